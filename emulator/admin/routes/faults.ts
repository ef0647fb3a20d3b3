import { errorStatus } from '../../../api/operations.js';
import { actionNames } from '../../action-name.js';
import { optional, structure } from '../../documents/structure.js';
import { either, flag, oneOf, text, whole } from '../../documents/values.js';
import { faultPlanShape } from '../../faults/fault-plan.js';
import { route, type Section } from '../route.js';

const milliseconds = whole({ min: 0, max: 600_000 });

/** A fault that is asked for, as `Fault` has it. */
const fault = structure({
  operation: optional(oneOf(actionNames, 'the name of an action, such as CreateProject'), 'any when absent'),
  times: optional(either(whole({ min: 1 }), oneOf(['always'])), 'how many requests to fail; 1 when absent'),
  skip: optional(whole({ min: 0 }), 'how many requests of the action to let through first; 0 when absent'),
  delayMs: optional(milliseconds, 'how long to wait before the action runs'),
  error: optional(
    // It stands in a header.
    text({ pattern: '[\\w.#:-]+' }),
    `the type of the error, such as ${Object.keys(errorStatus).join(', ')}; follows from the status when absent`,
  ),
  status: optional(whole({ min: 400, max: 599 }), 'follows from the error when absent'),
  message: optional(text(), 'the text of the error'),
  retryAfterSeconds: optional(whole({ min: 0 }), 'sent as Retry-After'),
  afterCommit: optional(flag, 'whether the error is answered although the action was done'),
  drop: optional(
    oneOf(['before-commit', 'after-commit', 'in-answer']),
    'breaks the connection, before the action, when it is done, or in the middle of its answer',
  ),
  bare: optional(flag, "whether the error is plain text without AWS's headers"),
  slowBodyMs: optional(milliseconds, 'how long the body of the answer takes to arrive'),
});

export const faults: Section = {
  title: 'Faults',
  about:
    'What goes wrong: at random, by rates that one document tells (the same that `--faults FILE` takes), or asked for one by ' +
    'one. What the nth request for an action meets at random follows from the seed, the action and n alone. A request ' +
    'without a good login is refused before it meets a fault. Faults are of one process, also where several share a folder.',
  routes: [
    route('GET /faults', {
      summary: 'Tells what goes wrong at random',
      answers: 'the document that is in force',
      act: (controls) => controls.faultPlan.document,
    }),
    route('PUT /faults', {
      summary:
        'Puts a document of what goes wrong at random in the place of the one in force, and counts requests anew',
      body: faultPlanShape,
      act: (controls, { body }) => {
        controls.faultPlan.put(body);
      },
    }),
    route('POST /faults/next', {
      summary: 'Lets the next requests fail',
      body: fault,
      act: (controls, { body }) => {
        controls.failNext(body);
      },
    }),
    route('DELETE /faults', {
      summary: 'Takes all faults away: those at random, those that were asked for, and environments that were to fail',
      act: (controls) => {
        controls.clearFaults();
      },
    }),
  ],
};
