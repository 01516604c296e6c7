import { describe, expect, it } from "vitest";
import { hoverChart } from "../../src/lib/diestudy/index";
import { coinsOf, STUDIES } from "./studies";

describe("hoverChart", () => {
  it("shows every coin of a chain on its dies and its link, each photograph kept once", () => {
    const chart = hoverChart(STUDIES["two chains"], (coin, side) => `data:${coin}-${side}`);
    expect(chart.match(/<image /g)).toHaveLength(14);
    for (let coin = 1; coin <= 7; coin++) {
      const place = `#dies-obverse-${coin - 1}"`;
      expect(chart.split(place).length - 1).toBe(2); // on its obverse die's card and on its link's
    }
    expect(chart).toMatch(/aria-label="O2: 3, 4, 5"/);
    expect(chart).toMatch(/aria-label="O2 and R2: 3, 4"/);
    expect(chart).not.toMatch(/<script|onload/);
  });

  it("escapes names, does without photographs, and says how many coins share no die", () => {
    const chart = hoverChart([...coinsOf("<b>1 O1 R1", "2 O1 R1", "3 O3 R3")], () => undefined);
    expect(chart).not.toMatch(/<b>|<image/);
    expect(chart).toMatch(/O1: &lt;b&gt;1, 2/);
    expect(chart).toMatch(/1 coin shares no die/);
    expect(hoverChart([], () => undefined)).toMatch(/Every coin shares/);
  });
});
