import type { Emulator } from '../../emulator/index.js';

interface AdminAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Calls the admin surface: `PUT /faults`, with a body that becomes JSON. */
export async function administer(
  { admin }: Pick<Emulator, 'admin'>,
  line: string,
  body?: unknown,
  authorization = `Bearer ${admin.token}`,
): Promise<AdminAnswer> {
  const [method = '', path = ''] = line.split(' ');
  const response = await fetch(`${admin.url}${path}`, {
    method,
    headers: { authorization },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}
