'use strict';

/** Runs the unit tests that `run.mjs` names, one path a line, so that a mutant meets only tests that have to do with it. */
const config = require('../../jest.config.cjs');

const unit = { ...config.projects.find(({ displayName }) => displayName === 'unit') };
delete unit.displayName;
delete unit.testPathIgnorePatterns;

module.exports = {
  ...unit,
  testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
  testMatch: (process.env.MUTATION_TESTS ?? '').split('\n').map((file) => `<rootDir>/${file}`),
};
