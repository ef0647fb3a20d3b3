const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads an RFC 3339 date-time with any number of fraction digits and any offset; undefined when it is none.
 * Answers it as the service writes times: UTC, three fraction digits. Further digits are cut, not rounded.
 */
export function readTimestamp(text: string): string | undefined {
  const parts = rfc3339.exec(text);
  if (!parts) return undefined;
  const [, year = '', month = '', day = '', hours = '', minutes = '', seconds = '', fraction = '', offset = ''] = parts;
  // Date.parse lets a 30th of February roll over into March.
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) > daysInMonth) return undefined;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const instant = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.${milliseconds}${offset}`);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}
