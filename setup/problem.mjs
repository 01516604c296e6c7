/** Something that set-up could not do, in a line, and what the user can do about it. */
export function problem(what, remedy) {
  return Object.assign(new Error(what), { remedy });
}
