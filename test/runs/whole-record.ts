/** What run.json of a finished Siamese run holds at least; `own` takes the place of parts. */
export const wholeRecord = (own: object = {}): object => ({
  name: "coins",
  id: "20260101-000000-abcd",
  kind: "siamese",
  seed: 1,
  state: "finished",
  reason: null,
  start: "2026-01-01T00:00:00.000Z",
  end: "2026-01-01T00:01:00.000Z",
  data: { folder: "data/raw/coins", simulated: true, sha256: {} },
  provenance: { numislab: "0.1.0", engine: { name: "native" } },
  ...own,
});
