import { SIDES, type LabelledCoin } from "../data/index";

/** The dies of a coin, unknown where the side is not photographed, so that no pair is made of it. */
export function diesShown({
  sides,
  obverseDie,
  reverseDie,
}: LabelledCoin): Pick<LabelledCoin, "obverseDie" | "reverseDie"> {
  return {
    obverseDie: sides.obverse ? obverseDie : null,
    reverseDie: sides.reverse ? reverseDie : null,
  };
}

/** Tells once which side is missing, of all coins or of some. */
export function sidesNotShown(coins: readonly LabelledCoin[]): string[] {
  return SIDES.flatMap((side) => {
    const without = coins.filter(({ sides }) => !sides[side]).map(({ name }) => name);
    if (without.length === 0) return [];
    if (without.length === coins.length)
      return [`no coin has a photograph of its ${side}: the ${side}s are not evaluated`];
    const some = without.slice(0, 5).join(", ");
    return [
      `${without.length} of ${coins.length} coins have no photograph of the ${side}, so that their ${side}s are not used: ${some}${without.length > 5 ? " …" : ""}`,
    ];
  });
}
