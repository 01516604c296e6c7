/** What must stand beside every estimate of original dies. */
export const CAVEATS: readonly string[] = [
  "No estimator is right under every way in which dies wear out. The equal-output and the geometric figure are a bracket: the truth may lie anywhere between them, and their intervals are added to that.",
  "Every formula takes the coins for a random sample of the issue. A hoard that was closed while the dies were at work, or a museum's choice of varieties, is none.",
  "Dies are counted from die links that a machine proposed. A missed link adds a die and a die seen once, and both raise the estimate. Only the intervals with the doubt about links taken in allow for that.",
  "20,000 coins a die is a convention; 10,000 to 40,000 are argued for.",
];

/** Must stand wherever Nomisma's interval is shown. */
export const NOMISMA_CAVEAT =
  "Nomisma's interval is too narrow: in simulation it held the truth in 23 to 91 % of hoards, not in 95 %, and on issues whose dies are numbered the highest die number lies above its upper limit in at least one and probably three of six rows read.";
