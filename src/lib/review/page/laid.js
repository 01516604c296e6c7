// The two coins on each other: slider, blink, red and cyan, relief. Runs in the browser as it is,
// before review.js.
"use strict";
/** Milliseconds that each coin is seen while blinking: fewer than three changes a second. */
const BLINK = 450;
let blinking = null;
/** What the panes show: an item of the queue, or one of its coins with another of a die. */
let shown = null;

/** Where the server has the pictures of an item. */
const picturesOf = (item) => `laid/${item.side}/${(item.places ?? placesOf(item)).join("/")}`;

/**
 * Shows the aligned pair as soon as the server has aligned it, then has it do the next. The second
 * coin is turned and scaled as the first.
 */
async function lay(item) {
  shown = item;
  $("frame").setAttribute("aria-busy", "true");
  $("how").textContent = "";
  const here = () => shown === item;
  try {
    const { how } = await ask(`${picturesOf(item)}/how`);
    if (!here()) return;
    await setPictures(item);
    if (!here()) return;
    $("how").textContent = {
      registered: "Relief from the same die stays in its place.",
      roughly: "Roughly aligned: too dissimilar for a close fit.",
      centred: "Centre on centre: nothing that fits was found.",
    }[how];
    $("frame").setAttribute("aria-busy", "false");
    const next = items[following(at, 1)];
    if (next) {
      await ask(`${picturesOf(next)}/how`);
      for (const which of ["first", "second"]) new Image().src = `${picturesOf(next)}/${which}`;
    }
  } catch (error) {
    if (here()) $("how").textContent = error.message;
  }
}

/** The photographs of the aligned pair, or their relief, in all panes. */
function setPictures(item) {
  const path = picturesOf(item);
  const kind = $("relief").getAttribute("aria-pressed") === "true" ? "Relief" : "";
  document.body.classList.toggle("relief", kind !== "");
  $("second").alt = `${item.b} aligned with ${item.a}`;
  $("colours").alt = `${item.a} in red, ${item.b} in cyan`;
  const shown = [
    ["photograph-a", `first${kind}`],
    ["first", `first${kind}`],
    ["photograph-b", `second${kind}`],
    ["second", `second${kind}`],
    ["colours", "colours"],
  ];
  const ready = shown.map(([id, which]) => {
    $(id).src = `${path}/${which}`;
    return $(id)
      .decode()
      .catch(() => {});
  });
  return Promise.all(ready);
}
function setRelief(on) {
  $("relief").setAttribute("aria-pressed", String(on));
  if (shown !== null) void setPictures(shown);
}

function setSlider(value) {
  $("slider").value = value;
  $("second").style.opacity = value / 100;
  const [a, b] = [$("slider-a").textContent, $("slider-b").textContent];
  $("slider").setAttribute(
    "aria-valuetext",
    value == 0 ? `only ${a}` : value == 100 ? `only ${b}` : `${value} % of ${b} over ${a}`,
  );
}
function setBlinking(on) {
  clearInterval(blinking);
  blinking = on ? setInterval(() => setSlider($("slider").value >= 50 ? 0 : 100), BLINK) : null;
  if (on) setColours(false);
  setSlider(on ? 100 : 50);
  $("blink").setAttribute("aria-pressed", String(on));
}
function setColours(on) {
  if (on) setBlinking(false);
  $("colours").hidden = !on;
  $("first").hidden = $("second").hidden = on;
  $("red-cyan").setAttribute("aria-pressed", String(on));
}
