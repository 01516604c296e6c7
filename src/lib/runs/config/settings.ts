// Made from the schemas of configurations, for editors: their types carry no descriptions.
// A test keeps it current (npx vitest run test/runs/config/settings-types.test.ts -u writes it again).

export interface SiameseSettings {
  /**
   * what is trained
   */
  kind: "siamese";
  /**
   * folder of its runs under experiments/
   */
  name: string;
  /**
   * start of every random choice; default 1
   */
  seed?: number;
  data?: {
    /**
     * photographs and sheet; null = simulated strikes; default null
     */
    folder?: string | null;
    /**
     * sheet of die links; null = the one in the folder; default null
     */
    sheet?: string | null;
    /**
     * how the sheet is read; left out = as folder.json says, else found in the sheet
     */
    sheetOptions?: {
      /**
       * which column is what
       */
      columns?: {
        /**
         * a column's letters, or the words over it
         */
        coin?: string;
        /**
         * a column's letters, or the words over it
         */
        image?: string;
        /**
         * a column's letters, or the words over it
         */
        obverse?: string;
        /**
         * a column's letters, or the words over it
         */
        reverse?: string;
      };
      /**
       * the one sheet of the workbook to read
       */
      sheetName?: string;
      /**
       * further words for an unknown die
       */
      unknown?: string[];
      /**
       * words that are names of dies
       */
      dieNames?: string[];
      /**
       * whether each sheet or series counts its own dies from 1
       */
      diesRestart?: boolean;
      /**
       * whether an empty die cell means the die above it
       */
      carryDown?: boolean;
    };
    /**
     * halves: one image a coin, obverse left; stacked: obverse above; single: one image a side; default "halves"
     */
    layout?: "halves" | "stacked" | "single";
    /**
     * photographs in which the outline of the coin is not sure are taken, with a warning, instead of left out; default false
     */
    takeDoubtful?: boolean;
    /**
     * CSV of pairs (side, coin_a, coin_b) to leave out; null = unsure-pairs.csv in the folder, where there is one; default null
     */
    unsure?: string | null;
    simulated?: {
      /**
       * coins that are struck; default 91
       */
      coins?: number;
      /**
       * of the simulator: another one is another hoard; default 1
       */
      seed?: number;
      /**
       * pixels of a photograph of both sides; default 1574
       */
      width?: number;
    };
    extra?: {
      /**
       * simulated coins a hoard that are trained on beside the training folds, never tested; 0 = none; default 0
       */
      coins?: number;
      /**
       * coins per hoard, each with coin types of its own; default 1
       */
      hoards?: number;
      /**
       * of the first hoard; the others have the next numbers; default 1001
       */
      seed?: number;
      /**
       * pixels of a photograph of both sides; default 400
       */
      width?: number;
      /**
       * they lie upright, instead of turned by up to 6 degrees: for maps, which are turned when they are compared; default false
       */
      upright?: boolean;
    };
    unlabelled?: {
      /**
       * photographs of coins whose dies are not known, trained on as two views of each; null = none; default null
       */
      folder?: string | null;
      /**
       * sheet of die links whose coins are left out, so that they can be tested; default null
       */
      except?: string | null;
      /**
       * of these photographs; default "halves"
       */
      layout?: "halves" | "stacked" | "single";
      /**
       * at most this number, in the order of their names; null = all; default null
       */
      coins?: number | null;
      /**
       * how often each is shown an epoch, beside the extra coins; default 1
       */
      times?: number;
    };
  };
  split?: {
    /**
     * one is tested, the next validates, the others train; default 4
     */
    folds?: number;
    /**
     * of the deal into folds, whatever the training's seed is; default 1
     */
    seed?: number;
    /**
     * how often the coins are assigned to folds; all of them are tested; default 1
     */
    repeats?: number;
    /**
     * each group of linked coins is a fold, instead of `folds`; there are as many models to train; default false
     */
    leaveOneGroupOut?: boolean;
    /**
     * CSV (coin, fold, repeat) that says which coin is in which fold, instead of all of the above; default null
     */
    file?: string | null;
    /**
     * train once for each fold, so that every fold is tested; the model of fold 0 is the one that is kept; default false
     */
    crossValidate?: boolean;
  };
  input?: {
    /**
     * pixels a side of what the network sees; default 96
     */
    size?: number;
    /**
     * even out light and patina before the network sees the coin; default true
     */
    flatten?: boolean;
    /**
     * sigma of the local mean that is subtracted to even out the light, in pixels of a frame of 560; default 40
     */
    wide?: number;
    /**
     * sigma of the local contrast that is divided by, likewise; default 60
     */
    contrast?: number;
    /**
     * the network sees the coin unrolled, angle across and radius down, and takes the strongest answer of any angle; default false
     */
    polar?: boolean;
  };
  network?: {
    /**
     * embedding: by the cosine of two lists of numbers; map: by how well two maps of the coin lie on each other; default "embedding"
     */
    compare?: "embedding" | "map";
    /**
     * a convolution and a pooling each; default [16,32,64,64]
     *
     * @minItems 1
     * @maxItems 6
     */
    filters?: number[];
    /**
     * numbers that describe a side of a coin; default 64
     */
    embedding?: number;
    /**
     * where maps are compared; default {}
     */
    map?: {
      /**
       * numbers a cell; a pooling halves the cells across; default 16
       */
      channels?: number;
      /**
       * cells a side of the blocks into which one of two maps is cut; default 6
       */
      block?: number;
      /**
       * cells by which a map is moved on another, either way; default 2
       */
      shift?: number;
      /**
       * cells by which a block is moved beyond that, either way; default 1
       */
      give?: number;
      /**
       * degrees by which one of two coins is turned, each tried; not in training; default [-20,-16,-12,-8,-4,0,4,8,12,16,20]
       *
       * @minItems 1
       */
      turns?: number[];
      /**
       * how large that coin is drawn, of what it was, each tried with each turn: flans struck from the same die differ in size; not in training; default [1]
       *
       * @minItems 1
       */
      sizes?: number[];
      /**
       * subtract the mean score over turns and sizes from the largest; not in training; default false
       */
      lessMean?: boolean;
    };
  };
  /**
   * what is made small: distances of pairs, of the hardest triplets, or of all coins of a batch; global: each same-die pair against all others of the batch; default {}
   */
  loss?:
    | {
        kind?: "contrastive";
        /**
         * different dies closer than this are pushed apart; unit embeddings lie 0 to 2 apart; default 1
         */
        margin?: number;
      }
    | {
        kind: "triplet";
        /**
         * by how much the nearest coin of another die shall be farther than the farthest of its own; soft: never far enough; default 0.3
         */
        margin?: number | "soft";
      }
    | {
        kind: "supcon";
        /**
         * the smaller, the more the nearest coins count; default 0.1
         */
        temperature?: number;
      }
    | {
        kind: "multi-similarity";
        /**
         * how steeply coins from the same die are drawn together; default 2
         */
        alpha?: number;
        /**
         * how steeply coins of different dies are pushed apart; default 50
         */
        beta?: number;
        /**
         * similarity at which a pair counts half; default 0.5
         */
        base?: number;
        /**
         * how much easier than the hardest a pair may be and still count; default 0.1
         */
        epsilon?: number;
      }
    | {
        kind: "global";
        /**
         * the smaller, the more the most similar pairs of different dies count; default 0.05
         */
        temperature?: number;
        /**
         * pairs of different dies that each same-die pair is set against; default 20
         */
        negatives?: number;
      };
  /**
   * pairs: each coin once as an anchor, another of its die beside it; default {}
   */
  sampler?:
    | {
        kind?: "pairs";
      }
    | {
        kind: "m-per-die";
        /**
         * coins from the same die in a batch, at most; each is shown once an epoch; default 4
         */
        coins?: number;
        /**
         * apart: a batch holds coins of one hoard, so that most look alike; default "mixed"
         */
        hoards?: "mixed" | "apart";
      };
  augment?: {
    /**
     * degrees, either way; default 8
     */
    rotation?: number;
    /**
     * share of the picture, either way; default 0.04
     */
    shift?: number;
    /**
     * share, either way; default 0.06
     */
    zoom?: number;
    /**
     * share, either way; default 0.3
     */
    contrast?: number;
    /**
     * standard deviation, in those of the picture; default 0.1
     */
    noise?: number;
    /**
     * side of the patch that is blanked, at most, as a share of the picture; default 0.25
     */
    erase?: number;
    /**
     * instead of all these: views as of another strike, with other light, another flan, wear, weak places, corrosion; default false
     */
    restrike?: boolean;
  };
  training?: {
    /**
     * at most; an epoch shows every coin; default 60
     */
    epochs?: number;
    /**
     * sides of coins a step; default 32
     */
    batch?: number;
    /**
     * Adam's, a step; default 0.0003
     */
    learningRate?: number;
    /**
     * cosine: the learning rate falls to 0 over the epochs; default "constant"
     */
    schedule?: "constant" | "cosine";
    /**
     * the weights of the epoch with the best validation metric, or of the last one; default "best"
     */
    keep?: "best" | "last";
    /**
     * epochs without a better validation metric before it ends; default 15
     */
    patience?: number;
    /**
     * compare one half of a batch with the other, one way round at random, instead of all with all: a quarter of the work; with maps and the loss global; default false
     */
    halves?: boolean;
    /**
     * steps of the first epoch over which the learning rate rises to its value; default 0
     */
    warmup?: number;
    /**
     * largest norm of a step's gradient, to which larger ones are scaled; default null
     */
    clip?: number | null;
  };
  evaluation?: {
    /**
     * draws of the coin bootstrap; default 300
     */
    resamples?: number;
  };
}

