// The other coins of either die, each a click from the comparison. Runs in the browser as it is,
// before review.js.
"use strict";

/** Shows the other coins of the dies of an item below its two coins. */
function showOthers(item) {
  ["a", "b"].forEach((pane, k) => {
    const own = item.others[k];
    const strip = $(`others-${pane}`);
    strip.hidden = own.length === 0;
    strip.setAttribute("aria-label", `Other coins of die ${item.dies[k]}`);
    strip.replaceChildren(...own.map(([name, place]) => otherButton(item, k, name, place)));
  });
}

function otherButton(item, k, name, place) {
  const button = Object.assign(document.createElement("button"), { type: "button" });
  const picture = Object.assign(new Image(), {
    src: `thumbnail/${item.side}/${place}`,
    alt: "",
    loading: "lazy",
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
  const places = [...item.places];
  if (other) {
    names[other.k] = other.name;
    places[other.k] = other.place;
  }
  for (const verdict of document.querySelectorAll(".verdict")) verdict.disabled = other !== null;
  nameCoins(names, item.dies);
  $("aside").hidden = other === null;
  $("aside").textContent =
    "Another coin of a die is shown. Press it again to return to the pair and judge it.";
  lay({ ...item, a: names[0], b: names[1], places, aside: other !== null });
  refreshSpecimens();
}
