/** The members of a payload of the event log; one that is missing, or no JSON, has none. */
export function membersIn(data: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(data ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
