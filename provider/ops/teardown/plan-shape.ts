import { z } from 'zod';
import { kinds } from '../estate/thing.js';

const instant = z.iso.datetime({ offset: true });

const seen = z
  .strictObject({
    createdTime: z.string().optional().describe('When it was made: one of another time is another thing.'),
    bornBy: z.string().optional().describe('The id of the event that made it, where the event log has it.'),
    heads: z.record(z.string(), z.string()).optional().describe('The head of each branch of a repository.'),
    headCommitId: z.string().optional().describe('The head of a branch.'),
    status: z.string().optional().describe('The status of a dev environment.'),
    sessions: z.array(z.string()).optional().describe('The ids of the open sessions of a dev environment.'),
    creatorId: z.string().optional().describe('Whose it is.'),
  })
  .describe('What must still be so when it is deleted; what is otherwise then is left and reported.');

const item = z
  .strictObject({
    kind: z.enum(kinds),
    id: z.string().min(1).describe('As the resource of its kind is imported: space/project/name.'),
    name: z.string().describe('What people know it by.'),
    why: z.string().describe('Why it is taken.'),
    loses: z
      .string()
      .optional()
      .describe('What would be lost with it. It stays, unless the plan was made with --include-data.'),
    held: z
      .strictObject({
        why: z.string().describe('What in it, or what needs it, stays.'),
        release: z.string().describe('The options of another plan that let it go.'),
      })
      .optional()
      .describe('Why it stays all the same.'),
    forgotten: z
      .string()
      .optional()
      .describe('Why it itself stays, a branch that cannot be deleted: its stack only forgets it.'),
    goesWith: z
      .string()
      .optional()
      .describe('The id of the repository that a branch goes with which cannot be deleted by itself.'),
    stack: z.int().min(0).optional().describe('The place in `stacks` of the stack that manages it and deletes it.'),
    address: z.string().optional().describe('What that stack calls it: its URN, or its address.'),
    seen,
  })
  .describe('A thing to delete; a session is stopped.');

const workspace = z
  .strictObject({
    id: z.string().min(1),
    userName: z.string().optional(),
    state: z.string().optional().describe('Its state when the plan was made.'),
    why: z.string(),
  })
  .describe('An Amazon WorkSpace to stop.');

/** What stays. */
export const keptShape = z
  .strictObject({ kind: z.enum([...kinds, 'workspace']), id: z.string(), name: z.string(), why: z.string() })
  .describe('What was asked for and stays, with the reason.');

/** The plan of a teardown. Nothing but what is in it is deleted. */
export const planShape = z
  .strictObject({
    $schema: z.string().optional(),
    version: z.literal(1).describe('The version of this form.'),
    space: z.string().min(1).describe('The space that everything in the plan is in.'),
    madeAt: instant.describe('When the plan was made.'),
    madeBy: z.string().describe('The user whose login made it.'),
    asked: z
      .strictObject({
        selections: z.array(z.string()),
        withUnmanaged: z.boolean(),
        includeManaged: z.boolean(),
        includeData: z.boolean().describe('Whether what a guard holds is deleted all the same.'),
      })
      .describe('What the plan was made for.'),
    through: z
      .strictObject({
        stack: z
          .int()
          .min(0)
          .optional()
          .describe('The place in `stacks` of the stack whose login it was, and is again.'),
        endpoint: z.string().min(1).optional(),
        profile: z.string().min(1).optional(),
        folder: z.string().optional().describe('Where a local service keeps what it has.'),
      })
      .optional()
      .describe('What the command line said of where the space is, and of the login.'),
    config: z
      .string()
      .nullable()
      .describe('The configuration it was made with; its spaces and protections hold again.'),
    stacks: z
      .array(z.strictObject({ engine: z.enum(['pulumi', 'terraform']), folder: z.string(), stack: z.string() }))
      .describe('The stacks that delete what they manage, or whose login is used.'),
    items: z.array(item),
    workspaces: z.array(workspace),
    kept: z.array(keptShape),
    unread: z.array(z.string()).describe('What could not be read, so that nothing is known of what is in it.'),
  })
  .describe('A plan of codecatalyst-iac teardown.');

export type Plan = z.output<typeof planShape>;
export type PlanItem = Plan['items'][number];
export type Kept = Plan['kept'][number];
export type Seen = PlanItem['seen'];

/** A plan for a person to read as a file, and for `apply`. */
export const planText = (plan: Plan): string => `${JSON.stringify(plan, null, 2)}\n`;
