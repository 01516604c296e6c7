import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readSheet } from "../../../src/lib/data/index";

const dir = mkdtempSync(join(tmpdir(), "numislab shuffled sheets "));
afterAll(() => rmSync(dir, { recursive: true }));

const COINS = Array.from({ length: 9 }, (_, i) => String(101 + i));
/** Dies of the coins by their numbers. */
const OBVERSES = [1, 1, 2, 2, 2, 3, 3, 4, 1];
const REVERSES = [1, 2, 2, 2, 3, 3, 1, 1, 1];

/** Coin, obverse die, reverse die. */
const HEADINGS = `Coin|Obverse die|Reverse die
Cat. no.|Obv. Die No.|Rev. Die No.
coin_id|die_id_obverse|die_id_reverse
Münze|Vs.-Stempel|Rs.-Stempel
Lfd. Nr.|Stempel Av.|Stempel Rv.
Exemplaire|Coin de droit|Coin de revers
Esemplare|Conio D/|Conio R/
Ejemplar|Cuño anv.|Cuño rev.
Exemplaar|Stempel voorzijde|Stempel keerzijde
Νόμισμα|Σφραγίδα εμπροσθότυπου|Σφραγίδα οπισθότυπου
Moeda|Cunho do anverso|Cunho do reverso
Moneta nr|Nr stempla awersu|Nr stempla rewersu
Монета|Штемпель л.с.|Штемпель о.с.
Sikke no|Ön yüz kalıbı|Arka yüz kalıbı
Mince č.|Razidlo líce|Razidlo rubu
Érme|Előlapi verőtő|Hátlapi verőtő
Mynt|Åtsidesstamp|Frånsidesstamp`
  .split("\n")
  .map((line) => line.split("|"));

/** Columns that stand beside dies and look like them. */
const BESIDE: Record<string, string> = {
  Weight: "17,03|16,98|17,1|17|16,5|17,03|17,2|16,9|17",
  Stempelstellung: "6|12|6|6|12|1|6|6|12",
  "Die axis": "6h|12h|6h|6h|12h|1h|6h|6h|12h",
  Diameter: "18|18|19|19|18|18|20|19|18",
  Erhaltung: "ss|vz|ss-vz|s|ss|vz|ss|ss|s",
  "Obverse legend": "A1|A1|A2|A2|A2|A3|A3|A1|A1",
  "Reverse type": "1|1|2|2|2|3|3|1|1",
  "Rev. control mark": "Α|Α|Β|Β|Γ|Γ|Δ|Δ|Α",
  "Obverse style": "A|A|B|B|B|A|A|A|B",
  Plate: "I|I|I|II|II|II|III|III|III",
  URI: COINS.map((coin) => `https://example.org/${coin}`).join("|"),
  Notes: "cracked||new||pierced|||double struck|",
  Lot: "3|3|4|4|5|5|6|6|7",
};

/** Names of the dies of a side by their numbers. */
const NAMES: ((number: number, side: "O" | "R") => string)[] = [
  (n, side) => `${side}${n}`,
  (n) => String(n),
  (n, side) => `${side}-0${n}`,
  (n, side) => `${side === "O" ? "V" : "R"} ${n}`,
  (n) => "_ABCD"[n],
  (n) => ["", "I", "II", "III", "IV"][n],
  (n, side) => `${side === "O" ? "Av" : "Rv"}.${n}`,
];

/** What makes a die unknown: `%` stands for its name. */
const MARKS =
  "?|%?|[%]|(%)|cf. %|vgl. %|prob. %|wohl %|forse %|ίσως %|возможно %|% or %|%*|%†|illegible|unleserlich|illisible|illeggibile|δυσανάγνωστο|nieczytelny|стёрт|okunmuyor|nečitelné|oläslig|—|n/a|#REF!|as 104|comme 104".split(
    "|",
  );

/** How the text of a table becomes the bytes of a file. */
const ENCODINGS: ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\ufeff${text}`),
  (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  (text) => Buffer.from(text, "utf16le"),
];

describe("a sheet whose columns, headings, language, separator, bytes and marks are drawn", () => {
  it("is read as a person reads it, and each doubtful die is told", async () => {
    let files = 0;
    const marked = fc.record({
      at: fc.nat(COINS.length - 1),
      side: fc.constantFrom("obverseDie" as const, "reverseDie" as const),
      mark: fc.constantFrom(...MARKS),
    });
    const sheet = fc.record({
      heading: fc.constantFrom(...HEADINGS),
      beside: fc.uniqueArray(fc.constantFrom(...Object.keys(BESIDE)), { maxLength: 4 }),
      order: fc.infiniteStream(fc.nat()),
      name: fc.constantFrom(...NAMES),
      marks: fc.uniqueArray(marked, { maxLength: 2, selector: ({ at }) => at }),
      above: fc.constantFrom<string[]>([], ["Die catalogue of the hoard"], ["Notes", "", "2026"]),
      separator: fc.constantFrom(";", "\t", "|"),
      end: fc.constantFrom("\n", "\r\n", "\r"),
      encode: fc.constantFrom(...ENCODINGS),
    });
    await fc.assert(
      fc.asyncProperty(sheet, async ({ heading, beside, order, name, marks, ...form }) => {
        const dies = COINS.map((coin, i) => ({
          coin,
          obverseDie: name(OBVERSES[i], "O"),
          reverseDie: name(REVERSES[i], "R"),
        }));
        const said = dies.map((row) => ({ ...row }));
        const right: Record<string, string | null>[] = dies.map((row) => ({ ...row }));
        for (const { at, side, mark } of marks) {
          said[at][side] = mark.replaceAll("%", dies[at][side]);
          right[at][side] = null;
        }
        const columns = [
          [heading[0], ...said.map(({ coin }) => coin)],
          [heading[1], ...said.map(({ obverseDie }) => obverseDie)],
          [heading[2], ...said.map(({ reverseDie }) => reverseDie)],
          ...beside.map((title) => [title, ...BESIDE[title].split("|")]),
        ];
        const places = columns.map((column) => ({ column, key: order.next().value as number }));
        places.sort((a, b) => a.key - b.key);
        const rows = [heading, ...COINS].map((_, i) =>
          places.map(({ column }) => column[i]).join(form.separator),
        );
        const file = join(dir, `${files++}.csv`);
        writeFileSync(file, form.encode([...form.above, ...rows].join(form.end)));
        const read = await readSheet(file, { photographs: COINS });
        expect(
          read.rows.map(({ coin, obverseDie, reverseDie }) => ({ coin, obverseDie, reverseDie })),
        ).toEqual(right);
        for (const { at, mark } of marks)
          if (!/^(\?|—|n\/a)$/.test(mark)) expect(read.rows[at].notes).not.toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
