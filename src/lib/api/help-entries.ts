// Made from the docstrings of what the library exports. A test keeps it current
// (npx vitest run test/api/api.test.ts -u writes it again).
export const HELP: Record<string, { signature: string; docstring: string }> = {
  "augment.affine": {
    signature: "affine(picture, shape, movement)",
    docstring:
      "A photograph under one affine transform of Keras' ImageDataGenerator, with linear interpolation.",
  },
  "augment.batch": {
    signature: "batch(photographs, shape, { range, random })",
    docstring: "A batch of photographs, each changed at random within the range.",
  },
  "augment.pictures": {
    signature: "pictures(photographs, shape, options)",
    docstring: "The pictures of an augmented `batch`, to look at.",
  },
  "augment.views": {
    signature: "views(file, { config, side, views })",
    docstring: "A coin side as a Siamese network sees it, followed by random views of it.",
  },
  "coins.euroDesign": {
    signature: "euroDesign(className)",
    docstring:
      'The design of a class, such as "Atenas"; undefined for a class that is none of the four.',
  },
  "coins.prepare": {
    signature: "prepare(file, options?)",
    docstring:
      "From a photograph to normalised, flattened coin sides, in one call.\n\nBrightness is rounded to 1/255 and relief to 3/127.",
  },
  "coins.readPhotograph": {
    signature: "readPhotograph(source, name?)",
    docstring:
      "Reads a photograph as upright sRGB, 8 bit: applies the EXIF orientation and the ICC profile,\nconverts CMYK, palette, 16 bit and floats, lays transparent pictures on white. Grey stays one channel. A\npicture longer than 4096 px is shrunk. Of several pages in a TIFF the largest is read. What a person\nshould know of the picture is in its `notes`.",
  },
  "coins.splitHalves": {
    signature: "splitHalves(picture, name?, layout?)",
    docstring:
      "The two sides of a coin in one photograph: obverse = left half, reverse = right half; in layout\n`stacked` the upper and the lower half. The middle column or row of an odd size belongs to\nneither.",
  },
  "coins.steps": {
    signature: "steps(file, { layout, side, size }?)",
    docstring:
      "Every picture between a photograph and a flattened coin side, to be looked at one after the\nother: the photograph, the half (layout `halves` only), the outline that was found, the\nnormalised coin, the flattened one.",
  },
  "data.readCoins": {
    signature: "readCoins(folder, options?)",
    docstring:
      "The coins of a folder with their dies: photographs matched to the rows of a sheet, in its order.",
  },
  "data.inspect": {
    signature: "inspect(folder, options?)",
    docstring:
      "What is understood of a folder of coins and its sheet, before anything runs on it: layout, sides,\ncopies, the columns of the sheet, and what is not used and why.",
  },
  "data.check": {
    signature: "check(photographs, { leftOut, onProgress }?)",
    docstring:
      "Finds photographs that harm a training: files that cannot be read, pictures that are too small,\ncopies, and labels that look wrong. Nothing is removed or changed.",
  },
  "data.sources": {
    signature: "sources({ manifests, raw }?)",
    docstring: "The sets of photographs that `fetch` knows, and how much of each is there.",
  },
  "data.SIDES": { signature: "SIDES", docstring: "The two sides of a coin, obverse first." },
  "data.listCoins": {
    signature: "listCoins(dir, { layout }?)",
    docstring:
      "The coins in a folder of photographs, in natural order (2 before 10). The photographs lie in the\nfolder or in `images/` inside it. In layout `single` their names say the side, in any of the\nlanguages that a sheet may be in (`12-obverse.jpg`, `12_r.png`, `4325O.tif`, `Vs/12.jpg`; see\n`sidesInNames`), and each coin's photographs may lie in a folder of its own; a name without a side\nis taken as an obverse. Masks that lie beside the photographs (`12_mask.png`) are left out.",
  },
  "data.readClasses": {
    signature: "readClasses(dir)",
    docstring:
      "A folder of photographs sorted into classes, in either layout: one folder a class\n(`Atenas/78.jpg`), or the write-up's naming, all in one folder, where the class is the name up to\nthe first `0` (`Atenas0 (78).jpg`). The photographs or class folders lie in the folder or in\n`images/` inside it.",
  },
  "data.mislabel": {
    signature: "mislabel(photographs, share, draw)",
    docstring:
      "Photographs of which some have a wrong label, drawn at random: to see how many of them the checks\nfind.",
  },
  "data.fetch": {
    signature: "fetch(name, { raw, mirror, manifests, random, onProgress }?)",
    docstring:
      "Downloads what is missing of a set of photographs, verifies every file, and resumes where an\nearlier download ended.",
  },
  "dies.study": {
    signature: "study(photographs, out, { root, cache, options }?)",
    docstring:
      "A die study of a folder of photographs, written into a folder with its report. The same call on a\nstudy that was stopped resumes it.",
  },
  "dies.estimates": {
    signature: "estimates(dies, { random, resamples }?)",
    docstring: "Estimates of how many dies there were, from how often each was seen.",
  },
  "dies.review": {
    signature: "review(folder, { now, cache, options })",
    docstring:
      "Serves the page on which a study's doubtful pairs are judged, on the loopback address and under a\ntoken.",
  },
  "dies.CAVEATS": {
    signature: "CAVEATS",
    docstring: "What must stand beside every estimate of original dies.",
  },
  "dies.chart": {
    signature: "chart(coins)",
    docstring:
      "The die chart of a study as one SVG, 170 mm wide and as long as it needs to be: obverse dies left,\nreverse dies right, the coins beside the reverse die, each die chain by itself, the largest first.\nCoins that no other shares a die with, and coins of which a die is not known, are listed below.",
  },
  "dies.counts": {
    signature: "counts({ sides })",
    docstring: "What a study says of the numbers of dies, a row a side, as a table shows it.",
  },
  "dies.hoverChart": {
    signature: "hoverChart(study, source)",
    docstring:
      "The die chart of a study, to be moved over: HTML with the photographs inside (see `hoverChart`).",
  },
  "identify.loadCatalogue": {
    signature: "loadCatalogue(folder, { cache, onProgress }?)",
    docstring:
      "Reads a catalogue: a folder of pictures, one or more a design, with a sheet catalogue.csv. A\npicture that cannot be read, or shows no coin, is left out and named in `notes`.",
  },
  "identify.evaluate": {
    signature: "evaluate(catalogue, photographs, { onProgress }?)",
    docstring: "Identifies known photographs; the first coin of each counts.",
  },
  "identify.overlay": {
    signature: "overlay({ dir, pictureFiles, index }, photograph, { answer, evidence })",
    docstring: "Overlay of a coin and the aligned picture of the highest ranked design.",
  },
  "identify.text": {
    signature: "text({ verdict, designs })",
    docstring: "A coin's answer in a few words.",
  },
  "identify.coins": {
    signature: "coins(catalogue, picture, calibration?)",
    docstring: "The same of a picture in memory, with what the answers rest on.",
  },
  "identify.outlined": {
    signature: "outlined(picture, coins)",
    docstring:
      "The photograph with each coin's outline, number and answer drawn on it, as the bytes of a PNG\nfile.",
  },
  "identify.page": {
    signature: "page(file, judged, { dir, designs })",
    docstring:
      "Writes a page about an evaluation of the identifier: shares with intervals, what was called what,\nand the wrong and the least sure answers with the catalogue's picture beside each photograph.",
  },
  "match.compare": {
    signature: "compare(a, b, options?)",
    docstring: "Were the obverses of two coins struck from the same die, and the reverses?",
  },
  "match.folder": {
    signature: "folder(photographs, { cache, options }?)",
    docstring:
      "Compares every two coins of a folder, obverse with obverse and reverse with reverse; in a large\nfolder, by registration, those that are alike. Prepared sides are kept in `.cache/coin-sides` where no cache is given.",
  },
  "match.evaluate": {
    signature: "evaluate(photographs, { method, options }?)",
    docstring:
      "Evaluates a method on a folder of photographs with a sheet of die links: every pair whose dies are\nknown, at the method's own thresholds and calibration.",
  },
  "match.baselines": {
    signature: "baselines({ root, options }?)",
    docstring:
      "Methods compared on the same pairs of coins, each with its metrics and its cost. Networks that are\nnot there yet are trained.",
  },
  "match.overlay": {
    signature: "overlay(a, b, warp)",
    docstring:
      "Overlay of two aligned sides, the first in red, the second in cyan: grey where both show the same\nrelief, coloured where they differ.",
  },
  "match.residuals": {
    signature: "residuals(a, b, warp)",
    docstring:
      "Residuals of the blocks, drawn on the first side: a green arrow for a block in place, a red one\nfor a block that is not. Arrows are enlarged eight times.",
  },
  "metrics.calibrationError": {
    signature: "calibrationError(labels, probabilities, { bins }?)",
    docstring: "Expected calibration error over bins with about the same number of probabilities.",
  },
  "metrics.adjustedRand": {
    signature: "adjustedRand(labels, predicted)",
    docstring:
      "Adjusted Rand index of a clustering: 1 where it is the truth, about 0 for clusters of these sizes\ndrawn by chance.",
  },
  "metrics.accuracy": {
    signature: "accuracy(counts)",
    docstring: "Share of right answers; NaN where nothing was answered.",
  },
  "metrics.averagePrecision": {
    signature: "averagePrecision(labels, scores, options?)",
    docstring: "Average precision: the area under the precision-recall curve as a step function.",
  },
  "metrics.brierScore": {
    signature: "brierScore(labels, probabilities, weights?)",
    docstring:
      "Brier score: the mean squared distance of probabilities from the truth. 0 is perfect; answering\nthe base rate p every time gives p (1 - p), which is tiny where p is, so put that beside it.",
  },
  "metrics.chooseThreshold": {
    signature: "chooseThreshold(labels, scores, rule)",
    docstring:
      "The threshold that a rule chooses on labelled scores. Of several that are as good, the highest.\n\n- `youden`: the largest true positive rate minus false positive rate\n- `eer`: the two error rates as near to each other as the scores allow\n- `f1`, `mcc`: the largest F1, the largest Matthews correlation\n- `fpr=x`: as low as it can be with at most that share of the negatives called\n- `value=x`: x",
  },
  "metrics.confusion": {
    signature: "confusion(labels, called, weights?)",
    docstring: "Counts right and wrong answers.",
  },
  "metrics.equalErrorRate": {
    signature: "equalErrorRate(labels, scores, options?)",
    docstring:
      "The error rate at which as large a share of the positives is missed as of the negatives is\ncalled, on the ROC with straight lines between its points: 0 is perfect, 0.5 is chance.",
  },
  "metrics.evaluatePairs": {
    signature: "evaluatePairs({ pairs, labels, scores, called, random, resamples })",
    docstring:
      "Metrics of scored pairs of coins, with intervals from drawing coins (see `coinBootstrap`).",
  },
  "metrics.f1": {
    signature: "f1(counts)",
    docstring: "Harmonic mean of precision and recall; 0 where nothing positive is found.",
  },
  "metrics.logLoss": {
    signature: "logLoss(labels, probabilities, weights?)",
    docstring:
      "Log loss: the mean of minus the logarithm of the probability that was given to the truth, in\nnats. One sure and wrong answer costs more than many unsure ones. Probabilities are kept\n`Number.EPSILON` from 0 and 1.",
  },
  "metrics.matthews": {
    signature: "matthews(counts)",
    docstring:
      "Matthews' correlation of answers with the truth: 1 is perfect, 0 is chance, -1 is always wrong.\nUnlike accuracy and F1 it looks at all four counts, and so is not fooled by a base rate near 0.",
  },
  "metrics.precision": {
    signature: "precision(counts)",
    docstring:
      "Share of the positive answers that are right; 0 where there is no positive answer, as in\nscikit-learn.",
  },
  "metrics.precisionRecallCurve": {
    signature: "precisionRecallCurve(labels, scores)",
    docstring:
      "The precision-recall curve, one point a distinct score, from the highest down; before them recall\n0 with precision 1, where nothing is called. Chance is a level line at the base rate. The points\nare not to be joined by straight lines: the area is `averagePrecision`'s.",
  },
  "metrics.recall": {
    signature: "recall(counts)",
    docstring: "Share of the positives that are found; NaN where there is none.",
  },
  "metrics.rocAuc": {
    signature: "rocAuc(labels, scores, options?)",
    docstring:
      "Area under the ROC: the probability that a positive outranks a negative, a tie counting one half.",
  },
  "metrics.rocCurve": {
    signature: "rocCurve(labels, scores)",
    docstring:
      "The receiver operating characteristic from (0, 0) to (1, 1), one point a distinct score.",
  },
  "models.buildClassifier": {
    signature: "buildClassifier({ size, classes, seed, shape })",
    docstring:
      "An untrained classifier of colour photographs; the write-up's where no shape is given.",
  },
  "models.loadClassifier": {
    signature: "loadClassifier(folder)",
    docstring: "Loads a trained classifier.",
  },
  "models.classify": {
    signature: "classify(model, photographs)",
    docstring:
      "The first write-up's question: which coin does a photograph show, is it commemorative, and what\nis known of it? The network knows its own classes only; a photograph of anything else gets one of\nthem too, at best an unsure one.",
  },
  "plots.blend": {
    signature: "blend(a, b, { warp, names })",
    docstring:
      "Two aligned sides of coins with a slider from the first to the second: what was struck from the\nsame die stays where it is.",
  },
  "plots.embeddings": {
    signature: "embeddings(run, { root }?)",
    docstring:
      "Where the model of a Siamese run puts the coins in two dimensions, a figure a side, with the\nphotograph of each.",
  },
  "plots.architecture": {
    signature: "architecture(run, { root }?)",
    docstring: "The layers of a Siamese run's network, drawn.",
  },
  "plots.baselines": {
    signature: "baselines({ rows }, set)",
    docstring:
      "Average precision of every method with its interval, a line a side; the base rate, which is\nchance, dotted.",
  },
  "plots.classifierTraining": {
    signature: "classifierTraining(history, bestEpoch?)",
    docstring:
      "Losses over the epochs on one axis, recalls on the other; training drawn through, validation\ndashed.",
  },
  "plots.confusion": {
    signature: "confusion(runs)",
    docstring:
      "How often each class was taken for each, summed over runs; the share of the class as the shade.",
  },
  "plots.siamese": {
    signature: "siamese({ pairs, result, history, config })",
    docstring: "The figures of a run, by name.",
  },
  "plots.roc": {
    signature: "roc(sides)",
    docstring:
      "The ROC of each side, with the chance line; a side without both kinds of pairs is left out.",
  },
  "plots.thresholds": {
    signature: "thresholds(pairs, { foldDecisions, decisions })",
    docstring:
      "The figures about thresholds, by name; a side without both kinds of held-out pairs has no metrics\nover the threshold.",
  },
  "plots.training": {
    signature: "training(history, bestEpoch?)",
    docstring:
      "Loss and validation metric over the epochs; the epoch whose weights were kept is marked.",
  },
  "report.page": {
    signature: "page(folders, { root, file }?)",
    docstring:
      "Makes the page about a run of any kind, about a classifier's runs with several seeds, or about\nseveral runs compared.",
  },
  "report.examples": {
    signature: "examples(run, kind, { root }?)",
    docstring:
      "Held-out pairs of a Siamese run with their photographs side by side: the most confident wrong\nanswers of a kind, or right ones.",
  },
  "report.lossWords": { signature: "lossWords(loss)", docstring: "A loss for a reader." },
  "report.truthTable": {
    signature: "truthTable(runs, log?)",
    docstring: "Checks each figure of the write-up against its own log and against runs here.",
  },
  "runs.find": {
    signature: "find(run, { kind, experiments }?)",
    docstring: "The folder of a run.",
  },
  "runs.list": {
    signature: "list({ experiments, filter }?)",
    docstring: "The runs of the project.",
  },
  "runs.annotate": {
    signature: "annotate(run, changes, { experiments }?)",
    docstring:
      'Writes a note on a run, or archives it: `annotate("my-run", { note: "blurred photographs", archived:\ntrue })`. Lists leave archived runs out unless they are asked for. What is left out stays as it is.',
  },
  "runs.panel": {
    signature: "panel({ experiments, filter }?)",
    docstring:
      "Shows the runs of the project in the current cell: a table with metrics, the settings in which they\ndiffer and notes, sorted by a click on a column's name and filtered by words; below it the curves of\nthe first eight over each other, each switched off by a click in the legend.",
  },
  "runs.readSiamese": {
    signature: "readSiamese(folder)",
    docstring: "Reads a finished run of a Siamese network. Nothing is written.",
  },
  "runs.overSeeds": {
    signature: "overSeeds(runs, share)",
    docstring: "A share over several runs of one configuration, a seed each.",
  },
  "runs.PUBLISHED": {
    signature: "PUBLISHED",
    docstring:
      "What the write-up published, over all 4,095 pairs of its 91 coins, training pairs included.",
  },
  "runs.readClassifier": {
    signature: "readClassifier(folder)",
    docstring: "Reads a finished run of a classifier.",
  },
  "runs.sweep": {
    signature: "sweep(folder, options?)",
    docstring:
      "Sweeps the threshold over the scores of a finished Siamese run (see `sweepOf`). Writes sweep.csv,\na row for each distinct score of each side and protocol, and sweep.json, what is returned.",
  },
  "runs.read": {
    signature: "read(folder, what)",
    docstring:
      "A table of a run or of a die study, as a DataFrame: numbers where all cells of a column are\nnumbers or empty (NaN), else text.",
  },
  "runs.table": {
    signature: "table(runs)",
    docstring:
      "Runs as a table to filter and sort: a row a run, with its metrics (NaN where it has none) and\nevery setting in which the runs differ, lists as JSON.",
  },
  "show.progressBar": {
    signature: "progressBar(others)",
    docstring:
      "A progress bar in the current cell: hand the result to a long call as its `onProgress`.",
  },
  "show.pictures": {
    signature: "pictures(shown, { width }?)",
    docstring: "Shows pictures side by side, each with its caption.",
  },
  "show.sheet": {
    signature: "sheet(items, { columns, cell, labels, width, caption }?)",
    docstring: "Shows pictures, or photographs of a folder, on one contact sheet.",
  },
  "show.number": {
    signature: "number(value, why, { digits, unit }?)",
    docstring:
      'A number as text, with fixed digits and a leading zero; of several numbers, their range: "0.2 to\n0.3".',
  },
  "show.interval": {
    signature: "interval(value, why, { digits, ends }?)",
    docstring: 'A value with its interval as text: "0.922 [0.676, 0.998]".',
  },
  "show.probability": {
    signature: "probability(value, why)",
    docstring: 'A probability: three decimals, "< 0.001" and "> 0.999" where those would not tell.',
  },
  "show.NO_PHOTOGRAPH": {
    signature: "NO_PHOTOGRAPH",
    docstring: "Why a share of photographs is missing.",
  },
  "show.whyMissing": {
    signature: "whyMissing({ pairs, same, resamples })",
    docstring:
      "Why a metric that needs same-die and different-die pairs is missing, and why an interval from\nresampled coins is: with few pairs of a kind most resamples hold none of them.",
  },
  "show.liveFigure": {
    signature: "liveFigure()",
    docstring:
      "A figure in the current cell's output that is redrawn with each call of the result, in place: the\ncurve of a training that goes on. Outside a notebook it is silent.",
  },
  "show.figure": {
    signature: "figure(figure)",
    docstring:
      "Shows a figure, live in JupyterLab and in the HTML page that a headless run makes. Its mode bar\nsaves it as SVG.",
  },
  "show.html": {
    signature: "html(html, text)",
    docstring: "Shows HTML as it is; whoever made it has escaped what is other people's text.",
  },
  "show.svg": { signature: "svg(svg, text)", docstring: "Shows an SVG drawing." },
  "show.table": {
    signature: "table(source, { max, filter }?)",
    docstring:
      "Shows rows, or a DataFrame, as a table that a click on a column's name sorts; what is in the cells\nis text, never markup.",
  },
  "simulate.coins": {
    signature: "coins(strikes, { raw, onProgress }?)",
    docstring:
      "A folder of simulated ancient coins, obverse left and reverse right, with a sheet of die links.\nIt is made where it is not there yet.",
  },
  "simulate.euros": {
    signature: "euros(set, { raw, onProgress }?)",
    docstring:
      "A folder of simulated photographs of four 2-euro coins, sorted into classes. It is made where it\nis not there yet.",
  },
  "simulate.catalogue": {
    signature: "catalogue({ raw }?)",
    docstring:
      "A catalogue of the four simulated designs, for `identify.loadCatalogue`. It is made where it is\nnot there yet.",
  },
  "simulate.showcase": {
    signature: "showcase({ seed, width }?)",
    docstring:
      "What the simulator does, on contact sheets: strikes from a die as it ages, dies of one type by\nseveral hands, the types of a hoard, and the maps behind a picture.",
  },
  "simulate.photographs": {
    signature:
      "photographs({ dir, designs, designOf, pictureFiles, index }, { photographs, seed })",
    docstring:
      "Simulated photographs of a catalogue's pictures, one after the other in random order.",
  },
  "train.readConfig": {
    signature: "readConfig(file, kind)",
    docstring: "The settings in a file, as they stand there; defaults are not filled in.",
  },
  "train.siameseConfig": {
    signature: "siameseConfig(settings, where?)",
    docstring:
      "The complete configuration of a Siamese network: settings checked, defaults filled in.",
  },
  "train.classifierConfig": {
    signature: "classifierConfig(settings, where?)",
    docstring: "The complete configuration of a classifier, likewise.",
  },
  "train.folder": {
    signature: "folder(config, { root, onProgress }?)",
    docstring:
      "The folder of photographs that a configuration names; simulated ones are made where they are not\nthere yet.",
  },
  "train.readableCoins": {
    signature: "readableCoins(coins, { layout, recipe, count })",
    docstring: "The first coins both of whose sides can be read, to be shown.",
  },
  "train.obstacle": {
    signature: "obstacle(config, coins, { root }?)",
    docstring:
      "Why a Siamese network cannot be trained on some coins, in a sentence; null where it can be.",
  },
  "train.splits": {
    signature: "splits(config, coins, { root }?)",
    docstring:
      "The splits into folds that a configuration asks for, one for each repeat. Coins that share a die\nare in the same fold.",
  },
  "train.classifier": {
    signature: "classifier(config, { seeds, root, signal, options }?)",
    docstring: "Trains a classifier, once or with several seeds, each a run of its own.",
  },
  "train.siamese": {
    signature: "siamese(config, { root, signal, options }?)",
    docstring:
      "Trains and evaluates a Siamese network: photographs and sheet to a run folder with everything in\nit but the report.",
  },
  "train.describeGroups": {
    signature: "describeGroups(sizes)",
    docstring: "How many coins each chain of linked dies holds, in words.",
  },
  "train.readPhotographs": {
    signature: "readPhotographs(folder, recipe, { classes, onProgress }?)",
    docstring:
      "Reads the photographs of a class folder. One that cannot be read is named in the warnings and\nleft out.",
  },
  help: {
    signature: "help(name?)",
    docstring:
      'Shows what the library offers: the namespaces; the functions of one, as in `help("train")`; or\none function, as in `help("train.siamese")`.',
  },
  plot: {
    signature: "plot(table, options)",
    docstring: 'Draws columns of a table: `plot(history, { x: "epoch", y: ["loss"] })`.',
  },
  watchRun: {
    signature: "watchRun(run, { experiments, every }?)",
    docstring:
      "Draws the curve of a training that goes on, or has ended, from the files of its run: in another\nnotebook, or after the page was reloaded. The interrupt button ends the watching.",
  },
  workspace: { signature: "workspace(root?)", docstring: "The folders of a project." },
  NumislabError: {
    signature: "NumislabError",
    docstring:
      "The one error class of numislab: its message says what was wrong, where (file, sheet, row) and\nwhat to do.",
  },
  random: { signature: "random(seed)", docstring: "A generator from a seed, any 32-bit integer." },
  startEngine: {
    signature: "startEngine(options?)",
    docstring:
      "Starts the engine: native where set-up could build it, else WebAssembly. Every later or\nconcurrent call gets the same engine.\n\nThis is the one place in src/lib that reads the environment: NUMISLAB_ENGINE (native or wasm)\nstands in for `force` at the first call, NUMISLAB_VERBOSE lets TensorFlow say what it says at its\nstart.",
  },
  notebookJob: {
    signature: "notebookJob()",
    docstring:
      "The notebook's side of a headless run: settings from outside, progress and result to the outside.\nWhat the runner wants readers to know stands in the cell's output. In JupyterLab there are no\nsettings, and the rest does nothing.",
  },
};
