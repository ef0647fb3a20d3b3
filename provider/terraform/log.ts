type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** Writes a line that Terraform files under its level; users see it with TF_LOG. */
export type Log = (level: Level, message: string, facts?: Readonly<Record<string, unknown>>) => void;

export const logTo =
  (write: (line: string) => void, module: string): Log =>
  (level, message, facts = {}) => {
    // With any other number of digits the line would be taken for plain text.
    const timestamp = new Date().toISOString().replace('Z', '000Z');
    const entry = { '@level': level, '@message': message, '@module': module, '@timestamp': timestamp };
    write(`${JSON.stringify({ ...entry, ...facts })}\n`);
  };
