import { describe, expect, it } from "vitest";
import type { DieStudy, SavedVerdict } from "../../src/lib/diestudy/index";
import { judgesSection } from "../../src/lib/report/die-study/judges-section";
import { html } from "../../src/lib/report/pages/html";

const said = (by: string, a: string, b: string, verdict: SavedVerdict["verdict"]) =>
  ({ side: "obverse", a, b, verdict, by, at: "" }) as const;
const shown: string[] = [];
const photographs = {
  source: () => undefined,
  of(coin: string) {
    shown.push(coin);
    return html``;
  },
};
const section = (judgements: SavedVerdict[]) =>
  judgesSection({ judgements } as unknown as DieStudy, photographs)?.markup ?? null;

describe("the judges of a study's report", () => {
  it("are told with their agreement, and each dispute with its photographs", () => {
    const text = section([
      said("Ada", "1", "2", "same"),
      said("Bo & Co", "1", "2", "different"),
      said("Ada", "3", "4", "different"),
      said("Bo & Co", "3", "4", "different"),
    ])!;
    expect(text).toContain("Ada: 2 verdicts; Bo &amp; Co: 2 verdicts.");
    expect(text).toContain("both judged 2 pairs and agree on 0.50");
    expect(text).toMatch(/Cohen\S+s kappa 0\.00/);
    expect(text).toContain("1 pair is in dispute and counts as unsure");
    expect(text).toContain("1 and 2, obverse: Ada same, Bo &amp; Co different");
    expect(shown).toEqual(["1", "2"]);
  });

  it("are left out where one person judged", () => {
    expect(section([said("Ada", "1", "2", "same"), said("", "3", "4", "same")])).toBeNull();
  });
});
