/** Examples of each subcommand, as they are typed after `npx numislab`. */
export const EXAMPLES: Record<string, readonly string[]> = {
  doctor: ["doctor"],
  lab: ["lab", "lab --port 8890 --no-browser"],
  "data list": ["data list"],
  "data simulate": [
    "data simulate coins --coins 24 --seed 1",
    "data simulate euros --layout euro --coins 100",
  ],
  "data inspect": ["data inspect coins", "data inspect coins --sheet die-links.xlsx --save"],
  "data fetch": ["data fetch hoard", "data fetch --sheet coins.xlsx --out coins"],
  "data check": ["data check euros"],
  "data describe": ["data describe coins"],
  "data split": ["data split coins --out folds.csv"],
  "data import": ["data import manifest.json --photographs images --out known"],
  "data cut": ["data cut plate.jpg --out coins"],
  train: [
    "train experiments/configs/siamese-map.json",
    "train experiments/configs/siamese-map.json --set name=my-coins --set data.folder=coins",
    "train --resume siamese-map",
  ],
  sweep: ["sweep siamese-map", "sweep siamese-map --choose fpr=0.01"],
  evaluate: [
    "evaluate models/die-siamese --data coins --sheet die-links.xlsx",
    "evaluate --method registration --data coins",
  ],
  "sweep-configs": ["sweep-configs sweep.json"],
  classify: ["classify photo.jpg"],
  identify: ["identify photo.jpg --catalogue catalogue"],
  compare: ["compare a.jpg b.jpg", "compare a.jpg b.jpg --method siamese"],
  match: ["match coins --out pairs.csv"],
  "die-study": ["die-study coins --out study"],
  "die-chart": ["die-chart study --out chart.pdf", "die-chart die-links.xlsx --out chart.svg"],
  review: ["review study", "review study --judge Ada"],
  baselines: ["baselines --data coins", "baselines --data coins --scores sift=sift.csv"],
  "runs list": ["runs list", "runs list --kind siamese"],
  "runs annotate": ['runs annotate siamese-map --note "blurred photographs" --archive'],
  "runs compare": ["runs compare siamese-map siamese-small"],
  "runs card": ["runs card siamese-map"],
  "runs export": ["runs export siamese-map --format mlflow --out mlruns"],
  report: ["report siamese-map --pdf", "report siamese-map siamese-small --out comparison.html"],
  reproduce: ["reproduce --scale quick", "reproduce --data coins"],
  completion: ["completion bash", "completion fish"],
};

/** The examples of a command as its help shows them. */
export function exampleText(path: string): string {
  const examples = EXAMPLES[path] ?? [];
  if (examples.length === 0) return "";
  const title = examples.length === 1 ? "Example" : "Examples";
  return `\n${title}:\n${examples.map((words) => `  npx numislab ${words}`).join("\n")}`;
}
