import type { Workspace } from '../../api/workspaces.js';
import { Problem, type Session } from '../model/index.js';
import type { Environment } from './settings.js';

/** How many WorkSpaces one call takes. */
const mostAtOnce = 25;

/** One that the service would not stop. */
export interface Unstopped {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

/** AWS's WorkSpaces, which log in by AWS credentials, not by the login to CodeCatalyst. */
export interface Workspaces {
  /** Those of the ids that are there. */
  byIds(ids: readonly string[]): Promise<readonly Workspace[]>;
  inDirectory(directoryId: string): Promise<readonly Workspace[]>;
  /** Asks for their stop; answers those that would not. */
  stop(ids: readonly string[]): Promise<readonly Unstopped[]>;
}

interface Page {
  readonly Workspaces?: readonly Workspace[];
  readonly NextToken?: string;
}
interface Refusal {
  readonly WorkspaceId?: string;
  readonly ErrorCode?: string;
  readonly ErrorMessage?: string;
}

/** WorkSpaces by AWS's SDK, which finds keys, region and endpoint as everywhere else, and is loaded at the first call. */
export function workspacesOf(environment: Environment, session: Pick<Session, 'signal'>): Workspaces {
  let loading: Promise<Sdk> | undefined;
  const ask = async <T>(action: 'Describe' | 'Stop', request: object): Promise<T> => {
    loading ??= load(environment);
    const { client, commands } = await loading;
    try {
      return (await client.send(new commands[action](request), { abortSignal: session.signal })) as T;
    } catch (error) {
      throw session.signal.aborted ? new Problem('cancelled', `${action}Workspaces was cancelled.`) : told(error);
    }
  };
  return {
    async byIds(ids) {
      const pages: Page[] = [];
      for (const some of batches(ids)) pages.push(await ask<Page>('Describe', { WorkspaceIds: some }));
      return pages.flatMap(({ Workspaces = [] }) => Workspaces);
    },
    async inDirectory(DirectoryId) {
      const found: Workspace[] = [];
      let token: string | undefined;
      do {
        const page: Page = await ask('Describe', { DirectoryId, Limit: mostAtOnce, NextToken: token });
        found.push(...(page.Workspaces ?? []));
        token = page.NextToken;
      } while (token !== undefined && token !== '');
      return found;
    },
    async stop(ids) {
      const failed: Refusal[] = [];
      for (const some of batches(ids)) {
        const request = { StopWorkspaceRequests: some.map((WorkspaceId) => ({ WorkspaceId })) };
        failed.push(...((await ask<{ FailedRequests?: readonly Refusal[] }>('Stop', request)).FailedRequests ?? []));
      }
      return failed.map(({ WorkspaceId: id = '', ErrorCode: code = 'Unknown', ErrorMessage: message = '' }) => ({
        id,
        code,
        message,
      }));
    },
  };
}

const batches = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, index) =>
    ids.slice(index * mostAtOnce, (index + 1) * mostAtOnce),
  );

interface Sdk {
  readonly client: { send(command: object, options: { abortSignal: AbortSignal }): Promise<unknown> };
  readonly commands: Readonly<Record<'Describe' | 'Stop', new (request: object) => object>>;
}

async function load({ AWS_REGION, AWS_DEFAULT_REGION }: Environment): Promise<Sdk> {
  const sdk = await import('@aws-sdk/client-workspaces');
  const region = AWS_REGION ?? AWS_DEFAULT_REGION;
  // Its commands take a request type each, which the doors above are typed for instead.
  return {
    client: new sdk.WorkSpacesClient({ maxAttempts: 8, ...(region !== undefined && { region }) }),
    commands: { Describe: sdk.DescribeWorkspacesCommand, Stop: sdk.StopWorkspacesCommand },
  } as unknown as Sdk;
}

function told(error: unknown): Problem {
  const { name, message } = error as Error;
  return new Problem('service', `AWS WorkSpaces refused: ${message.replace(/\.$/, '')} (${name}).`, {
    detail: 'It is asked with AWS credentials (AWS_ACCESS_KEY_ID or a profile) in a region (AWS_REGION).',
    cause: error,
  });
}
