import { LRUCache } from "lru-cache";

/**
 * Memoizes an asynchronous function; the least recently used results are dropped first. Rejections
 * are not cached.
 *
 * @param max number of results that stay in memory, 1 or more
 * @param compute called with arguments that JSON can write; they are the key
 */
export function memoizeLru<Arguments extends readonly unknown[], Result>(
  max: number,
  compute: (...args: Arguments) => Promise<Result>,
): (...args: Arguments) => Promise<Result> {
  const cache = new LRUCache<string, Promise<Result>>({ max });
  return (...args) => {
    const key = JSON.stringify(args);
    const known = cache.get(key);
    if (known) return known;
    const result = compute(...args);
    cache.set(key, result);
    result.catch(() => cache.delete(key));
    return result;
  };
}
