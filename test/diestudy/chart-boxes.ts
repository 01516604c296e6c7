import { textWidth } from "../../src/lib/diestudy/chart/text-width";

export interface Box {
  what: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const SIZES = { chain: 2.82, coin: 2.29, die: 2.82, head: 3.2, list: 2.47, page: 2.82 };

/** Marks, lines and texts of a chart as they lie on its page, millimetres. */
export function chartBoxes(svg: string): { texts: Box[]; marks: Box[]; lines: Line[] } {
  const texts: Box[] = [];
  const marks: Box[] = [];
  const lines: Line[] = [];
  const stack: [number, number][] = [[0, 0]];
  const number = (tag: string, name: string) =>
    Number(new RegExp(` ${name}="([-\\d.]+)"`).exec(tag)?.[1]);
  for (const [tag, text] of svg.matchAll(/<[^>]+>([^<]*)/g)) {
    const [dx, dy] = stack.at(-1)!;
    const moved = /^<g transform="translate\(([-\d.]+) ([-\d.]+)\)"/.exec(tag);
    if (moved) stack.push([dx + Number(moved[1]), dy + Number(moved[2])]);
    if (tag.startsWith("</g")) stack.pop();
    if (tag.startsWith("<circle")) {
      const [x, y, r] = [number(tag, "cx") + dx, number(tag, "cy") + dy, number(tag, "r")];
      marks.push({ what: "mark", left: x - r, right: x + r, top: y - r, bottom: y + r });
    }
    if (tag.startsWith("<line")) {
      const [x1, y1, x2, y2] = ["x1", "y1", "x2", "y2"].map((name) => number(tag, name));
      lines.push({ x1: x1 + dx, y1: y1 + dy, x2: x2 + dx, y2: y2 + dy });
    }
    const kind = /^<text class="(\w+)( end)?"/.exec(tag);
    if (!kind) continue;
    const size = SIZES[kind[1] as keyof typeof SIZES];
    const words = text
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&");
    const bold = kind[1] === "chain" ? 1.1 : 1;
    const width = number(tag, "textLength") || textWidth(words, size) * bold;
    const [x, y] = [number(tag, "x") + dx, number(tag, "y") + dy];
    const left = kind[2] ? x - width : kind[1] === "page" ? x - width / 2 : x;
    // capitals and digits are 0.72 of the size high, and 0.21 of letters is below the line
    texts.push({
      what: words,
      left,
      right: left + width,
      top: y - 0.72 * size,
      bottom: y + 0.21 * size,
    });
  }
  return { texts, marks, lines };
}

interface Line {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right - 1e-6 &&
  b.left < a.right - 1e-6 &&
  a.top < b.bottom - 1e-6 &&
  b.top < a.bottom - 1e-6;

/** Whether a line passes through a box, tried at 200 places. */
export const crosses = ({ x1, y1, x2, y2 }: Line, box: Box): boolean =>
  Array.from({ length: 201 }, (_, i) => i / 200).some((t) => {
    const [x, y] = [x1 + t * (x2 - x1), y1 + t * (y2 - y1)];
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  });

/** Every two of some boxes that lie on each other. */
export function overlaps(boxes: readonly Box[], others: readonly Box[] = boxes): string[] {
  const sorted = others.map((box, i) => ({ box, i })).sort((a, b) => a.box.top - b.box.top);
  return boxes.flatMap((one, i) =>
    sorted
      .filter(({ box, i: j }) => (boxes === others ? j > i : true) && overlap(one, box))
      .map(({ box }) => `${one.what} on ${box.what}`),
  );
}
