import type { Picture } from "../coins/index";
import { angularSpectrum, type AngularSpectrum } from "./match/angular-spectrum";
import type { Ellipse } from "./find/ellipse";
import { findOneCoin } from "./find/find-coins";
import { broadField, fineField, orientationField, softField } from "./match/orientation";
import { designPoints, type DesignPoints } from "./match/register-design";

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
