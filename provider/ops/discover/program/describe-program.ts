import { isList, isMap, type Plain } from '../../../model/index.js';
import { keyOf, kinds, type Thing } from '../../estate/thing.js';
import type { Called } from '../names/renamed.js';
import { sameness, slug } from '../names/slug.js';
import type { Judged, Standing } from '../standing.js';
import { textOf } from '../text-of.js';
import type { Constant, Declaration, Expression, Member, Program } from './program.js';

type Declared = Extract<Standing, { is: 'declared' }>;

const notice = [
  'Written by codecatalyst-iac discover, which writes it anew each time, and refuses to once it was edited.',
  'To rename what is declared here, change its line in the file of names.',
];

/** What is kept from deletion until somebody says otherwise: what holds the work of others. */
const protectedKinds: ReadonlySet<string> = new Set(['project', 'repository']);

/** The program that declares what is to be declared. `called` has a name for each of it. */
export function describeProgram(spaceName: string, judged: readonly Judged[], called: readonly Called[]): Program {
  const names = new Map(called.map(({ key, name }) => [key, name]));
  const former = new Map(called.map(({ key, before }) => [key, before]));
  const declared = judged.flatMap(({ finding: { thing }, standing }) =>
    standing.is === 'declared' ? [{ thing, standing, name: names.get(keyOf(thing)) ?? '' }] : [],
  );
  const symbols = new Symbols(spaceName, new Map(declared.map(({ thing, name }) => [keyOf(thing), name])));
  const byProject = Map.groupBy(declared, ({ thing }) => thing.projectName ?? '');
  const titles = new Map(judged.map(({ finding: { thing } }) => [keyOf(thing), thing.name]));
  const sections = [...byProject]
    .toSorted(([one], [other]) => order(one, other))
    .map(([projectName, members]) => ({
      title: titles.get(`project ${spaceName}/${projectName}`) ?? (projectName || 'Access tokens'),
      declarations: members
        .toSorted((one, other) => order(placeOf(one.thing), placeOf(other.thing)))
        .map(({ thing, standing, name }) => ({
          ...declare(thing, standing, name, symbols),
          formerNames: former.get(keyOf(thing)) ?? [],
        })),
    }));
  return { spaceName, notice, constants: symbols.constants, sections };
}

/** What is in no project comes last. */
const order = (one: string, other: string): number => {
  if (one === other) return 0;
  if (one === '' || other === '') return one === '' ? 1 : -1;
  return one < other ? -1 : 1;
};

const placeOf = ({ kind, id }: Thing): string => `${kinds.indexOf(kind)} ${id}`;

function declare(
  thing: Thing,
  { inputs, resource, isRecorded }: Declared,
  name: string,
  symbols: Symbols,
): Omit<Declaration, 'formerNames'> {
  const remark = remarkOn(thing);
  return {
    name,
    type: resource.type,
    id: thing.id,
    inputs: Object.entries(inputs).map(([input, value]): Member => [input, symbols.expression(thing, input, value)]),
    isProtected: protectedKinds.has(thing.kind),
    isRecorded,
    ...(remark !== undefined && { remark }),
  };
}

const remarkOn = ({ kind, name }: Thing): string | undefined => {
  if (kind === 'token') {
    return `The service tells the secret of a token only when it makes it: ${name} is taken up by its id, and its \`secret\` is empty.`;
  }
  return undefined;
};

/** What stands for names of other things: their resources, or a constant where the program has none. */
class Symbols {
  private readonly spaceName: string;
  private readonly names: ReadonlyMap<string, string>;
  private readonly made = new Map<string, Constant>();
  private readonly taken: Set<string>;

  constructor(spaceName: string, names: ReadonlyMap<string, string>) {
    this.spaceName = spaceName;
    this.names = names;
    this.taken = new Set([...names.values()].map(sameness));
  }

  get constants(): readonly Constant[] {
    const { made } = this;
    const space = made.get('space');
    const others = [...made].flatMap(([key, constant]) => (key === 'space' ? [] : [constant]));
    return [...(space ? [space] : []), ...others.toSorted((one, other) => (one.name < other.name ? -1 : 1))];
  }

  expression(thing: Thing, input: string, value: Plain): Expression {
    if (input === 'spaceName') return this.space();
    const { projectName = '' } = thing;
    if (input === 'projectName') return this.nameOf('project', `${this.spaceName}/${projectName}`, projectName);
    if (input === 'sourceRepositoryName') return this.repository(projectName, textOf(value));
    if (input === 'repositories' && isList(value)) {
      return { is: 'list', items: value.map((item) => this.clonedRepository(projectName, item)) };
    }
    return expressionOf(value);
  }

  private space(): Expression {
    return this.constant('space', 'space-name', this.spaceName, 'The space that all of this is in.');
  }

  private repository(projectName: string, name: string): Expression {
    return this.nameOf('repository', `${this.spaceName}/${projectName}/${name}`, name);
  }

  /** A repository that an environment has, and its branch. */
  private clonedRepository(projectName: string, item: Plain): Expression {
    if (!isMap(item)) return expressionOf(item);
    const { repositoryName, branchName } = item;
    const branch = `branch ${this.spaceName}/${projectName}/${textOf(repositoryName)}/${textOf(branchName)}`;
    const members = Object.entries(item).map(([name, value]): Member => {
      if (name === 'repositoryName') return [name, this.repository(projectName, textOf(value))];
      const declared = name === 'branchName' ? this.names.get(branch) : undefined;
      return [name, declared === undefined ? expressionOf(value) : nameIn(declared)];
    });
    return { is: 'map', members };
  }

  /** The name of a thing: as its resource tells it, or a constant where it is not declared here. */
  private nameOf(kind: 'project' | 'repository', id: string, name: string): Expression {
    const key = `${kind} ${id}`;
    const declared = this.names.get(key);
    if (declared !== undefined) return nameIn(declared);
    return this.constant(key, `${slug(name)}-${kind}-name`, name, `The ${kind} ${id}, which is not declared here.`);
  }

  private constant(key: string, wish: string, value: string, remark: string): Expression {
    const known = this.made.get(key);
    if (known) return { is: 'constant', name: known.name };
    let name = wish;
    for (let count = 2; this.taken.has(sameness(name)); count += 1) name = `${wish}-${count}`;
    this.taken.add(sameness(name));
    this.made.set(key, { name, value, remark });
    return { is: 'constant', name };
  }
}

const nameIn = (of: string): Expression => ({ is: 'property', of, property: 'name' });

function expressionOf(value: Plain): Expression {
  if (isList(value)) return { is: 'list', items: value.map(expressionOf) };
  if (isMap(value)) {
    const members = Object.entries(value).flatMap(([name, member]): Member[] =>
      member === null ? [] : [[name, expressionOf(member)]],
    );
    return { is: 'map', members };
  }
  return { is: 'value', value: value ?? '' };
}
