import { readFileSync } from "node:fs";
import { expect } from "vitest";

/** A notebook is committed as if it had never been run. */
export function expectNoOutputs(notebook: string): void {
  for (const cell of JSON.parse(readFileSync(notebook, "utf8")).cells) {
    if (cell.cell_type === "code")
      expect({ outputs: cell.outputs, count: cell.execution_count }).toEqual({
        outputs: [],
        count: null,
      });
  }
}
