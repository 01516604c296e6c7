// Screens a few sides on the engine that the environment names, and prints what it found. For
// screen.test.ts.
import { startEngine } from "../../../../src/lib/engine/index";
import { fromFine, plane } from "../../../../src/lib/matchers/registration/match-side";
import { screen } from "../../../../src/lib/matchers/registration/search/screen";
import { random } from "../../../../src/lib/base/random";

const sides = [1, 2, 3, 4].map((seed) => {
  const fine = plane(280);
  const rng = random(seed);
  const cells = Array.from({ length: 400 }, () => rng.uniform(-100, 100));
  for (let i = 0; i < fine.relief.length; i++) {
    const [x, y] = [i % 280, Math.floor(i / 280)];
    if (Math.hypot(x - 139.5, y - 139.5) > 125) continue;
    fine.mask[i] = 1;
    fine.relief[i] = cells[Math.floor(y / 14) * 20 + Math.floor(x / 14)];
  }
  return fromFine(fine, []);
});

startEngine().then(
  () => console.log(JSON.stringify(screen(sides).map(({ score, map }) => ({ score, map })))),
  () => undefined, // this engine does not run here
);
