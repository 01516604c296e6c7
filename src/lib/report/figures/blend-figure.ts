import { greyPicture, toPng, type PreparedSide } from "../../coins/index";
import { throughWarp, type Warp } from "../../matchers/index";
import type { Figure } from "./figure";

const STEPS = 20;
/** Pixels of the figure that the coins fill, and of the margins with title and slider. */
const COIN_SIZE_PX = 440;
const MARGIN = { l: 20, r: 20, t: 44, b: 96 };

/**
 * Two sides of coins on each other with a slider from the first to the second: what was struck from
 * the same die stays where it is, what was not jumps. The slider is Plotly's own and needs no
 * kernel.
 *
 * @param a, b prepared at the same size
 * @param warp from a to b, as a registration found it
 * @param names what the slider calls them
 */
export async function blendFigure(
  a: PreparedSide,
  b: PreparedSide,
  warp: Warp,
  names: readonly [string, string] = ["first", "second"],
): Promise<Figure> {
  const moved = throughWarp(b, warp, b.grey);
  const [first, second] = [
    a.grey.map((value, i) => (a.mask[i] ? value : 1)),
    moved.map((value) => (Number.isNaN(value) ? 1 : value)),
  ];
  const image = async (values: Float32Array, opacity: number) => {
    const png = await toPng(greyPicture(values, a.size, a.size));
    const source = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
    return {
      source,
      opacity,
      xref: "paper",
      yref: "paper",
      x: 0,
      y: 1,
      sizex: 1,
      sizey: 1,
      layer: "below",
    };
  };
  const shares = Array.from({ length: STEPS + 1 }, (_, i) => i / STEPS);
  const axis = { visible: false, range: [0, 1], fixedrange: true };
  return {
    data: [{ type: "scatter", x: [], y: [], hoverinfo: "skip" }],
    layout: {
      width: COIN_SIZE_PX + MARGIN.l + MARGIN.r,
      height: COIN_SIZE_PX + MARGIN.t + MARGIN.b,
      margin: MARGIN,
      font: { family: "system-ui, sans-serif", size: 13 },
      title: { text: `${names[0]} and ${names[1]} on each other`, font: { size: 15 } },
      xaxis: axis,
      yaxis: axis,
      images: [await image(first, 1), await image(second, 0.5)],
      sliders: [
        {
          active: STEPS / 2,
          pad: { t: 12 },
          currentvalue: { visible: false },
          steps: shares.map((share) => ({
            method: "relayout",
            args: [{ "images[1].opacity": share }],
            label: share === 0 ? names[0] : share === 1 ? names[1] : "",
          })),
        },
      ],
    },
  };
}
