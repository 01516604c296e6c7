import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const binding = join(
  dirname(require.resolve("@tensorflow/tfjs-node-gpu/package.json")),
  "lib/napi-v8/tfjs_binding.node",
);

/**
 * Why the native engine cannot be tested here, by what set-up noted; null when it must work. A
 * binding that is there is tried whatever set-up says, and one that set-up says it built must be
 * there.
 */
export function whyNoNativeEngine(): string | null {
  if (existsSync(binding)) return null;
  const path = join(__dirname, "../../.cache/setup/status.json");
  if (!existsSync(path)) return "set-up has not run: npm run setup";
  const { steps } = JSON.parse(readFileSync(path, "utf8")) as {
    steps: { name: string; state: string; reason?: string }[];
  };
  if (steps.find(({ name }) => name === "native-binding")?.state === "done") return null;
  return (
    steps.find(({ state, reason }) => state !== "done" && reason)?.reason ??
    "set-up did not come as far as the native binding"
  );
}
