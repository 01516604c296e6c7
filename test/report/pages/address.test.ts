import { describe, expect, it } from "vitest";
import type { RunRecord } from "../../../src/lib/runs/index";
import { address } from "../../../src/lib/report/pages/address";
import { origin } from "../../../src/lib/report/pages/origin";

describe("address", () => {
  it("is relative to the page's folder", () => {
    expect(address("/runs/a/pairs.csv", "/runs/a/report.html")).toBe("pairs.csv");
    expect(address("/runs/a/pairs.csv", "/reports/b/c.html")).toBe("../../runs/a/pairs.csv");
  });

  it("leads to the file whatever characters its path has", () => {
    const link = address("/runs/50% #2?/a b.csv", "/reports/page.html");
    expect(decodeURIComponent(new URL(link, "file:///reports/page.html").pathname)).toBe(
      "/runs/50% #2?/a b.csv",
    );
  });

  it("is what the page of a run links its files by", () => {
    const record = {
      start: "2026-01-01T00:00:00.000Z",
      end: "2026-01-01T00:00:05.000Z",
      data: { sha256: { photographs: "0123456789abcdef" } },
      provenance: { engine: { name: "wasm" }, hardware: { cores: 2, processor: "x" } },
    } as unknown as RunRecord;
    const { markup } = origin("/runs/50% #2", record, ["pairs.csv"], "/runs/page.html");
    expect(markup).toContain('href="50%25%20%232/pairs.csv"');
  });
});
