import type { DieNode, LinkEdge, LinkGraph } from "./link-graph";

/**
 * A graph as networkx writes it (`node_link_data`) and reads it: `node_link_graph(data,
 * edges="edges")`.
 */
export interface NodeLink {
  directed: false;
  multigraph: false;
  graph: Record<string, never>;
  nodes: (DieNode & { id: string })[];
  edges: (LinkEdge & { source: string; target: string })[];
}

export function nodeLink(graph: LinkGraph): NodeLink {
  return {
    directed: false,
    multigraph: false,
    graph: {},
    nodes: graph.mapNodes((id, node) => ({ id, ...node })),
    edges: graph.mapEdges((_, edge, source, target) => ({ source, target, ...edge })),
  };
}
