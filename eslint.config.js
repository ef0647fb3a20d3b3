import comments from '@eslint-community/eslint-plugin-eslint-comments';
import { defineConfig, globalIgnores } from 'eslint/config';
import jest from 'eslint-plugin-jest';
import typescript from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['dist/', 'sdk/', 'examples/', 'node_modules/', '.tools/', '.state/']),
  {
    files: ['{api,provider,emulator,test,tools}/**/*.ts', '*.ts'],
    extends: [typescript.configs.strictTypeChecked, typescript.configs.stylisticTypeChecked],
    plugins: { '@eslint-community/eslint-comments': comments },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' },
    rules: {
      // A switch counts once: its cases are a table.
      complexity: ['error', { max: 12, variant: 'modified' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',

      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],

      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Spread text is counted in code points, as the service counts characters.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // A resource without outputs is an empty object, rightly.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      // It recurses without end through recursive types, such as a value that holds values.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',

      // Who silences a rule says why.
      '@eslint-community/eslint-comments/require-description': 'error',
      '@eslint-community/eslint-comments/no-unlimited-disable': 'error',
      '@eslint-community/eslint-comments/disable-enable-pair': ['error', { allowWholeFile: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
    },
  },
  {
    // They are generated: their length is the API's.
    files: ['api/*contract.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    // A `describe` is as long as the sentences it holds.
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    files: ['test/**/*.test.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jest/consistent-test-it': ['error', { fn: 'it' }],
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*'] }],
      'jest/no-conditional-expect': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-focused-tests': 'error',
      'jest/prefer-importing-jest-globals': 'error',
      'jest/require-top-level-describe': 'error',
      'jest/valid-title': ['error', { disallowedWords: ['should'] }],
    },
  },
  {
    // What describes there is `underEachEngine` or `underEachCommand`.
    files: ['test/engine/*.test.ts', 'test/engine/terraform/*.test.ts', 'test/ops/*-terraform.test.ts'],
    rules: { 'jest/require-top-level-describe': 'off' },
  },
);
