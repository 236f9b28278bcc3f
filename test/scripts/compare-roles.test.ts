import { COSMOS_ROLES, HOST_STORAGE_USES, ROLES } from '../../src/catalog/roles';
import { compareRoles, ROLE_CATALOGUE, type RoleReport } from '../../scripts/catalog/compare-roles';
import { ROLE_SETS } from '../../scripts/catalog/role-sets';
import { holdsRoles, parseRoles, type RoleRecord } from '../../scripts/catalog/roles-file';
import { answerIn, ROLES_SAMPLE, SAMPLE, type Answer } from './samples';

const NOBODY = '11111111-2222-3333-4444-555555555555';
const reportOn = (...contents: Answer[]): RoleReport => compareRoles(contents.map((content) => parseRoles(content)));

/** The report on the sample after a change to it. */
function afterwards(change: (sample: Answer) => void): RoleReport {
  const sample = answerIn(ROLES_SAMPLE);
  change(sample);
  return reportOn(sample);
}

const roleIn = (sample: Answer, name: string): Answer => sample.roles.find(({ role }: Answer) => role === name);
const setIn = (sample: Answer, words: string): Answer => sample.roleSets.find(({ purpose }: Answer) => purpose.includes(words));

/** Azure's list with roles that have nothing to do with functions, in both of its forms. */
const every: readonly RoleRecord[] = [{ name: 'Reader', id: NOBODY }, ...ROLE_CATALOGUE.roles];
const ofRest = (roles: readonly RoleRecord[]) => ({ value: roles.map(({ name, id }) => ({ name: id, type: 'Microsoft.Authorization/roleDefinitions', properties: { roleName: name, type: 'BuiltInRole' } })) });
const ofCli = (roles: readonly RoleRecord[]) => roles.map(({ name, id }) => ({ name: id, roleName: name }));

describe('the sample', () => {
  const report = reportOn(answerIn(ROLES_SAMPLE));

  test('agrees', () => {
    expect([report.new, report.different, report.notes]).toEqual([[], [], []]);
    expect(report.compared).toBe(19);
  });

  test('misses the roles that it does not list, and no set', () => {
    expect(report.missing).toContainEqual({ subject: 'AcrPull', says: ROLES.acrPull.id });
    expect(report.missing).toHaveLength(Object.keys(ROLES).length - 13);
  });
});

describe('one changed fact is one difference', () => {
  test.each<[string, (sample: Answer) => void, RoleReport['different'][number]]>([
    ['a role under another name', (s) => (roleIn(s, 'Storage Blob Data Owner').role = 'Storage Blob Owner'),
      { subject: 'Storage Blob Data Owner', field: 'name', catalogue: 'Storage Blob Data Owner', file: 'Storage Blob Owner' }],
    ['a name in another case', (s) => (roleIn(s, 'Monitoring Metrics Publisher').role = 'Monitoring metrics publisher'),
      { subject: 'Monitoring Metrics Publisher', field: 'name', catalogue: 'Monitoring Metrics Publisher', file: 'Monitoring metrics publisher' }],
    ['another id', (s) => (roleIn(s, 'Key Vault Secrets User').guid = NOBODY),
      { subject: 'Key Vault Secrets User', field: 'id', catalogue: ROLES.keyVaultSecretsUser.id, file: NOBODY }],
    ['a set with a role less', (s) => (setIn(s, 'diagnostic events').roles = ['Storage Blob Data Owner']),
      { subject: 'host storage with diagnostic events', field: 'roles', catalogue: 'Storage Blob Data Owner, Storage Table Data Contributor', file: 'Storage Blob Data Owner' }],
    ['a set with a role more', (s) => setIn(s, 'Entra').roles.push('Reader'),
      { subject: 'Entra authentication for Application Insights', field: 'roles', catalogue: 'Monitoring Metrics Publisher', file: 'Monitoring Metrics Publisher, Reader' }],
    ['a set with a smaller role', (s) => (setIn(s, 'host storage only').roles = ['Storage Blob Data Contributor']),
      { subject: 'host storage only (no blob trigger, no Durable)', field: 'roles', catalogue: 'Storage Blob Data Owner', file: 'Storage Blob Data Contributor' }],
    ['a set without roles', (s) => (setIn(s, 'timer').roles = []),
      { subject: 'Event Hubs or timer trigger using host storage', field: 'roles', catalogue: 'Storage Blob Data Owner', file: '' }],
  ])('%s', (_, change, expected) => {
    const report = afterwards(change);
    expect(report.different).toEqual([expected]);
    expect([report.new, report.compared]).toEqual([[], 19]);
  });

  test.each<[string, (sample: Answer) => void]>([
    ['ids in capitals', (s) => s.roles.forEach((row: Answer) => (row.guid = row.guid.toUpperCase()))],
    ['roles of a set in another order', (s) => s.roleSets.forEach((set: Answer) => set.roles.reverse())],
    ['a role that a set names twice', (s) => setIn(s, 'Entra').roles.push('Monitoring Metrics Publisher')],
    ['rows that are there twice', (s) => s.roles.push(...structuredClone(s.roles))],
    ['fields that nobody knows yet', (s) => Object.assign(s.roles[0], { retired: false })],
    ['other parts of the file', (s) => Object.assign(s, { value: [], sources: {} })],
  ])('%s is none', (_, change) => {
    expect(afterwards(change)).toEqual(reportOn(answerIn(ROLES_SAMPLE)));
  });

  test('ids that are exchanged are two differences', () => {
    const report = afterwards((sample) => {
      const [one, other] = [roleIn(sample, 'Azure Service Bus Data Sender'), roleIn(sample, 'Azure Service Bus Data Receiver')];
      [one.guid, other.guid] = [other.guid, one.guid];
    });
    expect(report.different.map(({ subject, field, file }) => [subject, field, file])).toEqual([
      ['Azure Service Bus Data Sender', 'name', 'Azure Service Bus Data Receiver'],
      ['Azure Service Bus Data Receiver', 'name', 'Azure Service Bus Data Sender'],
    ]);
  });
});

