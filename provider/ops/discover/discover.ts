import { join, relative } from 'node:path';
import { command } from '../cli/command.js';
import { exitCode } from '../cli/exit-code.js';
import type { Outside } from '../cli/outside.js';
import { readConfig } from '../config/read-config.js';
import { sessionOf } from '../estate/session.js';
import { keyOf, kinds } from '../estate/thing.js';
import { openStacks } from '../stacks/open-stacks.js';
import type { Stack } from '../stacks/stack.js';
import { askProjects } from './ask-projects.js';
import { inventoryOf } from './inventory/inventory.js';
import { askDefaultBranches } from './migration/default-branches.js';
import { deploymentsOf } from './deployments.js';
import { assignNames } from './names/assign-names.js';
import { calledBefore, declaredNow, refuseSwapped } from './names/renamed.js';
import { renamesOf, renameWarnings } from './names/rename-report.js';
import { readNames, writeNames } from './names/names-file.js';
import { options, type Task, taskOf } from './options.js';
import { filesFor } from './files.js';
import { declaredBefore, put, writeOutput } from './output.js';
import { describeProgram } from './program/describe-program.js';
import { languages } from './program/languages.js';
import { declarationsOf, type Program } from './program/program.js';
import { type Report, reportShape, reportText } from './report.js';
import { type Judged, judge } from './standing.js';
import { survey, type Survey } from './survey.js';
import { recordedThings } from './recorded-things.js';
import { spareDeclared } from './spare-declared.js';
import { engines } from './engines/engines.js';
import { settled } from './without-program.js';

/** Writes programs that declare what is in a space already, with what imports it. */
export const discover = command({
  summary: 'write programs, an inventory and a picture of what is in a space',
  description: [
    'It reads the space and changes nothing there. What stacks manage already is left out; names that you give in the file of names stay. Files that you have edited are never overwritten unless forced. What you rename after an import stays the same one to its stack, by an alias in the program; name the stack with --stack, and import.json leaves it out.',
    'Exit code 0: all was read and written. 3: something could not be read, or a proof could not be made. 4: nothing was written, as it would overwrite what somebody else wrote, or lose what a program declares. 1: it could not be done, or --verify found a difference. 130: interrupted.',
  ].join('\n\n'),
  examples: [
    {
      what: 'Everything in a space, as a TypeScript program and what imports it',
      line: 'codecatalyst-iac discover --space acme --out infra',
    },
    {
      what: 'Two projects as YAML, without what a stack has, and proved to import with nothing left to do',
      line: "codecatalyst-iac discover --space acme --project 'shop*' --stack infra:prod --language yaml --verify",
    },
    {
      what: 'For those who leave the service',
      line: 'codecatalyst-iac discover --space acme --format migration --out leaving',
    },
  ],
  options,
  async run({ json = false, ...given }, outside) {
    const configFile = await readConfig(given.config, outside.folder);
    const task = taskOf(given, configFile, outside);
    const report = await discovered(task, openStacks(given, configFile, outside), outside);
    outside.streams.result(
      json ? JSON.stringify(reportShape.parse(report), null, 2) : reportText(report, outside.streams),
    );
    return codeOf(report);
  },
});

const codeOf = ({ unread, verified }: Report): number => {
  if (verified.some(({ outcome }) => outcome === 'failed')) return exitCode.error;
  const isPartly = unread.length > 0 || verified.some(({ outcome }) => outcome === 'not run');
  return isPartly ? exitCode.partly : exitCode.clean;
};

