'use strict';

const project = (displayName, options) => ({
  displayName,
  rootDir: __dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  // Tests and examples read like the code of a user, and run against src.
  moduleNameMapper: { '^cdktf-azure-functions$': '<rootDir>/src/index.ts', '^cdktf-azure-functions/lib/(.*)$': '<rootDir>/src/$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/cdktf\\.out/'],
  ...options,
});

// `npm test` runs unit and examples; terraform needs a terraform binary and its providers, and is asked for by name.
module.exports = {
  maxWorkers: '100%',
  collectCoverageFrom: ['src/**/*.ts'],
  coverageDirectory: 'coverage',
  projects: [
    project('unit', {
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/examples/', '<rootDir>/test/terraform/'],
      setupFiles: ['<rootDir>/test/support/no-token-traces.ts'],
    }),
    project('examples', { testMatch: ['<rootDir>/test/examples/**/*.test.ts'] }),
    project('terraform', { testMatch: ['<rootDir>/test/terraform/**/*.test.ts'] }),
  ],
};
