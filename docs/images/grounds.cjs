// Draws a simulated coin on each ground, with the outline that is found and what is said of it:
// node docs/images/grounds.cjs
require("tsx/cjs");
const { join } = require("node:path");
const sharp = require("sharp");
const { contactSheet, drawOutline, findCoin } = require("../../src/lib/coins/index.ts");
const { GROUNDS, simulateCoins } = require("../../src/lib/simulator/index.ts");

async function main() {
  const pictures = [];
  const labels = [];
  for (const ground of GROUNDS) {
    const [coin] = simulateCoins({ coins: 2, seed: 11, width: 800, grounds: [ground] });
    const picture = { ...coin.obverse, channels: 3 };
    try {
      const found = findCoin(picture, ground);
      pictures.push(drawOutline(picture, found));
      labels.push(`${ground}: found${found.warnings.length > 0 ? ", with a warning" : ""}`);
      console.log(ground, found.confidence.toFixed(2), found.warnings.join(" "));
    } catch (error) {
      pictures.push(picture);
      labels.push(`${ground}: left out`);
      console.log(ground, error.message);
    }
  }
  const png = await contactSheet(pictures, { columns: 5, cell: 200, labels });
  await sharp(png).jpeg({ quality: 80 }).toFile(join(__dirname, "simulator-grounds.jpg"));
}

void main();
