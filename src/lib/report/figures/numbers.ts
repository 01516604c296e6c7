import type { Interval } from "../../metrics/index";
import { html, type Html } from "../pages/html";

/** A number of things. */
export const count = (n: number) => n.toLocaleString("en");

/**
 * A share in per cent; close to 0 and to 1, where most of a hoard's figures lie, with the digits
 * that tell.
 */
export function percent(share: number | null): string {
  if (share === null || Number.isNaN(share)) return "–";
  const edge = Math.min(share, 1 - share);
  return `${(100 * share).toFixed(edge > 0 && edge < 0.01 ? (edge < 0.0001 ? 4 : 2) : 1)} %`;
}

/** A figure with three decimals. */
export const decimal = (value: number | null) =>
  value === null || Number.isNaN(value) ? "–" : value.toFixed(3);

/** A figure with its interval. */
export function interval({ value, low, high }: Interval): Html {
  return html`${decimal(value)} <small>[${decimal(low)}, ${decimal(high)}]</small>`;
}
