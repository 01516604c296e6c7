import { hoverChart, type DieStudy, type StudySource } from "../../diestudy/index";
import { coinPhotographs } from "./coin-photographs";

/** Pixels across a photograph: twice what the chart shows. */
const WIDTH = 136;

/**
 * The die chart of a study, to be moved over: HTML with the photographs inside (see `hoverChart`).
 */
export async function studyChart(study: DieStudy, source: StudySource): Promise<string> {
  const photographs = await coinPhotographs(source, { width: WIDTH });
  return hoverChart(study.coins, photographs.source);
}
