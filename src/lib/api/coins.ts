/** From a photograph to a normalised coin side. */
export {
  euroDesign,
  prepareCoin as prepare,
  readPhotograph,
  splitHalves,
  stepsOfNormalisation as steps,
} from "../coins/index";
