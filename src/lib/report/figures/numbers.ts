import {
  formatBounds,
  formatNumber,
  missing,
  type MaybeInterval,
  type Reasons,
} from "../../base/index";
import { html, type Html } from "../pages/html";

/** A number of things. */
export const count = (n: number) => n.toLocaleString("en");

/**
 * A value with its interval in small print; what is missing with its reason.
 *
 * @param ends digits of the ends of the interval
 */
export function interval(of: MaybeInterval, why: Reasons, ends = 3): Html {
  return Number.isFinite(of.value ?? NaN)
    ? html`${formatNumber(of.value, why.value)} <small>${formatBounds(of, why, ends)}</small>`
    : html`${missing(why.value)}`;
}
