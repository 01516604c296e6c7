import { html, type Html } from "./html";

/** Whether a page has a photograph that can be enlarged. */
export const hasEnlargeable = ({ markup }: Html): boolean => markup.includes('<a class="photo"');

export const VIEWER_STYLE = `
.photo { display: block; cursor: zoom-in; } .photo img { display: block; width: 100%; }
#viewer { margin: auto; padding: 0; border: 0; border-radius: .4rem; max-width: 98vw; max-height: 98vh; overflow: auto; background: #17191b; color: #eee; } #viewer::backdrop { background: rgb(0 0 0 / .8); }
#viewer img { display: block; object-fit: cover; background: #fff; cursor: zoom-in; } #viewer.pixels img { cursor: zoom-out; }
#viewer form { position: sticky; top: 0; left: 0; width: min(100%, 94vw); display: flex; gap: .4rem; align-items: center; padding: .3rem .3rem .3rem .8rem; background: #17191b; } #viewer p { flex: 1; margin: 0; font-size: .95rem; }
#viewer button { font: inherit; min-width: 2.2rem; padding: .25rem .5rem; border: 1px solid #666; border-radius: .3rem; background: #2a2d30; color: inherit; cursor: pointer; }
@media print { #viewer { display: none; } }
`;

/** The place of the enlarged photograph; the form's button closes it without a script. */
export const VIEWER_PLACE = html`<dialog id="viewer" aria-label="Photograph"><form method="dialog"><p></p><button type="button" data-step="-1" aria-label="Previous">‹</button><button type="button" data-step="1" aria-label="Next">›</button><button aria-label="Close" title="Escape">✕</button></form></dialog>`;

/**
 * Script for a page with photographs (see `photograph`): a click on one shows the file at the size
 * of the window, a click on that its pixels one to one. Arrow keys go through the photographs of the
 * same pair or die, which are drawn in one place, so that a difference jumps to the eye. Where the
 * file is not found, or is of a kind that the browser does not show, the page's small picture is
 * enlarged.
 */
export const PHOTOGRAPH_VIEWER = `
const viewer = document.getElementById("viewer");
const picture = new Image();
const words = viewer.querySelector("p");
let group = [], at = 0;
function frame(half) {
  const across = half === "left" || half === "right" ? 2 : 1, down = half && across === 1 ? 2 : 1;
  const [width, height] = [picture.naturalWidth / across, picture.naturalHeight / down];
  picture.style.aspectRatio = width + " / " + height;
  picture.style.objectPosition = half === "right" ? "100% 0" : half === "lower" ? "0 100%" : "0 0";
  picture.style.width = viewer.classList.contains("pixels") ? width + "px" : "min(94vw, calc((96vh - 3.2rem) * " + width / height + "))";
}
function put(source, half, text) {
  picture.onload = () => frame(half);
  picture.src = source;
  words.textContent = text;
}
function show(place) {
  at = (place + group.length) % group.length;
  const link = group[at], small = link.querySelector("img");
  picture.alt = small.alt;
  put(small.src, undefined, small.alt);
  const file = new Image();
  file.onload = () => link === group[at] && put(link.href, link.dataset.half, small.alt);
  file.onerror = () => link === group[at] && (words.textContent = small.alt + " (the page's small picture: the browser cannot show " + decodeURIComponent(link.getAttribute("href")) + ")");
  file.src = link.href;
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a.photo");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  group = [...(link.closest(".strikes, .pair, .card") || link.parentNode).querySelectorAll("a.photo")];
  viewer.classList.remove("pixels");
  for (const button of viewer.querySelectorAll("[data-step]")) button.hidden = group.length === 1;
  viewer.append(picture);
  viewer.showModal();
  show(group.indexOf(link));
});
viewer.addEventListener("click", ({ target }) => {
  if (target === viewer) viewer.close();
  else if (target === picture) { viewer.classList.toggle("pixels"); picture.onload(); }
  else if (target.dataset.step) show(at + Number(target.dataset.step));
});
viewer.addEventListener("keydown", ({ key }) => {
  if (key === "ArrowLeft" || key === "ArrowRight") show(at + (key === "ArrowLeft" ? -1 : 1));
});
`;
