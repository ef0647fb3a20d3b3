import type { Part } from '../documents/shape.js';
import { adminPrefix } from './admin-surface.js';
import type { AdminRoute, Section } from './route.js';
import { sections } from './sections.js';

const introduction = `# The admin surface of the emulator

What is done to the embedded CodeCatalyst behind the backs of its clients: faults, time, quotas, changes that nobody asked the
API for, and the state as a whole. It stands beside the API, on the same ports, under \`${adminPrefix}\`.

It takes a token of its own, which is not good for the API, nor the other way round. \`codecatalyst-iac emulator\` tells it in
the line that says that it is ready, as \`admin.token\`, with \`admin.url\`; with \`--data FOLDER\`, and with \`endpoint: local\`,
it is kept in \`admin-token\` of the folder as well:

\`\`\`sh
curl -H "Authorization: Bearer $(cat .codecatalyst-local/admin-token)" \\
  -X POST http://127.0.0.1:PORT${adminPrefix}/clock/advance -d '{"seconds": 3600}'
\`\`\`

Bodies and answers are JSON. A body is read strictly: a member that is unknown, missing or wrong is told, with what is allowed,
and nothing is done then. Requests here are not counted, and meet no faults.

| status | when                                                                                                    |
| ------ | ------------------------------------------------------------------------------------------------------- |
| 200    | it was done                                                                                             |
| 400    | \`{"message", "problems": [{"member": "/errors/0/rate", "message": "must be a number from 0 to 1"}]}\`    |
| 401    | the token is not the admin token                                                                        |
| 404    | there is no such route, or no such thing                                                                |
| 405    | the route has other methods, which the header Allow tells                                               |
| 409    | that cannot be as things are: a name is taken, for one                                                  |
| 413    | the body is longer than 256 MiB                                                                         |

A document of faults, as \`PUT ${adminPrefix}/faults\` and \`codecatalyst-iac emulator --faults FILE\` take it:

\`\`\`json
{
  "seed": 7,
  "latency": [
    { "operation": "ListProjects", "distribution": "fixed", "ms": 250 },
    { "distribution": "lognormal", "medianMs": 40, "p95Ms": 200 }
  ],
  "errors": [
    { "kind": "throttled", "rate": 0.05, "retryAfterSeconds": 2 },
    { "operation": "CreateProject", "kind": "drop-after-commit", "rate": 0.02 }
  ]
}
\`\`\`
`;

/** What would begin a tag stands for itself. */
const plain = (text: string): string => text.replaceAll('<', '&lt;');

function linesOf({ path, text, required, description, meanings }: Part): string[] {
  const line = `- \`${path}\`${required ? ' (required)' : ''}: ${plain(description)}`;
  return meanings
    ? [`${line}.`, ...meanings.map((meaning) => `  - ${plain(meaning)}`)]
    : [`${line}. It is ${plain(text)}.`];
}

function routeText({ method, path, summary, body, answers }: AdminRoute): string {
  const lines = (body?.parts ?? []).filter(({ description }) => description !== '').flatMap(linesOf);
  return [
    `### ${method} ${adminPrefix}${path}`,
    `${summary}.`,
    ...(lines.length > 0 ? [lines.join('\n')] : []),
    ...(answers === undefined ? [] : [`Answers ${answers}.`]),
  ].join('\n\n');
}

const sectionText = ({ title, about, routes }: Section): string =>
  [`## ${title}`, about, ...routes.map(routeText)].join('\n\n');

/** docs/emulator-admin.md, before it is laid out. */
export const documentation = (): string => [introduction, ...sections.map(sectionText)].join('\n\n');

/** The pages of docs/ that are made of this. */
export const pages = (): Readonly<Record<string, string>> => ({ 'emulator-admin.md': documentation() });
