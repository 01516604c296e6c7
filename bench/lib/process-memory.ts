import { readFileSync } from "node:fs";

/** Resident and peak memory of this process, megabytes, as Linux counts them; NaN elsewhere. */
export function processMemory(): { resident_mb: number; peak_mb: number } {
  let status = "";
  try {
    status = readFileSync("/proc/self/status", "utf8");
  } catch {
    // not Linux
  }
  const megabytes = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  return { resident_mb: megabytes("VmRSS"), peak_mb: megabytes("VmHWM") };
}
