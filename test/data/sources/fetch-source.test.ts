import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { fetchSource, type FetchOptions } from "../../../src/lib/data/sources/fetch-source";
import type { Manifest } from "../../../src/lib/data/sources/manifest";
import { random } from "../../../src/lib/base/random";
import { begin, inTurn, serve, startServer, status } from "./server";

const root = mkdtempSync(join(tmpdir(), "numislab fetch "));
afterAll(() => rmSync(root, { recursive: true }));

const content = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 31) % 251));
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

let server: Awaited<ReturnType<typeof startServer>>;
let out: string;
let slept: number[];
beforeEach(async () => {
  server = await startServer();
  out = mkdtempSync(join(root, "out "));
  slept = [];
});
afterEach(() => server.close());

function put(file: string, bytes: Buffer | string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}

/** A set with these files, all of the same content. */
function set(paths: string[], more: Partial<Manifest> = {}): Manifest {
  const files = paths.map((path): [string, string, number] => [
    path,
    sha256(content),
    content.length,
  ]);
  return {
    name: "coins",
    title: "Coins",
    about: "",
    shipped: [],
    shippedIn: root,
    origins: [{ base: server.base, licence: "MIT", citation: "A. Smith", files }],
    ...more,
  };
}

/** Fetches without real waits, one request at a time unless told otherwise. */
function fetchSet(manifest: Manifest, { limits = {}, ...more }: Partial<FetchOptions> = {}) {
  const sleep = async (ms: number) => void slept.push(ms);
  return fetchSource(manifest, {
    out,
    sleep,
    random: random(1),
    limits: { interval: 0, perHost: 1, stall: 20_000, attempts: 3, ...limits },
    ...more,
  });
}
const waits = () => slept.filter((ms) => ms > 0);
const why = async (manifest: Manifest) => (await fetchSet(manifest)).failed.map((f) => f.why);

