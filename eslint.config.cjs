'use strict';

const js = require('@eslint/js');
const { defineConfig } = require('eslint/config');
const tseslint = require('typescript-eslint');
const { plugin } = require('./eslint.zones.cjs');

const CLOCK = 'the clock is read in src/intake/context.ts only: take the date as an input';
const clock = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: CLOCK },
  { selector: 'CallExpression[callee.name="Date"]', message: CLOCK },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: CLOCK },
  { selector: 'MemberExpression[object.name="performance"]', message: CLOCK },
];
const chance = [
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'the output is a function of the program alone' },
  { selector: 'MemberExpression[property.name=/^random(UUID|Bytes|Int)$/]', message: 'the output is a function of the program alone' },
];

module.exports = defineConfig(
  { ignores: ['lib/', 'dist/', 'coverage/', 'cdktf.out/', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, tseslint.configs.recommended],
    plugins: { rooms: plugin },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-undef': 'off', // the compiler knows better
      'rooms/deep-provider-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...clock, ...chance],
      'rooms/import-zones': 'error',
    },
  },
  {
    files: ['src/intake/context.ts'],
    rules: { 'no-restricted-syntax': ['error', ...chance] },
  },
  {
    files: ['test/types/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off', // a type test is often an expression and nothing else
      '@typescript-eslint/no-unused-vars': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    extends: [js.configs.recommended],
    languageOptions: { globals: { console: 'readonly', performance: 'readonly', process: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['**/*.cjs'],
    extends: [js.configs.recommended],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly', console: 'readonly', performance: 'readonly', process: 'readonly', __dirname: 'readonly' } },
  },
);
