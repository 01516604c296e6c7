import type { LinkGraph } from "./link-graph";
import { xmlText } from "./xml-text";

const KEYS = [
  ["label", "node", "string"],
  ["side", "node", "string"],
  ["coins", "node", "int"],
  ["chain", "node", "int"],
  ["names", "edge", "string"],
  ["weight", "edge", "int"],
] as const;

/**
 * The graph of die links as GraphML, which Gephi, yEd and networkx read. Names of coins are
 * separated by semicolons.
 */
export function graphml(graph: LinkGraph): string {
  const data = (key: string, text: unknown) => `<data key="${key}">${xmlText(String(text))}</data>`;
  const nodes = graph.mapNodes(
    (id, { die, side, coins, chain }) =>
      `<node id="${xmlText(id)}">${data("label", die)}${data("side", side)}${data("coins", coins)}${data("chain", chain)}</node>`,
  );
  const edges = graph.mapEdges(
    (_, { coins, weight }, a, b) =>
      `<edge source="${xmlText(a)}" target="${xmlText(b)}">${data("names", coins.join("; "))}${data("weight", weight)}</edge>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${KEYS.map(([id, of, type]) => `<key id="${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>`).join("\n")}
<graph edgedefault="undirected">
${[...nodes, ...edges].join("\n")}
</graph>
</graphml>
`;
}
