import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import * as sdk from '@aws-sdk/client-codecatalyst';
import type { OperationName } from '../../../api/contract-types.js';
import { awsSdkClient } from '../aws-sdk-client.js';
import { filled, type Members, type Outcome, type RawAnswer, type Step, story } from './story.js';

type Client = sdk.CodeCatalystClient;
type Command = Parameters<Client['send']>[0];
type Paginator = (config: { client: Client; pageSize: number }, input: unknown) => AsyncIterable<{ items?: unknown[] }>;

/** What the SDK has for an action is found by its name. */
const commands = sdk as unknown as Readonly<Record<`${OperationName}Command`, new (input: unknown) => Command>>;
const paginators = sdk as unknown as Readonly<Record<`paginate${OperationName}`, Paginator>>;

const pageSize = 2;
const tries = 1000;

/** The SDK takes times as dates. */
function withDates(request: unknown): unknown {
  const entries = Object.entries(request as Members);
  const isTime = (name: string, value: unknown) => name.endsWith('Time') && typeof value === 'string';
  return Object.fromEntries(
    entries.map(([name, value]) => [name, isTime(name, value) ? new Date(value as string) : value]),
  );
}

/** AWS's own client, which notes each answer before it reads it. */
function clientOf(url: string, token: string, answers: RawAnswer[]) {
  const client = awsSdkClient({ url, token });
  client.middlewareStack.add(
    (next, context) => async (given) => {
      const result = await next(given);
      const response = result.response as { statusCode: number; headers: Record<string, string>; body: Readable };
      const body = await buffer(response.body);
      response.body = Readable.from([body]);
      const operation = String(context.commandName).replace(/Command$/, '');
      answers.push({ operation, status: response.statusCode, headers: response.headers, body: body.toString() });
      return result;
    },
    { step: 'deserialize', priority: 'low' },
  );
  return client;
}

async function perform(client: Client, { action, pages }: Step, request: unknown): Promise<unknown> {
  if (!pages) {
    const Command = commands[`${action}Command`];
    const { $metadata: _metadata, ...answer } = await client.send(new Command(request));
    return answer;
  }
  const items: unknown[] = [];
  for await (const page of paginators[`paginate${action}`]({ client, pageSize }, request)) {
    items.push(...(page.items ?? []));
  }
  return { items };
}

type Result = Pick<Outcome, 'answer' | 'error'>;

async function once(client: Client, step: Step, request: unknown): Promise<Result> {
  try {
    // As JSON has it: times become text.
    return { answer: JSON.parse(JSON.stringify(await perform(client, step, request))) as unknown };
  } catch (error) {
    if (error instanceof sdk.CodeCatalystServiceException) return { error: error.name };
    throw error;
  }
}

function hasCome({ until }: Step, { answer, error }: Result): boolean {
  if (typeof until === 'string') return error === until;
  return (
    answer === undefined || Object.entries(until ?? {}).every(([name, value]) => (answer as Members)[name] === value)
  );
}

async function asked(client: Client, step: Step, request: unknown): Promise<Result> {
  for (let left = tries; ; left -= 1) {
    const result = await once(client, step, request);
    if (hasCome(step, result) || left === 0) return result;
    await sleep(10);
  }
}

function at(answer: unknown, path: string): string {
  return path
    .split('.')
    .reduce((value: unknown, part) => (value as Readonly<Record<string, unknown>>)[part], answer) as string;
}

/** Tells the story through AWS's SDK for JavaScript. */
export async function tellBySdk(url: string, token: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const answers: RawAnswer[] = [];
  using client = clientOf(url, token, answers);
  const kept: Record<string, string> = {};
  for (const step of story) {
    const result = await asked(client, step, withDates(filled(step.with ?? {}, kept)));
    for (const [name, path] of Object.entries(step.keep ?? {})) kept[name] = at(result.answer, path);
    outcomes.push({ ...result, kept: { ...kept }, answers: answers.splice(0) });
  }
  return outcomes;
}
