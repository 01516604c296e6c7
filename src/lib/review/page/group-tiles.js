// The coins of a die in a grid, each on the first, with one zoom for all. Runs in the browser as it
// is, before review.js.
"use strict";
/** Names of coins that a verdict on the group leaves out. */
const leftOut = new Set();
let groupBlinking = null;
/** Rises with each set of tiles: pictures of an earlier one come too late. */
let tilesShown = 0;

/** Shows the coins of the group's page, one after the other as the server aligns them. */
async function showTiles() {
  const mine = ++tilesShown;
  setGroupBlinking(false);
  const names = shownCoins();
  const side = shownSide();
  const tiles = names.map((name) => tileOf(name, names[0], side));
  $("tiles").replaceChildren(...tiles);
  fitTiles();
  setView(view.zoom, view.x, view.y);
  for (const [k, name] of names.entries()) {
    if (mine !== tilesShown) return;
    // the first is drawn as it is beside the second
    const other = k === 0 ? names[1] : name;
    await fillTile(tiles[k], { side, names: [names[0], other, names[1]], isFirst: k === 0 });
  }
}

const shownSide = () =>
  showsOtherSide ? otherSide(groups[group].side) : (groups[group]?.side ?? "obverse");

function tileOf(name, first, side) {
  const tile = Object.assign(document.createElement("figure"), { className: "tile" });
  const plate = Object.assign(document.createElement("div"), { className: "plate", tabIndex: 0 });
  plate.setAttribute("role", "group");
  plate.setAttribute("aria-label", name === first ? name : `${name} aligned with ${first}`);
  plate.setAttribute("aria-busy", "true");
  const stack = Object.assign(document.createElement("div"), { className: "stack" });
  for (const kind of ["base", "own", "colours"])
    stack.append(
      Object.assign(new Image(), { className: kind, alt: "", hidden: kind === "colours" }),
    );
  const wait = Object.assign(document.createElement("span"), {
    className: "wait",
    textContent: "aligning …",
  });
  plate.append(stack, wait);
  watchPlate(plate);
  tile.append(plate, captionOf(name, first, side));
  return tile;
}

/** The coin's name, which leaves it out, and the way to its pair with the first. */
function captionOf(name, first, side) {
  const caption = document.createElement("figcaption");
  const support = coins[placeOfCoin.get(name)]?.[side]?.support;
  const known = typeof support === "number" ? ` · ${share(support)}` : "";
  const out = Object.assign(document.createElement("button"), {
    type: "button",
    className: "out",
    textContent: `${name}${known}`,
    title: "Press to leave this coin out of the verdict",
  });
  out.setAttribute("aria-label", `${name}: leave out`);
  out.setAttribute("aria-pressed", "false");
  out.addEventListener("click", () => {
    if (!leftOut.delete(name)) leftOut.add(name);
    out.setAttribute("aria-pressed", String(leftOut.has(name)));
    out.closest(".tile").classList.toggle("left-out", leftOut.has(name));
    refreshGroup();
  });
  caption.append(out);
  if (name === first)
    caption.append(Object.assign(document.createElement("span"), { textContent: "first" }));
  else {
    const pair = Object.assign(document.createElement("button"), {
      type: "button",
      textContent: "Pair",
    });
    pair.setAttribute("aria-label", `Judge ${first} and ${name}`);
    pair.addEventListener("click", () => openPair(groups[group].side, first, name));
    caption.append(pair);
  }
  return caption;
}

/** Sets the pictures of a tile. */
async function fillTile(tile, { side, names: [first, other, second], isFirst }) {
  const [plate, wait] = [tile.querySelector(".plate"), tile.querySelector(".wait")];
  const [one, two, beside] = [first, other, second].map((name) => placeOfCoin.get(name));
  const hasSide = (place) => Boolean(coins[place]?.[side]?.die);
  if (![one, two].every(hasSide)) {
    wait.textContent = `no ${side}`;
    return;
  }
  try {
    const path = `laid/${side}/${one}/${two}`;
    const { how } = await ask(`${path}/how`);
    plate.dataset.path = path;
    // one picture of the first for all tiles
    plate.dataset.first = hasSide(beside) ? `laid/${side}/${one}/${beside}` : path;
    plate.dataset.own = isFirst ? "first" : "second";
    await setTilePictures(plate);
    if (!isFirst && how !== "registered")
      plate.append(
        Object.assign(document.createElement("span"), {
          className: "note",
          textContent: how === "roughly" ? "roughly aligned" : "centre on centre",
        }),
      );
    plate.setAttribute("aria-busy", "false");
  } catch (error) {
    wait.textContent = error.message;
  }
}

/** Photographs, relief, or both coins in two colours. */
function setTilePictures(plate) {
  const { path, first, own } = plate.dataset;
  if (!path) return;
  const kind = isPressed("group-relief") ? "Relief" : "";
  const colours = isPressed("group-colours") && own === "second";
  const [base, top, coloured] = ["base", "own", "colours"].map((name) =>
    plate.querySelector(`img.${name}`),
  );
  base.src = `${first}/first${kind}`;
  top.src = own === "first" ? base.src : `${path}/second${kind}`;
  if (colours) coloured.src = `${path}/colours`;
  coloured.hidden = !colours;
  base.hidden = top.hidden = colours;
  const seen = colours ? [coloured] : [base, top];
  return Promise.all(seen.map((picture) => picture.decode().catch(() => {})));
}

const isPressed = (id) => $(id).getAttribute("aria-pressed") === "true";

function setGroupPictures(id, on) {
  $(id).setAttribute("aria-pressed", String(on));
  if (on) setGroupBlinking(false);
  for (const plate of $("tiles").querySelectorAll(".plate")) void setTilePictures(plate);
}

/** How much of each coin is seen over the first, 0 … 1. */
function setOwnShare(value) {
  for (const own of $("tiles").querySelectorAll("img.own")) own.style.opacity = value;
}

/** Lets every coin alternate with the first. */
function setGroupBlinking(on) {
  clearInterval(groupBlinking);
  let isOwn = true;
  groupBlinking = on
    ? setInterval(() => {
        isOwn = !isOwn;
        setOwnShare(isOwn ? 1 : 0);
      }, BLINK)
    : null;
  $("group-blink").setAttribute("aria-pressed", String(on));
  setOwnShare(1);
  if (on && isPressed("group-colours")) {
    setGroupPictures("group-colours", false);
    $("group-blink").setAttribute("aria-pressed", "true");
  }
}

/** Pixels of a tile beside its picture: its caption and the gap. */
const TILE_EXTRA = 62;

/** As many columns as make the pictures largest without scrolling. */
function fitTiles() {
  const count = $("tiles").children.length;
  if (count === 0 || $("dies").hidden) return;
  const width = $("tiles").clientWidth;
  const top = $("tiles").getBoundingClientRect().top + scrollY;
  const height = innerHeight - top - $("bar-of-groups").offsetHeight - 16;
  let best = { columns: 1, size: 0 };
  for (let columns = 1; columns <= count; columns++) {
    const size = Math.min(width / columns - 12, height / Math.ceil(count / columns) - TILE_EXTRA);
    if (size > best.size) best = { columns, size };
  }
  const size = Math.min(width - 12, Math.max(best.size, 150));
  const columns = Math.max(1, Math.min(best.columns, Math.floor(width / (size + 12))));
  $("tiles").style.gridTemplateColumns = `repeat(${columns}, ${Math.floor(size)}px)`;
}
addEventListener("resize", fitTiles);
