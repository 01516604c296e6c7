import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { halfOf, sidePhotograph, type Side } from "../coins/index";
import type { NewVerdict, SavedVerdict } from "../diestudy/index";
import { NumislabError } from "../base/index";
import { memoizeLru } from "./memoize-lru";
import { HEADERS, refusal } from "./guard";
import { openStudy } from "./open-study";
import { PAGE } from "./page-files";
import { type AlignedPictures, pairPictures } from "./pictures";
import { holdStudy } from "./held-study";
import type { Viewer } from "./judged-items";
import { recordVerdict } from "./record-verdict";
import { saveRequest } from "./save-request";

export interface ReviewOptions {
  /** The study's folder. */
  study: string;
  /** Where its photographs are now, if they were moved. */
  photographs?: string;
  /** Whose verdicts they are; the page can name another. */
  by: string;
  /** The time of a verdict. */
  now(): Date;
  /** Cache folder of outlines. */
  cache: string;
  /**
   * The port to listen on; any free one where it is left out. A browser keeps the name of a judge by
   * port.
   */
  port?: number;
}

export interface Review {
  /** Where it is, token included: whoever has this address can see the photographs and judge. */
  url: string;
  /** The verdicts of all judges at the start. */
  judgements: SavedVerdict[];
  /** Saves a verdict as the page does, by the same person; answers with those of all judges. */
  judge(verdict: Omit<NewVerdict, "by" | "at">): Promise<SavedVerdict[]>;
  /** Ends it. */
  stop(): Promise<void>;
  /** Resolves when it has ended. */
  ended: Promise<void>;
}

/** Pixels across a photograph on the page, and across those of a die's other coins. */
const [WIDTH, THUMBNAIL_WIDTH] = [1000, 192];
/** The pictures of an aligned pair. */
const TYPES = new Map([
  ["first", "image/jpeg"],
  ["second", "image/jpeg"],
  ["firstRelief", "image/webp"],
  ["secondRelief", "image/webp"],
  ["colours", "image/webp"],
]);

/**
 * Serves the page on which a study's doubtful pairs are judged, on this machine's loopback address
 * only, under a token.
 *
 * The engine must have been started (`startEngine`).
 *
 * @throws NumislabError as `openStudy` does, "state" where the port is taken
 */
