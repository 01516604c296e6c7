import type { Cell } from "./grid";

const ERROR =
  /^#(REF!|N\/A|NV|VALUE!|WERT!|VALEUR!|VALOR!|BEZUG!|NAME\?|DIV\/0!|NUM!|NULL!|ZAHL!|NOMBRE\?|¡REF!|SPILL!|CALC!)$/i;

/** Months as spreadsheet programs write them, short and whole. */
const MONTHS = [
  "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december",
  "jän mär mrz mai okt dez januar jänner februar märz juni juli oktober dezember", // German
  "janv févr fév fevr mars avr juin juil août aout déc janvier février avril juillet septembre octobre novembre décembre", // French
  "gen mag giu lug ago set ott dic gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre", // Italian
  "ene abr enero febrero abril mayo junio julio septiembre octubre noviembre diciembre", // Spanish
  "fev out janeiro fevereiro março maio junho julho setembro outubro novembro dezembro", // Portuguese
  "mrt mei januari februari maart augustus", // Dutch
  "maj marts oktober december", // Danish, Swedish
  "sty lut kwi cze lip sie wrz paź lis gru", // Polish
  "ιαν φεβ μαρ απρ μαι μαϊ μάι ιουν ιούν ιουλ ιούλ αυγ αύγ σεπ οκτ νοε νοέ δεκ", // Greek
  "янв фев мар апр май мая июн июл авг сен окт ноя дек", // Russian
  "oca şub nis haz tem ağu eyl eki kas ara", // Turkish
  "febr márc ápr máj jún júl szept január február március április május június július augusztus szeptember október", // Hungarian
  "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu", // Finnish
  "led úno únor bře dub kvě květen červen červenec srpen říjen čvn čvc srp zář říj leden ledna února března dubna května června července srpna září října listopadu prosince", // Czech
  "sij velj vlj ožu tra svi lip srp kol ruj stu pro", // Croatian
  "ian mai iun iul noi ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie", // Romanian
  "января февраля марта апреля июня июля августа сентября октября ноября декабря", // Russian
]
  .join(" ")
  .split(" ");
const MONTH = `(?:${[...new Set(MONTHS)].sort((a, b) => b.length - a.length).join("|")})\\.?`;

const DATES = [
  new RegExp(`^\\d{1,2}[-. /]{1,2}${MONTH}([-. /]{1,2}\\d{2,4})?$`, "iu"), // 2-Jan, 02. Mrz, 1 mars
  new RegExp(`^${MONTH}(?:[-/]\\d{1,4}| \\d{1,2}\\.)$`, "iu"), // Mar-01, janv.-02, febr. 1.
  /^\d{4}-\d\d-\d\d([ T]00:00(:00)?(\.0+)?Z?)?$/,
  /^\d{4}[./] ?\d{1,2}[./] ?\d{1,2}\.?$/, // 2026.02.01, 2026. 02. 01.
  /^\d{1,2}-\d{1,2}-(19|20)\d\d$/,
  /^\d{1,2}:\d\d(:\d\d)?( ?[AP]M)?$/i, // made of 1:02
  /^\d{1,2} ?[月월] ?\d{1,2} ?[日일]$/u,
  /^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/,
  /^\d{1,2}\.\d{1,2}\.$/,
];
// "Mrz 02": with two digits and not in capitals throughout, as a mint would be
const MONTH_AND_YEAR = new RegExp(`^${MONTH} \\d\\d$`, "iu");

/** A cell of text: errors and dates stand in text tables as they were shown. */
export function typed(text: string): Cell | undefined {
  const word = text.trim();
  if (word === "") return undefined;
  if (/^[A-Za-z]*\d*$/.test(word)) return { text, kind: "text" }; // most cells
  if (ERROR.test(word)) return { text, kind: "error" };
  // the forms are slow to try, and most cells are far from a date
  const date =
    /\d/.test(word) &&
    /[-. /:月월]/.test(word) &&
    (DATES.some((form) => form.test(word)) ||
      (MONTH_AND_YEAR.test(word) && word !== word.toUpperCase()));
  return { text, kind: date ? "date" : "text" };
}
