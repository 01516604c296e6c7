import { join } from "node:path";
import { readPhotograph } from "../../coins/index";
import { random } from "../../base/index";
import { COMMON, type Catalogue } from "../catalogue";
import type { KnownPhotograph } from "../evaluate";
import { simulatedPhotograph } from "./simulated-photograph";

/** Simulated photographs of a catalogue's pictures, one after the other in random order. */
export async function simulatedPhotographs(
  { dir, designs, designOf, pictureFiles, index }: Catalogue,
  { photographs, seed }: { photographs: number; seed: number },
): Promise<KnownPhotograph[]> {
  const draw = random(seed);
  const order = draw
    .fork("order")
    .shuffle(pictureFiles.map((_, i) => i).filter((i) => designOf[i] !== COMMON));
  const made: KnownPhotograph[] = [];
  for (let i = 0; i < photographs; i++) {
    const k = order[i % order.length];
    const { name } = designs[designOf[k]];
    const picture = await simulatedPhotograph(
      await readPhotograph(join(dir, pictureFiles[k])),
      index.pictures[k].ellipse,
      draw.fork(`photograph ${i}`),
    );
    made.push({ name: `${name} (${i + 1})`, picture, truth: "design", designs: [name] });
  }
  return made;
}
