import type { Case } from "./case";
import { sheetCase, type Dies, type Sheet } from "./sheets";
import { lines, ties, type Row } from "./tables";

const SIX = ties();
/** Dies whose letters say no side, so that only the headings can. */
const UNSAID: Dies = SIX.map(([c, o, r]) => [c, o.replace("O", "A"), r.replace("R", "B")]);

/** Coin, obverse die, reverse die, as people head them. */
const HEADS: Record<string, string> = {
  portuguese: "Moeda|Cunho do anverso|Cunho do reverso",
  polish: "Moneta|Stempel awersu|Stempel rewersu",
  "polish-short": "Lp.|Aw.|Rw.",
  turkish: "Sikke|Ön yüz kalıbı|Arka yüz kalıbı",
  "turkish-short": "Sikke No|ÖY|AY",
  russian: "Монета|Штемпель аверса|Штемпель реверса",
  "russian-sides": "№|Лицевая сторона|Оборотная сторона",
  "russian-short": "№ п/п|Л.с.|О.с.",
  czech: "Mince|Razidlo aversu|Razidlo reversu",
  "czech-short": "Č.|Líc|Rub",
  slovak: "Minca|Averz|Reverz",
  hungarian: "Érme|Előlapi verőtő|Hátlapi verőtő",
  romanian: "Monedă|Ștanță avers|Ștanță revers",
  swedish: "Mynt|Åtsidesstamp|Frånsidesstamp",
  danish: "Mønt|Forsidestempel|Bagsidestempel",
  norwegian: "Mynt|Advers|Revers",
  finnish: "Kolikko|Etusivu|Kääntöpuoli",
  croatian: "Novac|Kalup aversa|Kalup reversa",
  bulgarian: "Монета|Лице|Гръб",
  slovene: "Novec|Sprednja stran|Zadnja stran",
  greek: "Α/Α|Εμπρ.|Οπισθ.",
  catalan: "Moneda|Encuny d'anvers|Encuny de revers",
  arabic: "العملة|الوجه|الظهر",
  hebrew: "מטבע|פנים|גב",
  chinese: "编号|正面模|背面模",
  japanese: "番号|表|裏",
  "english-front": "Coin|Front|Back",
  "english-tools": "Coin|Anvil die|Punch die",
  "english-glued": "coin|odie|rdie",
  "french-reference": "Réf.|Coin d'avers|Coin de revers",
  "greek-letters": "Α/Α|Ε|Ο",
  "turkish-dies": "Sikke no|Ön kalıp no|Arka kalıp no",
  "russian-of-dies": "№|Штемпель л.с.|Штемпель о.с.",
  "russian-shortest": "Экз.|Шт. ав.|Шт. рев.",
  "swedish-short": "Föremål|Åts.|Fråns.",
  "czech-adjectives": "Inv. č.|Lícní razidlo|Rubní razidlo",
  "hungarian-short": "Ltsz.|El.|Ht.",
  "finnish-of-dies": "Nro|Meisti (etu)|Meisti (taka)",
  "danish-short": "Nr.|Fs. stempel|Bs. stempel",
  "japanese-of-dies": "コイン|表の型|裏の型",
  estonian: "Münt|Esikülje tempel|Tagakülje tempel",
  georgian: "მონეტა|ავერსი|რევერსი",
  armenian: "Դրամ|Դիմերես|Դարձերես",
};
const headings: Sheet[] = Object.entries(HEADS).flatMap(([name, words]) => {
  const [coin, obverse, reverse] = words.split("|");
  const one = { kind: "languages", right: UNSAID };
  return [
    { ...one, name: `${name}.csv`, content: lines([[coin, obverse, reverse], ...UNSAID]) },
    {
      ...one,
      name: `${name}-reverse-first.csv`,
      content: lines([[coin, reverse, obverse], ...UNSAID.map(([c, o, r]): Row => [c, r, o])]),
    },
  ];
});

