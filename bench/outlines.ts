import { random } from "../src/lib/base/random";
import {
  MIN_CONFIDENCE,
  outlineConfidence,
  WARN_BELOW_CONFIDENCE,
} from "../src/lib/coins/find/judge/outline-probability";
import { fitOutlines, fitWithoutEach } from "./lib/fit-outlines";
import { outlineResults, type OutlineResult } from "./lib/outline-results";
import type { Row, Stage } from "./lib/stage";

/** Composed photographs of each kind of ground. */
const [EACH, EACH_SMALL] = [5, 1];
const BOOTSTRAPS = 2000;

/** How often outlines are right, refused, warned of, and wrong in silence; fits the confidence. */
export const stage: Stage = {
  title:
    "Outlines of coins: set `grounds` (one coin a picture or half) and composed photographs; the confidence of each is by a fit without its source photograph",
  hasSmall: true,
  async run({ say, small }) {
    const results = await outlineResults(small ? EACH_SMALL : EACH, say);
    say(`calibration: ${JSON.stringify(fitOutlines(results))}`);
    const fits = fitWithoutEach(results);
    const unseen = results.map((result) => ({
      ...result,
      confidence: result.evidence
        ? outlineConfidence(result.evidence, fits.get(`${result.set} ${result.source}`))
        : result.confidence,
    }));
    for (const one of unseen)
      if (!one.right || isWarned(one)) say(JSON.stringify({ ...one, outcome: outcomeOf(one) }));
    const shipped = results.map((result) => ({
      ...result,
      confidence: result.evidence ? outlineConfidence(result.evidence) : result.confidence,
    }));
    return [
      ...["grounds", "composed"].flatMap((set) => rowsOf(unseen, set)),
      { ...rowOf("grounds, constants that ship", ofSet(shipped, "grounds")) },
      { ...rowOf("composed, constants that ship", ofSet(shipped, "composed")) },
    ];
  },
};

const ofSet = (results: readonly OutlineResult[], set: string) =>
  results.filter((result) => result.set === set);

function rowsOf(results: readonly OutlineResult[], set: string): Row[] {
  const own = ofSet(results, set);
  const kinds = [...new Set(own.map(({ kind }) => kind))];
  return [
    ...kinds.map((kind) =>
      rowOf(
        kind,
        own.filter((result) => result.kind === kind),
      ),
    ),
    { ...rowOf(`${set}, all`, own), ...intervals(own) },
  ];
}

const isRefused = ({ iou, confidence }: OutlineResult) =>
  iou === null || confidence < MIN_CONFIDENCE;
const isWarned = (result: OutlineResult) =>
  !isRefused(result) && (result.confidence < WARN_BELOW_CONFIDENCE || result.warnings.length > 0);

function outcomeOf(result: OutlineResult): string {
  if (isRefused(result)) return result.right ? "right_refused" : "refused";
  if (isWarned(result)) return result.right ? "right_warned" : "wrong_warned";
  return result.right ? "right" : "wrong_in_silence";
}

function rowOf(name: string, own: readonly OutlineResult[]): Row {
  const count = (outcome: string) => own.filter((result) => outcomeOf(result) === outcome).length;
  const times = own.map((result) => result.milliseconds).sort((a, b) => a - b);
  return {
    name,
    sides: own.length,
    right: count("right"),
    right_warned: count("right_warned"),
    right_refused: count("right_refused"),
    refused: count("refused"),
    wrong_warned: count("wrong_warned"),
    wrong_in_silence: count("wrong_in_silence"),
    median_ms: times[times.length >> 1],
  };
}

/** 95 % bootstrap intervals of shares in percent, source photographs being drawn. */
function intervals(own: readonly OutlineResult[]) {
  const sources = [...new Set(own.map(({ source }) => source))].map((source) =>
    own.filter((result) => result.source === source),
  );
  const r = random(1);
  const shares = (test: (result: OutlineResult) => boolean) => {
    const drawn = Array.from({ length: BOOTSTRAPS }, () => {
      const sample = sources.flatMap(() => r.pick(sources));
      return (100 * sample.filter(test).length) / sample.length;
    }).sort((a, b) => a - b);
    return [0.025, 0.975].map((q) => Number(drawn[Math.floor(q * BOOTSTRAPS)].toFixed(1)));
  };
  return {
    right_percent_interval: shares(({ right }) => right),
    silent_percent_interval: shares((result) => outcomeOf(result) === "wrong_in_silence"),
  };
}
