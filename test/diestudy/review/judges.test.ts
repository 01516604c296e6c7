import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  judgesAgreement,
  judgesForFile,
  takenVerdicts,
  type NewVerdict,
  type SavedVerdict,
} from "../../../src/lib/diestudy/index";
import { disputesToTell, agreementInWords } from "../../../src/lib/diestudy/review/judges-words";
import { verdictsInForce } from "../../../src/lib/diestudy/review/judges";
import { cohenKappa, fleissKappa } from "../../../src/lib/metrics/index";

const SIGNS = { "=": "same", "#": "different", "?": "unsure", x: "withdrawn" } as const;

/** Rows as `Ada: a=b` says them; a name may be left out. */
const rows = (...words: string[]): NewVerdict[] =>
  words.map((word) => {
    const [, by, a, sign, b] = /^([^:]*): ?(\w+)([=#?x])(\w+)$/.exec(word)!;
    return { side: "obverse", a, b, verdict: SIGNS[sign as keyof typeof SIGNS], by, at: "" };
  });
const inForce = (...words: string[]) => verdictsInForce(rows(...words));
const taken = (...words: string[]) =>
  takenVerdicts(inForce(...words)).map(
    ({ a, b, verdict, disputed }) => `${a} ${b} ${disputed ? "disputed " : ""}${verdict}`,
  );

describe("verdicts of several judges", () => {
  it("are all kept: the last of each judge holds, whoever else judges the pair", () => {
    const held = inForce("Ada: a=b", "Bo: a#b", "Ada: b?a", "bo : c=d").map(
      ({ by, verdict }) => `${by} ${verdict}`,
    );
    expect(held).toEqual(["Bo different", "Ada unsure", "bo  same"]);
  });

  it("are taken back by their own judge only, and one without a name is replaced by anybody's", () => {
    const nothing: number[] = [];
    const held = verdictsInForce(
      rows("Ada: a=b", "Bo: axb", "Bo: c=d", "BO: dxc", ": e=f", "Ada: e#f"),
      (_, place) => nothing.push(place),
    );
    expect(held.map(({ by, verdict }) => [by, verdict])).toEqual([
      ["Ada", "same"],
      ["Ada", "different"],
    ]);
    expect(nothing).toEqual([1]);
  });

  it("make a dispute where they differ; who cannot tell takes no part", () => {
    expect(taken("Ada: a=b", "Bo: b#a", "Ada: c=d", "Bo: c?d", "Ada: e?f", "Bo: e?f")).toEqual([
      "b a disputed unsure",
      "c d same",
      "e f unsure",
    ]);
  });

  it("are settled by a later verdict that most judges share, never by the dissent itself", () => {
    expect(taken("Ada: a=b", "Bo: a#b", "Cy: a=b")).toEqual(["a b same"]);
    expect(taken("Ada: a=b", "Bo: a=b", "Cy: a#b")).toEqual(["a b disputed unsure"]);
    expect(taken("Ada: a=b", "Bo: a=b", "Cy: a#b", "Ada: a=b")).toEqual(["a b same"]);
    expect(taken("Ada: a=b", "Bo: a#b", "Ada: a=b")).toEqual(["a b disputed unsure"]);
    expect(taken("Ada: a=b", "Bo: a#b", "Bo: a=b")).toEqual(["a b same"]);
    expect(taken("Ada: a=b", "Bo: a#b", "Bo: axb")).toEqual(["a b same"]);
  });

  it("are disputed on every pair of a circle that cannot all be right, unless one judge gave them all", () => {
    expect(taken("Ada: a=b", "Ada: b=c", "Bo: a#c", "Bo: d#e")).toEqual([
      "a b disputed unsure",
      "b c disputed unsure",
      "a c disputed unsure",
      "d e different",
    ]);
    expect(taken("Ada: a=b", "Ada: b=c", "Ada: a#c", "Bo: d=e")).toEqual([
      "a b same",
      "b c same",
      "a c different",
      "d e same",
    ]);
  });

  it("are told where they differ, by name", () => {
    const [told, ...more] = disputesToTell(
      takenVerdicts(inForce("Ada: a=b", ": a#b", "Bo: c=d", "Bo: d=e", "Ada: c#e")),
    );
    expect(more).toEqual([]);
    expect(told).toMatch(/judges differ on 4 pairs, which count as unsure/);
    expect(told).toContain("a and b, obverse: Ada same, nobody named different");
    expect(told).toContain("cannot be right together with");
    expect(disputesToTell(takenVerdicts(inForce("Ada: a=b", "Bo: a=b")))).toEqual([]);
  });
});

const judged = fc.array(
  fc.record({
    side: fc.constantFrom("obverse" as const, "reverse" as const),
    a: fc.constantFrom("1", "2", "3"),
    b: fc.constantFrom("4", "5", "1b"),
    verdict: fc.constantFrom("same", "different", "unsure", "withdrawn"),
    by: fc.constantFrom("Ada", "Bo", "Cy"),
    at: fc.constant(""),
  }),
  { maxLength: 40 },
) as fc.Arbitrary<NewVerdict[]>;

describe("whatever judges say", () => {
  it("a row of one changes nothing of what others said", () =>
    fc.assert(
      fc.property(judged, (all) => {
        const of = (by: string, list: readonly SavedVerdict[]) =>
          list.filter((one) => one.by === by);
        for (const by of ["Ada", "Bo", "Cy"])
          expect(of(by, verdictsInForce(all))).toEqual(
            verdictsInForce(all.filter((row) => row.by === by)),
          );
      }),
    ));

  it("what is taken never contradicts itself across judges, and a dispute is always unsure", () =>
    fc.assert(
      fc.property(judged, (all) => {
        const found = takenVerdicts(verdictsInForce(all));
        for (const { disputed, verdict, said } of found) {
          if (disputed) expect(verdict).toBe("unsure");
          else if (verdict !== "unsure")
            expect(said.some((own) => own.verdict === verdict)).toBe(true);
        }
        // taking in its own answer again changes nothing
        const again = takenVerdicts(found.map((one) => ({ ...one, by: "all" })));
        expect(again.map(({ verdict }) => verdict)).toEqual(found.map(({ verdict }) => verdict));
      }),
    ));
});

describe("the agreement of judges", () => {
  it("is Cohen's kappa of two, over the pairs that both judged", () => {
    const said = inForce(
      ...["Ada: a=b", "Bo: b=a", "Ada: c#d", "Bo: c=d", "Ada: e#f", "Bo: e#f", "Ada: g=h"],
      ...["Ada: i?j", "Bo: i?j", ": a#z"],
    );
    const found = judgesAgreement(said)!;
    expect(found).toMatchObject({
      judges: ["Ada", "Bo"],
      statistic: "cohen",
      pairs: 4,
      verdicts: { Ada: 5, Bo: 4 },
      pairwise: [],
    });
    expect(found.kappa.value).toBeCloseTo(
      cohenKappa(
        ["same", "different", "different", "unsure"],
        ["same", "same", "different", "unsure"],
      ),
      12,
    );
    expect(found.share.value).toBe(0.75);
  });

  it("is Fleiss' kappa of more, with Cohen's of each two, and an interval that holds it", () => {
    const pairs = Array.from({ length: 30 }, (_, i) => [`p${i}`, `q${i % 7}`]);
    const sign = (i: number, judge: number) => "=#?"[(i % 3) + ((i + judge) % 5 === 0 ? 1 : 0)];
    const said = inForce(
      ...pairs.flatMap(([a, b], i) =>
        ["Ada", "Bo", "Cy"].map((by, judge) => `${by}: ${a}${sign(i, judge) ?? "="}${b}`),
      ),
    );
    const found = judgesAgreement(said, { resamples: 200 })!;
    expect(found.statistic).toBe("fleiss");
    expect(found.pairs).toBe(30);
    const answers = pairs.map(([a]) => said.filter((one) => one.a === a).map((one) => one.verdict));
    expect(found.kappa.value).toBeCloseTo(fleissKappa(answers), 12);
    expect(found.kappa.low).toBeLessThan(found.kappa.value);
    expect(found.kappa.high).toBeGreaterThan(found.kappa.value);
    expect(found.pairwise.map(({ judges, statistic }) => [...judges, statistic])).toEqual([
      ["Ada", "Bo", "cohen"],
      ["Ada", "Cy", "cohen"],
      ["Bo", "Cy", "cohen"],
    ]);
    expect(agreementInWords(found)[0]).toMatch(
      /^Ada, Bo and Cy all judged 30 pairs and agree on 0\.\d\d \[.*\] of them; Fleiss' kappa 0\.\d\d \[/,
    );
  });

  it("is not known of one judge, of no common pair, or where every verdict is the same", () => {
    expect(judgesAgreement(inForce("Ada: a=b", ": c=d", "ada: e=f"))).toBeNull();
    const apart = judgesAgreement(inForce("Ada: a=b", "Bo: c=d"))!;
    expect(agreementInWords(apart)[0]).toBe(
      "Ada and Bo both judged no pair, so their agreement is not known.",
    );
    const alike = judgesForFile(inForce("Ada: a=b", "Bo: a=b", "Ada: c=d", "Bo: c=d"));
    expect(JSON.parse(JSON.stringify(alike))).toMatchObject({
      agreement: { pairs: 2, kappa: { value: null }, share: { value: 1 } },
      disputes: [],
    });
    expect(agreementInWords(alike.agreement!)[0]).toMatch(/kappa – \(every verdict is the same\)/);
  });
});