export interface ClassifierSettings {
  /**
   * what is trained
   */
  kind: "classifier";
  /**
   * folder of its runs under experiments/
   */
  name: string;
  /**
   * start of every random choice, the split included; default 1
   */
  seed?: number;
  data?: {
    /**
     * photographs in class folders; null = simulated 2-euro photographs; default null
     */
    folder?: string | null;
    simulated?: {
      /**
       * photographs that are made; default 500
       */
      photographs?: number;
      /**
       * of the simulator: another one gives other photographs; default 1
       */
      seed?: number;
    };
  };
  split?: {
    /**
     * photographs that are tested; below 1 a share of all; default 100
     */
    test?: number;
    /**
     * share of the others that steers the training; default 0.2
     */
    validation?: number;
  };
  input?: {
    /**
     * pixels a side of what the network sees; default 128
     */
    size?: number;
    /**
     * stretch: the photograph drawn out to a square; pad: its edges go on until it is square; default "stretch"
     */
    fit?: "stretch" | "pad";
    /**
     * nearest: one pixel for each, as in the write-up; area: the mean of those it covers; default "nearest"
     */
    resize?: "nearest" | "area";
  };
  network?: {
    /**
     * a convolution and a pooling each; default [64,128]
     *
     * @minItems 1
     * @maxItems 6
     */
    filters?: number[];
    /**
     * pixels a side of a convolution's kernel; default 4
     */
    kernel?: number;
    /**
     * pixels a side of a pooling's window; default 3
     */
    pool?: number;
    /**
     * of the convolutions; default "valid"
     */
    padding?: "valid" | "same";
    /**
     * numbers of the dense layer before the last; default 128
     */
    hidden?: number;
  };
  augment?: {
    /**
     * degrees, either way; default 30
     */
    rotation?: number;
    /**
     * share of the height, either way; default 0.1
     */
    heightShift?: number;
    /**
     * share of the width, either way; default 0.1
     */
    widthShift?: number;
    /**
     * degrees, as Keras takes it; default 0.1
     */
    shear?: number;
    /**
     * share, either way; width and height apart; default 0.2
     */
    zoom?: number;
    /**
     * turned by any angle besides; default false
     */
    anyAngle?: boolean;
    /**
     * share of brightness won on one side and lost on the other, at most; default 0
     */
    light?: number;
    /**
     * side of a patch that is covered, at most, as a share of the picture; default 0
     */
    erase?: number;
    /**
     * sigma of a Gaussian blur, at most, in pixels; default 0
     */
    blur?: number;
    /**
     * share, either way; default 0
     */
    exposure?: number;
    /**
     * share, either way, each channel by itself; default 0
     */
    colour?: number;
    /**
     * standard deviation, at most, as a share of white; default 0
     */
    noise?: number;
    /**
     * how far below 100 JPEG quality may fall; default 0
     */
    jpeg?: number;
    /**
     * whether validation photographs are changed too, as in the write-up; default true
     */
    validation?: boolean;
  };
  training?: {
    /**
     * at most; an epoch shows every training photograph; default 50
     */
    epochs?: number;
    /**
     * photographs a step; default 20
     */
    batch?: number;
    /**
     * Adam's, a step; default 0.001
     */
    learningRate?: number;
    /**
     * cosine: the learning rate falls to 0 over the epochs; default "constant"
     */
    schedule?: "constant" | "cosine";
    /**
     * epochs without a lower validation loss before it ends; default 9
     */
    patience?: number;
    /**
     * whether the best epoch's weights are kept, or the last ones, as in the write-up; default false
     */
    restoreBest?: boolean;
  };
}
