import { command } from '../cli/command.js';
import { loginOptions } from '../cli/login-options.js';
import { stackOption, terraformOption } from '../stacks/open-stacks.js';
import { formats } from './formats/formats.js';
import { runDrift } from './run-drift.js';

/** How many days of a space's log the service promises. */
const defaultDays = 30;

const whereOpen = 'where a stack has none on record, and for spaces that no stack is in';

export const drift = command({
  summary: 'find what differs between stacks and what is there',
  description: [
    'It changes nothing: neither what is there nor what is on record. What is declared is what was declared when the stack was last deployed, or with --program what the program declares now; what is there is read from the service. What could not be read is unknown, never in sync.',
    'Exit code 0: nothing differs. 2: something does, or with --fail-on-unmanaged something is managed by no stack; also if something else could not be read, as what was found is certain. 3: nothing is known to differ, and something could not be read. 1: it could not be done, such as with a login that has expired; then there is no report. 130: interrupted.',
  ].join('\n\n'),
  examples: [
    { what: 'what differs, for people', line: 'codecatalyst-iac drift --stack infra:prod' },
    {
      what: 'every night, with reports for a CI server and for people',
      line: 'codecatalyst-iac drift --report junit=drift.xml --report html=drift.html',
    },
    {
      what: 'what nobody manages, and the commands that bring it in',
      line: 'codecatalyst-iac drift --stack infra:prod --unmanaged --print-import',
    },
    {
      what: 'all but the descriptions of repositories',
      line: "codecatalyst-iac drift --stack infra:prod --ignore 'repository/*/description'",
    },
  ],
  options: {
    stack: stackOption,
    terraform: terraformOption,
    config: {
      type: 'string',
      placeholder: 'FILE',
      help: 'the configuration (default: codecatalyst-iac.yaml, if there)',
    },
    program: {
      type: 'boolean',
      help: 'compare with what the program declares now: it is run as for a preview, which writes nothing',
    },
    unmanaged: { type: 'boolean', help: 'also list what is in the spaces and no given stack manages' },
    space: {
      type: 'string',
      multiple: true,
      placeholder: 'NAME',
      help: 'a space to look for unmanaged things in, beside those of the stacks; may repeat, and takes --unmanaged',
    },
    'fail-on-unmanaged': { type: 'boolean', help: 'count what is unmanaged as drift; it implies --unmanaged' },
    ignore: {
      type: 'string',
      multiple: true,
      placeholder: 'KIND/NAME/PROPERTY',
      help: 'what not to count in this run, with * for anything; the name may be an id, and the property a verdict such as gone, or unmanaged; may repeat',
    },
    since: {
      type: 'number',
      placeholder: 'DAYS',
      help: `how many days of the event log to search for who changed what (default: ${defaultDays}, which the service promises; 0 for none)`,
    },
    report: {
      type: 'string',
      multiple: true,
      placeholder: 'FORMAT[=FILE]',
      help: `a form of the report, into a file or to standard output: ${Object.keys(formats).join(', ')}; may repeat`,
      suggests: () => Object.keys(formats),
    },
    json: { type: 'boolean', help: 'the same as --report json' },
    endpoint: { ...loginOptions.endpoint, help: `${loginOptions.endpoint.help}, ${whereOpen}` },
    profile: { ...loginOptions.profile, help: `${loginOptions.profile.help}, ${whereOpen}` },
    'print-fix': { type: 'boolean', help: 'also print how to mend what differs' },
    'print-import': {
      type: 'boolean',
      help: 'also print the commands that bring unmanaged things under the first stack; it implies --unmanaged',
    },
  },
  run: ({ since = defaultDays, ...values }, outside) => runDrift({ ...values, since }, outside),
});
