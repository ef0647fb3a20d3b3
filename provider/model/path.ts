/** Where a value sits: property names and list positions, from the outside in. */
export type Path = readonly (string | number)[];

/** `repositories[0].branchName`; a name that is no identifier is quoted: `tags["a.b"]`. */
export const formatPath = (path: Path): string =>
  path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[A-Za-z_$][\w$]*$/.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
