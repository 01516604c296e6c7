import type { IncomingMessage } from "node:http";
import type { NewSpecimenVerdict } from "../diestudy/index";
import type { HeldStudy } from "./held-study";
import type { ReviewStudy } from "./open-study";
import { recordGroupVerdict, type NewGroupVerdict } from "./record-group-verdict";
import { recordSpecimenVerdict } from "./record-specimen-verdict";
import { recordVerdict } from "./record-verdict";
import { verdictOfRequest } from "./verdict-of-request";

type Sent = Awaited<ReturnType<typeof verdictOfRequest>> & { at: string };

/** What saves a verdict that was sent to a path; each checks what it says. */
const SAVE = new Map<string, (study: ReviewStudy, held: HeldStudy, sent: Sent) => Promise<unknown>>(
  [
    [
      "verdicts",
      (study, { judgements }, { side, a, b, verdict, by, at }) =>
        recordVerdict(study, { side, a, b, verdict, by, at }, judgements),
    ],
    [
      "group-verdicts",
      (study, { judgements }, { side, coins, verdict, by, at }) =>
        recordGroupVerdict(
          study,
          { side, coins, verdict: verdict as NewGroupVerdict["verdict"], by, at },
          judgements,
        ),
    ],
    [
      "specimen-verdicts",
      (study, { judgements }, { a, b, verdict, by, at }) =>
        recordSpecimenVerdict(
          study,
          { a, b, verdict: verdict as NewSpecimenVerdict["verdict"], by, at },
          judgements,
        ),
    ],
  ],
);

/**
 * Saves a verdict that was sent. It is on disk when the promise resolves.
 *
 * @param path below the token
 * @returns who judged; null where nothing is saved at that path
 * @throws NumislabError where the verdict is refused, or the file cannot be written
 */
export async function saveRequest(
  path: string,
  request: IncomingMessage,
  { study, held, at }: { study: ReviewStudy; held: HeldStudy; at: string },
): Promise<string | null> {
  const save = SAVE.get(path);
  if (save === undefined) return null;
  const sent = { ...(await verdictOfRequest(request)), at };
  await save(study, held, sent);
  return sent.by;
}