describe("fetchSource", () => {
  it("downloads what is missing, says whose it is, and does nothing the second time", async () => {
    for (const path of ["a.jpg", "München 1/ü#?.jpg"]) server.answers.set(path, serve(content));
    const seen: string[] = [];
    const manifest = set(["a.jpg", "München 1/ü#?.jpg"]);
    const first = await fetchSet(manifest, {
      onProgress: ({ done, total }) => seen.push(`${done}/${total}`),
    });
    expect(first).toEqual({ folder: out, fetched: 2, present: 0, failed: [], warnings: [] });
    expect(seen).toEqual(["1/2", "2/2"]);
    expect(readFileSync(join(out, "München 1/ü#?.jpg"))).toEqual(content);
    expect(readFileSync(join(out, "SOURCE.txt"), "utf8")).toMatch(
      /Licence: MIT\n {2}Citation: A\. Smith/,
    );
    const second = await fetchSet(manifest);
    expect([second.fetched, second.present, server.asked.length]).toEqual([0, 2, 2]);
    expect(readdirSync(out).sort()).toEqual(["München 1", "SOURCE.txt", "a.jpg"]);
  });

  it("fetches again a file that was damaged", async () => {
    server.answers.set("a.jpg", serve(content));
    for (const damaged of [content.subarray(0, 4000), Buffer.alloc(5000)]) {
      put(join(out, "a.jpg"), damaged);
      expect((await fetchSet(set(["a.jpg"]))).fetched).toBe(1);
      expect(readFileSync(join(out, "a.jpg"))).toEqual(content);
    }
  });

  it("goes on where an earlier download was cut off", async () => {
    server.answers.set("a.jpg", serve(content));
    put(join(out, "a.jpg.part"), content.subarray(0, 3000));
    expect((await fetchSet(set(["a.jpg"]))).failed).toEqual([]);
    expect(server.asked).toEqual([{ path: "a.jpg", range: "bytes=3000-" }]);
    expect(readFileSync(join(out, "a.jpg"))).toEqual(content);
    expect(existsSync(join(out, "a.jpg.part"))).toBe(false);
  });

  it("goes on after a connection that breaks, or stalls, or ends early", async () => {
    const early: Parameters<typeof inTurn>[0] = (response) =>
      response.write(content.subarray(0, 1000), () => response.end());
    for (const first of [
      begin(content, 1000, "break"),
      begin(content, 1000, "break", { "content-length": 5000 }),
      begin(content, 1000, "stall"),
      early,
    ]) {
      rmSync(join(out, "a.jpg"), { force: true });
      server.asked.length = 0;
      server.answers.set("a.jpg", inTurn(first, serve(content)));
      expect((await fetchSet(set(["a.jpg"]), { limits: { stall: 1500 } })).failed).toEqual([]);
      expect(server.asked.map((a) => a.range)).toEqual([undefined, "bytes=1000-"]);
      expect(readFileSync(join(out, "a.jpg"))).toEqual(content);
    }
  });

  it("starts again where the server ignores or refuses the range, or goes on elsewhere", async () => {
    const whole: Parameters<typeof inTurn>[0] = (response) =>
      response.writeHead(200, { "content-length": 5000 }).end(content);
    const elsewhere: Parameters<typeof inTurn>[0] = (response) =>
      response.writeHead(206, { "content-range": "bytes 10-4999/5000" }).end(content.subarray(10));
    for (const [answer, requests] of [
      [whole, 1],
      [inTurn(status(416), serve(content)), 2],
      [inTurn(elsewhere, serve(content)), 2],
    ] as const) {
      rmSync(join(out, "a.jpg"), { force: true });
      put(join(out, "a.jpg.part"), content.subarray(0, 3000));
      server.asked.length = 0;
      server.answers.set("a.jpg", answer);
      expect((await fetchSet(set(["a.jpg"]))).failed).toEqual([]);
      expect(server.asked.length).toBe(requests);
      expect(readFileSync(join(out, "a.jpg"))).toEqual(content);
    }
  });

  it("starts again where what was kept does not fit", async () => {
    server.answers.set("a.jpg", serve(content));
    for (const kept of [Buffer.alloc(3000), Buffer.alloc(5000), Buffer.alloc(9000)]) {
      rmSync(join(out, "a.jpg"), { force: true });
      put(join(out, "a.jpg.part"), kept);
      expect((await fetchSet(set(["a.jpg"]))).failed).toEqual([]);
      expect(readFileSync(join(out, "a.jpg"))).toEqual(content);
    }
  });

  it("takes a whole download that was not yet renamed", async () => {
    put(join(out, "a.jpg.part"), content);
    expect((await fetchSet(set(["a.jpg"]))).fetched).toBe(1);
    expect(server.asked).toEqual([]);
  });

  it("refuses a wrong file, and one of another size, at once", async () => {
    server.answers.set("wrong.jpg", serve(Buffer.alloc(5000)));
    server.answers.set("short.jpg", serve(content.subarray(0, 4000)));
    server.answers.set("long.jpg", (response) =>
      response.write(content, () => response.end(content)),
    ); // without a length
    const result = await fetchSet(set(["wrong.jpg", "short.jpg", "long.jpg"]));
    expect(result.failed.map((f) => f.why)).toEqual([
      expect.stringMatching(/another file.*sha256/),
      "the server has 4000 bytes where 5000 are expected",
      "the server sends more than the 5000 bytes that are expected",
    ]);
    expect(server.asked.length).toBe(3);
    expect(readdirSync(out)).toEqual(["SOURCE.txt"]);
  });

  it("tries again where the server sends less than it announced, and says so in the end", async () => {
    server.answers.set("a.jpg", begin(content, 0, "break", { "content-length": 5000 }));
    expect(await why(set(["a.jpg"]))).toEqual([
      expect.stringMatching(/^the connection failed \(.*\) \(tried 3 times\)$/),
    ]);
  });

  it("follows redirects, and gives up on a loop", async () => {
    server.answers.set("a.jpg", status(302, { location: "/b.jpg" }));
    server.answers.set("b.jpg", status(307, { location: `${server.base}c.jpg` }));
    server.answers.set("c.jpg", serve(content));
    server.answers.set("loop.jpg", status(301, { location: "/loop.jpg" }));
    server.answers.set("away.jpg", status(301, { location: "file:///etc/hosts" }));
    const { fetched, failed } = await fetchSet(set(["a.jpg", "loop.jpg", "away.jpg"]));
    expect(fetched).toBe(1);
    expect(failed.map((f) => f.why)).toEqual([
      expect.stringMatching(/more than 5 redirects/),
      expect.stringMatching(/redirected to file:.*not https/),
    ]);
    expect(server.asked.filter((a) => a.path === "loop.jpg").length).toBe(6);
  });

  it("does not ask again for what is not there, and goes on with the rest", async () => {
    server.answers.set("b.jpg", serve(content));
    const { fetched, failed } = await fetchSet(set(["none.jpg", "b.jpg"]));
    expect(fetched).toBe(1);
    expect(failed).toEqual([
      {
        path: "none.jpg",
        address: `${server.base}none.jpg`,
        why: "the server answers 404 Not Found",
      },
    ]);
    expect(server.asked.length).toBe(2);
  });

  it("waits twice as long after each failure of the server, a little at random", async () => {
    server.answers.set("a.jpg", inTurn(status(500), status(503), status(502), serve(content)));
    expect(
      (await fetchSet(set(["a.jpg"]), { limits: { attempts: 4, delay: 100 } })).failed,
    ).toEqual([]);
    expect(waits().length).toBe(3);
    waits().forEach((ms, i) =>
      expect(ms / (100 * 2 ** i)).toSatisfy((share: number) => share >= 0.5 && share < 1),
    );
  });

  it("waits as long as the server asks, in seconds or until a date", async () => {
    const date = "Sun, 06 Nov 1994 08:49:37 GMT";
    const later = "Sun, 06 Nov 1994 08:49:44 GMT";
    server.answers.set(
      "a.jpg",
      inTurn(
        status(429, { "retry-after": "12" }),
        status(503, { date, "retry-after": later }),
        serve(content),
      ),
    );
    expect((await fetchSet(set(["a.jpg"]))).failed).toEqual([]);
    expect(waits().filter((ms) => ms === 12_000).length).toBeGreaterThan(0);
    expect(waits().filter((ms) => ms === 7_000).length).toBeGreaterThan(0);
    expect(new Set(waits())).toEqual(new Set([12_000, 7_000]));
  });

  it("does not wait for hours", async () => {
    server.answers.set("a.jpg", status(429, { "retry-after": "7200" }));
    expect(await why(set(["a.jpg"]))).toEqual([
      "the server answers 429 Too Many Requests, and asks to wait 7200 s",
    ]);
    expect(waits()).toEqual([]);
  });

  it("stops asking a host that gives nothing", async () => {
    const paths = Array.from({ length: 7 }, (_, i) => `${i}.jpg`);
    for (const path of paths) server.answers.set(path, status(500));
    const reasons = await why(set(paths));
    expect(reasons.slice(0, 4)).toEqual(
      Array(4).fill("the server answers 500 Internal Server Error (tried 3 times)"),
    );
    expect(reasons.slice(4)).toEqual(
      Array(3).fill(expect.stringMatching(/^not tried: 4 files in a row/)),
    );
    expect(server.asked.length).toBe(12);
  });

  it("keeps to a number of requests at once and leaves time between them", async () => {
    let now = 0;
    let most = 0;
    const paths = Array.from({ length: 9 }, (_, i) => `${i}.jpg`);
    for (const path of paths) {
      server.answers.set(path, (response, request, n) => {
        most = Math.max(most, ++now);
        setTimeout(() => (now--, serve(content)(response, request, n)), 10);
      });
    }
    expect((await fetchSet(set(paths), { limits: { perHost: 3, interval: 40 } })).fetched).toBe(9);
    expect(most).toBe(3);
    expect(slept).toEqual(Array(9).fill(40));
  });

  it("says when no server answers", async () => {
    const manifest = set(["a.jpg"]);
    await server.close();
    expect(await why(manifest)).toEqual(["the connection failed (ECONNREFUSED) (tried 3 times)"]);
  });

  it("takes files from a mirror, without the network, and names what it lacks", async () => {
    const mirror = mkdtempSync(join(root, "mirror "));
    put(join(mirror, "coins", "images/a.jpg"), content);
    put(join(mirror, "coins", "b.jpg"), Buffer.alloc(5000));
    const { fetched, failed } = await fetchSet(set(["images/a.jpg", "b.jpg", "c.jpg"]), { mirror });
    expect([fetched, server.asked.length]).toEqual([1, 0]);
    expect(failed.map((f) => f.why)).toEqual([
      expect.stringMatching(/b\.jpg in the mirror is another file/),
      expect.stringMatching(/the mirror lacks .*c\.jpg/),
    ]);
    expect(readFileSync(join(out, "images/a.jpg"))).toEqual(content);
    await expect(fetchSet(set(["a.jpg"]), { mirror: join(root, "none") })).rejects.toThrow(
      /the mirror has no folder/,
    );
  });

  it("needs a mirror for a file whose address is not known", async () => {
    const manifest = set(["a.jpg"]);
    manifest.origins[0].base = null;
    expect((await fetchSet(manifest)).failed).toEqual([
      { path: "a.jpg", address: null, why: expect.stringMatching(/no address of it is known/) },
    ]);
    put(join(root, "some mirror", "coins", "a.jpg"), content);
    expect((await fetchSet(manifest, { mirror: join(root, "some mirror") })).fetched).toBe(1);
  });

  it("puts the label files beside the photographs, and keeps one that was changed", async () => {
    put(join(root, "labels", "die-links.csv"), "1,O1,R1\n");
    const row = Buffer.from("1,O1,R1\n");
    const manifest = set([], {
      shipped: [["die-links.csv", sha256(row), row.length]],
      shippedIn: join(root, "labels"),
    });
    expect((await fetchSet(manifest)).warnings).toEqual([]);
    expect(readFileSync(join(out, "die-links.csv"), "utf8")).toBe("1,O1,R1\n");
    writeFileSync(join(out, "die-links.csv"), "1,O1,R2\n");
    expect((await fetchSet(manifest)).warnings).toEqual([
      expect.stringMatching(/die-links\.csv is not the one .* left as it is/),
    ]);
    expect(readFileSync(join(out, "die-links.csv"), "utf8")).toBe("1,O1,R2\n");
    expect(statSync(join(out, "SOURCE.txt")).size).toBeGreaterThan(0);
  });
});
