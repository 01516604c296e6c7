import { copyFile, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import {
  makeFolder,
  mapConcurrent,
  sha256OfFile,
  type OnProgress,
  type Random,
} from "../../base/index";
import type { SheetOptions } from "../sheet/options";
import { photographAddresses, type PhotographAddress } from "../sheet/sheet-addresses";
import { readFetched, writeFetched, type FetchedPhotograph } from "./fetched-list";
import { LIMITS, patientDownloads, type FetchLimits } from "./from-network";
import { planPhotographs, type PlannedPhotograph } from "./plan-photographs";
import { takePhotograph, type TakeOptions } from "./take-photograph";
import { sizeOf } from "./verify";

export interface FetchSheetOptions {
  /** Where the photographs (in `images/`), the sheet and `fetched.json` go. */
  out: string;
  sheetOptions?: SheetOptions;
  limits?: Partial<FetchLimits>;
  /** Size in bytes above which a photograph is refused. */
  most?: number;
  sleep?: (ms: number) => Promise<void>;
  random: Random;
  onProgress?: OnProgress;
}

/** An address that gave no photograph, and why. */
export type FailedAddress = Omit<PhotographAddress, "fault"> & { why: string };

export interface FetchedSheet {
  folder: string;
  /** The copy of the sheet in the folder. */
  sheet: string;
  /** Photographs that came now. */
  fetched: FetchedPhotograph[];
  /** Photographs that were there already. */
  present: FetchedPhotograph[];
  failed: FailedAddress[];
  warnings: string[];
}

const MAX_PHOTOGRAPH_BYTES = 200e6;

/**
 * Fetches the photographs that a sheet names by web address, or by IIIF, into `images/` of a folder,
 * each called as its coin, with `-obverse` or `-reverse` where the sheet has a column a side. The
 * sheet is copied beside them; `fetched.json` lists addresses and SHA-256. What a former call
 * fetched is not requested again. An address that fails does not keep the others from coming.
 *
 * @throws NumislabError `input` when the sheet names no photograph by address
 */
export async function fetchSheet(file: string, options: FetchSheetOptions): Promise<FetchedSheet> {
  const { out, random, onProgress = () => {} } = options;
  const limits = { ...LIMITS, ...options.limits };
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((go) => setTimeout(go, ms)));
  const { addresses, warnings } = await photographAddresses(file, options.sheetOptions);
  const before = (await readFetched(out)) ?? [];
  const { planned, failed } = planPhotographs(addresses);
  makeFolder(join(out, "images"));
  const sheet = await copySheet(file, out, warnings);

  const patiently = patientDownloads(limits, { random, sleep });
  const take: TakeOptions = { out, patiently, most: options.most ?? MAX_PHOTOGRAPH_BYTES, before };
  const listed = new Map(before.map((one) => [keyOf(one), one]));
  const save = saver(() => writeFetched(out, basename(sheet), [...listed.values()]));
  const fetched = new Map<PlannedPhotograph, FetchedPhotograph>();
  const present = new Map<PlannedPhotograph, FetchedPhotograph>();
  const failures = new Map<PhotographAddress, string>(failed.map(({ of, why }) => [of, why]));
  let done = 0;
  const bring = async (one: PlannedPhotograph) => {
    try {
      const there = await stillThere(out, one, listed.get(keyOf(one.of)), warnings);
      if (there) present.set(one, there);
      else {
        const came = await takePhotograph(one, take);
        fetched.set(one, came);
        listed.set(keyOf(came), came);
        await save();
      }
    } catch (error) {
      failures.set(one.of, (error as Error).message);
    }
    onProgress({ stage: "fetching photographs", done: ++done, total: planned.length });
  };
  await Promise.all(byHost(planned).map((ofHost) => mapConcurrent(ofHost, limits.perHost, bring)));
  await writeFetched(out, basename(sheet), [...listed.values()]);
  const inOrder = (came: Map<PlannedPhotograph, FetchedPhotograph>) =>
    planned.flatMap((one) => came.get(one) ?? []);
  return {
    folder: out,
    sheet,
    fetched: inOrder(fetched),
    present: inOrder(present),
    failed: addresses.flatMap((of) => {
      const why = failures.get(of);
      const { fault: _, ...where } = of;
      return why === undefined ? [] : [{ ...where, why }];
    }),
    warnings,
  };
}

const keyOf = ({ coin, side }: Pick<FetchedPhotograph, "coin" | "side">) => `${side} ${coin}`;

/** The photograph of this address that an earlier call fetched; undefined where it must be fetched. */
async function stillThere(
  out: string,
  { address }: PlannedPhotograph,
  listed: FetchedPhotograph | undefined,
  warnings: string[],
): Promise<FetchedPhotograph | undefined> {
  if (listed?.address !== address) return undefined;
  const file = join(out, listed.file);
  if ((await sizeOf(file)) === null) return undefined;
  if ((await sha256OfFile(file)) !== listed.sha256)
    warnings.push(
      `${file} was changed since it was fetched; left as it is (delete it to fetch it again)`,
    );
  return listed;
}

/** Copies the sheet beside the photographs; another one of its name stays. */
async function copySheet(file: string, out: string, warnings: string[]): Promise<string> {
  const copy = join(out, basename(file));
  if (resolve(copy) === resolve(file)) return copy;
  if ((await sizeOf(copy)) === null) await copyFile(file, copy);
  else if (!(await readFile(copy)).equals(await readFile(file)))
    warnings.push(
      `${copy} is not the sheet that was given; left as it is (delete it to have the sheet copied again)`,
    );
  return copy;
}

/** Saves one after the other; calls that come during a save share the next one. */
function saver(save: () => Promise<void>): () => Promise<void> {
  let running = Promise.resolve();
  let next: Promise<void> | null = null;
  return () =>
    (next ??= running =
      running.then(() => {
        next = null;
        return save();
      }));
}

function byHost(planned: readonly PlannedPhotograph[]): PlannedPhotograph[][] {
  const hosts = new Map<string, PlannedPhotograph[]>();
  for (const one of planned) {
    const { host } = new URL(one.address);
    hosts.set(host, [...(hosts.get(host) ?? []), one]);
  }
  return [...hosts.values()];
}
