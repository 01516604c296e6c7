import { createRequire } from "node:module";
import { afterEach, describe, expect, it, vi } from "vitest";
import { stopSignal } from "../../src/lib/training/index";

const { busyUntilEmpty, runCells, waitAloud } = createRequire(__filename)(
  "../../setup/tslab-cells.cjs",
);

describe("a kernel with several cells in its queue", () => {
  it("is busy until the last of them has ended", () => {
    const told: string[] = [];
    const server = {
      publishStatus(status: string, request: string) {
        told.push(`${status} ${request}`);
      },
    };
    busyUntilEmpty(server);
    server.publishStatus("busy", "first");
    server.publishStatus("busy", "second");
    server.publishStatus("idle", "first");
    expect(told.slice(2)).toEqual(["idle first", "busy second"]);
    server.publishStatus("busy", "tab key");
    server.publishStatus("idle", "tab key");
    server.publishStatus("idle", "second");
    expect(told.slice(4)).toEqual(["busy tab key", "idle tab key", "busy second", "idle second"]);
  });
});

describe("the interrupt button", () => {
  const kernel = globalThis as { [key: symbol]: unknown };
  afterEach(() => delete kernel[Symbol.for("numislab.stopping")]);

  it("leaves a cell to a call that stops cleanly, and interrupts it the second time", () => {
    const interrupt = vi.fn();
    const executors = { createExecutor: () => ({ execute: () => true, interrupt }) };
    runCells(executors, process.cwd());
    const executor = (executors.createExecutor as (...a: unknown[]) => typeof press)("", {});
    const press = executor as unknown as { interrupt(): void };
    const others = process.listeners("SIGINT");
    const signal = stopSignal("nowhere");
    const heard = process.listeners("SIGINT").filter((one) => !others.includes(one));
    const button = () => {
      press.interrupt(); // the kernel hears it first
      for (const one of heard) one("SIGINT");
    };
    button();
    expect(signal.reason()).toBe("interrupted");
    expect(interrupt).not.toHaveBeenCalled();
    button();
    expect(interrupt).toHaveBeenCalledTimes(1);
    signal.close();
    press.interrupt();
    expect(interrupt).toHaveBeenCalledTimes(2);
  });
});

describe("work before a cell", () => {
  afterEach(() => vi.useRealTimers());

  it("is told of where it takes long, and waited for", async () => {
    vi.useFakeTimers();
    const told: string[] = [];
    const after = async (ms: number) => {
      const waited = waitAloud(new Promise((resolve) => setTimeout(resolve, ms)), (text: string) =>
        told.push(text),
      );
      await vi.advanceTimersByTimeAsync(ms);
      await waited;
    };
    await after(500);
    expect(told).toEqual([]);
    await after(5000);
    expect(told).toEqual([expect.stringContaining("Reading the types of the library")]);
  });
});
