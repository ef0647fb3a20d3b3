// T and Z may be small, and there is no hour 24, which Date.parse would take.
const rfc3339 = /^(\d{4})-(\d{2})-(\d{2})T((?:[01]\d|2[0-3]):\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})$/i;

/**
 * Reads an RFC 3339 date-time with any number of fraction digits and any offset; undefined when it is none.
 * Answers it as the service writes times: UTC, three fraction digits. Further digits are cut, not rounded.
 */
export function readTimestamp(text: string): string | undefined {
  const parts = rfc3339.exec(text);
  if (!parts) return undefined;
  const [, year = '', month = '', day = '', time = '', fraction = '', offset = ''] = parts;
  // Date.parse lets a 30th of February roll over into March.
  const daysInMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(day) > daysInMonth) return undefined;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const instant = Date.parse(`${year}-${month}-${day}T${time}.${milliseconds}${offset.toUpperCase()}`);
  if (Number.isNaN(instant)) return undefined;
  const utc = new Date(instant).toISOString();
  // An offset may lead out of the years that four digits can tell.
  return /^\d{4}-/.test(utc) ? utc : undefined;
}
