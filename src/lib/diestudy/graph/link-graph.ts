import { UndirectedGraph } from "graphology";
import { dieComponents, type CoinDies, type CoinFinds } from "../../data/index";
import type { Side } from "../../coins/index";
import { countsInWords, findsByDie } from "../finds/finds-by-die";

export interface DieNode {
  [key: string]: unknown;
  die: string;
  side: Side;
  /** Coins it struck. */
  coins: number;
  /** The die chain it belongs to: 1 has most coins. */
  chain: number;
  /**
   * Findspots, hoards and dates of its coins with their numbers, as text; left out where no coin of
   * any die has one.
   */
  findspots?: string;
  hoards?: string;
  dates?: string;
}

/** Attributes of nodes that a graph may lack, each a text. */
export const FIND_ATTRIBUTES = { findspot: "findspots", hoard: "hoards", date: "dates" } as const;

export interface LinkEdge {
  [key: string]: unknown;
  /** Names of the coins that both dies struck. */
  coins: string[];
  weight: number;
}

export type LinkGraph = UndirectedGraph<DieNode, LinkEdge>;

/** Both sides may call a die by the same name. */
export const nodeOf = (side: Side, die: string) => `${side} ${die}`;

/**
 * The graph of die links: dies are nodes; two are joined where they struck a coin together. Its
 * connected parts are the die chains. A coin of which one die is not known counts for the other
 * die, and joins nothing.
 *
 * @param finds findspots, hoards and dates of coins, which dies are given as attributes
 */
export function linkGraph(
  coins: readonly CoinDies[],
  finds: ReadonlyMap<string, CoinFinds> = new Map(),
): LinkGraph {
  const graph: LinkGraph = new UndirectedGraph<DieNode, LinkEdge>();
  const { component } = dieComponents(coins);
  const add = (side: Side, die: string | null, chain: number) => {
    if (die === null) return;
    const node = nodeOf(side, die);
    if (graph.hasNode(node)) graph.updateNodeAttribute(node, "coins", (count) => (count ?? 0) + 1);
    else graph.addNode(node, { die, side, coins: 1, chain });
  };
  coins.forEach(({ name, obverseDie, reverseDie }, i) => {
    add("obverse", obverseDie, component[i] + 1);
    add("reverse", reverseDie, component[i] + 1);
    if (obverseDie === null || reverseDie === null) return;
    const ends = [nodeOf("obverse", obverseDie), nodeOf("reverse", reverseDie)] as const;
    if (graph.hasEdge(...ends))
      graph.updateEdgeAttributes(...ends, ({ coins: own }) => ({
        coins: [...own, name],
        weight: own.length + 1,
      }));
    else graph.addEdge(...ends, { coins: [name], weight: 1 });
  });
  const dies = findsByDie(coins, finds);
  for (const [kind, attribute] of Object.entries(FIND_ATTRIBUTES) as [keyof CoinFinds, string][])
    if (dies.some(({ counts }) => counts[kind].length > 0))
      for (const { side, die, counts } of dies)
        graph.setNodeAttribute(nodeOf(side, die), attribute, countsInWords(counts[kind]));
  return graph;
}

/** Those of `FIND_ATTRIBUTES` that a graph's nodes have. */
export const findAttributes = (graph: LinkGraph): string[] =>
  Object.values(FIND_ATTRIBUTES).filter((name) => graph.someNode((_, node) => name in node));
