import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readJudgements, readSpecimenVerdicts, readVerdicts } from "../../src/lib/diestudy/index";
import { startEngine } from "../../src/lib/engine/index";
import { openStudy, recordVerdict, startReview, type Review } from "../../src/lib/review/index";
import { options, smallStudy } from "./study";

const dir = mkdtempSync(join(tmpdir(), "numislab review "));
let made: { photographs: string; study: string };
let review: Review;
let address: URL;
beforeAll(async () => {
  await startEngine();
  made = await smallStudy(dir);
  review = await startReview(options(made.study, dir));
  address = new URL(review.url);
});
afterAll(async () => {
  await review.stop();
  rmSync(dir, { recursive: true });
});

const token = () => address.pathname.split("/")[1];

/** Until the study's files are old enough to be held in memory. */
const young = () => new Promise((resolve) => setTimeout(resolve, 150));

/** A request as no browser would let a page send it: any header, any path. */
function ask(
  path: string,
  {
    method = "GET",
    headers = {},
    body = "",
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; type: string; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port: address.port, path, method, headers },
      (response) => {
        let text = "";
        response
          .setEncoding("latin1")
          .on("data", (chunk) => (text += chunk))
          .on("end", () =>
            resolve({
              status: response.statusCode!,
              type: response.headers["content-type"]!,
              text,
            }),
          );
      },
    );
    sent.on("error", reject).end(body);
  });
}
const verdict = { side: "obverse", a: "001", b: "002", verdict: "same", by: "Eve" };
const post = (
  more: Record<string, string | undefined> = {},
  body: object | string = verdict,
  path = `/${token()}/verdicts`,
) => {
  const headers = {
    "Content-Type": "application/json",
    Origin: address.origin,
    "X-Review-Token": token(),
    ...more,
  };
  return ask(path, {
    method: "POST",
    headers: Object.fromEntries(
      Object.entries(headers).filter(([, value]) => value !== undefined),
    ) as Record<string, string>,
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
};

describe("the review's server", () => {
  it("gives its page, the queue and pictures to who has the token, and lets nothing else run there", async () => {
    const response = await fetch(review.url);
    expect(response.headers.get("content-security-policy")).toMatch(
      /default-src 'none'; script-src 'self'/,
    );
    expect(await response.text()).toContain("Struck from the same die?");
    const { items, by } = JSON.parse((await ask(`/${token()}/study`)).text);
    expect(by).toBe("Ada");
    expect(items.map(({ a, b }: { a: string; b: string }) => [a, b])).toEqual([
      ["001", "002"],
      ["002", "003"],
      ["001", "003"],
      ["003", "004"],
    ]);
    expect(await ask(`/${token()}/photograph/obverse/0`)).toMatchObject({
      status: 200,
      type: "image/jpeg",
    });
    const types = {
      first: "jpeg",
      second: "jpeg",
      firstRelief: "webp",
      secondRelief: "webp",
      colours: "webp",
    };
    for (const [picture, type] of Object.entries(types))
      expect(await ask(`/${token()}/laid/obverse/0/1/${picture}`)).toMatchObject({
        status: 200,
        type: `image/${type}`,
      });
    expect((await ask(`/${token()}/laid/obverse/0/1/third`)).status).toBe(404);
  });

  it("refuses who has no token or another, for the page, its parts and its data", async () => {
    for (const path of [
      "/",
      "/study",
      "/review.js",
      `/${"x".repeat(32)}/`,
      `/${token()}x/study`,
      `/${token().slice(1)}/photograph/obverse/0`,
    ])
      expect({ path, ...(await ask(path)) }).toMatchObject({ status: 403 });
  });

  it("refuses a verdict from another origin, without an origin, without the token's header, as a form, and over another name", async () => {
    expect((await post({ Origin: "http://evil.example" })).status).toBe(403);
    expect((await post({ Origin: `http://127.0.0.1:${Number(address.port) + 1}` })).status).toBe(
      403,
    );
    expect((await post({ Origin: undefined })).status).toBe(403);
    expect((await post({ Origin: "null" })).status).toBe(403);
    expect((await post({ "X-Review-Token": undefined })).status).toBe(403);
    expect((await post({ "X-Review-Token": "guess" })).status).toBe(403);
    expect((await post({ "Content-Type": "text/plain" })).status).toBe(415);
    expect(
      (
        await post({
          Host: `evil.example:${address.port}`,
          Origin: `http://evil.example:${address.port}`,
        })
      ).status,
    ).toBe(421);
    expect((await ask(`/${token()}/verdicts`, { method: "PUT" })).status).toBe(405);
    expect(await readVerdicts(join(made.study, "verdicts.csv"))).toEqual([]);
  });

  it("gives nothing but photographs of the study's coins", async () => {
    for (const path of [
      "photograph/obverse/4",
      "photograph/obverse/-1",
      "photograph/obverse/__proto__",
      "photograph/edge/0",
      "photograph/obverse/..%2f..%2fstudy.json",
      "../study.json",
      "laid/obverse/0/9/first",
      "laid/obverse/0/1/third",
      "study.json",
      "page/review.js",
      "constructor",
      "laid.js/x",
    ]) {
      expect({ path, status: (await ask(`/${token()}/${path}`)).status }).toEqual({
        path,
        status: 404,
      });
    }
  });

  it("refuses verdicts that are none, on coins that are none, or too long, and says why", async () => {
    expect(await post({}, "{")).toMatchObject({
      status: 409,
      text: expect.stringMatching(/not JSON/),
    });
    expect(await post({}, { ...verdict, verdict: "perhaps" })).toMatchObject({ status: 409 });
    expect(await post({}, { ...verdict, b: "../001" })).toMatchObject({
      status: 409,
      text: expect.stringMatching(/not two coins of this study/),
    });
    expect(await post({}, { ...verdict, b: "001" })).toMatchObject({ status: 409 });
    expect(await post({}, { ...verdict, by: "x".repeat(5000) })).toMatchObject({ status: 409 });
    expect(await readVerdicts(join(made.study, "verdicts.csv"))).toEqual([]);
  });

  it("saves a verdict with who and when, tells what follows, and refuses what contradicts it", async () => {
    expect((await post({}, { ...verdict, by: "  Eve\nof the lab " })).status).toBe(200);
    const by = "Eve of  the lab";
    const { items } = JSON.parse((await post({}, { ...verdict, a: "003", by })).text);
    expect(items[2]).toMatchObject({ verdict: null, follows: "same" });
    expect(await post({}, { ...verdict, b: "003", verdict: "different", by })).toMatchObject({
      status: 409,
      text: expect.stringMatching(/001 and 002 same, 003 and 002 same/),
    });
    expect(await readVerdicts(join(made.study, "verdicts.csv"))).toEqual([
      { ...verdict, by: "Eve of the lab", at: "2026-01-02T03:04:05.000Z" },
      { ...verdict, a: "003", by: "Eve of the lab", at: "2026-01-02T03:04:05.000Z" },
    ]);
  });

  it("listens on the port that it is given, and says so where another has it", async () => {
    const port = Number(address.port);
    await expect(startReview({ ...options(made.study, dir), port })).rejects.toMatchObject({
      code: "state",
      message: expect.stringContaining(`port ${port} (EADDRINUSE)`),
    });
    const first = await startReview(options(made.study, dir));
    await first.stop();
    const again = await startReview({
      ...options(made.study, dir),
      port: Number(new URL(first.url).port),
    });
    expect(new URL(again.url).port).toBe(new URL(first.url).port);
    expect(again.url).not.toBe(first.url);
    await again.stop();
  });

  it("sees what another server, or a function, saved on the same study", async () => {
    const other = await startReview(options(made.study, dir));
    await recordVerdict(await openStudy(made.study), {
      side: "reverse",
      a: "004",
      b: "003",
      verdict: "unsure",
      by: "Bob",
      at: "2026-02-02T00:00:00Z",
    });
    for (const url of [review.url, other.url]) {
      const { items } = (await (await fetch(`${url}study`)).json()) as {
        items: { side: string; verdict: string; by: string }[];
      };
      expect(items.filter(({ side }) => side === "reverse")).toMatchObject([
        { verdict: "unsure", by: "Bob" },
      ]);
    }
    await other.stop();
  });

  it("takes another judge's dissent for a dispute that comes first, settles it, and hides others' verdicts for a second opinion", async () => {
    const dissent = { ...verdict, a: "002", b: "003", verdict: "different", by: "Cy" };
    const { items } = JSON.parse((await post({}, dissent)).text);
    expect(items[0]).toMatchObject({
      ...{ a: "002", b: "003", verdict: "unsure", own: "different", disputed: true },
      said: [
        { by: "Eve of the lab", verdict: "same" },
        { by: "Cy", verdict: "different" },
      ],
    });
    const seen = async (query: string) =>
      JSON.parse((await ask(`/${token()}/study?${query}`)).text).items as {
        a: string;
        own: string | null;
        verdict: string | null;
        said: unknown[];
      }[];
    expect((await seen("by=Di"))[0]).toMatchObject({ a: "002", own: null, disputed: true });
    for (const item of await seen("by=Di&independent=1"))
      expect(item).toMatchObject({ own: null, verdict: null, follows: null, said: [] });
    const settled = JSON.parse((await post({}, { ...dissent, verdict: "same", by: "Di" })).text);
    expect(settled.items[1]).toMatchObject({ a: "002", verdict: "same", disputed: false });
    for (const by of ["Cy", "Di"]) await post({}, { ...dissent, verdict: "withdrawn", by });
  });

  it("saves a verdict on a group as those on its pairs, in one write, and takes it back", async () => {
    const file = join(made.study, "verdicts.csv");
    const before = readFileSync(file, "utf8");
    const say = (coins: unknown, said = "same", by = "Gil") =>
      post({}, { side: "obverse", coins, verdict: said, by }, `/${token()}/group-verdicts`);
    await post({}, { ...verdict, a: "001", b: "004", by: "Gil" });
    const { items } = JSON.parse((await say(["001", "003", "004"])).text) as {
      items: { a: string; b: string; own: string | null; rank: number | null }[];
    };
    expect(items.filter(({ own }) => own === "same").map(({ a, b, rank }) => [a, b, rank])).toEqual(
      [
        ["001", "003", 2],
        ["001", "004", null],
        ["003", "004", null],
      ],
    );
    const added = () => readFileSync(file, "utf8").slice(before.length).trim().split("\n");
    expect(added().map((row) => row.split(",").slice(0, 5).join())).toEqual([
      "obverse,001,004,same,Gil", // judged alone, and not again
      "obverse,001,003,same,Gil",
      "obverse,003,004,same,Gil",
    ]);
    await say(["001", "003", "004"], "withdrawn");
    const own = (await readJudgements(file)).filter(({ by }) => by === "Gil");
    expect(own).toEqual([]);
    const rows = added().length;
    await say(["001", "003", "004"], "withdrawn");
    expect(added()).toHaveLength(rows); // nothing is left to take back
    writeFileSync(file, before);
  });

  it("refuses a verdict on a group that contradicts others, or is on no group, and saves none of its pairs", async () => {
    const file = join(made.study, "verdicts.csv");
    const before = readFileSync(file, "utf8");
    await post({}, { ...verdict, a: "002", b: "004", verdict: "different", by: "Gil" });
    await post({}, { ...verdict, a: "004", b: "003", by: "Gil" });
    const after = readFileSync(file, "utf8");
    const say = (coins: unknown, said = "same", by = "Gil") =>
      post({}, { side: "obverse", coins, verdict: said, by }, `/${token()}/group-verdicts`);
    expect(await say(["001", "002", "004"])).toMatchObject({
      status: 409,
      text: expect.stringMatching(/judged before were 002 and 004 different/),
    });
    expect(await say(["001", "002", "003"])).toMatchObject({
      status: 409,
      text: expect.stringMatching(/002 and 003 cannot be from the same die/),
    });
    for (const coins of [["001"], ["001", "001"], ["001", "009"], "001", [1, 2], undefined])
      expect({ coins, ...(await say(coins)) }).toMatchObject({ status: 409 });
    expect((await say(["001", "002"], "different")).status).toBe(409);
    expect(
      (await post({ Origin: "null" }, { coins: ["001"] }, `/${token()}/group-verdicts`)).status,
    ).toBe(403);
    expect(readFileSync(file, "utf8")).toBe(after);
    writeFileSync(file, before);
  });

  it("sends what has changed since the version that a page has, and everything where the study was made again", async () => {
    const file = join(made.study, "verdicts.csv");
    const before = readFileSync(file, "utf8");
    await young();
    const get = async (since: string) =>
      JSON.parse((await ask(`/${token()}/study?by=Hal&since=${since}`)).text);
    const whole = await get("none");
    expect(whole.items).toHaveLength(4);
    expect(whole.coins[3]).toMatchObject({ name: "004", obverse: { die: "O2", support: 1 } });
    expect(await get(whole.version)).toMatchObject({ changed: [], added: [], removed: [] });
    // another process
    for (const [a, b] of [
      ["001", "002"],
      ["001", "004"],
    ])
      await recordVerdict(await openStudy(made.study), {
        ...{ side: "obverse", a, b, by: "Ida" },
        ...{ verdict: "unsure", at: "" },
      });
    const now = await get(whole.version);
    expect(now).toMatchObject({
      changed: [["obverse\n001\n002", { said: expect.arrayContaining([expect.anything()]) }]],
      added: [{ a: "001", b: "004", verdict: "unsure", rank: null }],
      removed: [],
    });
    expect(now).not.toHaveProperty("items");
    writeFileSync(file, before);
    expect(await get(now.version)).toMatchObject({
      changed: [["obverse\n001\n002", {}]],
      added: [],
      removed: ["obverse\n001\n004"],
    });
    const dies = join(made.study, "dies.csv");
    const made0 = readFileSync(dies, "utf8");
    writeFileSync(dies, made0.replace("003,O1,", "003,O17,"));
    const again = await get(now.version);
    expect(again.items).toHaveLength(4);
    expect(again.coins[2].obverse.die).toBe("O17");
    writeFileSync(dies, made0);
  });

  it("says which pairs a pair contradicts, gives any pair of two coins, and the scores of all", async () => {
    const [triples, pairs] = ["contradictions.csv", "pairs.csv"].map((name) =>
      join(made.study, name),
    );
    writeFileSync(triples, "side,coin_a,coin_b,coin_c,strength\nobverse,001,002,004,0.97\n");
    writeFileSync(
      pairs,
      "coin_a,coin_b,side,score,probability\n002,001,obverse,3.25,0.99\n003,004,obverse,1,0.5\n",
    );
    const { items } = JSON.parse((await ask(`/${token()}/study`)).text);
    expect(items[0].contradicts).toEqual([
      [
        { a: "002", b: "004", says: "same" },
        { a: "001", b: "004", says: "different" },
      ],
    ]);
    const { item } = JSON.parse((await ask(`/${token()}/pair/obverse/0/3`)).text);
    expect(item).toMatchObject({
      ...{ side: "obverse", a: "001", b: "004", study: "different", rank: null },
      contradicts: [
        [
          { a: "001", b: "002", says: "same" },
          { a: "002", b: "004", says: "same" },
        ],
      ],
    });
    for (const path of ["pair/obverse/0/0", "pair/obverse/0/9", "pair/edge/0/1"])
      expect((await ask(`/${token()}/${path}`)).status).toBe(404);
    expect(JSON.parse((await ask(`/${token()}/scores`)).text).scores).toContainEqual([
      "obverse\n001\n002",
      3.25,
    ]);
    for (const file of [triples, pairs]) rmSync(file);
  });

  it("saves verdicts on specimens, and refuses those that cannot be right beside others", async () => {
    const [file, path] = [
      join(made.study, "specimen-verdicts.csv"),
      `/${token()}/specimen-verdicts`,
    ];
    const say = (a: string, b: string, said: string) =>
      post({}, { a, b, verdict: said, by: " Eve " }, path);
    const { specimens } = JSON.parse((await say("001", "004", "same")).text);
    expect(specimens).toMatchObject([{ a: "001", b: "004", verdict: "same", places: [0, 3] }]);
    await say("004", "002", "same");
    expect(await say("001", "002", "different")).toMatchObject({
      status: 409,
      text: expect.stringMatching(/cannot be two specimens: .*001 and 004 one, 004 and 002 one/),
    });
    expect(await post({}, { ...verdict, b: "004", verdict: "different" })).toMatchObject({
      status: 409,
      text: expect.stringMatching(
        /cannot be of different dies: they were judged to be one specimen/,
      ),
    });
    await say("004", "002", "withdrawn");
    await say("001", "004", "withdrawn");
    await post({}, { ...verdict, a: "004", b: "001", verdict: "different" });
    expect(await say("001", "004", "same")).toMatchObject({
      status: 409,
      text: expect.stringMatching(/cannot be one specimen: .*obverses are of different ones/),
    });
    await post({}, { ...verdict, a: "004", b: "001", verdict: "withdrawn" });
    expect(await say("001", "001", "same")).toMatchObject({ status: 409 });
    expect(await say("001", "002", "unsure")).toMatchObject({ status: 409 });
    expect((await post({ Origin: "null" }, { a: "001" }, path)).status).toBe(403);
    expect(readFileSync(file, "utf8")).toBe(
      `coin_a,coin_b,verdict,by,at\n${["001,004,same", "004,002,same", "004,002,withdrawn", "001,004,withdrawn"].map((row) => `${row},Eve,2026-01-02T03:04:05.000Z\n`).join("")}`,
    );
    rmSync(file);
  });

  it("takes judges who differ on specimens for a dispute, which comes first and counts for nothing until it is settled", async () => {
    const file = join(made.study, "specimen-verdicts.csv");
    const say = async (by: string, a: string, b: string, said: string) => {
      const { status, text } = await post({}, { a, b, verdict: said, by }, path);
      expect(status).toBe(200);
      return JSON.parse(text).specimens;
    };
    const path = `/${token()}/specimen-verdicts`;
    await say("Ada", "001", "002", "different");
    await say("Ada", "003", "004", "same");
    const told: string[] = [];
    const taken = () =>
      readSpecimenVerdicts(file, ["001", "002", "003", "004"], (text) => told.push(text));
    const specimens = await say("Bo", "004", "003", "different");
    expect(specimens).toMatchObject([
      {
        ...{ a: "004", b: "003", verdict: null, own: "different", disputed: true },
        said: [
          { by: "Ada", verdict: "same" },
          { by: "Bo", verdict: "different" },
        ],
      },
      { a: "001", b: "002", verdict: "different", own: null, disputed: false },
    ]);
    expect(taken()).toMatchObject([{ a: "001", b: "002" }]);
    expect(told).toEqual([expect.stringMatching(/in dispute \(Ada: one coin, Bo: two coins\)/)]);
    const alone = JSON.parse((await ask(`/${token()}/study?by=Bo&independent=1`)).text);
    expect(alone.specimens).toMatchObject([{ a: "004", said: [{ by: "Bo" }], disputed: false }]);
    expect((await say("Cy", "003", "004", "same"))[1]).toMatchObject({ verdict: "same" });
    expect(taken()).toHaveLength(2);
    await say("Bo", "003", "004", "withdrawn"); // their own, not those of others
    expect(taken()).toHaveLength(2);
    rmSync(file);
  });

  it("goes on showing judged pairs that the study, made again, no longer doubts", async () => {
    const file = join(made.study, "review.csv");
    const before = readFileSync(file, "utf8");
    writeFileSync(
      file,
      before
        .split("\n")
        .filter((line) => !/^obverse,00[12],00[23],.*[15]/.test(line) || line.startsWith("side"))
        .join("\n"),
    );
    const { items } = (await (await fetch(`${review.url}study`)).json()) as {
      items: { a: string; b: string; together: number | null }[];
    };
    expect(items).toContainEqual(
      expect.objectContaining({ a: "001", b: "002", together: null, verdict: "same" }),
    );
    writeFileSync(file, before);
  });
});

describe("openStudy", () => {
  it("says so where there is no study, or its photographs were moved, and takes their new folder", async () => {
    await expect(openStudy(dir)).rejects.toMatchObject({
      code: "input",
      message: expect.stringMatching(/no finished die study.*npx numislab die-study/),
    });
    const moved = join(dir, "moved");
    renameSync(made.photographs, moved);
    await expect(openStudy(made.study)).rejects.toMatchObject({
      code: "input",
      message: expect.stringMatching(/photographs of this study were in .*--photographs/),
    });
    await expect(openStudy(made.study, made.study)).rejects.toMatchObject({
      code: "input",
      message: expect.stringMatching(/4 are not in/),
    });
    expect((await openStudy(made.study, moved)).coins.map(({ name }) => name)).toEqual([
      "001",
      "002",
      "003",
      "004",
    ]);
    renameSync(moved, made.photographs);
  });
});
