import { closest } from "fastest-levenshtein";
import { NumislabError } from "../base/index";
import type { Matcher, MatcherOptions, MatchMethod, MethodOption } from "./matcher";
import { fusion } from "./methods/fusion";
import { keypoints } from "./methods/keypoints";
import { neighbours } from "./methods/neighbours";
import { registration } from "./methods/registration";
import { siamese } from "./methods/siamese";
import { ssim } from "./methods/ssim";

/** Every method that `--method` knows, the default first. */
export const METHODS: readonly MatchMethod[] = [
  registration,
  neighbours,
  siamese,
  keypoints,
  ssim,
  fusion,
];

/**
 * A method by its name.
 *
 * @param beside other names that may stand in its place, for the message
 * @throws NumislabError "usage" naming the nearest known one, and all
 */
export function methodNamed(name: string, beside: readonly string[] = []): MatchMethod {
  const method = METHODS.find((one) => one.name === name);
  if (method) return method;
  const names = [...METHODS.map((one) => one.name), ...beside];
  throw new NumislabError(
    "usage",
    `there is no method ${name}; did you mean ${closest(name, names)}? (known: ${names.join(", ")})`,
  );
}

/** How each option is called on the command line. */
const WORDS: Record<MethodOption, string> = {
  model: "--model",
  anyRotation: "--any-rotation",
  calibration: "calibration",
  neighbours: "--neighbours",
  types: "--types",
  everyPair: "--every-pair",
  onPlan: "--slurm",
};

/**
 * Refuses options that a method has no use for.
 *
 * @throws NumislabError "usage" naming them, and the methods that take them
 */
export function checkMethodOptions(
  method: MatchMethod,
  given: { readonly [option in MethodOption]?: unknown },
): void {
  const useless = (Object.keys(WORDS) as MethodOption[]).filter(
    (option) =>
      given[option] !== undefined && given[option] !== false && !method.takes.includes(option),
  );
  if (useless.length === 0) return;
  const [option] = useless;
  const takers = METHODS.filter(({ takes }) => takes.includes(option)).map(({ name }) => name);
  throw new NumislabError(
    "usage",
    `${useless.map((one) => WORDS[one]).join(", ")}: the method ${method.name} has no use for it; ${WORDS[option]} is for ${takers.join(", ")}`,
  );
}

/**
 * Makes the matcher of a method ready. The engine must have been started (`startEngine`).
 *
 * @throws NumislabError "usage" where there is no such method, or it has no use for an option; what
 *   `MatchMethod.open` throws
 */
export async function openMatcher(name: string, options: MatcherOptions = {}): Promise<Matcher> {
  const method = methodNamed(name);
  checkMethodOptions(method, options);
  return method.open(options);
}
