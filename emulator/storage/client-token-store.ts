import type { AnyOperation } from '../../api/contract-types.js';
import { ConflictException } from '../service-exception.js';
import type { Database } from './database.js';
import type { Project } from './project-store.js';
import { Command, Query } from './statement.js';
import type { User } from './user-store.js';

/** Who asks for what, and where. */
interface Asked {
  readonly operation: AnyOperation;
  readonly caller: User;
  readonly project: Project;
  readonly request: { readonly clientToken?: string | undefined };
}

/** Clients ask again within minutes; what came before so many others is forgotten. */
const remembered = 10_000;

/** Requests that came with a client token, and what they were answered. */
export class ClientTokenStore {
  readonly #database: Database;
  readonly #find: Query<{ readonly request: string; readonly answer: string }>;
  readonly #insert: Command;
  readonly #forget: Command;

  constructor(database: Database) {
    this.#database = database;
    this.#find = new Query(
      database,
      'SELECT request, answer FROM clientTokens WHERE userKey = ? AND operation = ? AND token = ?',
    );
    this.#insert = new Command(
      database,
      'INSERT INTO clientTokens (userKey, operation, token, projectKey, request, answer) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.#forget = new Command(
      database,
      `DELETE FROM clientTokens WHERE key <= (SELECT max(key) FROM clientTokens) - ${String(remembered)}`,
    );
  }

  /** Does work once for each client token of a user: whoever asks again gets the answer again. A refusal is not remembered. */
  once<Answer extends object>({ operation, caller, project, request }: Asked, work: () => Answer): Answer {
    const { clientToken } = request;
    if (clientToken === undefined) return work();
    // Members were read in the order of the contract, so equal requests are equal text.
    const asked = JSON.stringify(request);
    return this.#database.write(() => {
      const known = this.#find.first(caller.key, operation.name, clientToken);
      if (known && known.request !== asked) {
        throw new ConflictException('The client token was used before, for a request of other inputs.', 'otherInputs');
      }
      if (known) return JSON.parse(known.answer) as Answer;
      const answer = work();
      this.#insert.run(caller.key, operation.name, clientToken, project.key, asked, JSON.stringify(answer));
      this.#forget.run();
      return answer;
    });
  }
}
