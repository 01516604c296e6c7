import { describe, expect, it } from "vitest";
import { dieComponents } from "../../src/lib/data/index";
import { gexf } from "../../src/lib/diestudy/graph/gexf";
import { graphml } from "../../src/lib/diestudy/graph/graphml";
import { linkGraph } from "../../src/lib/diestudy/graph/link-graph";
import { nodeLink } from "../../src/lib/diestudy/graph/node-link";
import { coinsOf, STUDIES } from "./studies";

describe("linkGraph", () => {
  it("joins the dies that struck a coin together, and keeps dies of both sides apart that have one name", () => {
    const graph = linkGraph(coinsOf("a 1 1", "b 1 1", "c 1 2", "d ? 2", "e 3 ?"));
    expect([...graph.nodes()].sort()).toEqual(["obverse 1", "obverse 3", "reverse 1", "reverse 2"]);
    expect(graph.getEdgeAttributes("obverse 1", "reverse 1")).toEqual({
      coins: ["a", "b"],
      weight: 2,
    });
    expect(graph.getNodeAttributes("reverse 2")).toEqual({
      die: "2",
      side: "reverse",
      coins: 2,
      chain: 1,
    });
    expect(graph.getNodeAttribute("obverse 3", "chain")).toBe(2);
    expect(graph.size).toBe(2);
  });

  it("has as many chains as the die graph has components", () => {
    const coins = STUDIES["an issue"];
    const chains = new Set(linkGraph(coins).mapNodes((_, { chain }) => chain));
    expect(chains.size).toBe(dieComponents(coins).sizes.length);
  });
});

describe("graph files", () => {
  const graph = linkGraph(coinsOf('a&b 1 "x"', "c\u0002 1 <y>", "d 2 <y>"));

  it("are as networkx read them when last tried", async () => {
    const issue = linkGraph(STUDIES["an issue"]);
    await expect(gexf(issue)).toMatchFileSnapshot("graphs/an issue.gexf");
    await expect(graphml(issue)).toMatchFileSnapshot("graphs/an issue.graphml");
    await expect(`${JSON.stringify(nodeLink(issue), null, 1)}\n`).toMatchFileSnapshot(
      "graphs/an issue.json",
    );
  });

  it("escape what XML cannot hold", () => {
    for (const text of [gexf(graph), graphml(graph)]) {
      expect(text).toContain("a&amp;b");
      expect(text).toContain("&lt;y&gt;");
      // eslint-disable-next-line no-control-regex
      expect(text).not.toMatch(/\u0002|<y>/);
    }
  });
});
