/**
 * The address of the whole image that a IIIF image service offers, from its description
 * (`info.json`), in the words of its version of the Image API.
 *
 * @param text what the address answered
 * @returns null where the text describes no image service
 * @throws Error where it is a IIIF manifest, which holds many images
 * @see https://iiif.io/api/image/3.0/#5-image-information
 */
export function iiifImage(text: string, address: string): string | null {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof said !== "object" || said === null) return null;
  const context = JSON.stringify((said as Record<string, unknown>)["@context"] ?? "");
  if (/iiif\.io\/api\/presentation/.test(context))
    throw new Error(
      "the address is of a IIIF manifest, which may hold many images: give the address of one image",
    );
  if (!("width" in said && "height" in said) || !/image/.test(context)) return null;
  const at = new URL(address);
  at.search = at.hash = "";
  const base = at.href.replace(/\/info\.json$/, "").replace(/\/$/, "");
  if (/image\/3/.test(context)) return `${base}/full/max/0/default.jpg`;
  if (/image\/2/.test(context)) return `${base}/full/full/0/default.jpg`;
  return `${base}/full/full/0/native.jpg`;
}
