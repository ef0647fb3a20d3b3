// Who may know whom. A folder that is not listed here may import nothing: a new folder begins with a decision.
const knows = {
  api: { folders: [] },
  'provider/model': { folders: [] },
  'provider/service': {
    folders: ['provider/model', 'api'],
    packages: ['@aws-sdk/', '@smithy/', 'https-proxy-agent/', 'isomorphic-git/'],
    core: true,
  },
  'provider/resources': { folders: ['provider/model', 'provider/service', 'api'] },
  // What resources and data sources share of inputs stands with the resources.
  'provider/data-sources': {
    folders: [
      'provider/model',
      'provider/service',
      'provider/resources/space-name.ts',
      'provider/resources/project-name.ts',
      'api',
    ],
  },
  'provider/registry.ts': {
    folders: ['provider/model', 'provider/service', 'provider/resources', 'provider/data-sources', 'api'],
  },
  'provider/configuration.ts': {
    folders: ['provider/model', 'provider/service', 'provider/resources', 'provider/data-sources', 'api'],
  },
  'provider/pulumi': {
    folders: ['provider/model'],
    packages: ['@grpc/', '@pulumi/pulumi/proto/', 'google-protobuf/'],
    core: true,
  },
  'provider/terraform': {
    folders: ['provider/model'],
    packages: ['@grpc/', '@msgpack/msgpack/'],
    core: true,
  },
  'provider/ops': {
    folders: [
      'provider/model',
      'provider/service',
      'provider/resources/clone-url.ts',
      // What things are called in Terraform, for the programs that are written.
      'provider/terraform/names.ts',
      // What states and plans are read with.
      'provider/terraform/json-state.ts',
      'provider/registry.ts',
      'provider/configuration.ts',
      'api',
    ],
    packages: [
      '@clack/prompts/',
      'cli-table3/',
      'commander/',
      'eta/',
      'fast-xml-builder/',
      'log-update/',
      'p-limit/',
      'picomatch/',
      'yaml/',
      'zod/',
      '@types/picomatch/',
    ],
    core: true,
  },
  'provider/main': { folders: ['provider', 'emulator', 'package.json'], core: true },
  emulator: { folders: ['api'], packages: ['yaml/'], core: true },
  tools: { folders: ['api', 'provider', 'package.json'], packages: [''], core: true },
};

/** A path of the list as a pattern: a file is itself, a folder is what it holds. */
const inside = (path) => `^${path.replaceAll('.', '[.]')}${/[.](ts|json)$/.test(path) ? '$' : '/'}`;

const allowed = Object.entries(knows).flatMap(([part, { folders, packages = [], core = false }]) => {
  const from = { path: inside(part) };
  return [
    { from, to: { path: [part, ...folders].map(inside) } },
    ...packages.map((name) => ({ from, to: { path: `^node_modules/${name}` } })),
    ...(core ? [{ from, to: { dependencyTypes: ['core'] } }] : []),
  ];
});

module.exports = {
  allowed: [...allowed, { from: { path: '^test/' }, to: {} }],
  allowedSeverity: 'error',
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-pulumi-root',
      comment: 'The root of @pulumi/pulumi costs a plugin 1.1 s and 125 MB at its start; its proto/ does not.',
      severity: 'error',
      from: { path: '^provider/' },
      to: { path: '^node_modules/@pulumi/pulumi/(?!proto/)' },
    },
  ],
  options: {
    // An import of a type is knowledge too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
    },
  },
};
