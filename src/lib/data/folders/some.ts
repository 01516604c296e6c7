/** The first few of a list, and how many more there are. */
export function some(names: readonly string[]): string {
  return names.length > 5
    ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`
    : names.join(", ");
}
