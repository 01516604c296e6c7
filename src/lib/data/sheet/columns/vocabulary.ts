import type { Side } from "../../../coins/index";

const list = (words: string) => words.trim().split(/\s+/);
const set = (words: string) => new Set(list(words));

/** Whole words that name a side, as `plain` writes them. */
export const SIDE_WORDS: Record<Side, Set<string>> = {
  obverse: set(
    "obv obvs obvd obverse obverses od ob o heads av avs adv advers aw front odie oy лс vs vds vz droit dr dritto anv anverso lic forside atsida elolap etusivu etupuoli recto anvil vorne lic lice predna prednja predni dritti diritti framsida voorkant devant fronte frente przod vorn fata وجه лиц 앞면 رو روی 正面 表 الوجه פנים εμπρ εμπροσθια",
  ),
  reverse: set(
    "rev revs revd reverse reverses rd r tails rv rs rvs kz rov verso rub back rdie ay ос rw bagside fransida hatlap takasivu takapuoli kaantopuoli hinten arka punch trussel hammer гръб zadna straznja zadni baksida bakside achterkant derriere retro dorso tył ruck ظهر обр 뒷면 پشت 反面 背面 裏 الظهر גב οπ οπισθ οπισθια",
  ),
};

/** Parts of words that name a side, for compounds such as Vorderseitenstempel. */
export const SIDE_STEMS: Record<Side, string[]> = {
  obverse: list(
    "obvers avers vorderseit voorzij droit diritt dritto anvers awers εμπροσθ аверс лицев лицьов averz advers лице onyuz elolap forsid atsid etusiv etupuol sprednj 正面 表の 表面 licni licov esikul emprosth tunnuspuol ავერს դիմ obvdie dieobv",
  ),
  reverse: list(
    "revers ruckseit rueckseit keerzij rovesci rewers οπισθ реверс оборот зворот reverz arkayuz hatlap bagsid fransid kaantop takapuol zadnj 背面 裏の 裏面 rubni rubov tagakul opisth arvopuol nalicj რევერს դարձ revdie dierev",
  ),
};

/**
 * Words for the two sides that say a side only where both stand: heads and tails, face and pile, as
 * `plain` writes them.
 */
export const SIDE_PAIRS: readonly (readonly [string, string])[] = list(
  `head/tail face/pile face/revers avers/pile kopf/zahl kopf/wappen kopf/schrift testa/croce cara/cruz
  cara/coroa cara/creu cara/sello kop/munt orzeł/reszka орел/решка tura/yazı krone/mynt krone/plat krona/klave kruuna/klaava
  fej/iras glava/pismo κορωνα/γραμματα top/bottom on/arka л/о ав/рев лиц/об ats/frans el/ht etu/taka fs/bs
  ε/ο εμ/οπ`,
).map((pair) => pair.split("/") as [string, string]);

/** Words that say die; `coin` in French is in `heading.ts`. */
export const DIE_WORDS = set(
  "die dies dye conio conii cuno cunos cunho cunhos kalup leima stamp veroto encuny stanta 模 troquel troqueles matrice coins kalip razidlo σφραγιδα σφραγιδεσ μητρα obvdie revdie odie rdie dieid dieno dienr od rd",
);
export const DIE_STEMS = list(
  "stempel stempl σφραγ штемпел kalıb veroto encuny stanta stamp cunho razidl kalup leima obversedie reversedie dieobv dierev",
);

/** Parts of words that change nothing in a heading of dies: side, number, identity. */
export const NEUTRAL_STEMS = list(
  "side seite face facia strona strana oldal numer numar nummer numb ident code",
);

/** Words over what is known of a side or a coin, but is neither its name nor its die. */
export const OTHER_WORDS = set(
  `weight wt gewicht poids peso masse mass gr g grams gram gramm mm cm diam axis achse axe asse eje as hour hours h
  type types typ typen tipo tipi tipos τυποσ legend legends legende legenden leyenda leggenda legenda inscription
  bild design symbol symbole monogram portrait note notes nota notas notiz comment comments remark remarks opmerking
  attribution ref refs reference references literature literatur lit collection sammlung mint mints atelier zecca ceca
  date dates datum data jahr year size grosse groesse taglia module count quantity anzahl state states zustand etat
  stato estado condition links match matches confidence quality position plate taf tafel page seite group series serie
  denomination nominal ruler provenance findspot wear comments attr link certainty author source
  same gleich gleiche gleicher meme mismo misma stesso stessa shared linked identical identisch gemeinsam
  grade grades grading preservation ngc pcgs erhaltung erhaltungsgrad erh qualite conservation conservazione conservacion
  conservacao cons kwaliteit stav zachovalost stan zachowania zachowanie tartas tartasfok kvalitet kvalitets сохранность
  состояние ocuvanost ohranjenost kunto kondisyon kondisyonu kondition bevaring stare
  alignment rotation połozenie study var vars variant variants variety varieties countermark countermarks engraver
  engravers style styles officina officinae hoard control controls ex exx examples lot box tray drawer auction`,
);
export const OTHER_STEMS = list(
  `stempelstellung stempelachs stempelpos zustand stempelst. diameter durchmess beschreib descri bemerk anmerk inschrift inscri orient
  bibliogr kommentar comment observ βαροσ διαμετρ επιγραφ περιγραφ σχολι gewicht weight legend`,
);
export const OTHER_EXCEPTIONS = set("stempel");

/** Words that say what a coin is called; the second list only numbers or names. */
export const COIN_NOUNS = set(
  `coin coinid coinno coinnr coinnumber coinname specimen specimens exemplar exemplare exemplaire esemplare ejemplar
  exemplaar munze munzen muenze muenzen munznr muenznr stuck stueck piece pieces monnaie moneda moeda moedas mynt mønt sikke erme kolikko raha novac novec mince minca новац монети 钱币 العملة מטבע monedas moneta monete pieza
  pezzo munt νομισμα монета monnaies`,
);
export const COIN_NUMBERS = set(
  `id ids nr no nos n num numero number nummer name nom nome nombre naam αριθμοσ αρ αα sorszam lp пп номер crt numar 编号 番号 stk ex cat catno kat katnr catalogue
  catalog katalog lfd laufende inv invnr inventar inventory inventarnummer accession record object objekt item key sample index`,
);
export const IMAGE_WORDS = set(
  `image images imagefile file files filename photo photos photograph photographs picture bild bilder bildnummer bildnr
  bilddatei foto fotos abb abbildung datei dateiname fichier immagine imagen imagenes archivo afbeelding bestand
  εικονα φωτογραφια url uri iiif link path img pic`,
);

/** Words that join or number headings and decide nothing. */
export const BOTH_DIES = set(
  "dies diepair diepairs diecombination stempelpaar stempelkopplung stempelkombination stempelkoppelung conii cunos stempels coins",
);
