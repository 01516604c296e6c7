import { join, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";
import { html } from "../../../src/lib/report/pages/html";
import { relativePlaces } from "../../../src/lib/report/pages/relative-places";

const home = resolve(sep, "home", "Jörg & Ada");
const page = join(home, "study", "report.html");
const from = (text: string, ...places: (string | null)[]) =>
  relativePlaces(html`<p>${text}</p>`, page, places).markup;

describe("places in a page", () => {
  it("are named as they are found from the page, with what stands below them", () => {
    const coins = join(home, "coins <1>");
    const sheet = join(home, "dies.xlsx");
    expect(from(`${join(coins, "1.jpg")}: too dark; ${sheet} row 2`, coins, sheet, null)).toBe(
      `<p>${join("..", "coins &lt;1&gt;", "1.jpg")}: too dark; ${join("..", "dies.xlsx")} row 2</p>`,
    );
    expect(from(join(home, "study"), join(home, "study"))).toBe("<p>.</p>");
  });

  it("are left where they are not absolute", () => {
    expect(from("coins/1.jpg", "coins", null)).toBe("<p>coins/1.jpg</p>");
  });
});
