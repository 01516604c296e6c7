import { escapeMarkup } from "../../base/index";
import type { DrawnLayer } from "./network-layers";

/** What the drawing says beside the layers. */
export interface DrawnAnswer {
  /** What is done to what the network gives, in words. */
  embedding: string;
  /** What is made of two embeddings, in words. */
  comparison: string;
  /** From which score two sides are called ‘same die’; of one side, in words. */
  thresholds: readonly string[];
  /**
   * What both twins are shown, as data addresses of pictures; frames in their place where they are
   * left out.
   */
  pictures?: readonly [string, string];
}

const WIDTH = 940;
const BOX = { width: 330, height: 38, gap: 12 };
const LEFT = 10;
const RIGHT = WIDTH - LEFT - BOX.width;
const MIDDLE = WIDTH / 2;
const PICTURE = 120;
const TOP = 34;

/** Okabe and Ito's colours, and a mark for whoever cannot tell them apart or prints in grey. */
const LAYER_STYLES: Record<DrawnLayer["kind"], { colour: string; mark: string }> = {
  input: { colour: "#999999", mark: "▣" },
  convolution: { colour: "#0072b2", mark: "▦" },
  pooling: { colour: "#e69f00", mark: "▽" },
  normalisation: { colour: "#009e73", mark: "≈" },
  dense: { colour: "#d55e00", mark: "⋮" },
  shape: { colour: "#999999", mark: "↦" },
  other: { colour: "#cc79a7", mark: "◇" },
};

/**
 * A Siamese network as a drawing: two twins with the same layers, their shared weights between
 * them, the comparison and the threshold. Plain SVG that needs no browser to be made. In a page it
 * takes the page's ink and paper, elsewhere black on white.
 */
export function siameseDrawing(
  layers: readonly DrawnLayer[],
  { embedding, comparison, thresholds, pictures }: DrawnAnswer,
): string {
  const first = TOP + PICTURE + 24;
  const y = (i: number) => first + i * (BOX.height + BOX.gap);
  const end = y(layers.length);
  const rows = layers.map((layer, i) => row(layer, y(i), i === 0));
  const weights = layers.reduce((sum, layer) => sum + layer.weights, 0);
  const parts = [
    heading(LEFT, "coin A"),
    heading(RIGHT, "coin B"),
    picture(LEFT, pictures?.[0]),
    picture(RIGHT, pictures?.[1]),
    arrow(centre(LEFT), TOP + PICTURE + 2, centre(LEFT), first - 2),
    arrow(centre(RIGHT), TOP + PICTURE + 2, centre(RIGHT), first - 2),
    text(MIDDLE, first - 14, "the same weights in both twins", { anchor: "middle", weight: 600 }),
    ...rows,
    ...[LEFT, RIGHT].map(
      (x) =>
        box(x, end, embedding, "the embedding", "#999999", "‖") +
        arrow(centre(x), end - BOX.gap, centre(x), end - 1),
    ),
    text(MIDDLE, end + 24, `${weights.toLocaleString("en")} weights in all`, {
      anchor: "middle",
      weight: 600,
    }),
    ...answer(end + BOX.height, comparison, thresholds),
  ];
  const height = end + BOX.height + 150 + 20 * thresholds.length;
  const summary = `Two twins with shared weights. ${layers.map(({ words, shape }) => `${words}: ${shape}`).join("; ")}. Then ${comparison}, and a threshold: ${thresholds.join("; ")}.`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escapeMarkup(summary)}" style="max-width:100%;height:auto" font-family="system-ui, sans-serif" font-size="14">
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="${INK}"/></marker></defs>
<rect width="${WIDTH}" height="${height}" fill="var(--paper, #ffffff)"/>
${parts.join("\n")}
</svg>
`;
}

const INK = "var(--ink, #1b1b1b)";
const SOFT = "var(--soft, #5c5c5c)";
const centre = (x: number) => x + BOX.width / 2;

function row({ kind, words, shape, weights }: DrawnLayer, y: number, first: boolean): string {
  const { colour, mark } = LAYER_STYLES[kind];
  const middle = y + BOX.height / 2;
  const shared =
    weights > 0
      ? `<line x1="${LEFT + BOX.width}" x2="${RIGHT}" y1="${middle}" y2="${middle}" stroke="${colour}" stroke-width="2" stroke-dasharray="5 4"/>
