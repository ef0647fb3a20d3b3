const labelOf = (part: string) => (part.startsWith('{') ? part.slice(1, -1) : undefined);

/** The labels of a path that fits a template, both split at `/`: `{name}` in a template takes any one segment. */
export function labelsOf(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    const label = labelOf(part);
    if (label !== undefined) labels[label] = segment;
    else if (part !== segment) return undefined;
  }
  return labels;
}
