/** Keeps the requests to each host apart in time. */
export interface HostTurns {
  /** Waits until a request to the host of this address may begin. */
  turn(address: string): Promise<void>;
  /** No request to the host begins for so long, in ms: it has had enough. */
  pause(address: string, ms: number): void;
}

/**
 * @param interval  between the beginnings of two requests to one host, in ms
 */
export function hostTurns(interval: number, sleep: (ms: number) => Promise<void>): HostTurns {
  const gates = new Map<string, Promise<unknown>>();
  const gate = (address: string) => gates.get(new URL(address).host) ?? Promise.resolve();
  return {
    async turn(address) {
      const before = gate(address);
      gates.set(
        new URL(address).host,
        before.then(() => sleep(interval)),
      );
      await before;
    },
    pause: (address, ms) =>
      void gates.set(new URL(address).host, Promise.all([gate(address), sleep(ms)])),
  };
}
