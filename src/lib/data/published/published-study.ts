import type { Side } from "../../coins/index";

/** A photograph that a published study names. */
export interface NamedPhotograph {
  /** null where one image shows both sides. */
  side: Side | null;
  /** Its web address or file name; null where only the label is known. */
  address: string | null;
  /** What else it may be called; the coin's name where nothing else is known. */
  label: string | null;
}

/** A coin of a published study; a die is null where it is not known. */
export interface PublishedCoin {
  name: string;
  obverseDie: string | null;
  reverseDie: string | null;
  photographs: NamedPhotograph[];
}

/** A die study as others publish it. */
export interface PublishedStudy {
  coins: PublishedCoin[];
  /** What could not be read, or contradicts itself, in words that name the place. */
  told: string[];
}

/** What one place of a file says of a coin: its dies by side, each place may say several. */
export interface CoinStatement {
  coin: string;
  dies: readonly { side: Side; die: string }[];
  photographs: readonly NamedPhotograph[];
}

/**
 * One coin of all statements on it. Dies that contradict each other are left unknown, and of two
 * photographs of a side the first is taken; both are told.
 */
export function coinsOfStatements(
  file: string,
  statements: readonly CoinStatement[],
): PublishedStudy {
  const byCoin = new Map<string, CoinStatement[]>();
  for (const one of statements) byCoin.set(one.coin, [...(byCoin.get(one.coin) ?? []), one]);
  const told: string[] = [];
  const coins = [...byCoin].map(([name, own]): PublishedCoin => {
    const dieOf = (side: Side): string | null => {
      const said = own.flatMap(({ dies }) => dies.filter((one) => one.side === side));
      const dies = [...new Set(said.map(({ die }) => die))];
      if (dies.length > 1)
        told.push(
          `${file}: coin '${name}' has several ${side} dies (${dies.join(", ")}): taken as unknown. Leave one of them.`,
        );
      return dies.length === 1 ? dies[0] : null;
    };
    const [obverseDie, reverseDie] = [dieOf("obverse"), dieOf("reverse")];
    return { name, obverseDie, reverseDie, photographs: onePerSide(file, name, own, told) };
  });
  return { coins, told };
}

function onePerSide(
  file: string,
  coin: string,
  statements: readonly CoinStatement[],
  told: string[],
): NamedPhotograph[] {
  const bySide = new Map<Side | null, NamedPhotograph>();
  for (const photograph of statements.flatMap(({ photographs }) => photographs)) {
    const before = bySide.get(photograph.side);
    if (before === undefined) bySide.set(photograph.side, photograph);
    else if (before.address !== photograph.address || before.label !== photograph.label)
      told.push(
        `${file}: coin '${coin}' has several photographs of ${photograph.side === null ? "both sides" : `the ${photograph.side}`}: ${nameOf(before)} is taken, ${nameOf(photograph)} is not`,
      );
  }
  return [...bySide.values()];
}

/** What a photograph is called where it is told of. */
export const nameOf = ({ address, label }: NamedPhotograph): string => address ?? `'${label}'`;
