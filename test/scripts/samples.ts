import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackRecord } from '../../scripts/catalog/stacks-file';

/** The two answers in the shape of Azure's that the tests start from: one agrees with the catalogue, one does not. */
export const SAMPLE = join(__dirname, '..', 'fixtures-stacks', 'function-app-stacks.sample.json');
export const CHANGED_SAMPLE = join(__dirname, '..', 'fixtures-stacks', 'function-app-stacks.changed.sample.json');

/** Roles and role sets, written down apart from the catalogue, which agrees with them. */
export const ROLES_SAMPLE = join(__dirname, '..', 'fixtures', 'platform-roles.json');

/* eslint-disable @typescript-eslint/no-explicit-any -- the tests write into an answer as they like */
export type Answer = any;

export const answerIn = (file: string): Answer => JSON.parse(readFileSync(file, 'utf8'));

/** The minor versions of a stack, whatever their major version. */
export function minorVersions(answer: Answer, stack: string): any[] {
  const found = answer.value.find(({ name }: any) => name === stack);
  return found.properties.majorVersions.flatMap(({ minorVersions: all }: any) => all);
}

/** The settings of the stack version whose label starts so. */
export function settingsOf(answer: Answer, stack: string, label: string, system: 'linux' | 'windows'): any {
  return minorVersions(answer, stack).find(({ displayText }: any) => displayText.startsWith(label)).stackSettings[`${system}RuntimeSettings`];
}

/** A record of a stack that nobody knows, with what a test is about put in. */
export const aRecord = (given: Partial<StackRecord>): StackRecord => ({
  stack: 'node', label: 'Node.js 22', value: '22 LTS', system: 'Linux', runtimeVersion: 'Node|22', workerRuntime: 'node', linuxFxVersion: 'Node|22',
  netFrameworkVersion: null, languageVersion: null, appSettings: {}, hosts: ['~4'], endOfLife: '2027-04-30', preview: false, deprecated: false,
  hidden: false, skus: null, ...given,
});