/** Words and signs for a die that nobody can read. */
const MARKS: Record<string, string> = {
  signs: "??|—|–|xx|x x|n/a|#N/A|...|∅|(?)|!|0",
  english: "tbd|t.b.d.|worn|too worn|not visible|unreadable|missing|n.d.|none|no photo|see note",
  german: "unleserlich|unklar|nicht lesbar|nicht bestimmbar|abgenutzt|fehlt|k.A.|n. best.",
  french: "inc.|non lis.|illis.|indéterminé|usé|absent|hors flan|fruste|pas visible",
  iberian: "ilegible|ilegível|desconhecido|gastado|não visível|s/d|dudoso|indet.|frusto",
  italian: "illeggibile|non leggibile|ignoto|consunto|n.l.|fuori tondello",
  dutch: "onleesbaar|onbekend|versleten|niet leesbaar|nvt",
  slavic: "nieczytelny|nieznany|brak|неясно|нечитаемый|стерт|нет|nečitelný|neznámý|н/д|б/н",
  other: "okunmuyor|belirsiz|yok|olvashatatlan|ismeretlen|ilizibil|oläslig|okänd|saknas|ukendt",
};
const marks: Sheet[] = Object.entries(MARKS).map(([name, said]) => {
  const words = said.split("|").flatMap((word) => [word, word]);
  const dies: Dies = [...words, "O1", "O1", "O2"].map((die, i) => [
    `c${100 + i}`,
    i < words.length ? null : die,
    i % 2 ? "R1" : "R2",
  ]);
  return {
    kind: "marks-of-all-languages",
    name: `${name}.csv`,
    content: lines([
      ["Coin", "Obverse die", "Reverse die"],
      ...dies.map(([coin, die, reverse], i): Row => [coin, die ?? words[i], reverse]),
    ]),
    right: dies,
    photographs: dies.map(([coin]) => `${coin}.jpg`),
    told: [/taken as unknown/],
  };
});

/** What spreadsheets make of 1-2, in one setting each. */
const DATES: Record<string, [string, string, string]> = {
  english: ["1-Feb", "2-Feb", "3-Feb"],
  "english-month-first": ["Feb-01", "Feb-02", "Feb-03"],
  american: ["2/1/2026", "2/2/2026", "2/3/2026"],
  danish: ["01-02-2026", "02-02-2026", "03-02-2026"],
  french: ["1-févr", "2-févr", "3-mars"],
  polish: ["1 lut", "2 lut", "3 mar"],
  russian: ["1 февраля", "2 февраля", "3 мая"],
  turkish: ["1.Şub", "2.Şub", "3.Mar"],
  czech: ["1. únor", "2. únor", "3. květen"],
  hungarian: ["febr. 1.", "febr. 2.", "márc. 3."],
  "hungarian-numbers": ["2026.02.01", "2026.02.02", "2026.02.03"],
  finnish: ["1.helmi", "2.helmi", "3.maalis"],
  croatian: ["1.vlj", "2.vlj", "3.ožu"],
  romanian: ["01.ian", "02.ian", "03.mai"],
  japanese: ["2月1日", "2月2日", "2月3日"],
  korean: ["02월 01일", "02월 02일", "02월 03일"],
  times: ["01:02:00", "01:03:00", "02:03:00"],
};
const head = ["Coin", "Obverse die", "Reverse die"];
const dates: Sheet[] = [
  ...Object.entries(DATES).map(([name, of]) => ({
    kind: "dates-of-excel",
    name: `${name}.csv`,
    content: lines([head, ...SIX.map(([c, o, r]): Row => [c, of[Number(o[1]) - 1], r])]),
    right: SIX.map(([c, , r]): Dies[number] => [c, null, r]),
    told: [/B2: the cell holds a date/, /B7: the cell holds a date/],
  })),
  {
    kind: "dates-of-excel",
    name: "stored-numbers.csv",
    content: lines([head, ...SIX.map(([c, o, r]): Row => [c, 46053 + Number(o[1]), r])]),
    right: SIX.map(([c, o, r]): Dies[number] => [c, String(46053 + Number(o[1])), r]),
    told: [/'46054' is how spreadsheets store the date 2026-02-01/],
  },
];

