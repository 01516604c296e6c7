import { random } from "../../base/index";
import { EURO_DESIGNS } from "../../coins/index";
import type { EuroSide } from "./engraved";
import { drawShot } from "./draw-shot";
import type { Shot } from "./shot";

/** One simulated photograph: its file's name, the class, what was drawn for it. */
export interface SimulatedPhotograph {
  readonly file: string;
  readonly class: EuroSide;
  readonly shot: Shot;
}

/** What is drawn for photograph `k`, 0 …; it does not depend on how many are made. */
export function planPhotograph(seed: number, k: number): SimulatedPhotograph {
  const { name } = EURO_DESIGNS[k % EURO_DESIGNS.length];
  const all = random(seed);
  const shot = drawShot(all.fork(`photograph ${k}`), all.fork(`published ${name}`));
  return {
    file: `${name}0 (${Math.floor(k / EURO_DESIGNS.length) + 1}).jpg`,
    class: name as EuroSide,
    shot,
  };
}

/**
 * The photographs as a CSV table: one row each; what a shot holds in groups (finish, lamp) becomes
 * columns such as `lamp.from`.
 */
export function tableOf(photographs: readonly SimulatedPhotograph[]): string {
  const rows = photographs.map(({ file, class: name, shot }) => ({
    file,
    class: name,
    ...flat(shot),
  }));
  const columns = Object.keys(rows[0]);
  const cell = (value: unknown): string =>
    typeof value === "number" ? String(Number(value.toPrecision(6))) : String(value);
  return (
    [
      columns.join(","),
      ...rows.map((row) =>
        columns.map((column) => cell((row as Record<string, unknown>)[column])).join(","),
      ),
    ].join("\n") + "\n"
  );
}

function flat(shot: Shot): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shot).flatMap(([key, value]) =>
      typeof value === "object"
        ? Object.entries(value).map(([inner, v]) => [`${key}.${inner}`, v])
        : [[key, value]],
    ),
  );
}
