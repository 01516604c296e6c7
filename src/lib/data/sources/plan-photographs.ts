import type { PhotographAddress } from "../sheet/sheet-addresses";

/** A photograph to fetch: the cell that names it, its address and the name of its file. */
export interface PlannedPhotograph {
  of: PhotographAddress;
  address: string;
  /** Without the ending, which the content decides. */
  name: string;
}

/**
 * Decides under which name each photograph is stored. A cell that names no one photograph, and a
 * coin whose file would be that of another, fail. Repeated rows of a coin with one address are one.
 */
export function planPhotographs(addresses: readonly PhotographAddress[]): {
  planned: PlannedPhotograph[];
  failed: { of: PhotographAddress; why: string }[];
} {
  const planned = new Map<string, PlannedPhotograph>();
  const failed: { of: PhotographAddress; why: string }[] = [];
  for (const of of addresses) {
    const fail = (why: string) => void failed.push({ of, why });
    if (of.fault !== null) {
      fail(of.fault);
      continue;
    }
    const address = webAddress(of.address);
    if (typeof address !== "string") {
      fail(address.why);
      continue;
    }
    const name = `${fileName(of.coin)}${of.side ? `-${of.side}` : ""}`;
    const key = name.toLowerCase();
    const other = planned.get(key);
    if (!other) planned.set(key, { of, address, name });
    else if (other.address !== address || other.of.coin !== of.coin)
      fail(
        `coin '${of.coin}' would have the file of coin '${other.of.coin}' in ${other.of.sheet} row ${other.of.row}: give each coin one row and a name of its own`,
      );
  }
  return { planned: [...planned.values()], failed };
}

function webAddress(text: string): string | { why: string } {
  const parts = text.split(/\s+|[;|,]\s*(?=https?:|www\.)/i).filter((part) => part !== "");
  if (parts.length > 1)
    return {
      why: `the cell names ${parts.length} addresses: give one a cell, in one column a side`,
    };
  const [part] = parts;
  try {
    const url = new URL(/^www\./i.test(part) ? `https://${part}` : part);
    if (url.protocol === "http:" || url.protocol === "https:") return url.href;
  } catch {
    return { why: "it is no valid address" };
  }
  return { why: "only addresses that begin with http: or https: are fetched" };
}

/** A coin's name as that of a file, on every system. */
function fileName(coin: string): string {
  const name = coin
    // eslint-disable-next-line no-control-regex
    .replace(/[/\\:*?"<>|\u0000-\u001f]/g, "_")
    .replace(/^\.+|[. ]+$/g, "_");
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name) ? `_${name}` : name.slice(0, 100);
}
