// Whole files, because jsii finds no type that is exported by its name alone from a submodule.
export * from './assertions';
export * from './data';
export * from './function-app-expectation';
export * from './synthesized';
export * from './test-kit';
