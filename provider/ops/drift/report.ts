import { z } from 'zod';

/** What a resource can be found to be, worst last; those from `due` on are drift. */
export const verdicts = [
  'in-sync',
  'ignored',
  'not-deployed',
  'not-declared',
  'unknown',
  'due',
  'expired',
  'drifted',
  'recreated',
  'broken',
  'gone',
] as const;
export type Verdict = (typeof verdicts)[number];

const verdictMeanings: Readonly<Record<Verdict, string>> = {
  'in-sync': 'what is there is what is declared',
  ignored: 'all that differs is ignored by a rule',
  'not-deployed': 'the program declares it, and it was never deployed',
  'not-declared': 'it is on record, and the program declares it no more',
  unknown: 'it could not be read, or not compared',
  due: 'something is due by the clock, such as the rotation of a token',
  expired: 'its time is over',
  drifted: 'properties differ',
  recreated: 'it was deleted and made again under the same name',
  broken: 'it is beyond use',
  gone: 'it is proved not to be there any more',
};

/** Whether a verdict says that something is to be put right. */
export const isDrift = (verdict: Verdict): boolean => verdicts.indexOf(verdict) >= verdicts.indexOf('due');

const time = z.iso.datetime().describe('RFC 3339, UTC.');
const plain = z.json().optional();

const change = z
  .strictObject({
    at: time.optional(),
    by: z.string().optional().describe('The name of the user, or its id.'),
    event: z.string().optional().describe('The event of the log, such as updateProject.'),
  })
  .describe('What the service tells of the change; what it does not tell is left out.');

const property = z.strictObject({
  path: z.string().describe('Such as description, or ides[0].name.'),
  declared: plain.describe('Left out where it is not set; secrets are "[secret]".'),
  actual: plain.describe('Left out where it is not set; secrets are "[secret]".'),
  effect: z.enum(['update', 'replace', 'keep']).describe('What putting it right would do to the thing.'),
  change: change.optional(),
});

const ignored = z.strictObject({
  path: z.string().describe('The property, or the verdict.'),
  rule: z.string(),
  reason: z.string().optional(),
  until: z.iso.date().optional().describe('The last day that the rule holds.'),
});

const resource = z.strictObject({
  stack: z.string(),
  address: z.string().describe('The name that no other resource of the stack has, such as a URN.'),
  name: z.string().describe('What the program calls it.'),
  kind: z.string().describe('Such as repository.'),
  type: z.string().describe('Such as SourceRepository.'),
  id: z.string().describe('Empty of what was never deployed.'),
  verdict: z
    .enum(verdicts)
    .describe(`${verdicts.map((verdict) => `${verdict}: ${verdictMeanings[verdict]}`).join('; ')}.`),
  properties: z.array(property).describe('What differs; nothing but for drifted, recreated and broken ones.'),
  change: change.optional(),
  notes: z.array(z.string()),
  problem: z.string().optional().describe('Why it could not be read.'),
  ignored: z.array(ignored),
  mend: z.array(z.string()).describe('How to put it right: commands, and remarks that begin with #.'),
});

const thing = z.strictObject({
  kind: z.string(),
  id: z.string(),
  name: z.string(),
  space: z.string(),
  project: z.string().optional(),
  createdAt: time.optional(),
  createdBy: z.string().optional().describe('The name of the user, or its id.'),
});

const unmanaged = z.strictObject({
  spaces: z.array(z.string()),
  counts: z.boolean().describe('Whether they count as drift.'),
  things: z.array(thing),
  ignored: z.array(z.strictObject({ ...thing.shape, rule: z.string(), reason: z.string().optional() })),
  managed: z.number().int().describe('How many of what is there some stack manages.'),
  coverage: z
    .number()
    .optional()
    .describe('Managed of all that is there, in per cent, rounded to a tenth; 100 only of all, and 0 only of none.'),
  unread: z.array(z.strictObject({ what: z.string(), problem: z.string() })),
  import: z.array(z.string()).describe('Commands that bring all of it under the first stack.'),
});

/** What `codecatalyst-iac drift` finds, as its JSON has it. It holds no secrets. */
export const reportShape = z
  .strictObject({
    version: z.literal(1).describe('The version of this form.'),
    checkedAt: time,
    declared: z.enum(['record', 'program']).describe('Where what is declared was taken from.'),
    stacks: z.array(
      z.strictObject({
        label: z.string(),
        file: z.string().describe('The file of the project, relative to where the command was called.'),
      }),
    ),
    verdict: z.enum(['clean', 'drift', 'partly-unreadable']),
    summary: z.strictObject({
      ...(Object.fromEntries(verdicts.map((verdict) => [verdict, z.number().int()])) as Record<Verdict, z.ZodNumber>),
      resources: z.number().int(),
      ignoredDifferences: z.number().int(),
      calls: z.number().int().describe('How many requests this took.'),
    }),
    resources: z.array(resource),
    unmanaged: unmanaged.optional().describe('There if it was asked for.'),
    warnings: z.array(z.string()),
  })
  .describe('A report of codecatalyst-iac drift.');

export type Report = z.output<typeof reportShape>;
export type ReportedResource = Report['resources'][number];
export type ReportedProperty = ReportedResource['properties'][number];
export type ReportedChange = NonNullable<ReportedResource['change']>;
export type Unmanaged = NonNullable<Report['unmanaged']>;
export type UnmanagedThing = Unmanaged['things'][number];

/** What each verdict means, in words for a reader. */
export const meaningOf = (verdict: Verdict): string => verdictMeanings[verdict];
