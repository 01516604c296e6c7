import type { Case } from "./case";
import { sheetCase, type Dies, type Sheet } from "./sheets";
import { lines, ties, workbook, type Row } from "./tables";

const SIX = ties();
const HEAD = ["Coin", "Obverse die", "Reverse die"];
const O = ["O1", "O2", "O3"];
const R = ["R1", "R2"];
type Named = Omit<Sheet, "kind">;

/** Coins of each die, and of each pair of dies. */
const coinsWith = (has: (tie: string[]) => boolean) => SIX.filter(has).map(([coin]) => coin);
const perDie = [
  ...O.map((die): [string, string[]] => [die, coinsWith((tie) => tie[1] === die)]),
  ...R.map((die): [string, string[]] => [die, coinsWith((tie) => tie[2] === die)]),
];
const pairs = [...new Set(SIX.map(([, o, r]) => `${o} ${r}`))].map((pair) => {
  const [o, r] = pair.split(" ");
  return { o, r, coins: coinsWith((tie) => tie[1] === o && tie[2] === r) };
});
const range = (coins: string[]) => `${coins[0]}-${coins.at(-1)}`;
const without = (index: number, side: 1 | 2): Dies =>
  SIX.map((tie, i): Dies[number] =>
    i === index ? [tie[0], side === 1 ? null : tie[1], side === 2 ? null : tie[2]] : tie,
  );

const SIDES: Record<string, [Row, string, string]> = {
  english: [["coin", "side", "die"], "obverse", "reverse"],
  letters: [["Coin", "Side", "Die no."], "O", "R"],
  german: [["Münze", "Seite", "Stempel"], "Vs.", "Rs."],
  french: [["Monnaie", "Face", "Coin"], "droit", "revers"],
  italian: [["Moneta", "Lato", "Conio"], "D/", "R/"],
  russian: [["Монета", "Сторона", "Штемпель"], "аверс", "реверс"],
};
const sideTold = [/says a side in each row: the rows of one coin were put together/];
const sideRows: Named[] = [
  ...Object.entries(SIDES).map(([name, [head, o, r]]) => ({
    name: `${name}.csv`,
    content: lines([
      head,
      ...SIX.flatMap(([c, a, b]): Row[] => [
        [c, o, a],
        [c, r, b],
      ]),
    ]),
    right: SIX,
    told: sideTold,
  })),
  {
    name: "coin-said-once.csv",
    content: lines([
      ["Coin", "Side", "Die"],
      ...SIX.flatMap(([c, a, b]): Row[] => [
        [c, "obv", a],
        ["", "rev", b],
      ]),
    ]),
    right: SIX,
    told: sideTold,
  },
  {
    name: "contradiction.csv",
    content: lines([
      ["Coin", "Side", "Die"],
      ...SIX.flatMap(([c, a, b]): Row[] => [
        [c, "obv", a],
        [c, "rev", b],
      ]),
      ["001", "obv", "O9"],
    ]),
    right: without(0, 1),
    told: [/C14: 'O1 \| O9' is marked as doubtful/],
  },
  {
    name: "a-doubtful-side.csv",
    content: lines([
      ["Photo", "Side", "Die"],
      ...SIX.flatMap(([c, a, b], i): Row[] => [
        [`${c}.jpg`, i === 1 ? "obv?" : "obv", a],
        [`${c}.jpg`, "rev", b],
      ]),
    ]),
    right: without(1, 1),
    told: [/C4: 'O1\?' is marked as doubtful/],
  },
  {
    name: "links-to-other-coins.csv",
    content: lines([
      ["Coin", "Obverse linked to", "Reverse linked to"],
      ["001", "002", "002"],
      ["002", "001", "001"],
      ["003", "004", "005"],
    ]),
    refused: /--columns/,
  },
  {
    name: "pairs-of-coins.csv",
    content: lines([
      ["coin1", "coin2", "same obverse"],
      ["001", "002", "1"],
      ["003", "004", "1"],
      ["001", "003", "0"],
    ]),
    refused: /each row is a pair of coins/,
  },
  {
    name: "side-of-something-else.csv",
    content: lines([
      [...HEAD, "Flaw side"],
      ...SIX.map((tie, i): Row => [...tie, i % 2 ? "obverse" : "reverse"]),
    ]),
    right: SIX,
  },
  {
    name: "a-sheet-a-die.xlsx",
    content: workbook(
      Object.fromEntries(
        O.map((die) => [
          die,
          [["Coin", "Rev. die"], ...SIX.filter((t) => t[1] === die).map(([c, , r]): Row => [c, r])],
        ]),
      ),
    ),
    right: SIX.map(([c, , r]): Dies[number] => [c, null, r]),
    told: [/the sheet is called 'O1', which looks like a die, and has no column of obverse dies/],
  },
  {
    name: "a-sheet-a-side.xlsx",
    content: workbook({
      Vorderseiten: [["Münze", "Stempel"], ...SIX.map(([c, o]): Row => [c, o])],
      Rückseiten: [["Münze", "Stempel"], ...SIX.map(([c, , r]): Row => [c, r])],
    }),
    right: SIX,
    told: [/'Stempel' names no side; read as the reverse die, as the sheet is called/],
  },
];

