/**
 * Script for a page with Plotly figures: `photographsOnHover(place)` shows the photograph of a
 * point that is pointed at beside it, for Plotly's own labels hold text alone. A point has one
 * where its `customdata` has a `photograph`, a JPEG as a data address; nothing else is ever loaded.
 */
export const HOVER_PHOTOGRAPHS = `
function photographsOnHover(place) {
  if (!place.on || place.photographsBy === place.on) return; // it is another one after the figure was redrawn
  place.photographsBy = place.on;
  const picture = document.createElement("img");
  picture.alt = "";
  Object.assign(picture.style, { position: "fixed", display: "none", pointerEvents: "none", zIndex: "1000", width: "112px", background: "#fff", border: "1px solid #808080", borderRadius: "4px" });
  place.on("plotly_hover", ({ points: [point], event }) => {
    const source = point.customdata && point.customdata.photograph;
    if (typeof source !== "string" || !source.startsWith("data:image/jpeg;base64,")) return;
    picture.src = source;
    document.body.append(picture);
    const left = event.clientX + 128 < innerWidth ? event.clientX + 12 : event.clientX - 128;
    const top = event.clientY + 152 < innerHeight ? event.clientY + 22 : event.clientY - 140;
    Object.assign(picture.style, { left: left + "px", top: top + "px", display: "block" });
  });
  place.on("plotly_unhover", () => { picture.style.display = "none"; });
}
`;

/** Whether a figure has such points. */
export function hasPhotographs({ data }: { data: readonly object[] }): boolean {
  return data.some((trace) =>
    ((trace as { customdata?: unknown[] }).customdata ?? []).some(
      (point) => point !== null && typeof point === "object" && "photograph" in point,
    ),
  );
}
