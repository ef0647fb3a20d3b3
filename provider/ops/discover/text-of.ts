/** What a list tells, where it is a text; empty where it is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
