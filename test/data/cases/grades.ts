import type { Case } from "./case";
import { sheetCase, type Dies, type Sheet } from "./sheets";
import { lines, ties, type Row } from "./tables";

const SIX = ties();
const KIND = "grades-of-condition";

/** Grades of condition as collectors of one country write them, and what stands over them. */
const GRADES: Record<string, [string, string]> = {
  english: ["Grade", "VF|EF|F|VF|aVF|gVF"],
  slabs: ["NGC", "MS63|MS64|AU58|XF45|MS63|VF20"],
  german: ["Erhaltung", "ss|vz|ss-vz|s|ss|vz"],
  french: ["Qualité", "TTB|TB|SUP|TTB+|TTB/SUP|TTB"],
  "french-points": ["Qualité", "TTB45|TTB 48|SUP 55|TB 25|TTB 45|TTB 45"],
  italian: ["Conservazione", "BB|BB|SPL|MB|BB/SPL|B"],
  spanish: ["Conservación", "MBC|EBC|BC+|MBC-|MBC|SC"],
  dutch: ["Kwaliteit", "ZF|PR|FR|ZF+|ZF|UNC"],
  czech: ["Stav", "1|1-|2|1+|1|2-"],
  "czech-sides": ["Stav", "1/1|1-/1|2/2|1/1-|1/1|2+/2"],
  polish: ["Stan zachowania", "II|III|III-|II+|II|IV"],
  hungarian: ["Tartás", "T2|T1-|T2-|T3|T2|T1-2"],
  "german-capitals": ["Erh.", "SS|VZ|S-SS|VZ-ST|SS|f.VZ"],
  "strike-and-surface": ["Grade", "Ch AU 5/5 4/5|XF 4/5 3/5|AU 5/5 5/5|VF|XF|VF*"],
  turkish: ["Kondisyon", "ÇT|ÇÇT|ÇT+|ÇİL|ÇT|ÇÇT"],
  axes: ["Axis", "6h|12h|3h|6h|12h|6h"],
  swedish: ["Kvalitet", "1+|1|1+|01|1+/01|1"],
};

const graded: Sheet[] = Object.entries(GRADES).flatMap(([name, [heading, said]]) => {
  const grades = said.split("|");
  const beside = (head: Row): Row[] => [
    ["Coin", ...head],
    ...SIX.map(([c, o, r], i): Row => [c, grades[i], o, r]),
  ];
  const one = { kind: KIND, right: SIX };
  return [
    {
      ...one,
      name: `${name}-beside-dies.csv`,
      content: lines(beside([heading, "Obverse die", "Reverse die"])),
    },
    { ...one, name: `${name}-no-header.csv`, content: lines(beside([]).slice(1)) },
    {
      kind: KIND,
      name: `${name}-under-sides.csv`,
      content: lines([
        ["Coin", "Obverse", "Reverse"],
        ...SIX.map(([c], i): Row => [c, grades[i], grades[5 - i]]),
      ]),
      refused: /no die codes|no die that can be used/,
    },
    {
      kind: KIND,
      name: `${name}-one-side.csv`,
      content: lines([
        ["Coin", "Obv.", "Rev. die"],
        ...SIX.map(([c, , r], i): Row => [c, grades[i], r]),
      ]),
      right: SIX.map(([c, , r]): Dies[number] => [c, null, r]),
      told: [/'Obv\.' holds (grades of condition and )?no die codes|taken as unknown/],
    },
  ];
});

/** Names of dies that could be grades, and are none. */
const DIES: Record<string, string[]> = {
  letters: ["A", "B", "C", "D", "E", "F"],
  "double-letters": ["AA", "BB", "CC", "AA", "BB", "CC"],
  "roman-numbers": ["I", "II", "III", "I", "II", "IV"],
  "letters-behind-numbers": ["1g", "1h", "2g", "2h", "1g", "2h"],
  "letters-of-mints": ["MS1", "MS2", "MS3", "F1", "F2", "F12"],
};
const dies: Sheet[] = Object.entries(DIES).map(([name, said]) => {
  const right = SIX.map(([c, , r], i): Dies[number] => [c, said[i], r]);
  return {
    kind: KIND,
    name: `dies-${name}.csv`,
    content: lines([["Coin", "Obverse die", "Reverse die"], ...right]),
    right,
  };
});

const dates: Sheet[] = ["1.II", "1. II", "1.II."].map((said) => ({
  kind: KIND,
  name: `roman-${said}.csv`,
  content: lines([
    ["Coin", "Obverse die", "Reverse die"],
    ...SIX.map(([c, , r], i): Row => [c, i < 3 ? said : "2.III", r]),
  ]),
  right: SIX.map(([c, , r]): Dies[number] => [c, null, r]),
  told: [/B2: '1\..*' is marked as doubtful \(a number and a Roman number\); taken as unknown/],
}));

/** Grades of condition, which look like dies. */
export const GRADED: Case[] = [...graded, ...dies, ...dates].map(sheetCase);
