/**
 * From a photograph to a normalised coin side.
 *
 * @module
 */
export {
  euroDesign,
  prepareCoin as prepare,
  readPhotograph,
  splitHalves,
  stepsOfNormalisation as steps,
} from "../coins/index";
