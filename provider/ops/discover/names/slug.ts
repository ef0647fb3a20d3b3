/** Letters, digits and single hyphens, all small: `Größe 2/λ` is `grosse-2`. Empty where nothing of it can be kept. */
export const slug = (text: string): string =>
  text
    .replaceAll('ß', 'ss')
    // What is left of a letter without its marks.
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** What two names must not have in common, so that they stay apart in every language: `web-shop` and `webShop` do. */
export const sameness = (name: string): string => name.toLowerCase().replace(/[^\p{Letter}\p{Number}]/gu, '');

/** The words of a name: `web-shop`, `webShop` and `web shop` have two. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^a-zA-Z0-9]+/)
    .filter((word) => word !== '');
