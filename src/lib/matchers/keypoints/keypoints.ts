import { NumislabError } from "../../base/index";

/** Corners and blobs of one side with a description each, in memory that threads share. */
export interface Keypoints {
  /** Across and down in pixels, two numbers a keypoint. */
  places: Float32Array;
  /** WORDS numbers a keypoint: bits that say what it looks like. */
  bits: Uint32Array;
}

/** Words of 32 bits that hold AKAZE's description of 486 bits. */
export const DESCRIPTOR_WORDS = 16;
/** Only the strongest are used: comparing two sides costs the square. */
const MAX_KEYPOINTS = 500;
/**
 * How strong a keypoint must be: twice OpenCV's own limit, for flattened relief is full of grain.
 */
const MIN_RESPONSE = 0.002;

/** What is used of OpenCV; its package has no types for the keypoint vectors' elements. */
interface OpenCv {
  Mat: new () => Mat;
  KeyPointVector: new () => {
    size(): number;
    get(i: number): { pt: { x: number; y: number }; response: number };
    delete(): void;
  };
  AKAZE: new () => {
    setThreshold(value: number): void;
    detectAndCompute(picture: Mat, mask: Mat, found: object, described: Mat): void;
    delete(): void;
  };
  matFromArray(rows: number, columns: number, type: number, values: Uint8Array): Mat;
  CV_8UC1: number;
  onRuntimeInitialized?: () => void;
}
interface Mat {
  rows: number;
  cols: number;
  data: Uint8Array;
  delete(): void;
}

let loaded: Promise<OpenCv> | null = null;

/**
 * OpenCV as WebAssembly, loaded when it is first needed (most of a second).
 *
 * @throws NumislabError "state" where the package is not installed; it is optional
 */
export function openCv(): Promise<OpenCv> {
  loaded ??= (async () => {
    let found: OpenCv & { Mat?: unknown };
    try {
      found = require("@techstark/opencv-js");
    } catch (cause) {
      throw notInstalled(cause);
    }
    if (!found.Mat) await new Promise<void>((resolve) => (found.onRuntimeInitialized = resolve));
    // The module has a `then` of its own: a promise must not be resolved with it as it is.
    return new Proxy(found, {
      get: (target, key) => (key === "then" ? undefined : Reflect.get(target, key)),
    });
  })();
  return loaded;
}

/**
 * Checks that OpenCV is there, without loading it.
 *
 * @throws NumislabError "state" where the package is not installed; it is optional
 */
export function requireOpenCv(): void {
  try {
    require.resolve("@techstark/opencv-js");
  } catch (cause) {
    throw notInstalled(cause);
  }
}

const notInstalled = (cause: unknown) =>
  new NumislabError(
    "state",
    "the optional package @techstark/opencv-js is not installed: npm run setup installs it where it can",
    { cause },
  );

/**
 * The strongest AKAZE keypoints of a relief.
 *
 * @param relief size * size, -127 to 127
 * @see Alcantarilla, Nuevo and Bartoli 2013, Fast explicit diffusion for accelerated features in
 *   nonlinear scale spaces
 */
export async function keypoints(relief: Int8Array, size: number): Promise<Keypoints> {
  const cv = await openCv();
  const picture = cv.matFromArray(
    size,
    size,
    cv.CV_8UC1,
    Uint8Array.from(relief, (value) => value + 128),
  );
  const [everywhere, described, found, akaze] = [
    new cv.Mat(),
    new cv.Mat(),
    new cv.KeyPointVector(),
    new cv.AKAZE(),
  ];
  try {
    akaze.setThreshold(MIN_RESPONSE);
    akaze.detectAndCompute(picture, everywhere, found, described);
    const all = Array.from({ length: found.size() }, (_, i) => ({ i, ...found.get(i) }));
    const kept = all.sort((x, y) => y.response - x.response || x.i - y.i).slice(0, MAX_KEYPOINTS);
    const places = new Float32Array(new SharedArrayBuffer(8 * kept.length));
    const bits = new Uint32Array(new SharedArrayBuffer(4 * DESCRIPTOR_WORDS * kept.length));
    const bytes = new Uint8Array(bits.buffer);
    kept.forEach(({ i, pt }, k) => {
      places.set([pt.x, pt.y], 2 * k);
      bytes.set(
        described.data.subarray(i * described.cols, (i + 1) * described.cols),
        4 * DESCRIPTOR_WORDS * k,
      );
    });
    return { places, bits };
  } finally {
    for (const one of [picture, everywhere, described, found, akaze]) one.delete();
  }
}
