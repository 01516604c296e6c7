export * from "./average-precision";
export * from "./coin-bootstrap";
export * from "./confusion";
export * from "./evaluate-pairs";
export * from "./placements";
export * from "./platt";
export * from "./roc";
export * from "./youden";
