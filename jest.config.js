/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // What is in test/types is judged by the compiler alone.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/types/'],
  // Other folders hold built things and copies of packages, which jest would list too.
  roots: ['<rootDir>/api', '<rootDir>/provider', '<rootDir>/emulator', '<rootDir>/tools', '<rootDir>/test'],
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  // Sources import each other by the name that they would have once compiled.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'] },
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        // Nothing is lowered: tests run under the Node of package.json, which has `await using`.
        jsc: {
          target: 'esnext',
          parser: { syntax: 'typescript' },
          transform: { verbatimModuleSyntax: true },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  setupFilesAfterEnv: ['<rootDir>/test/timeout.ts'],
  maxWorkers: 2,
};
