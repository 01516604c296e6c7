/** Scripts of the page, in the order in which it loads them. */
const SCRIPTS = [
  "study.js",
  "viewer.js",
  "laid.js",
  "others.js",
  "facts.js",
  "list-filter.js",
  "pair-list.js",
  "specimens.js",
  "groups.js",
  "group-tiles.js",
  "group-verdicts.js",
  "review.js",
];

/** Files of the page and their types, by their path below the token. */
export const PAGE = new Map<string, [file: string, type: string]>([
  ["", ["review.html", "text/html; charset=utf-8"]],
  ...["review.css", "groups.css"].map((file): [string, [string, string]] => [
    file,
    [file, "text/css; charset=utf-8"],
  ]),
  ...SCRIPTS.map((file): [string, [string, string]] => [
    file,
    [file, "text/javascript; charset=utf-8"],
  ]),
]);
