import type { ClassifierResult, SameDieRow, SiameseResult } from "../experiments/index";
import type { TruthRow } from "../report/index";

/** What is said wherever the main job ran on its quick scale. */
export const QUICK_NOTE =
  "Few epochs on small pictures (--scale quick): this shows that everything works; the metrics mean nothing.";

/**
 * What the main job came to; null for the question that the given photographs have no answer to.
 */
export interface Reproduction {
  /** Which coin is it? */
  classifier: {
    run: string;
    report: string;
    evaluation: ClassifierResult;
    claims: TruthRow[];
  } | null;
  /** Struck from the same die? */
  siamese: { run: string; report: string; evaluation: SiameseResult } | null;
  /**
   * The second write-up's figures beside this run's and those of the methods that ship, on the same
   * coins; null where nothing was trained, or on a quick scale.
   */
  sameDie: SameDieRow[] | null;
  /** Which dies, and how many? */
  dieStudy: { study: string; report: string } | null;
  /** The notebooks with their outputs, as pages; none where there is no JupyterLab. */
  pages: string[];
  /** Steps that these photographs do not allow, with the reason. */
  leftOut: LeftOut[];
  /** The page that links all of it. */
  index: string;
}

/** A step that was not done. */
export interface LeftOut {
  step: string;
  why: string;
}
