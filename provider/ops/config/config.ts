import { z } from 'zod';
import { readRule } from '../drift/ignore-rule.js';
import { parseSelection } from '../selection/parse.js';

/** A text that something else reads: what that has against it is told with the place in the file. */
const readBy = (read: (text: string) => unknown): z.ZodString =>
  z.string().superRefine((text, context) => {
    try {
      read(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
    }
  });

/** The spaces that are refused unless the configuration says otherwise, by a part of their names. */
export const usualDeny: readonly string[] = ['prod'];

/** A day, as in 2026-12-31; what it bounds holds to its end, in UTC. */
const day = z.iso.date('It takes a day, such as 2026-12-31.');

const folder = z.string().min(1).default('.').describe('The folder of the project, relative to this file.');

const pulumiStack = z
  .strictObject({
    engine: z.literal('pulumi').default('pulumi').describe('The engine that manages the stack.'),
    folder,
    stack: z.string().min(1).describe('The name of the stack.'),
  })
  .describe('A stack of Pulumi, whose resources count as managed.');
const terraformFolder = z
  .strictObject({
    engine: z.literal('terraform').describe('The engine that manages the folder: Terraform or OpenTofu.'),
    folder,
    workspace: z.string().min(1).default('default').describe('The workspace.'),
  })
  .describe('A working folder of Terraform or OpenTofu, whose resources count as managed.');
const stack = z.discriminatedUnion('engine', [pulumiStack, terraformFolder], 'It takes pulumi or terraform.');

/** What `codecatalyst-iac.yaml` may hold. A key that is not here is an error. */
export const configShape = z.strictObject({
  version: z.literal(1).describe('The version of this form: 1.'),
  stacks: z.array(stack).default([]),
  spaces: z
    .array(z.string().min(1))
    .default([])
    .describe('The spaces that may be torn down in: teardown refuses any other.'),
  drift: z
    .strictObject({
      ignore: z
        .array(
          z.strictObject({
            path: readBy((rule) => readRule(rule)).describe("What to ignore, such as 'repository/*/description'."),
            reason: z.string().min(1).describe('Why, for those who read the report.'),
            until: day.describe('The last day that this holds.'),
          }),
        )
        .default([]),
    })
    .prefault({}),
  teardown: z
    .strictObject({
      protect: z
        .union([z.array(readBy(parseSelection)), z.literal('nothing')])
        .default([])
        .describe(
          'Selections that are never deleted, whatever is asked. Teardown wants one at least, or the word nothing.',
        ),
      deny: z
        .array(z.string().min(1))
        .default([...usualDeny])
        .describe('Texts that no space may have in its name to be torn down in, even if it is in `spaces`.'),
    })
    .prefault({}),
  discover: z
    .strictObject({
      names: z.string().min(1).optional().describe('The file that maps ids to names, relative to this file.'),
    })
    .prefault({}),
});

/** The configuration, with what is left out filled in. */
export type Config = z.output<typeof configShape>;
