import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { startLab } from "../../src/lib/workspace/lab";
import { slow } from "../slow";
import { lacksPython, processesWith, root, until } from "./jupyter";

/** The addresses that something listens on at this port, as Linux writes them. */
function listeners(port: number): string[] {
  const suffix = ":" + port.toString(16).toUpperCase().padStart(4, "0");
  return ["tcp", "tcp6"]
    .flatMap((table) => readFileSync(`/proc/net/${table}`, "utf8").trim().split("\n").slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === "0A" && local.endsWith(suffix))
    .map(([, local]) => local.slice(0, -suffix.length));
}

describe.skipIf(lacksPython())("startLab", () => {
  it.runIf(slow && process.platform === "linux")(
    "serves notebooks on loopback to who has the token, and is gone after SIGTERM",
    async () => {
      const mark = `numislab-test-lab-${process.pid}`;
      const script = `require("tsx/cjs"); require("./src/lib/workspace/lab.ts").startLab({ root: process.cwd() }).then(({ url }) => console.log(url));`;
      const starter = spawn(process.execPath, ["-e", script], {
        cwd: root,
        env: { ...process.env, MARK: mark },
        stdio: ["ignore", "pipe", "inherit"],
      });
      const address = new URL(
        await new Promise<string>((resolve) =>
          starter.stdout.once("data", (line) => resolve(String(line))),
        ),
      );
      const headers = { Authorization: `token ${address.searchParams.get("token")}` };
      const get = async (path: string, init: RequestInit = { headers }) => {
        const response = await fetch(address.origin + path, init);
        return { status: response.status, body: await response.text() };
      };

      expect(address.hostname).toBe("127.0.0.1");
      expect(listeners(Number(address.port))).toEqual(["0100007F"]);
      expect((await get("/api/contents", {})).status).toBe(403);
      expect(
        (await get("/api/contents", { headers: { Authorization: "token guess" } })).status,
      ).toBe(403);
      expect((await fetch(address)).status).toBe(200);
      expect(JSON.parse((await get("/api/contents/notebooks")).body).type).toBe("directory");
      const { default: chosen, kernelspecs } = JSON.parse((await get("/api/kernelspecs")).body);
      expect(chosen).toBe("tslab");
      expect(kernelspecs.tslab.spec.display_name).toBe("TypeScript (tslab)");

      const kernel = await get("/api/kernels", {
        method: "POST",
        headers,
        body: JSON.stringify({ name: "tslab" }),
      });
      expect(kernel.status).toBe(201);
      const readCommands = () =>
        processesWith(mark).map((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8"));
      await until(() => readCommands().some((command) => command.includes("tslab-kernel.cjs")));
      // others on the machine see command lines
      expect(readCommands().join()).not.toContain(address.searchParams.get("token")!);
      starter.kill("SIGTERM");
      await until(() => processesWith(mark).length === 0);
    },
  );

  it.skipIf(!slow)("says so when the port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    await expect(startLab({ root, port })).rejects.toMatchObject({
      code: "state",
      message: expect.stringContaining(`Port ${port} is taken`),
    });
    other.close();
  });

  it("names set-up where there is none", async () => {
    await expect(startLab({ root: __dirname })).rejects.toMatchObject({
      code: "state",
      message: expect.stringContaining("npm run setup"),
    });
  });
});
