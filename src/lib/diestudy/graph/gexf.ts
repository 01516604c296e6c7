import { findAttributes, type LinkGraph } from "./link-graph";
import { xmlText } from "./xml-text";

const NODE = { side: "string", coins: "integer", chain: "integer" } as const;

/**
 * The graph of die links as GEXF 1.2, which Gephi and networkx read. Names of coins are separated
 * by semicolons.
 */
export function gexf(graph: LinkGraph): string {
  const attributes = {
    ...NODE,
    ...Object.fromEntries(findAttributes(graph).map((name) => [name, "string"])),
  };
  const value = (name: string, text: unknown) =>
    `<attvalue for="${name}" value="${xmlText(String(text))}"/>`;
  const nodes = graph.mapNodes(
    (id, node) =>
      `<node id="${xmlText(id)}" label="${xmlText(node.die)}"><attvalues>${Object.keys(attributes)
        .map((key) => value(key, node[key]))
        .join("")}</attvalues></node>`,
  );
  const edges = graph.mapEdges(
    (_, { coins, weight }, a, b) =>
      `<edge id="${xmlText(`${a} – ${b}`)}" source="${xmlText(a)}" target="${xmlText(b)}" weight="${weight}"><attvalues>${value("names", coins.join("; "))}</attvalues></edge>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<graph mode="static" defaultedgetype="undirected">
<attributes class="node">${Object.entries(attributes)
    .map(([key, type]) => `<attribute id="${key}" title="${key}" type="${type}"/>`)
    .join("")}</attributes>
<attributes class="edge"><attribute id="names" title="coins" type="string"/></attributes>
<nodes>
${nodes.join("\n")}
</nodes>
<edges>
${edges.join("\n")}
</edges>
</graph>
</gexf>
`;
}
