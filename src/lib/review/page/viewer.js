// One view for all panes: the same part of the aligned coins at the same size. Runs in the browser
// as it is, before review.js.
"use strict";
const MAX_ZOOM = 12;
/** A step of the keys + and -, and of a double click. */
const [ZOOM_STEP, ZOOM_JUMP] = [1.4, 2.5];
/** Share of what is seen by which an arrow key moves it. */
const PAN_STEP = 0.15;

/** How large, and the middle of what is seen, in shares of the frame. */
const view = { zoom: 1, x: 0.5, y: 0.5 };

function setView(zoom, x, y) {
  view.zoom = Math.min(MAX_ZOOM, Math.max(1, zoom));
  const half = 0.5 / view.zoom;
  view.x = Math.min(1 - half, Math.max(half, x));
  view.y = Math.min(1 - half, Math.max(half, y));
  for (const stack of document.querySelectorAll(".stack"))
    stack.style.transform = `scale(${view.zoom}) translate(${50 - 100 * view.x}%, ${50 - 100 * view.y}%)`;
  document.body.classList.toggle("zoomed", view.zoom > 1);
  for (const id of ["zoom", "group-zoom"])
    document.getElementById(id).textContent = `${Math.round(100 * view.zoom)} %`;
  for (const id of ["whole", "group-whole"]) document.getElementById(id).disabled = view.zoom === 1;
}

/** Zooms so that what lies at a place stays there: shares of a pane. */
function zoomAt(factor, [u, v] = [0.5, 0.5]) {
  const zoom = Math.min(MAX_ZOOM, Math.max(1, view.zoom * factor));
  const move = (middle, share) => middle + (share - 0.5) * (1 / view.zoom - 1 / zoom);
  setView(zoom, move(view.x, u), move(view.y, v));
}

const panBy = (dx, dy) => setView(view.zoom, view.x - dx / view.zoom, view.y - dy / view.zoom);
const showWhole = () => setView(1, 0.5, 0.5);

/** Where an event happened in its pane, in shares of it. */
function placeIn(plate, { clientX, clientY }) {
  const { left, top, width, height } = plate.getBoundingClientRect();
  return [(clientX - left) / width, (clientY - top) / height];
}

function watchPlate(plate) {
  /** Fingers, or the mouse while its button is down, by what the browser calls them. */
  const down = new Map();
  plate.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      zoomAt(
        Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)),
        placeIn(plate, event),
      );
    },
    { passive: false },
  );
  plate.addEventListener("dblclick", (event) =>
    view.zoom > ZOOM_JUMP ? showWhole() : zoomAt(ZOOM_JUMP, placeIn(plate, event)),
  );
  plate.addEventListener("pointerdown", (event) => {
    down.set(event.pointerId, placeIn(plate, event));
    plate.setPointerCapture(event.pointerId);
  });
  plate.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const now = placeIn(plate, event);
    const [other] = [...down].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
    down.set(event.pointerId, now);
    if (!other) return panBy(now[0] - before[0], now[1] - before[1]);
    const apart = ([u, v]) => Math.hypot(u - other[0], v - other[1]);
    const middle = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
    panBy((now[0] - before[0]) / 2, (now[1] - before[1]) / 2);
    if (apart(before) > 0.01) zoomAt(apart(now) / apart(before), middle);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"])
    plate.addEventListener(end, (event) => down.delete(event.pointerId));
  plate.addEventListener("keydown", (event) => {
    const [dx, dy] = {
      ArrowLeft: [1, 0],
      ArrowRight: [-1, 0],
      ArrowUp: [0, 1],
      ArrowDown: [0, -1],
    }[event.key] ?? [0, 0];
    if ((dx === 0 && dy === 0) || view.zoom === 1) return;
    event.preventDefault();
    event.stopPropagation(); // elsewhere they go to the next pair
    panBy(PAN_STEP * dx, PAN_STEP * dy);
  });
}
