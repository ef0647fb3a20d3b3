import { kinds } from '../estate/thing.js';
import { members } from './facts.js';

const codes = (words: Iterable<string>): string => [...words].map((word) => `\`${word}\``).join(', ');

/** The part of the reference page on the language of selections, as Markdown. */
export const selectionReference = (): string => `## Selections

A selection chooses things by what is known of them: for \`--select\` of teardown and discover, and for the protect list of the
configuration. What the service does not tell of a thing chooses it by no comparison, and by none that is turned round.

\`\`\`text
kind = branch and name ~ 'pr-*' and idle > 7d
kind = environment and (status = STOPPED or inactivityTimeoutMinutes > 60)
kind = token and expired
name =~ /^tmp-\\d+$/ and not project = platform and creator = 'jane.doe'
\`\`\`

| name | what it is |
| --- | --- |
| \`kind\` | ${codes(kinds)} |
| \`id\` | the id as it is imported: \`space/project/name\` |
| \`name\` | what people know it by: a project's display name, an environment's alias |
| \`space\`, \`project\`, \`repository\` | what it is in; \`repository\` is also a repository's own name |
| \`creator\` | the user who made it, by name, or by id where no name is known |
| \`age\` | since it was made: \`45m\`, \`12h\`, \`7d\`, \`2w\` |
| \`idle\` | since it was last changed or used |
| \`expired\` | whether a token's time is over; it may stand alone |

and, as the API's lists tell them, ${codes(members)}.

\`=\` and \`!=\` compare with a text, \`~\` with a glob (\`**\` goes past slashes), \`=~\` with a regular expression, \`>\`, \`>=\`, \`<\` and
\`<=\` numbers, times and durations. \`not\` binds most, then \`and\`, then \`or\`; parentheses stand as usual.`;
