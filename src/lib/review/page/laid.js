// The two coins on each other: slider, blink, red and cyan. Runs in the browser as it is, before review.js.
"use strict";
/** Milliseconds that each coin is seen while blinking: fewer than three changes a second. */
const BLINK = 450;
let blinking = null;

/** Shows the aligned pair as soon as the server has aligned it, then has it do the next. */
async function lay(item) {
  const path = `laid/${item.side}/${item.places.join("/")}`;
  $("frame").setAttribute("aria-busy", "true");
  $("how").textContent = "";
  const here = () => at >= 0 && keyOf(items[at]) === keyOf(item);
  try {
    const { how } = await ask(`${path}/how`);
    if (!here()) return;
    $("first").src = `${path}/first`;
    $("second").src = `${path}/second`;
    $("colours").src = `${path}/colours`;
    $("second").alt = `${item.b} aligned with ${item.a}`;
    $("colours").alt = `${item.a} in red, ${item.b} in cyan`;
    await Promise.all(
      ["first", "second", "colours"].map((id) =>
        $(id)
          .decode()
          .catch(() => {}),
      ),
    );
    if (!here()) return;
    $("how").textContent = {
      registered: "Relief from the same die stays in its place.",
      roughly: "Roughly aligned: too dissimilar for a close fit.",
      centred: "Centre on centre: nothing that fits was found.",
    }[how];
    $("frame").setAttribute("aria-busy", "false");
    const next = items[following(at, 1)];
    if (next) {
      await ask(`laid/${next.side}/${next.places.join("/")}/how`);
      for (const coin of next.places) new Image().src = `photograph/${next.side}/${coin}`;
    }
  } catch (error) {
    if (here()) $("how").textContent = error.message;
  }
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