const matrix = (mark: string, no = "", head: Row = [...O, ...R]) =>
  lines([
    ["Coin", ...head],
    ...SIX.map(([c, o, r]): Row => [
      c,
      ...[...O, ...R].map((d) => (d === o || d === r ? mark : no)),
    ]),
  ]);
const marksTold = [/one column a die, with marks: .* is read as obverse die O?1/];
const markTables: Named[] = [
  ...["x", "✓", "•", "+"].map((mark) => ({
    name: `marked-${mark}.csv`,
    content: matrix(mark),
    right: SIX,
    told: marksTold,
  })),
  { name: "zeros-and-ones.csv", content: matrix("1", "0"), right: SIX, told: marksTold },
  {
    name: "words-over-the-dies.csv",
    content: matrix("x", "", ["Vs. 1", "Vs. 2", "Vs. 3", "Rs. 1", "Rs. 2"]),
    right: SIX.map(([c, o, r]): Dies[number] => [c, o[1], r[1]]),
    told: marksTold,
  },
  {
    name: "two-marks-and-a-doubt.csv",
    content: lines([
      ["Coin", ...O, ...R],
      ...SIX.map(([c, o, r], i): Row => [
        c,
        ...[...O, ...R].map((d) =>
          d === o ? (i === 5 ? "?" : "x") : d === r || (i === 0 && d === "O2") ? "x" : "",
        ),
      ]),
    ]),
    right: SIX.map(([c, o, r], i): Dies[number] => [c, i === 0 || i === 5 ? null : o, r]),
    told: [/C2: 'O1 \| O2' is marked as doubtful/, /D7: 'O3\?' is marked as doubtful/],
  },
  {
    name: "counts-are-no-marks.csv",
    content: matrix("2"),
    refused: /no die that can be used[^]*'O1\?' is marked as doubtful/,
  },
  {
    name: "dies-of-unknown-sides.csv",
    content: matrix("x", "", ["D1", "D2", "D3", "E1", "E2"]),
    right: SIX.map(([c]): Dies[number] => [c, null, null]),
    told: [/'x' is no die's name; taken as unknown/],
  },
  {
    name: "one-row-a-die.csv",
    content: lines([
      ["Die", ...SIX.map(([c]) => c)],
      ...[...O, ...R].map((d): Row => [d, ...SIX.map((tie) => (tie.includes(d) ? "x" : ""))]),
    ]),
    right: SIX,
    told: [/one row a die, with marks/],
  },
  {
    name: "one-column-a-coin.csv",
    content: lines([
      ["Coin", ...SIX.map(([c]) => c)],
      ["Weight", ...SIX.map(() => "3.85")],
      ["Obverse die", ...SIX.map(([, o]) => (o === "O3" ? "O3?" : o))],
      ["Reverse die", ...SIX.map(([, , r]) => r)],
    ]),
    right: SIX.map(([c, o, r]): Dies[number] => [c, o === "O3" ? null : o, r]),
    told: [/one column a coin/, /F3: 'O3\?' is marked as doubtful/, /G3: 'O3\?'/],
  },
];

const LISTS: Record<string, (coins: string[]) => string> = {
  commas: (coins) => coins.join(", "),
  ranges: range,
  "zeros-lost": (coins) => coins.map(Number).join("; "),
  words: (coins) => coins.join(" and "),
};
const lists: Named[] = [
  ...Object.entries(LISTS).flatMap(([name, list]): Named[] => [
    {
      name: `die-${name}.csv`,
      content: lines([["Die", "Coins"], ...perDie.map(([d, coins]): Row => [d, list(coins)])]),
      right: SIX.map(([c, o, r]) => [name === "zeros-lost" ? String(Number(c)) : c, o, r]),
      told: [/lists the coins of a die: .* is read as 2 coins with obverse die O1/],
    },
    {
      name: `pair-${name}.csv`,
      content: lines([
        ["Obverse die", "Reverse die", "Coins"],
        ...pairs.map(({ o, r, coins }): Row => [o, r, list(coins)]),
      ]),
      right: SIX.map(([c, o, r]) => [name === "zeros-lost" ? String(Number(c)) : c, o, r]),
      told: [/2 coins/],
    },
  ]),
  {
    name: "cross-table.csv",
    content: lines([
      ["", ...R],
      ...O.map((o): Row => [
        o,
        ...R.map((r) => coinsWith((tie) => tie[1] === o && tie[2] === r).join(", ")),
      ]),
    ]),
    right: SIX,
    told: [/one row for each obverse die and one column for each reverse die/],
  },
  {
    name: "a-coin-of-two-dies.csv",
    content: lines([
      ["Die", "Coins"],
      ["O1", "001, 002"],
      ["O2", "002-004"],
      ["O3", "005, 006"],
      ["R1", "1-3"],
      ["R2", "4-6"],
    ]),
    right: without(1, 1),
    told: [/A3: 'O1 \| O2' is marked as doubtful/],
  },
  {
    name: "under-words-for-sides.csv",
    content: lines([
      ["Die", "Coins"],
      ["Obverse", ""],
      ["1", "1, 2"],
      ["2", "3, 4"],
      ["3", "5, 6"],
      ["Reverse", ""],
      ["1", "1-3"],
      ["2", "4-6"],
    ]),
    right: SIX.map(([c, o, r]): Dies[number] => [String(Number(c)), o[1], r[1]]),
    told: [/'1, 2' beside '1' is read as 2 coins with obverse die 1/],
  },
  {
    name: "two-lists-side-by-side.csv",
    content: lines([
      ["Obverse die", "Coins", "Reverse die", "Coins"],
      ["O1", "001, 002", "R1", "001-003"],
      ["O2", "003, 004", "R2", "004-006"],
      ["O3", "005, 006", "", ""],
    ]),
    right: SIX,
    told: [/lists the coins of a die/],
  },
  {
    name: "one-column-a-die.csv",
    content: lines([
      ["O1", "O2", "O3", "R1", "R2"],
      ["001", "003", "005", "001", "004"],
      ["002", "004", "006", "002", "005"],
      ["", "", "", "003", "006"],
    ]),
    right: [0, 2, 4, 3, 1, 5].map((i) => SIX[i]),
    told: [/one column a die with its coins/],
  },
  {
    name: "a-doubtful-and-an-illegible-die.csv",
    content: lines([
      ["Die", "Coins"],
      ["O1?", "1, 2"],
      ["illegible", "3, 4"],
      ["O3", "5, 6"],
      ["R1", "1-3"],
      ["R2", "4-6"],
    ]),
    right: [0, 1, 4, 5, 2, 3]
      .map((i) => SIX[i])
      .map(([c, o, r]): Dies[number] => [String(Number(c)), o === "O3" ? o : null, r]),
    told: [/A2: 'O1\?' is marked as doubtful/],
  },
  {
    name: "names-with-commas.csv",
    photographs: ["Paris, 12.jpg", "Paris, 13.jpg"],
    content: lines([
      ["Obverse die", "Reverse die", "Coin"],
      ["O1", "R1", "Paris, 12"],
      ["O1", "R2", "Paris, 13"],
    ]),
    right: [
      ["Paris, 12", "O1", "R1"],
      ["Paris, 13", "O1", "R2"],
    ],
  },
];

/** The rows of coins with a row above the first of each group. */
const grouped = (caption: (o: string, r: string) => Row, row: (tie: string[]) => Row): Row[] =>
  SIX.flatMap((tie, i) => {
    const above = caption(tie[1], tie[2]);
    const before = i > 0 ? caption(SIX[i - 1][1], SIX[i - 1][2]) : [];
    return above.join() === before.join() ? [row(tie)] : [above, row(tie)];
  });
const behind = (form: (c: string, o: string, r: string) => string) =>
  lines([["Coin", "Weight"], ...SIX.map(([c, o, r]): Row => [form(c, o, r), "3.85"])]);
const captioned: Named[] = [
  {
    name: "pairs.csv",
    content: lines([
      ["Coin", "Weight"],
      ...grouped(
        (o, r) => [`Dies ${o} / ${r}`, ""],
        ([c]) => [c, "3.85"],
      ),
    ]),
    right: SIX,
    told: [/4 rows are captions .*'Dies O1 \/ R1' is read as obverse die O1, reverse die R1/],
  },
  {
    name: "one-side.csv",
    content: lines([
      ["Münze", "Rs."],
      ...grouped(
        (o) => [`Vs.-Stempel ${o}`, ""],
        ([c, , r]) => [c, r],
      ),
    ]),
    right: SIX,
    told: [/3 rows are captions .*'Vs\.-Stempel O1' is read as obverse die O1/],
  },
  {
    name: "both-sides-apart.csv",
    content: lines([
      ["Coin"],
      ["Obverse die 1"],
      ["Reverse die 1"],
      ["001"],
      ["002"],
      ["Obverse die 2"],
      ["Reverse die 1"],
      ["003"],
      ["Reverse die 2"],
      ["004"],
      ["Obverse die 3"],
      ["005"],
      ["006"],
    ]),
    right: [
      ["001", "1", "1"],
      ["002", "1", "1"],
      ["003", "2", "1"],
      ["004", "2", "2"],
      ["005", "3", null],
      ["006", "3", null],
    ],
    told: [/6 rows are captions/],
  },
  ...["illegible", "O2?/R1", "Dies unknown"].map((caption) => ({
    name: `${caption.replaceAll(/\W/g, "-")}-among-them.csv`,
    content: lines(
      ["Coin", "O1/R1", "001", "002", caption, "003", "O2/R2", "004", "O3/R2", "005", "006"].map(
        (text): Row => [text],
      ),
    ),
    right: SIX.map(([c, o, r]): Dies[number] => (c === "003" ? [c, null, null] : [c, o, r])),
    told: [/under '.*' \(row 5\) no die is known/],
  })),
  {
    name: "inventory-numbers-are-none.csv",
    content: lines([
      HEAD,
      ...SIX,
      ["BM12-CM34", "", ""],
      ["BM13-CM35", "", ""],
      ["BM14-CM36", "", ""],
    ]),
    photographs: ["001.jpg", "002.jpg"],
    right: SIX.slice(0, 2),
    told: [/coin 'BM12-CM34' has no photograph/],
  },
  ...[
    behind((c, o, r) => `${c} (${o}/${r})`),
    behind((c, o, r) => `${c} [${o}-${r}]`),
    behind((c, o, r) => `${c}: ${o}/${r}`),
    SIX.map((tie) => tie.join("  ")).join("\n"),
  ].map((content, i) => ({
    name: `behind-the-coin-${i}.csv`,
    content,
    right: SIX,
    told: [
      /the dies stand behind the coins: .* is read as coin 001, obverse die O1, reverse die R1/,
    ],
  })),
];

const DITTO = ["ditto", "dto.", "idem", "〃", '"', '-"-', "wie oben", "même"];
const same: Named[] = [
  ...DITTO.map((sign) => ({
    name: `${sign.replaceAll('"', "quote")}.csv`,
    content: lines([
      HEAD,
      ...SIX.map(([c, o, r], i): Row => [
        c,
        i > 0 && SIX[i - 1][1] === o ? sign : o,
        i > 0 && SIX[i - 1][2] === r ? sign : r,
      ]),
    ]),
    right: SIX,
    told: [/B3: .* is read as the obverse die above, O1; so are 2 more/],
  })),
  {
    name: "under-an-unknown-die.csv",
    content: lines([HEAD, ...SIX.map(([c, , r], i): Row => [c, i === 0 ? "?" : '"', r])]),
    right: SIX.map(([c, , r]): Dies[number] => [c, null, r]),
    told: [/B3: .* is read as the obverse die above, \?/],
  },
];

const noted: Named[] = [
  ...["O2 [new]", "O2 (neu)", "O2 (unpublished)", "O2 (note 3)"].map((said, i) => ({
    name: `note-${i}.csv`,
    content: lines([HEAD, ...SIX.map(([c, o, r], at): Row => [c, at === 2 ? said : o, r])]),
    right: SIX,
    told: [/B4: 'O2 .*' is read as 'O2', with a note behind it/],
  })),
  ...["O2*", "O2¹", "O2 (= Newell 4)", "O2†"].map((said, i) => ({
    name: `mark-${i}.csv`,
    content: lines([HEAD, ...SIX.map(([c, o, r], at): Row => [c, at === 2 ? said : o, r])]),
    right: without(2, 1),
    told: [/B4: 'O2.*' is marked as doubtful .*taken as unknown/],
  })),
  ...["No. ", "Stempel ", "droit "].map((word) => ({
    name: `${word.trim()}-throughout.csv`,
    content: lines([
      ["N°", "Droit", "Revers"],
      ...SIX.map(([c, o, r]): Row => [c, `${word}${o[1]}`, `revers ${r[1]}`]),
    ]),
    right: SIX.map(([c, o, r]): Dies[number] => [c, `${word}${o[1]}`, `revers ${r[1]}`]),
  })),
  {
    name: "numbered-columns.csv",
    content: lines([
      ["Coin", "Weight", "Obverse die", "Reverse die"],
      ["1", "2", "3", "4"],
      ...SIX.map(([c, o, r]): Row => [c, "3.85", o, r]),
    ]),
    right: SIX,
    told: [/A2: the columns are numbered here; row left out/],
  },
];

const heads = ["Face|Pile", "Head|Tail", "Kopf|Zahl", "Cara|Cruz", "Orzeł|Reszka"].map(
  (pair): Named => ({
    name: `${pair.replace("|", "-")}.csv`,
    content: lines([
      ["Nr.", ...pair.split("|")],
      ...SIX.map(([c, o, r]): Row => [c, o.replace("O", "A"), r.replace("R", "B")]),
    ]),
    right: SIX.map(([c, o, r]): Dies[number] => [c, o.replace("O", "A"), r.replace("R", "B")]),
  }),
);

const kind = (kind: string, sheets: readonly Named[]) =>
  sheets.map((one) => sheetCase({ kind, ...one }));

/** Sheets that are not of one row a coin with one column a side. */
export const FORMS: Case[] = [
  ...kind("a-row-a-side", sideRows),
  ...kind("dies-in-columns", markTables),
  ...kind("lists-of-coins", lists),
  ...kind("dies-as-captions", captioned),
  ...kind("same-as-above", same),
  ...kind("notes-behind-dies", noted),
  ...kind("heads-and-tails", heads),
];
