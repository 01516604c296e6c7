/** Something that is measured beside a peer. */
export interface Stage {
  /** What is measured, in a sentence. */
  title: string;
  /** Whether it has a small version, to be tried in a minute or two. */
  hasSmall?: boolean;
  run(tools: { say(line: string): void; small: boolean }): Promise<Row[]>;
}

/**
 * One figure of a stage. Times are milliseconds; where there is no peer, or it does not run here,
 * its keys are left out. A stage adds keys of its own, with the unit in the name.
 */
export interface Row {
  name: string;
  numislab_ms?: number;
  keras_ms?: number;
  /** numislab's time as a share of Keras': the median over paired rounds. */
  ratio_to_keras?: number;
  /** Least and largest ratio of a round. */
  spread?: readonly [number, number];
  [key: string]: string | number | boolean | null | undefined | readonly number[];
}
