import type { Random } from "../../base/index";

/**
 * So many values, as a power of two, are summed up together: about the root of the number of groups
 * in a large study.
 */
const SHIFT = 6;
const BLOCK = 1 << SHIFT;

/** The chances of many slots. One is drawn, or a few are changed, without a look at all of them. */
export interface SlotChances {
  /** Chance of each slot; zeros up to a multiple of BLOCK. */
  values: Float64Array;
  /** Sums of BLOCK values each. */
  sums: Float64Array;
  /** Sums as they were, of blocks that differ for one draw. */
  kept: Float64Array;
  differs: Uint8Array;
}

export function slotChances(slots: number): SlotChances {
  const blocks = Math.ceil(slots / BLOCK);
  return {
    values: new Float64Array(blocks * BLOCK),
    sums: new Float64Array(blocks),
    kept: new Float64Array(blocks),
    differs: new Uint8Array(blocks),
  };
}

export function setChance({ values, sums }: SlotChances, slot: number, value: number): void {
  values[slot] = value;
  sums[slot >> SHIFT] = sumOf(values, slot >> SHIFT);
}

/**
 * Draws a slot, each as likely as its chance, some of them having another for this once.
 *
 * @param slots  those that have another, the first `count` of them, each once
 * @param instead  their chances; what is in it afterwards means nothing
 */
export function drawSlot(
  { values, sums, kept, differs }: SlotChances,
  slots: Int32Array,
  instead: Float64Array,
  count: number,
  random: Random,
): number {
  for (let k = 0; k < count; k++) {
    const [slot, block] = [slots[k], slots[k] >> SHIFT];
    const own = values[slot];
    values[slot] = instead[k];
    instead[k] = own;
    if (differs[block]) continue;
    differs[block] = 1;
    kept[block] = sums[block];
  }
  let total = 0;
  for (let block = 0; block < sums.length; block++) {
    if (differs[block]) sums[block] = sumOf(values, block);
    total += sums[block];
  }
  const drawn = slotAt(values, sums, random.next() * total);
  for (let k = 0; k < count; k++) {
    const block = slots[k] >> SHIFT;
    values[slots[k]] = instead[k];
    sums[block] = kept[block];
    differs[block] = 0;
  }
  return drawn;
}

/**
 * The first slot with which the chances, added up in the order of slots, exceed a share of their
 * sum.
 */
function slotAt(values: Float64Array, sums: Float64Array, share: number): number {
  let left = share;
  let last = 0; // rounding may leave a little at the end
  for (let block = 0; block < sums.length; block++) {
    if (sums[block] <= left) {
      left -= sums[block];
      continue;
    }
    for (let slot = block << SHIFT; slot < (block + 1) << SHIFT; slot++) {
      if (values[slot] === 0) continue;
      last = slot;
      if ((left -= values[slot]) < 0) return slot;
    }
  }
  return last;
}

function sumOf(values: Float64Array, block: number): number {
  let sum = 0;
  for (let slot = block << SHIFT; slot < (block + 1) << SHIFT; slot++) sum += values[slot];
  return sum;
}
