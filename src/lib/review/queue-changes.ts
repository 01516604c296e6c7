import { pairKey } from "../data/index";
import type { ItemState, JudgedItem, JudgedQueue } from "./judged-items";

/** How a queue differs from an earlier one, by keys of pairs (see `pairKey`). */
export interface QueueChanges {
  changed: [key: string, state: ItemState][];
  added: JudgedItem[];
  removed: string[];
}

const keyOf = ({ side, a, b }: JudgedItem) => pairKey(side, a, b);

const stateOf = (item: JudgedItem): ItemState => {
  const { verdict, by, own, said, disputed, against, follows, decided } = item;
  return { verdict, by, own, said, disputed, against, follows, decided };
};

const isUntouched = ({ verdict, follows, decided }: JudgedItem) =>
  verdict === null && follows === null && !decided;

/** @param now  of the same tables, seen by the same judge */
export function queueChanges(before: JudgedQueue, now: JudgedQueue): QueueChanges {
  const former = new Map(before.items.map((item) => [keyOf(item), item]));
  const changes: QueueChanges = { changed: [], added: [], removed: [] };
  for (const item of now.items) {
    const key = keyOf(item);
    const old = former.get(key);
    former.delete(key);
    if (old === undefined) changes.added.push(item);
    else if (
      !(isUntouched(old) && isUntouched(item)) &&
      JSON.stringify(stateOf(old)) !== JSON.stringify(stateOf(item))
    )
      changes.changed.push([key, stateOf(item)]);
  }
  changes.removed.push(...former.keys());
  return changes;
}