const PAIRS: Record<string, (o: string, r: string) => string> = {
  dot: (o, r) => `${o}.${r}`,
  colon: (o, r) => `${o}:${r}`,
  cross: (o, r) => `${o} × ${r}`,
  ampersand: (o, r) => `${o} & ${r}`,
  arrow: (o, r) => `${o} → ${r}`,
  brackets: (o, r) => `${o} (${r})`,
  underscore: (o, r) => `${o}_${r}`,
  and: (o, r) => `${o} and ${r}`,
};
const pairs: Sheet[] = [
  ...Object.entries(PAIRS).map(([name, form]) => ({ name, form, heading: "Dies", right: SIX })),
  ...["Coins (D/R)", "Cuños A/R", "Vs./Rs.", "Die link"].map((heading) => ({
    name: heading.replaceAll("/", "-"),
    form: (o: string, r: string) => `${o}/${r}`,
    heading,
    right: SIX,
  })),
  {
    name: "words",
    form: (o: string, r: string) => `Rev. ${r[1]} / Obv. ${o[1]}`,
    heading: "Dies",
    right: SIX.map(([c, o, r]): Dies[number] => [c, o[1], r[1]]),
  },
].map(({ name, form, heading, right }) => ({
  kind: "two-dies-in-a-cell",
  name: `${name}.csv`,
  content: lines([["Coin", heading], ...SIX.map(([c, o, r]): Row => [c, form(o, r)])]),
  right,
  told: [/B2: column B holds the dies of both sides; .* is read as obverse O?1, reverse R?1/],
}));

const OTHER: Omit<Sheet, "kind">[] = [
  {
    name: "types-that-look-like-dies.csv",
    content: lines([
      ["Coin", "Obverse type", "Reverse type"],
      ...SIX.map(([c]): Row => [c, "A1", "B1"]),
    ]),
    refused: /no header of dies.*'Obverse type'.*--columns/,
  },
  {
    name: "a-row-a-side.csv",
    content: lines([
      ["coin", "side", "die"],
      ...SIX.flatMap(([c, o, r]): Row[] => [
        [c, "obverse", o],
        [c, "reverse", r],
      ]),
    ]),
    right: SIX,
    told: [/B1?2: this column says a side in each row/],
  },
  {
    name: "pairs-with-yes-and-no.csv",
    content: lines([
      ["coin_a", "coin_b", "same obverse die", "same reverse die"],
      ["001", "002", "yes", "yes"],
      ["003", "004", "yes", "no"],
    ]),
    refused: /each row is a pair of coins \('coin_a', 'coin_b'\).*one row a coin/,
  },
  {
    name: "unknown-headings.csv",
    content: lines([["ლარი", "წინა", "უკანა"], ...UNSAID]),
    refused: /header names no sides \('წინა', 'უკანა'\).*--columns coin=A,obverse=B,reverse=C/,
  },
  {
    name: "unknown-headings-with-letters.csv",
    content: lines([["ლარი", "წინა", "უკანა"], ...SIX]),
    right: SIX,
    told: [/looks like a header, with names that are not known/],
  },
  {
    name: "coins-by-values.csv",
    content: lines([["nr", "x", "y", "z"], ...SIX.map(([c, o, r], i): Row => [i + 100, o, r, c])]),
    right: SIX,
    told: [/D is read as the coin, B as the obverse die, C as the reverse die/],
  },
  {
    name: "text-formulas.csv",
    content: [head, ...SIX].map((row) => row.map((cell) => `="${cell}"`).join(",")).join("\n"),
    right: SIX,
  },
  {
    name: "apostrophes.csv",
    content: lines([head, ...SIX.map(([c, o, r]): Row => [`'${c}`, o, r])]),
    right: SIX,
  },
  {
    name: "windows-1251.csv",
    content: Buffer.from(
      Array.from(
        lines([["Монета", "Реверс", "Аверс"], ...UNSAID.map(([c, o, r]): Row => [c, r, o])]),
        (sign) => (sign < "\u0400" ? sign.charCodeAt(0) : sign.charCodeAt(0) - 0x410 + 0xc0),
      ),
    ),
    right: UNSAID,
  },
  {
    name: "web-page.xls",
    content: "<html><table><tr><td>Coin</td></tr></table></html>",
    refused: /no spreadsheet but a web page .*save it as \.xlsx/,
  },
];

/** Sheets in more languages and notations, and tables of another form. */
export const LANGUAGES: Case[] = [
  ...headings,
  ...marks,
  ...dates,
  ...pairs,
  ...OTHER.map((one) => ({ kind: "other-tables", ...one })),
].map(sheetCase);
