// The other coins of either die, each a click from the comparison. Runs in the browser as it is,
// before review.js.
"use strict";
/** Other coins of a die that are shown, at most. */
const MAX_OTHERS = 8;

/** The dies of the two coins of an item. */
const diesOf = ({ side, a, b }) => [dieOf(a, side), dieOf(b, side)];

/** Names of the other coins of either die, the first of them. */
function othersOf({ side, a, b }) {
  const [first, second] = [dieOf(a, side), dieOf(b, side)];
  const of = (die) =>
    die === ""
      ? []
      : coins
          .filter((coin) => coin[side]?.die === die && coin.name !== a && coin.name !== b)
          .slice(0, MAX_OTHERS)
          .map(({ name }) => name);
  return [of(first), first === second ? [] : of(second)];
}

/** Shows the other coins of the dies of an item below its two coins. */
function showOthers(item) {
  const others = othersOf(item);
  ["a", "b"].forEach((pane, k) => {
    const strip = $(`others-${pane}`);
    strip.hidden = others[k].length === 0;
    strip.setAttribute("aria-label", `Other coins of die ${diesOf(item)[k]}`);
    strip.replaceChildren(...others[k].map((name) => otherButton(item, k, name)));
  });
}

function otherButton(item, k, name) {
  const button = Object.assign(document.createElement("button"), { type: "button" });
  const place = placeOfCoin.get(name);
  const picture = Object.assign(new Image(), {
    loading: "lazy",
    src: `thumbnail/${item.side}/${place}`,
    alt: "",
  });
  button.append(picture, name);
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const back = button.getAttribute("aria-pressed") === "true";
    lookAt(item, back ? null : { k, name, place });
    if (!back) button.setAttribute("aria-pressed", "true");
  });
  return button;
}

/**
 * Compares another coin of a die with the coin of the other die; null for the pair itself again.
 * A verdict is on the pair: meanwhile none can be given.
 */
function lookAt(item, other) {
  for (const button of document.querySelectorAll(".others button"))
    button.setAttribute("aria-pressed", "false");
  const names = [item.a, item.b];
  const places = placesOf(item);
  if (other) {
    names[other.k] = other.name;
    places[other.k] = other.place;
  }
  for (const verdict of document.querySelectorAll("#bar-of-verdicts .verdict"))
    verdict.disabled = other !== null;
  nameCoins(names, diesOf(item));
  $("aside").hidden = other === null;
  $("aside").textContent =
    "Another coin of a die is shown. Press it again to return to the pair and judge it.";
  lay({ ...item, a: names[0], b: names[1], places, aside: other !== null });
  refreshSpecimens();
}
