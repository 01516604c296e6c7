import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { realPhotographs } from "../real-photographs";
import { slow } from "../slow";
import { lacksPython } from "../workspace/jupyter";
import { markedFolder, outcome } from "./main-job";

const hoard = realPhotographs("hoard");
const MINUTES = 60_000;

describe.skipIf(!slow || lacksPython() || hoard.missing)("the main job with its notebooks", () => {
  const mark = `hoard-${process.pid}`;
  const dir = markedFolder(mark);

  it(
    "goes from photographs to report on a real hoard of 259 coins",
    async () => {
      const data = join(dir, mark);
      symlinkSync(hoard.folder, data);
      const { made, leftOut, result } = await outcome(data, "full");
      // the network takes too long on more than 120 coins: the job says so
      expect({ made, leftOut }).toEqual({
        made: ["siamese", "die study"],
        leftOut: ["the network that ships"],
      });
      expect(result).toMatchObject({
        coins: 259,
        heldOut: { obverse: { same: 7 }, reverse: { same: 1 } },
      });
    },
    240 * MINUTES,
  );
});
