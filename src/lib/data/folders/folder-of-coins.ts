import type { Side } from "../../coins/index";
import type { LeftOut } from "../photographs-in";

/** The photographs of one coin. */
export interface CoinFiles {
  /** File name without the extension, and in layout `single` without the side. */
  name: string;
  /** Its photograph; in layout `single` the obverse's, or the reverse's where there is no other. */
  file: string;
  /** The photograph that shows each side: the same for both in layout `halves`. */
  sides: { [side in Side]?: string };
}

export interface FolderOfCoins {
  coins: CoinFiles[];
  /** Pictures that are not read, broken links and the like, and why. */
  leftOut: LeftOut[];
  /** In words, naming the files. */
  warnings: string[];
  /** How the names say sides, in words; empty in layout `halves`. */
  evidence: string[];
}
