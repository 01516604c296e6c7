/** How well a rim is seen; probabilities of the network. */
export interface SeenRim {
  /** Mean along the rim, from close by and from afar. */
  seen: number;
  wideSeen: number;
  /** Mean of the eighth of the circle where it is lowest. */
  weakest: number;
  /** Change of the radius from the rim seen from afar to the close one, as a share. */
  change?: number;
}

/**
 * How likely a rim is right: a logistic function of how well it is seen from afar, closely, and in
 * its weakest eighth.
 */
export function rimConfidence({ seen, wideSeen, weakest, change = 0 }: SeenRim): number {
  const logit = -9 + 6 * seen + 3 * wideSeen + 4 * weakest - 10 * Math.max(0, change - 0.02);
  return 1 / (1 + Math.exp(-logit));
}
