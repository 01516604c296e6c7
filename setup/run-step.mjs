import { rmSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, readJson, writeWhole } from "./files.mjs";
import { project } from "./project.mjs";
import { say, step as line } from "./show.mjs";

/**
 * Brings one step up to date and tells how it stands: { name, title, state, fresh, facts, detail,
 * reason, remedy }.
 *
 * A step is { name, title, required, needs, inputs, intact, work }: inputs(facts) anything that,
 * when it changes, means the work must be done again intact(facts) whether what the work made is
 * still there work(now, facts) does it; returns its own facts (kept, and handed to the steps that
 * need it), `detail` among them; throws a problem() when it can't `facts` are those of the steps
 * before it, by name, and which `wheel` is wanted. A step that is needed but not in the list (the
 * CUDA libraries, for the CPU wheel) lacks nothing. A stamp remembers inputs and outcome. It is
 * taken away before the work begins, so that a set-up killed in the middle leaves none, and the
 * step is done again from the start.
 */
export async function runStep(step, { wheel, retry, before }) {
  const about = { name: step.name, title: step.title };
  const lacking = step.needs
    .map((name) => before.find((result) => result.name === name))
    .find((result) => result && result.state !== "done");
  if (lacking)
    return {
      ...about,
      state: "skipped",
      reason: `needs: ${lacking.title}`,
      remedy: lacking.remedy,
    };

  const facts = {
    wheel,
    ...Object.fromEntries(before.map((result) => [result.name, result.facts])),
  };
  const file = join(project.state, `${step.name}.json`);
  const inputs = fingerprint(await step.inputs(facts));
  const stamp = readJson(file);
  if (stamp?.inputs === inputs) {
    if (stamp.state === "done" && (await step.intact({ ...facts, [step.name]: stamp.facts })))
      return { ...about, ...stamp, fresh: false };
    if (stamp.state === "failed" && !retry && !step.required) {
      say(
        `– ${step.title}: ${stamp.reason} ${stamp.remedy} (Not tried again: nothing has changed. To try: npm run setup -- --retry)`,
      );
      return { ...about, ...stamp, fresh: false };
    }
  }

  rmSync(file, { force: true });
  rmSync(join(project.state, `${step.name}.log`), { force: true });
  const shown = line(step.title);
  let outcome;
  try {
    const made = await step.work(shown.now, facts);
    outcome = { state: "done", facts: made, detail: made.detail };
    shown.end("✓", made.detail);
  } catch (error) {
    if (error.remedy === undefined) throw error; // a mistake of ours, not the machine's
    outcome = { state: "failed", reason: error.message, remedy: error.remedy };
    shown.end(step.required ? "✗" : "–", `${error.message} ${error.remedy}`);
  }
  // A required step's downloads are kept when it failed: the next try goes on from them.
  if (outcome.state === "done" || !step.required)
    rmSync(project.downloads, { recursive: true, force: true });
  // Once more: the work may have changed what it depends on, and the stamp must match the next
  // look.
  writeWhole(
    file,
    JSON.stringify({ inputs: fingerprint(await step.inputs(facts)), ...outcome }, null, 2) + "\n",
  );
  return { ...about, ...outcome, fresh: true };
}
