/** Files made at random: whatever they hold, they are read or refused with a code, and what MSBuild would say is what is said. */
import fc from 'fast-check';
import { join } from 'node:path';
import { readDotnetProject, readFolder } from '../../src/project';
import { evaluateCondition } from '../../src/project/msbuild-conditions';
import { Unknown } from '../../src/project/msbuild-text';
import { CODES } from '../../src/rules/codes';
import { runtimeOfProject } from '../../src/rules/project-runtime';
import { projectProblems, projectWarnings } from '../../src/rules/project-checks';
import { UNRESOLVED, type Finding } from '../../src/rules/rule';
import { checkText, host, plan, runtime } from '../rules/verdict';
import { DEFAULTS, isolatedProject, packagesOf, properties, readDotnet, sdkProject, shown, withFiles } from '../support/project-files';

/** Text near to what project files hold. */
const fragment = fc.oneof(
  fc.constantFrom('$(', ')', "'", '==', '!=', ' and ', ' or ', '!', '(', '$(A)', '$(OS)', "$(A.Replace('a','b'))", '[MSBuild]::', '<', '>', '%3B', '@(', '%(', 'net8.0', ';', 'Exists(', '\\', '../', ',', '"', '`', '[', ']', '.', '*', '%0A', '%1B', '\u202e', '\n', 'Microsoft.Azure.WebJobs.Extensions.'),
  fc.string({ maxLength: 6 }),
);
const text = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(''));
const escaped = (value: string): string => value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD]/g, '');

const RUNS = { numRuns: 150 };

/** A finding that may quote what a file says, also where that looks like an expression. */
function checkQuoting(finding: Finding): void {
  checkText({ ...finding, what: finding.what.replaceAll('${', '$'), fix: finding.fix.replaceAll('${', '$') });
  // eslint-disable-next-line no-control-regex
  expect([finding.what, finding.why, finding.fix].join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
}

test('any text is a condition that holds, does not hold, or only a build knows', () => {
  const scope = { expand: (value: string) => value, exists: () => false };
  fc.assert(fc.property(text, (condition) => {
    const truth = evaluateCondition(condition, scope);
    expect(typeof truth === 'boolean' || truth instanceof Unknown).toBe(true);
  }), { numRuns: 2_000 });
});

test('a condition and its opposite', () => {
  const scope = { expand: (value: string) => value, exists: () => false };
  fc.assert(fc.property(text, (condition) => {
    const [truth, opposite] = [evaluateCondition(condition, scope), evaluateCondition(`!(${condition})`, scope)];
    if (condition.trim() !== '' && typeof truth === 'boolean' && typeof opposite === 'boolean') expect(opposite).toBe(!truth);
  }), RUNS);
});

test('any properties, conditions and packages are read, and judged in texts that can be read', () => {
  fc.assert(fc.property(text, text, text, text, (value, condition, name, version) => {
    const body = `<PropertyGroup Condition="${escaped(condition)}"><A>${escaped(value)}</A></PropertyGroup>${properties({ TargetFramework: escaped(value) })}<ItemGroup><PackageReference Include="${escaped(name)}" Version="${escaped(version)}" Condition="${escaped(condition)}" /></ItemGroup><Import Project="${escaped(name)}" />`;
    withFiles({ 'F.csproj': sdkProject(body) }, (folder) => {
      const reading = readDotnetProject(join(folder, 'F.csproj'), DEFAULTS);
      if ('found' in reading) return expect(Object.keys(CODES)).toContain(reading.found[0].code);
      const own = runtimeOfProject(reading.terms);
      own.found.forEach(checkQuoting);
      const check = { project: reading.terms, construct: 'IsolatedFunctionApp', runtime: own.runtime ?? runtime('dotnet-isolated-10.0'), runtimeGiven: true, host: host('~4'), functionsVersion: '~4', plan: plan('flexConsumption'), container: undefined, use32BitWorker: UNRESOLVED } as const;
      [...projectProblems(check), ...projectWarnings(check)].forEach(checkQuoting);
    });
  }), RUNS);
});

test('any bytes are read or refused', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('F.csproj', 'host.json', 'local.settings.json', 'global.json'), (bytes, name) => {
    withFiles({ 'F.csproj': isolatedProject(), [name]: Buffer.from(bytes) }, (folder) => {
      const reading = readDotnetProject(join(folder, 'F.csproj'), DEFAULTS);
      if ('found' in reading) expect(['AZFN7002', 'AZFN7003']).toContain(reading.found[0].code);
    });
  }), RUNS);
});

test('any bytes of other languages are read or refused', () => {
  fc.assert(fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)), text.map((value) => Buffer.from(value))), fc.constantFrom('package.json', 'pyproject.toml', '.python-version', 'requirements.txt', 'pom.xml'), (bytes, name) => {
    withFiles({ 'host.json': '{}', [name]: bytes }, (folder) => {
      const reading = readFolder(folder, DEFAULTS);
      if ('found' in reading) expect(['AZFN7002', 'AZFN7003']).toContain(reading.found[0].code);
    });
  }), RUNS);
});

/** A word that MSBuild leaves as it is. */
const word = fc.stringMatching(/^[a-z][a-z0-9.]{0,8}$/).filter((value) => !['on', 'off', 'yes', 'no', 'true', 'false'].includes(value));

test('a property is what was set last, whatever was set before', () => {
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (values) => {
    const body = values.map((value) => properties({ TargetFramework: value })).join('');
    expect(shown(readDotnet({ 'F.csproj': sdkProject(body) }).frameworks[0].targetFramework)).toBe(values.at(-1));
  }), RUNS);
});

test('conditions on a value choose as a program would', () => {
  fc.assert(fc.property(word, word, fc.boolean(), (value, other, equal) => {
    const body = `${properties({ A: value })}<PropertyGroup Condition="'$(A)' ${equal ? '==' : '!='} '${other}'"><TargetFramework>yes.it.does</TargetFramework></PropertyGroup>`;
    const same = Number.isNaN(Number(value)) || Number.isNaN(Number(other)) ? value === other : Number(value) === Number(other);
    expect(shown(readDotnet({ 'F.csproj': sdkProject(body) }).frameworks[0].targetFramework)).toBe(same === equal ? 'yes.it.does' : '-');
  }), RUNS);
});

test('packages that come and go are those that stay', () => {
  const step = fc.tuple(fc.constantFrom('Include', 'Remove'), fc.constantFrom('A', 'B', 'C'));
  fc.assert(fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
    const list: string[] = [];
    for (const [verb, name] of steps) {
      if (verb === 'Include') list.push(name);
      else for (let at = list.indexOf(name); at !== -1; at = list.indexOf(name)) list.splice(at, 1);
    }
    const body = `<ItemGroup>${steps.map(([verb, name]) => `<PackageReference ${verb}="${name}" />`).join('')}</ItemGroup>`;
    expect(packagesOf(readDotnet({ 'F.csproj': sdkProject(body) }).frameworks[0])).toEqual(list.map((name) => `${name} -`));
  }), RUNS);
});
