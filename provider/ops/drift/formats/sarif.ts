import { createHash } from 'node:crypto';
import { isDrift, meaningOf, type Report, type ReportedResource, type Verdict, verdicts } from '../report.js';
import { resourceLines, thingText, verdictWord } from './words.js';

type Level = 'error' | 'warning' | 'note';

/** What is told of: drift, what could not be read, and what nobody manages. */
const told = verdicts.filter((verdict) => isDrift(verdict) || verdict === 'unknown');
const rules = [
  ...told.map((verdict) => ({ id: verdict, name: verdictWord(verdict), text: meaningOf(verdict) })),
  { id: 'unmanaged', name: 'unmanaged', text: 'no stack manages it' },
];

/** SARIF 2.1.0. Code scanning wants a file: it is that of the project, as no engine records the line of a resource. */
export function sarif(report: Report): string {
  const { unmanaged, stacks, resources } = report;
  const files = new Map(stacks.map(({ label, file }) => [label, file]));
  const results = [
    ...resources
      .filter(({ verdict }) => told.includes(verdict))
      .map((resource) => resourceResult(resource, files.get(resource.stack) ?? '')),
    ...(unmanaged?.things ?? []).map((thing) =>
      resultOf({
        ...{ rule: 'unmanaged', level: unmanaged?.counts ? 'error' : 'note' },
        ...{ text: `The ${thing.kind} ${thingText(thing)} is managed by no stack.`, file: stacks[0]?.file ?? '' },
        ...{ name: thing.id, address: `${thing.kind} ${thing.id}` },
      }),
    ),
  ];
  const driver = {
    name: 'codecatalyst-iac drift',
    rules: rules.map(({ id, name, text }) => ({
      id,
      name,
      shortDescription: { text: `${text.charAt(0).toUpperCase()}${text.slice(1)}.` },
    })),
  };
  const log = {
    version: '2.1.0',
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    runs: [
      {
        tool: { driver },
        invocations: [{ executionSuccessful: true, endTimeUtc: report.checkedAt }],
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resourceResult(resource: ReportedResource, file: string) {
  const { verdict, kind, name, address } = resource;
  const text = [`The ${kind} ${name} is ${phrase(verdict)}.`, ...resourceLines(resource)].join('\n');
  return resultOf({ rule: verdict, level: verdict === 'unknown' ? 'warning' : 'error', text, file, name, address });
}

const phrase = (verdict: Verdict): string =>
  verdict === 'due' ? 'due for an update' : verdict === 'unknown' ? 'unknown: it could not be read' : verdict;

interface ResultParts {
  readonly rule: string;
  readonly level: Level;
  readonly text: string;
  readonly file: string;
  readonly name: string;
  readonly address: string;
}

const resultOf = ({ rule, level, text, file, name, address }: ResultParts) => ({
  ruleId: rule,
  ruleIndex: rules.findIndex(({ id }) => id === rule),
  level,
  message: { text },
  locations: [
    {
      physicalLocation: { artifactLocation: { uri: encodeURI(file) }, region: { startLine: 1 } },
      logicalLocations: [{ name, fullyQualifiedName: address, kind: 'resource' }],
    },
  ],
  // The same drift is the same alert tomorrow.
  partialFingerprints: { drift: createHash('sha256').update(`${rule} ${address}`).digest('hex') },
});
