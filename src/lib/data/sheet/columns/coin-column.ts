import { best, type Candidate } from "./candidate";

/** What an address of a picture has in it. */
export const PICTURE_ADDRESS = /\.(jpe?g|jfif|png|tiff?|webp|gif|bmp|avif|heic|jp2)\b|iiif/i;

/** The column of images. */
export function imageColumn(free: Candidate[]): number | undefined {
  const images = free.filter(
    ({ heading, content }) =>
      heading.image &&
      content.filled > 0 &&
      // an address of something else, such as a type, shows no coin
      (!/^(?:.*\b)?(?:url|uri|link)\b/i.test(heading.text) ||
        content.photographs > 0.5 ||
        PICTURE_ADDRESS.test(content.example)),
  );
  return best(images, ({ content }) => content.photographs || 0)?.column;
}

/** The column of coins. */
export function coinColumn(free: Candidate[], hasImage: boolean): number | undefined {
  const score = ({ heading, content }: Candidate) => {
    const unique = content.filled === 0 ? 0 : content.distinct / content.filled;
    const named = content.photographs >= 0.5 && unique >= 0.6 ? 4 * content.photographs : 0;
    return named + heading.coin + unique;
  };
  const possible = free.filter(
    ({ heading, content }) =>
      heading.side === undefined &&
      // `Coins`, French for dies, over names of photographs
      (!heading.die || (/^coins?$/i.test(heading.text) && content.photographs >= 0.5)) &&
      content.addresses < 0.5 &&
      (heading.coin > 0 ||
        heading.die ||
        (!hasImage && !heading.other && content.photographs >= 0.5 && content.decimals < 0.5)),
  );
  // `Ref.`, over names of photographs
  const known = ({ content, heading }: Candidate) =>
    !hasImage &&
    heading.side === undefined &&
    !heading.die &&
    content.photographs >= 0.9 &&
    content.distinct === content.filled &&
    content.decimals < 0.5;
  if (possible.length > 0) return best(possible, score)?.column;
  const named = best(free.filter(known), score);
  if (named || hasImage) return named?.column;
  // no folder is known: the first column of which each cell is another
  return free.find(
    ({ heading, content }) =>
      Number.isNaN(content.photographs) &&
      heading.text !== "" &&
      heading.side === undefined &&
      !heading.die &&
      !heading.other &&
      content.filled > 0 &&
      content.distinct === content.filled &&
      content.decimals + content.addresses < 0.5,
  )?.column;
}
