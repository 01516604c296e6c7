import type { Picture } from "../coins/index";
import { angularSpectrum, type AngularSpectrum } from "./angular-spectrum";
import type { Ellipse } from "./ellipse";
import { findOneCoin } from "./find-coins";
import { broadField, fineField, orientationField, softField } from "./orientation";
import { designPoints, type DesignPoints } from "./register-design";

/** What is kept of a catalogue's picture. */
export interface DesignPicture {
  /** Where the coin lies in it, in its pixels. */
  ellipse: Ellipse;
  spectrum: AngularSpectrum;
  broad: DesignPoints;
  fine: DesignPoints;
}

/** @param frame  see coinFrame */
export function designOfFrame(frame: Float32Array, ellipse: Ellipse): DesignPicture {
  const field = orientationField(frame);
  return {
    ellipse,
    spectrum: angularSpectrum(softField(field)),
    broad: designPoints(broadField(field), "broad"),
    fine: designPoints(fineField(field), "fine"),
  };
}

/**
 * The design that a catalogue's picture shows.
 *
 * @returns null where no coin is found in it
 */
export function readDesign(picture: Picture): DesignPicture | null {
  const reading = findOneCoin(picture);
  return reading && designOfFrame(reading.frame, reading.ellipse);
}