export async function startReview({
  study: dir,
  photographs,
  by,
  now,
  cache,
  port: wanted = 0,
}: ReviewOptions): Promise<Review> {
  const study = await openStudy(dir, photographs);
  // what cannot be read is told of now, not on the page
  const held = holdStudy(study);
  const judgements = await held.judgements();
  await held.view({ by });
  const token = randomBytes(24).toString("base64url");
  const laid = pairPictures(study, cache);
  const photograph = memoizeLru(60, (side: Side, coin: number) =>
    sidePhotograph(study.coins[coin].sides[side]!, halfOf(study.layout, side), WIDTH),
  );
  const thumbnail = memoizeLru(600, (side: Side, coin: number) =>
    sidePhotograph(study.coins[coin].sides[side]!, halfOf(study.layout, side), THUMBNAIL_WIDTH),
  );
  const coinAt = (text: string, side: Side) => {
    const coin = Number(text);
    if (!/^\d+$/.test(text) || !study.coins[coin]?.sides[side]) throw new NotThere();
    return coin;
  };

  /** What lies at a path below the token. */
  async function get(
    words: string[],
    { viewer, since }: Question,
  ): Promise<{ type: string; body: Buffer | string; lasting?: boolean }> {
    const page = words.length === 1 ? PAGE.get(words[0]) : undefined;
    if (page) return { type: page[1], body: await readFile(join(__dirname, "page", page[0])) };
    const [what, side, a, b, which] = words as [string, Side, ...string[]];
    if (what === "study" && words.length === 1)
      return json({
        name: study.name,
        by,
        ...(await held.view(viewer, since)),
      });
    if (what === "scores" && words.length === 1) return json({ scores: await held.scores(viewer) });
    if (side !== "obverse" && side !== "reverse") throw new NotThere();
    if (what === "photograph" && words.length === 3)
      return { type: "image/jpeg", body: await photograph(side, coinAt(a, side)), lasting: true };
    if (what === "thumbnail" && words.length === 3)
      return { type: "image/jpeg", body: await thumbnail(side, coinAt(a, side)), lasting: true };
    if (what === "pair" && words.length === 4) {
      const [one, two] = [a, b].map((place) => study.coins[coinAt(place, side)].name);
      if (one === two) throw new NotThere();
      return json({ item: await held.item(viewer, { side, a: one, b: two }) });
    }
    if (what !== "laid" || words.length !== 5) throw new NotThere();
    const pictures = await laid(side, coinAt(a, side), coinAt(b, side));
    if (which === "how") return json({ how: pictures.how });
    const type = TYPES.get(which);
    if (type === undefined) throw new NotThere();
    return { type, body: pictures[which as keyof AlignedPictures], lasting: true };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path, query = ""] = (request.url ?? "").split("?");
    const [, given, ...words] = path.split("/");
    const refused = refusal(request, given, { token, port });
    if (refused !== null)
      return send(
        response,
        refused,
        "text/plain; charset=utf-8",
        "Refused. Open the address that numislab printed.\n",
      );
    if (request.method === "POST") {
      const at = now().toISOString();
      const judge = await saveRequest(words.join("/"), request, { study, held, at });
      if (judge === null) throw new NotThere();
      const { viewer, since } = questionOf(query, judge);
      const { body } = json(await held.view(viewer, since));
      return send(response, 200, "application/json", body);
    }
    const { type, body, lasting } = await get(words, questionOf(query, by));
    send(response, 200, type, body, lasting);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      const status = error instanceof NotThere ? 404 : error instanceof NumislabError ? 409 : 500;
      send(
        response,
        status,
        "application/json",
        JSON.stringify({
          message:
            error instanceof NotThere
              ? "There is no such page."
              : error instanceof NumislabError
                ? error.message
                : `The server failed: ${(error as Error).message}`,
        }),
      );
    });
  });
  server.listen(wanted, "127.0.0.1");
  await new Promise<void>((resolve, reject) =>
    server
      .once("listening", resolve)
      .once("error", (error) =>
        reject(
          new NumislabError(
            "state",
            `The review cannot listen on port ${wanted} (${(error as NodeJS.ErrnoException).code}): name another with --port, or leave it out for a free one.`,
          ),
        ),
      ),
  );
  const { port } = server.address() as AddressInfo;
  const ended = new Promise<void>((resolve) => server.once("close", () => resolve()));
  const stop = () => {
    server.close();
    server.closeAllConnections();
    return ended;
  };
  return {
    url: `http://127.0.0.1:${port}/${token}/`,
    judgements,
    async judge(verdict) {
      await recordVerdict(study, { ...verdict, by, at: now().toISOString() }, held.judgements);
      return held.judgements();
    },
    stop,
    ended,
  };
}

/** Who looks, and the version of the study that the page has. */
interface Question {
  viewer: Viewer;
  since?: string;
}

/** As the page says it behind a question mark. */
function questionOf(query: string, by: string): Question {
  const words = new URLSearchParams(query);
  return {
    viewer: { by: words.get("by") ?? by, independent: words.has("independent") },
    since: words.get("since") ?? undefined,
  };
}

/** Asked for something that is not there. */
class NotThere extends Error {}

const json = (value: unknown) => ({ type: "application/json", body: JSON.stringify(value) });

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: Buffer | string,
  lasting = false,
): void {
  response.writeHead(status, {
    ...HEADERS,
    "Content-Type": type,
    ...(lasting ? { "Cache-Control": "private, max-age=3600" } : {}),
  });
  response.end(response.req.method === "HEAD" ? undefined : body);
}
