import { execFile } from "child_process";
import { promisify } from "util";

/** What NVIDIA's driver says of itself and of the devices it drives. */
export interface Nvidia {
  driver: string;
  /** Names, e.g. "NVIDIA H100 80GB HBM3"; never empty. */
  devices: string[];
}

/**
 * Asks nvidia-smi, which comes with the driver; null where there is no driver or it finds no
 * device.
 */
export async function askNvidia(): Promise<Nvidia | null> {
  try {
    const { stdout } = await promisify(execFile)(
      "nvidia-smi",
      ["--query-gpu=name,driver_version", "--format=csv,noheader"],
      { timeout: 30_000 },
    );
    const rows = stdout
      .trim()
      .split("\n")
      .map((row) => /^(.+), *([\d.]+)$/.exec(row.trim()));
    const devices = rows.filter((row) => row !== null).map((row) => row![1]!);
    return devices.length > 0 ? { driver: rows.find((row) => row !== null)![2]!, devices } : null;
  } catch {
    return null;
  }
}
