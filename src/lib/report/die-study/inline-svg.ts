/** A drawing as it stands in a page: without the declaration of a file of its own. */
export const inlineSvg = (svg: string): string => svg.replace(/^<\?xml[^>]*>\s*/, "");
