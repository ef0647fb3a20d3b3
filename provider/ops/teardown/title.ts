/** What people know a thing by, with the id that no other has. */
export const titleOf = ({ id, name }: { readonly id: string; readonly name: string }): string =>
  name === '' || name === id || id.endsWith(`/${name}`) ? id : `${name} (${id})`;
