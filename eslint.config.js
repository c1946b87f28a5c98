import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import { pastTheLimits } from './eslint.past-the-limits.js'

/** Reading the time or the surroundings belongs to one place each; everything else is handed what it needs. */
const clockOnlyInClock = {
  selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
  message: 'The clock is an argument: take it from platform/clock.ts.',
}
const environmentOnlyInConfig = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings come from src/installation/config.ts, which documents every one.',
}
const unescapedOnlyInGovuk = {
  selector: "CallExpression[callee.name='unescaped']",
  message: 'Unescaped HTML is written only inside govuk/.',
}

/** Node's deepEqual finds any two Temporal values equal: a test of dates with it can't fail. */
const assertThatSeesDates = {
  regex: '^(node:)?assert(/strict)?$',
  message: 'Assert with #test/support/assert.ts, which tells one date from another.',
}

/** Lines of code in one function; where the code is a list (a page, a form's fields, the table of contents of a feature) it may be longer. */
const linesInFunction = (max) => ['error', { max, skipBlankLines: true, skipComments: true }]

/** The route names the permission, the door makes `visit.looking` of it. Only who looks for somebody else says it again. */
const permissionNamedOnce = {
  selector: "ObjectExpression:has(> Property[key.name='actor']):has(> Property[key.name='permission'])",
  message: 'Take visit.looking, or lookingFor(visit, …) where one page asks two things.',
}

export default defineConfig(
  { ignores: ['node_modules', 'src/govuk/assets', 'src/records/keeping/schema.ts', '.data'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // tsconfig's erasableSyntaxOnly leaves no enum to assign; looking for one everywhere takes an eighth of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': ['error', clockOnlyInClock, environmentOnlyInConfig, unescapedOnlyInGovuk],
      'no-restricted-imports': ['error', { patterns: [assertThatSeesDates] }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // node:test hands back promises that the runner itself awaits.
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'describe', 'it', 'suite'], package: 'node:test' },
          ],
        },
      ],
      'max-lines': 'off',
    },
  },
  {
    files: ['test/support/assert.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // Generated: one list of types, as long as the design system's.
    files: ['src/govuk/macro-options.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['src/rules/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'process', 'fetch', 'console'],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random' }],
    },
  },
  {
    files: ['src/installation/config.ts', 'test/support/**/*.ts', 'test/fresh/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', clockOnlyInClock, unescapedOnlyInGovuk] },
  },
  {
    files: ['src/platform/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', environmentOnlyInConfig, unescapedOnlyInGovuk] },
  },
  {
    files: ['src/govuk/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', clockOnlyInClock, environmentOnlyInConfig] },
  },
  {
    // Short functions with few parameters and few branches.
    files: ['src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'max-lines-per-function': linesInFunction(40),
      'max-params': ['error', 5],
      complexity: ['error', { max: 10, variant: 'modified' }],
    },
  },
  {
    files: ['src/**/*.page.ts', 'src/**/*.form.ts', 'src/**/routes.ts'],
    rules: { 'max-lines-per-function': linesInFunction(75) },
  },
  {
    files: ['src/features/**/*.ts'],
    // A head of service who is asked for a direction; whoever a copy of the Overview is for.
    ignores: [
      '**/*.test.ts',
      'src/features/meetings/item/ask-for-directions.ts',
      'src/features/overview/reader.query.ts',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        clockOnlyInClock,
        environmentOnlyInConfig,
        unescapedOnlyInGovuk,
        permissionNamedOnce,
      ],
    },
  },
  ...Object.entries(pastTheLimits).map(([rule, files]) => ({ files, rules: { [rule]: 'off' } })),
)
