import { identityIsGrantable, identityIsNamed, readerIsGranted, referencesAreRead, type IdentityInput } from '../../src/rules/identity-rules';
import { UNRESOLVED, type MaybeKnown } from '../../src/rules/rule';
import { finding, said } from './verdict';

const SYSTEM: IdentityInput = { kind: 'system', grantable: true };
const DEFINED: IdentityInput = { kind: 'user', grantable: true };
const EXISTING: IdentityInput = { kind: 'user', grantable: true, identityId: '/id-orders' };
const UNGRANTABLE: IdentityInput = { kind: 'user', grantable: false, identityId: '/id-orders' };
const NOBODY: IdentityInput = { kind: 'none', grantable: false };

test.each<[string, IdentityInput, string, string]>([
  ['its own', SYSTEM, 'ok', 'ok'],
  ['one that the app defines', DEFINED, 'ok', 'ok'],
  ['one that exists', EXISTING, 'ok', 'ok'],
  ['one whose object id is not told', UNGRANTABLE, 'ok', 'AZFN5010'],
  ['one of which nothing is told', NOBODY, 'AZFN5010', 'AZFN5010'],
])('an identity is named in settings, and granted roles: %s', (_, identity, named, granted) => {
  expect(said(identityIsNamed(identity, 'addConnection'))).toBe(named);
  expect(said(identityIsGrantable(identity, 'grantRole'))).toBe(granted);
});

test('a refusal says where the identity was used', () => {
  expect(finding(identityIsNamed(NOBODY, 'connections')).what).toContain(`'connections'`);
  expect(finding(identityIsGrantable(NOBODY, 'grantRole')).what).toContain(`'grantRole'`);
  expect(finding(referencesAreRead(NOBODY, 'secretSettings', undefined)).what).toContain(`'secretSettings'`);
});

describe('referencesAreRead', () => {
  test.each<[string, IdentityInput, unknown, string]>([
    ['with its own', SYSTEM, undefined, 'ok'],
    ['with one whose roles exist', UNGRANTABLE, undefined, 'ok'],
    ['with one of which nothing is told', NOBODY, undefined, 'AZFN5010'],
    ['with another one that is named', NOBODY, '/id-secrets', 'ok'],
    ['with another one that Terraform knows', NOBODY, UNRESOLVED, 'ok'],
  ])('%s', (_, identity, reader, expected) => {
    expect(said(referencesAreRead(identity, 'secretSettings', reader))).toBe(expected);
  });
});

describe('readerIsGranted', () => {
  test.each<[string, IdentityInput, MaybeKnown<string> | undefined, string]>([
    ['the one that the app works with', EXISTING, undefined, 'ok'],
    ['the same one, named', EXISTING, '/id-orders', 'ok'],
    ['another one', EXISTING, '/id-secrets', 'AZFN5006'],
    ['another one beside its own', SYSTEM, '/id-secrets', 'AZFN5006'],
    ['one that Terraform knows', EXISTING, UNRESOLVED, 'ok'],
    ['its own', SYSTEM, undefined, 'ok'],
    ['one beside an identity that the app defines, whose id nobody knows yet', DEFINED, '/id-secrets', 'ok'],
    ['one beside an identity that only Terraform knows', { ...EXISTING, identityId: UNRESOLVED }, '/id-secrets', 'ok'],
    ['one beside an identity that is not the one the app works with', { ...NOBODY, identityId: '/id-orders' }, '/id-secrets', 'ok'],
  ])('%s', (_, identity, reader, expected) => {
    expect(said(readerIsGranted(identity, 'secretSettings', reader))).toBe(expected);
  });
});
