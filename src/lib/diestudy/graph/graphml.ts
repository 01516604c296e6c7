import { findAttributes, type LinkGraph } from "./link-graph";
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
  const finds = findAttributes(graph);
  const keys = [...KEYS, ...finds.map((name) => [name, "node", "string"] as const)];
  const data = (key: string, text: unknown) => `<data key="${key}">${xmlText(String(text))}</data>`;
  const nodes = graph.mapNodes(
    (id, node) =>
      `<node id="${xmlText(id)}">${data("label", node.die)}${["side", "coins", "chain", ...finds].map((key) => data(key, node[key])).join("")}</node>`,
  );
  const edges = graph.mapEdges(
    (_, { coins, weight }, a, b) =>
      `<edge source="${xmlText(a)}" target="${xmlText(b)}">${data("names", coins.join("; "))}${data("weight", weight)}</edge>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys.map(([id, of, type]) => `<key id="${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>`).join("\n")}
<graph edgedefault="undirected">
${[...nodes, ...edges].join("\n")}
</graph>
</graphml>
`;
}
