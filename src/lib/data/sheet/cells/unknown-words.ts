import { plain } from "../columns/plain";

/** Unknown without a word said about it: what people type for it most. */
export const SAID_UNKNOWN = /^(\?+|-+|–|—|n\/?a|unknown|none|null)$/i;

const SHORT = new Set(
  `x xx xxx na nd nn nb ka sd unk ill ind inc unb tbd todo nan null nil none nil unc undet indet inv ns nv noid nodie
  no not yes tbc tba ja oui si sim tak hayir evet nein nicht kein keine sans aucun nessun geen sin void leer blank empty vacat`.split(
    /\s+/,
  ),
);

/** Beginnings of words for what nobody can read, see or decide. */
const STEMS =
  `illeg unleg unles illis illeggib ilegib onlees unread unclear uncert unsure unsicher unbest unbek undet indet incert
  inciert incon sconosc desconoc onbek onduid onzek ακαθορ αδιαγν δυσαναγν αγνωσ αβεβ unident unknown offflan outof worn abgen use usur
  consum gastad verslet φθαρ corrod korrod damag beschad broken missing fehlt fehlend manqu manca falta ontbr notvis
  nichtsicht nichterk notknown noid nodie keinstemp obscur obliter weak verpragt doublestr undecid unentsch notident nicht
  identif неизв неясн неразб нечит неопред стерт стёрт отсут nieczyt niezn nieok brak starty zatart necit neznam nejas nenizj
  chybi olvashatatl ismeretl bizonytal hianyzik ilizib necunosc lipsa sters nesigur olaslig okand osaker saknas ulaesel
  ulaes ukendt ukjent uleselig usikker slitt slidt epaselv tuntemat puuttuu okunm okunak belirsiz bilinm asinmis necitljiv
  nepozn desconh ilegiv desgast naovis novis nolegib nonlegg nonvis pasvis nonlis nonlu paslis frust ignot consunt fuorit
  horsfl fuera notleg notread unrecog unrec toowo notrec nodata keineang seenote siehe unreliab dudos doubt zweifel doutos dubbi douteu twijfel`
    .split(/\s+/)
    .filter((stem) => stem !== "identif" && stem !== "use");

/** Whether a cell says that its die is not known, in any of the field's languages, or by a sign. */
export function saysUnknown(text: string): boolean {
  if (/^[A-Za-z]?[1-9]\d*$/.test(text)) return false; // most cells
  if (SAID_UNKNOWN.test(text)) return true;
  if (!/[\p{L}\p{N}]/u.test(text)) return true; // signs alone: …, *, ‒, /
  const glued = plain(text).replace(/[^\p{L}\p{N}]/gu, "");
  return SHORT.has(glued) || STEMS.some((stem) => glued.startsWith(stem));
}

/** Whether a word says doubt, beside a die's name: `prob.`, `vielleicht`, `uncertain`. */
export function saysDoubt(word: string): boolean {
  const glued = plain(word).replace(/[^\p{L}\p{N}]/gu, "");
  return (
    DOUBT.some((stem) => glued.startsWith(stem)) || STEMS.some((stem) => glued.startsWith(stem))
  );
}

const DOUBT =
  `prob poss perh mayb likel cf vgl wahrsch viell evtl event verm mogl peut forse quiza tal acaso misschien moge waarsch
  ισωσ πιθ circa near like simil ahnl sim wie aff approx`.split(/\s+/);