describe('what only one side has', () => {
  test('a role and a purpose that the catalogue does not have are new', () => {
    const report = afterwards((sample) => {
      sample.roles.push({ role: 'Storage File Data Privileged Contributor', guid: NOBODY });
      sample.roleSets.push({ purpose: 'content share with an identity', roles: ['Storage File Data Privileged Contributor'] });
    });
    expect(report.new).toEqual([
      { subject: 'Storage File Data Privileged Contributor', says: NOBODY },
      { subject: 'content share with an identity', says: 'Storage File Data Privileged Contributor' },
    ]);
    expect(report.different).toEqual([]);
  });

  test('names with a meaning in JavaScript are names', () => {
    const report = reportOn(JSON.parse(`{"roles":[{"role":"constructor","guid":"${NOBODY}"}],"roleSets":[{"purpose":"__proto__","roles":["toString"]}]}`));
    expect(report.new.map(({ subject }) => subject)).toEqual(['constructor', '__proto__']);
  });

  test('a set that the file leaves out is missing, and no work', () => {
    const report = afterwards((sample) => sample.roleSets.splice(0, 1));
    expect(report.missing).toContainEqual({ subject: 'host storage only (no blob trigger, no Durable)', says: 'Storage Blob Data Owner' });
    expect([report.new, report.different, report.compared]).toEqual([[], [], 18]);
  });

  test('a part that the file does not have is not compared, which is said', () => {
    const { roles, roleSets } = answerIn(ROLES_SAMPLE);
    expect(reportOn({ roles })).toMatchObject({ compared: 13, notes: ['no role sets in the file, so not compared: which roles go together'] });
    expect(reportOn({ roleSets })).toEqual({ compared: 6, new: [], different: [], missing: [], notes: ['no roles in the file, so not compared: names and ids'] });
    expect(reportOn({ roles }, { roleSets })).toEqual(reportOn({ roles, roleSets }));
  });
});

describe("Azure's own list", () => {
  test.each<[string, Answer]>([['as the answer', ofRest(every)], ['as the command prints it', ofCli(every)]])('%s has every role, and none that is new', (_, content) => {
    expect(reportOn(content)).toMatchObject({ compared: Object.keys(ROLES).length, new: [], different: [], missing: [] });
  });

  test.each<[string, (roles: readonly RoleRecord[]) => Answer]>([['as the answer', ofRest], ['as the command prints it', ofCli]])('%s tells of a new name and a role that is gone', (_, form) => {
    const [first, ...others] = ROLE_CATALOGUE.roles;
    const report = reportOn(form([{ name: 'Reader', id: NOBODY }, { ...others[0], name: 'Another name' }, ...others.slice(1)]));
    expect(report.different).toEqual([{ subject: others[0].name, field: 'name', catalogue: others[0].name, file: 'Another name' }]);
    expect(report.missing).toEqual([{ subject: first.name, says: first.id }]);
  });

  test('beside a file with sets, each is asked for what it has', () => {
    expect(reportOn(ofCli(every), answerIn(ROLES_SAMPLE))).toMatchObject({ compared: Object.keys(ROLES).length + 6, new: [], different: [], missing: [], notes: [] });
  });

  test('does not have the roles of Cosmos DB, which are not looked for', () => {
    const ids: readonly string[] = Object.values(COSMOS_ROLES).map(({ id }) => id);
    expect(ROLE_CATALOGUE.roles.filter(({ id }) => ids.includes(id))).toEqual([]);
  });
});

describe('a file is about roles', () => {
  test.each<[string, unknown, boolean]>([
    ['the sample', answerIn(ROLES_SAMPLE), true],
    ['sets alone', { roleSets: [] }, true],
    ["Azure's answer", ofRest(every), true],
    ["Azure's list", ofCli(every), true],
    ['a list of stacks', answerIn(SAMPLE), false],
    ['stacks alone', answerIn(SAMPLE).value, false],
    ['nothing', {}, false],
    ['an empty list', [], false],
    ['null', null, false],
    ['a text', 'roles', false],
    ['a list of lists', [[]], false],
    ['what every object has', [{}, { roleName: 'x' }], false],
  ])('%s: %s', (_, content, expected) => {
    expect(holdsRoles(content)).toBe(expected);
  });
});

describe('ROLE_SETS', () => {
  const names = Object.values(ROLES).map(({ name }) => name) as readonly string[];

  test.each([...ROLE_SETS])('%s: roles of the catalogue, once each', (_, roles) => {
    expect(roles.filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(roles).size).toBe(roles.length);
    expect(roles).not.toHaveLength(0);
  });

  test('follow the uses of the host storage', () => {
    expect(ROLE_SETS.get('blob trigger using host storage')).toEqual(['Storage Blob Data Owner', ...HOST_STORAGE_USES.blobTrigger.roles.map((role) => ROLES[role].name)]);
  });
});
