import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { cachedRegistrations } from "../../../../src/lib/matchers/registration/cache/cached-registrations";
import type { MatchSide } from "../../../../src/lib/matchers/registration/match-side";
import type { Registration } from "../../../../src/lib/matchers/registration/align/register";
import type { RegisterQuestion } from "../../../../src/lib/matchers/registration/match-work";
import type { Workers } from "../../../../src/lib/matchers/registration/workers";

const dir = mkdtempSync(join(tmpdir(), "numislab kept "));
afterAll(() => rmSync(dir, { recursive: true }));

const side = (digest: string) => ({ digest }) as MatchSide;
const answer = (digest: string): Registration => ({
  correlation: digest === "b" ? NaN : 0.1 + 0.2,
  rejected: digest === "b",
  inPlace: digest === "b" ? NaN : 1 / 3,
  residual: NaN,
  warp: {
    map: [1, 0.1 + 0.7, -1e-17, 0, 1, 0],
    bend: Float64Array.from({ length: 12 }, (_, i) => Math.sin(i)),
  },
});

/** Workers that tell what they were asked. */
function asked(): { workers: Pick<Workers, "register">; of: string[] } {
  const of: string[] = [];
  const register = async ({ others }: RegisterQuestion) =>
    others.map(({ digest }) => (of.push(digest), answer(digest)));
  return { workers: { register }, of };
}
const question = (...others: string[]): RegisterQuestion => ({
  fixed: side("a"),
  others: others.map(side),
  starts: others.map(() => [1, 0, 0.1, 0, 1, 0]),
});

describe("cachedRegistrations", () => {
  it("asks for what is new only, and gives back to the bit what was made", async () => {
    const [first, second] = [asked(), asked()];
    expect(await cachedRegistrations(first.workers, dir).register(question("b", "c"))).toEqual([
      answer("b"),
      answer("c"),
    ]);
    expect(
      await cachedRegistrations(second.workers, dir).register(question("d", "c", "b")),
    ).toEqual([answer("d"), answer("c"), answer("b")]);
    expect([first.of, second.of]).toEqual([["b", "c"], ["d"]]);
  });

  it("registers again from another start", async () => {
    const { workers, of } = asked();
    await cachedRegistrations(workers, dir).register({
      ...question("b"),
      starts: [[1, 0, 0.2, 0, 1, 0]],
    });
    expect(of).toEqual(["b"]);
  });

  it("goes on after a line that a kill cut short", async () => {
    const file = join(dir, readdirSync(dir)[0]);
    truncateSync(file, readFileSync(file).length - 30);
    const [first, second] = [asked(), asked()];
    await cachedRegistrations(first.workers, dir).register(question("e", "b", "c"));
    expect(first.of).toEqual(["e"]); // the line that was cut is of the other start
    appendFileSync(file, '["half');
    await cachedRegistrations(second.workers, dir).register(question("e", "f"));
    expect(second.of).toEqual(["f"]);
  });

  it("works where nothing can be kept", async () => {
    const { workers } = asked();
    expect(
      await cachedRegistrations(workers, join(dir, readdirSync(dir)[0])).register(question("b")),
    ).toEqual([answer("b")]);
  });
});
