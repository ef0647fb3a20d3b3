import type { Session } from '../../model/index.js';
import { UsageError } from '../cli/command.js';
import { exitCode } from '../cli/exit-code.js';
import { loginSettings } from '../cli/login-options.js';
import type { Outside } from '../cli/outside.js';
import { readConfig } from '../config/read-config.js';
import { sessionOf } from '../estate/session.js';
import { openStacks } from '../stacks/open-stacks.js';
import type { Stack } from '../stacks/stack.js';
import { Connections } from '../cli/connections.js';
import { count } from './formats/words.js';
import { explain } from './explain.js';
import { findingOf } from './findings.js';
import { ignoreRules } from './ignore.js';
import { mendLines } from './mend.js';
import { progressOf } from './progress.js';
import { readManaged } from './read-managed.js';
import type { Report } from './report.js';
import { reportOf } from './report-of.js';
import { secretTexts, withoutSecrets } from './secrets.js';
import { type Question, readRecords, type Records } from './read-records.js';
import { targetsOf, writeReport } from './targets.js';
import { readUnmanaged, wantsUnmanaged } from './read-unmanaged.js';

/** Shorter ones could be words of the report's own, in which they are hidden place by place. */
const concealable = 8;

/** What the command line asks for. */
export interface DriftOptions extends Question {
  readonly stack?: readonly string[];
  readonly terraform?: readonly string[];
  readonly config?: string;
  readonly ignore?: readonly string[];
  readonly since: number;
  readonly report?: readonly string[];
  readonly json?: boolean;
  readonly 'print-fix'?: boolean;
  readonly endpoint?: string;
  readonly profile?: string;
}

/** Looks, writes the reports, and answers the exit code. */
export async function runDrift(options: DriftOptions, outside: Outside): Promise<number> {
  if (options.space && !wantsUnmanaged(options)) {
    throw new UsageError('--space says where to look for unmanaged things: it takes --unmanaged beside it.');
  }
  const targets = targetsOf(options.report ?? [], options.json ?? false);
  const configFile = await readConfig(options.config, outside.folder);
  const stacks = openStacks(options, configFile, outside);
  if (stacks.length === 0) {
    throw new UsageError('No stack is given: name one with --stack or --terraform, or in the configuration.');
  }
  const rules = ignoreRules(options.ignore ?? [], configFile.config.drift.ignore, new Date());
  const report = await look(stacks, { ...options, rules }, outside);
  const { 'print-fix': printFix = false, 'print-import': printImport = false } = options;
  await writeReport(report, targets, outside, { printFix, printImport });
  return { clean: exitCode.clean, drift: exitCode.drift, 'partly-unreadable': exitCode.partly }[report.verdict];
}

interface LookOptions extends DriftOptions {
  readonly rules: ReturnType<typeof ignoreRules>;
}

/** Reads what is declared and what is there, and compares them. Nothing is written. */
async function look(stacks: readonly Stack[], options: LookOptions, outside: Outside): Promise<Report> {
  const { rules, since } = options;
  const { streams, signal } = outside;
  await using connections = new Connections(outside, loginSettings(options));
  const session: Session = progressOf(sessionOf(outside));
  const now = new Date();
  streams.live(`Reading ${count(stacks.length, 'stack')}`);
  const records: Records = await readRecords(stacks, connections, options, signal);
  // What logins and programs hold secret is hidden in all that is said on the way, too.
  for (const secret of secretTexts(records.subjects, [])) if (secret.length >= concealable) streams.conceal(secret);
  const { subjects } = records;
  const total = subjects.length;
  if (!streams.isLive) streams.say(`Reading ${count(total, 'resource')} of ${count(stacks.length, 'stack')}.`);
  let done = 0;
  const [looks, unmanaged] = await Promise.all([
    readManaged(subjects, session, () => {
      done += 1;
      streams.live(`Read ${done} of ${count(total, 'resource')}`);
    }),
    readUnmanaged(records, connections, options, session, outside),
  ]);
  const findings = subjects.flatMap((subject, index) => {
    const { [index]: seen } = looks;
    return seen ? [findingOf(subject, seen, rules, now)] : [];
  });
  const warnings = await explain({ findings, unmanaged, records, since, session });
  for (const finding of findings) finding.reported.mend.push(...mendLines(finding));
  const report = reportOf({
    ...{ stacks, records, findings, unmanaged, options, now },
    warnings: [...rules.warnings, ...warnings],
    folder: outside.folder,
    calls: outside.callsMade(),
  });
  return withoutSecrets(report, secretTexts(subjects, findings));
}