<rect x="${MIDDLE - 78}" y="${middle - 13}" width="156" height="26" rx="13" fill="var(--paper, #ffffff)" stroke="${colour}" stroke-width="1.5"/>${text(MIDDLE, middle + 5, `${weights.toLocaleString("en")} weights`, { anchor: "middle", size: 13 })}`
      : "";
  const joined = first
    ? ""
    : [LEFT, RIGHT].map((x) => arrow(centre(x), y - BOX.gap, centre(x), y - 1)).join("");
  return [
    box(LEFT, y, words, shape, colour, mark),
    box(RIGHT, y, words, shape, colour, mark),
    joined,
    shared,
  ].join("\n");
}

function box(
  x: number,
  y: number,
  words: string,
  shape: string,
  colour: string,
  mark: string,
): string {
  const size = words.length > 36 ? 12 : 14;
  return `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6" fill="${colour}" fill-opacity=".16" stroke="${colour}" stroke-width="1.5"/>
${text(x + 12, y + 24, mark, { colour: SOFT })}${text(x + 32, y + 17, words, { size })}${text(x + 32, y + 32, shape, { size: 12, colour: SOFT })}`;
}

/** Both embeddings into one comparison, one threshold and one of two answers. */
function answer(y: number, comparison: string, thresholds: readonly string[]): string[] {
  const [top, wide] = [y + 34, 420];
  const below = top + 44;
  const tall = 40 + 20 * thresholds.length;
  const bottom = below + 20 + tall;
  return [
    arrow(centre(LEFT), y, MIDDLE - wide / 2 + 40, top - 1),
    arrow(centre(RIGHT), y, MIDDLE + wide / 2 - 40, top - 1),
    `<rect x="${MIDDLE - wide / 2}" y="${top}" width="${wide}" height="44" rx="22" fill="#56b4e9" fill-opacity=".18" stroke="#56b4e9" stroke-width="1.5"/>`,
    text(MIDDLE, top + 27, comparison, { anchor: "middle", weight: 600 }),
    arrow(MIDDLE, below, MIDDLE, below + 19),
    `<rect x="${MIDDLE - wide / 2}" y="${below + 20}" width="${wide}" height="${tall}" rx="6" fill="none" stroke="${INK}" stroke-width="1.5"/>`,
    text(MIDDLE, below + 42, "threshold", { anchor: "middle", weight: 600 }),
    ...thresholds.map((words, i) => text(MIDDLE, below + 62 + 20 * i, words, { anchor: "middle" })),
    arrow(MIDDLE - wide / 2, bottom - tall / 2, MIDDLE - wide / 2 - 50, bottom - tall / 2),
    arrow(MIDDLE + wide / 2, bottom - tall / 2, MIDDLE + wide / 2 + 50, bottom - tall / 2),
    text(MIDDLE - wide / 2 - 58, bottom - tall / 2 - 2, "at or above:", {
      anchor: "end",
      size: 13,
      colour: SOFT,
    }),
    text(MIDDLE - wide / 2 - 58, bottom - tall / 2 + 16, "same die", {
      anchor: "end",
      weight: 600,
    }),
    text(MIDDLE + wide / 2 + 58, bottom - tall / 2 - 2, "below:", { size: 13, colour: SOFT }),
    text(MIDDLE + wide / 2 + 58, bottom - tall / 2 + 16, "different dies", { weight: 600 }),
  ];
}

function heading(x: number, words: string): string {
  return text(centre(x), 20, words, { anchor: "middle", weight: 600, size: 15 });
}

function picture(x: number, source: string | undefined): string {
  const [left, top] = [centre(x) - PICTURE / 2, TOP];
  const frame = `<rect x="${left}" y="${top}" width="${PICTURE}" height="${PICTURE}" rx="4" fill="#ffffff" stroke="${SOFT}"/>`;
  if (source === undefined)
    return `${frame}<circle cx="${centre(x)}" cy="${top + PICTURE / 2}" r="${PICTURE * 0.42}" fill="#999999" fill-opacity=".25" stroke="#999999"/>`;
  return `${frame}<image href="${escapeMarkup(source)}" x="${left + 2}" y="${top + 2}" width="${PICTURE - 4}" height="${PICTURE - 4}" preserveAspectRatio="xMidYMid meet"/>`;
}

function arrow(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${INK}" stroke-width="1.3" marker-end="url(#arrow)"/>`;
}

function text(
  x: number,
  y: number,
  words: string,
  {
    anchor = "start",
    weight = 400,
    size = 14,
    colour = INK,
  }: { anchor?: string; weight?: number; size?: number; colour?: string } = {},
): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-weight="${weight}" font-size="${size}" fill="${colour}">${escapeMarkup(words)}</text>`;
}