async function discovered(asked: Task, stacks: readonly Stack[], outside: Outside): Promise<Report> {
  const { spaceName, folder, namesFile, settings } = asked;
  const given = await readNames(namesFile);
  const managed = await recordedThings(stacks, outside.signal);
  const connection = outside.connect(settings, outside.folder);
  try {
    const context = connection.context(sessionOf(outside));
    const task = await askProjects(asked, context);
    if (!outside.streams.isLive) outside.streams.say(`Reading the space ${spaceName}.`);
    const found = await survey(context, { ...task, managed, onThing: progressOn(outside) });
    const before = await declaredBefore(folder);
    const all = judge(found.findings, { ...task, isOwn: (key) => given.names.has(key) });
    const judged = settled(all, task, before).filter(({ finding }) => finding.isChosen);
    spareDeclared(task, found, judged, before);
    const declared = judged.flatMap(({ finding, standing }) => (standing.is === 'declared' ? [finding.thing] : []));
    const names = assignNames(declared, given.names);
    const recorded = new Map([...managed].map(([key, one]) => [key, one.managed.name]));
    const called = calledBefore(names, before, recorded);
    if (!task.isForced) refuseSwapped(called, before, recorded);
    const deployments = await deploymentsOf(task, stacks);
    const program = describeProgram(spaceName, judged, called);
    const inventory = inventoryOf(found, judged, names);
    const isMigration = task.formats.has('migration');
    const defaults = isMigration ? await askDefaultBranches(inventory, context) : { branches: new Map(), unread: [] };
    outside.streams.live('');
    const files = await writeOutput(
      folder,
      filesFor(task, { program, inventory, defaults: defaults.branches, declared: declaredNow(called), deployments }),
      task.isForced,
    );
    if (task.formats.has('program')) {
      const seen = new Set(found.findings.map(({ thing }) => keyOf(thing)));
      await put(
        namesFile,
        writeNames({ ...given, names: new Map([...given.names, ...names]) }, (key) => seen.has(key)),
      );
    }
    const calls = { made: outside.callsMade(), least: found.leastCalls };
    const verified = task.isVerified ? await proofs(task, program, outside) : [];
    const renamed = task.formats.has('program') ? renamesOf(called) : [];
    const warnings = renameWarnings(renamed, { isStackRead: stacks.length > 0, deployments });
    const facts = { found, judged, program, unread: [...inventory.unread, ...defaults.unread] };
    return {
      ...summary(facts),
      folder: relative(outside.folder, folder) || '.',
      calls,
      files: [...files],
      renamed,
      warnings,
      verified,
    };
  } finally {
    await connection.close();
  }
}

/** How far the reading is, for those who watch. */
function progressOn({ streams }: Outside): () => void {
  let count = 0;
  return () => {
    count += 1;
    streams.live(`${count} things read`);
  };
}

async function proofs(task: Task, program: Program, outside: Outside): Promise<Report['verified']> {
  const whole = {
    ...program,
    sections: program.sections.map((section) => ({
      ...section,
      declarations: section.declarations.map((one) => ({ ...one, isRecorded: false })),
    })),
  };
  const verified: Report['verified'] = [];
  if (declarationsOf(program).length === 0) return verified;
  for (const language of task.languages) {
    const { engine, write, packages, install } = languages[language];
    const written = write(program, []);
    outside.streams.say(`Importing what was found, and previewing the program in ${language}.`);
    const proof = {
      folder: join(task.folder, language),
      files: Object.keys({ ...written.program, ...written.scaffold }),
      imports: engines[engine].imports(whole),
      spaceName: task.spaceName,
      settings: task.settings,
      packages,
      ...(install !== undefined && { install }),
    };
    verified.push({ language, ...(await engines[engine].verify(proof, outside)) });
  }
  return verified;
}

interface Facts {
  readonly found: Survey;
  readonly judged: readonly Judged[];
  readonly program: Program;
  readonly unread: Report['unread'];
}

function summary({
  found,
  judged,
  program,
  unread,
}: Facts): Pick<Report, 'version' | 'space' | 'counts' | 'toImport' | 'skipped' | 'unread'> {
  const counts = kinds.flatMap((kind) => {
    const own = judged.filter(({ finding }) => finding.thing.kind === kind);
    const of = (is: Judged['standing']['is']): number => own.filter(({ standing }) => standing.is === is).length;
    const by = { declared: of('declared'), managed: of('managed'), listed: of('listed'), skipped: of('skipped') };
    return own.length === 0 ? [] : [[kind, by] as const];
  });
  return {
    version: 1,
    space: found.spaceName,
    counts: Object.fromEntries(counts),
    toImport: declarationsOf(program).filter(({ isRecorded }) => !isRecorded).length,
    skipped: judged.flatMap(({ finding: { thing }, standing }) =>
      standing.is === 'skipped' ? [{ kind: thing.kind, id: thing.id, why: standing.why }] : [],
    ),
    unread,
  };
}
