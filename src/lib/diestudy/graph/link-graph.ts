import { UndirectedGraph } from "graphology";
import { dieComponents, type CoinDies } from "../../data/index";
import type { Side } from "../../coins/index";

export interface DieNode {
  [key: string]: unknown;
  die: string;
  side: Side;
  /** Coins it struck. */
  coins: number;
  /** The die chain it belongs to: 1 has most coins. */
  chain: number;
}

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
 */
export function linkGraph(coins: readonly CoinDies[]): LinkGraph {
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
  return graph;
}
