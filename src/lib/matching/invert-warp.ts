import { invert, moved } from "./affine";
import { fitBend } from "./fit-bend";
import { warped, type Warp } from "./warp";

/** The way back, near enough: exact but for what the inverse of a quadratic has beyond the second order. */
export function invertWarp({ map, bend }: Warp): Warp {
  const back = invert(map);
  const grid = Array.from({ length: 13 }, (_, i) => (i - 6) / 6.5);
  const seen = grid.flatMap((v) =>
    grid.map((u) => {
      const [x, y] = warped({ map, bend }, u, v);
      const [p, q] = moved(map, u, v);
      return { u: x, v: y, du: p - x, dv: q - y };
    }),
  );
  return { map: back, bend: fitBend(seen, 1)! };
}
