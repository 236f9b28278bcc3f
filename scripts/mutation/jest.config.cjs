'use strict';

/** Runs the unit tests that `run.mjs` names, one path a line, so that a mutant meets only tests that have to do with it. */
const { projects } = require('../../jest.config.cjs');

const { displayName: _name, testMatch: _match, testPathIgnorePatterns: _ignored, ...unit } = projects[0];

module.exports = {
  ...unit,
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: (process.env.MUTATION_TESTS ?? '').split('\n').map((file) => `<rootDir>/${file}`),
};
