/** A resource of a YAML program. */
export interface ProgramResource {
  readonly type: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, unknown>>;
  /** What is only looked at, and by which id. */
  readonly get?: { readonly id: string };
}

/** A YAML program and the configuration of its project. */
export interface Program {
  /** Its language; the program itself is in a file of its own then. YAML if left out. */
  readonly runtime?: 'nodejs';
  readonly config?: Readonly<Record<string, unknown>>;
  readonly resources?: Readonly<Record<string, ProgramResource>>;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** YAML as a user or the CLI wrote it, beside the parts above. */
  readonly text?: string;
}

/** The whole of Pulumi.yaml. JSON is YAML. */
export function projectText(plugin: string, { config = {}, text, ...parts }: Program): string {
  const project = {
    name: 'p',
    runtime: 'yaml',
    plugins: { providers: [{ name: 'codecatalyst', path: plugin }] },
    config: Object.fromEntries(Object.entries(config).map(([key, value]) => [key, { value }])),
    ...parts,
  };
  const lines = Object.entries(project).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return lines.join('') + (text ?? '');
}

/** A project of the space acme, named like this. */
export const projectOf = (displayName: string, description?: string): ProgramResource => ({
  type: 'codecatalyst:Project',
  properties: { spaceName: 'acme', displayName, ...(description !== undefined && { description }) },
});

/** A repository of the project acme/shop; a name is made for it when none is given. */
export const repositoryOf = (properties: Readonly<Record<string, unknown>>): ProgramResource => ({
  type: 'codecatalyst:SourceRepository',
  properties: { spaceName: 'acme', projectName: 'shop', ...properties },
});

/** A branch of the repository acme/shop/web. */
export const branchOf = (properties: Readonly<Record<string, unknown>>): ProgramResource => ({
  type: 'codecatalyst:Branch',
  properties: { spaceName: 'acme', projectName: 'shop', sourceRepositoryName: 'web', ...properties },
});

/** A dev environment of the project acme/shop. */
export const devEnvironmentOf = (properties: Readonly<Record<string, unknown>>): ProgramResource => ({
  type: 'codecatalyst:DevEnvironment',
  properties: {
    spaceName: 'acme',
    projectName: 'shop',
    ides: [{ name: 'VSCode' }],
    instanceType: 'dev.standard1.small',
    persistentStorage: { sizeInGiB: 16 },
    ...properties,
  },
});
