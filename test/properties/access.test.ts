import { Construct } from 'constructs';
import type { TerraformStack } from 'cdktf';
import fc from 'fast-check';
import { RoleAssignments } from '../../src/constructs/role-assignments';
import { AzfnError } from '../../src/rules/azfn-error';
import { connectionHostUses, connectionNameFits, connectionNamesDiffer, connectionRoles, connectionSettings, scopeFits } from '../../src/rules/connection-rules';
import { roleTerms } from '../../src/rules/role-sets';
import { keyVaultReferenceIsWhole } from '../../src/rules/setting-rules';
import { AzureRole } from '../../src/values/azure-role';
import { IdentityConnection } from '../../src/values/identity-connection';
import { ConnectionAccess } from '../../src/values/identity-connection-options';
import { KeyVaultSecret } from '../../src/values/key-vault-secret';
import { schemaProblems } from '../support/azurerm-schema';
import { pathsIn, synth, testStack } from '../support/stacks';
import { defineVariables, hostile, type Make } from './arbitraries';

const runs = (numRuns: number) => ({ seed: 20_261_121, numRuns });
const anything = (value: unknown): never => value as never;

type Factory = (values: readonly unknown[]) => unknown;

/** Every way to make a value of these classes from what a program says. */
const FACTORIES: Readonly<Record<string, Factory>> = {
  'AzureRole.ofName': ([a]) => AzureRole.ofName(anything(a)),
  'AzureRole.ofDefinitionId': ([a]) => AzureRole.ofDefinitionId(anything(a)),
  'KeyVaultSecret.fromSecretUri': ([a, b]) => KeyVaultSecret.fromSecretUri(anything(a), anything(b)),
  'KeyVaultSecret.fromSecretUri with fields': ([a, b, c]) => KeyVaultSecret.fromSecretUri(anything(a), anything({ vaultId: b, grantOn: c })),
  'KeyVaultSecret.fromVault': ([a]) => KeyVaultSecret.fromVault(anything(a)),
  'KeyVaultSecret.fromVault with fields': ([a, b, c, d]) => KeyVaultSecret.fromVault(anything({ vaultName: a, secretName: b, secretVersion: c, vaultId: d })),
  'KeyVaultSecret.fromVault with an address': ([a, b, c, d]) => KeyVaultSecret.fromVault(anything({ vaultUri: a, secretName: b, grantOn: c, vaultId: d })),
  ...Object.fromEntries(
    (['serviceBus', 'eventHubs', 'blobs', 'queues', 'tables', 'cosmosDb', 'eventGrid', 'sql'] as const).map((service): [string, Factory] => [
      `IdentityConnection.${service}`,
      ([a]) => IdentityConnection[service](anything(a)),
    ]),
  ),
  'IdentityConnection.serviceBus with fields': ([a, b, c]) => IdentityConnection.serviceBus(anything({ fullyQualifiedNamespace: a, access: b, scopeId: c })),
  'IdentityConnection.eventHubs with an item': ([a, b, c]) => IdentityConnection.eventHubs(anything({ fullyQualifiedNamespace: a, access: [b], scopeId: c })),
  'IdentityConnection.blobs with fields': ([a, b, c, d]) => IdentityConnection.blobs(anything({ blobServiceUri: a, queueServiceUri: b, access: [ConnectionAccess.TRIGGER, c], scopeId: d })),
  'IdentityConnection.blobs for a trigger': ([a, b, c]) => IdentityConnection.blobs(anything({ blobServiceUri: a, queueServiceUri: b, access: [ConnectionAccess.TRIGGER], scopeId: c })),
  'IdentityConnection.cosmosDb with fields': ([a, b]) => IdentityConnection.cosmosDb(anything({ accountEndpoint: a, access: [ConnectionAccess.INPUT], scopeId: b })),
  'IdentityConnection.eventGrid with fields': ([a, b]) => IdentityConnection.eventGrid(anything({ topicEndpointUri: a, scopeId: b })),
  'IdentityConnection.sql with fields': ([a, b]) => IdentityConnection.sql(anything({ serverHostName: a, databaseName: b })),
};

const values: fc.Arbitrary<readonly Make[]> = fc.tuple(hostile, hostile, hostile, hostile);
const GUID = '11111111-2222-3333-4444-555555555555';

/** Uses everything that a value comes to, as an app does. */
function use(value: unknown, stack: TerraformStack): void {
  if (value instanceof IdentityConnection) {
    const { _terms } = value;
    for (const setting of Object.values(connectionSettings('Orders', _terms, { clientId: GUID }))) expect(typeof setting).toBe('string');
    expect(connectionHostUses(_terms).every((word) => typeof word === 'string')).toBe(true);
    const roles = new RoleAssignments(new Construct(stack, 'Orders'));
    for (const role of connectionRoles(_terms)) roles.assign(role, GUID);
  } else if (value instanceof KeyVaultSecret) {
    const { reference, grant } = value._terms;
    if (!/[$]\{/.test(reference)) expect(keyVaultReferenceIsWhole({ name: 'KEY', value: reference, source: 'x' })).toBe('ok');
    if (grant !== undefined) new RoleAssignments(stack).assign({ kind: 'azure', id: 'Secret', ...grant }, GUID);
  } else {
    expect(value).toBeInstanceOf(AzureRole);
  }
}

describe.each(Object.keys(FACTORIES))('%s', (name) => {
  test('takes anything, or says with codes why not and leaves nothing', () => {
    fc.assert(
      fc.property(values, (makes) => {
        const stack = testStack();
        defineVariables(stack);
        const given = makes.map((make) => make(stack));
        const before = pathsIn(stack);
        let value: unknown;
        try {
          value = FACTORIES[name](given);
        } catch (error) {
          expect(error).toBeInstanceOf(AzfnError);
          expect((error as AzfnError).codes).not.toContain('AZFN9001');
          expect((error as AzfnError).message).toMatch(/^the (role|secret|connection) cannot be defined:\n {2}AZFN\d{4} /);
          expect(pathsIn(stack)).toEqual(before);
          return;
        }
        use(value, stack);
        expect(schemaProblems(synth(stack))).toEqual([]);
      }),
      runs(40),
    );
  });
});

const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'constructor', 'toString', '$', '$&', '$1', '/', '\u2028', 'AzureWebJobs'));

test('rules take any text as a name or a scope', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const names = [one, other].map((name) => ({ name, source: 'addConnection' }));
      for (const input of names) {
        const verdict = connectionNameFits(input);
        if (verdict === 'ok') expect(Object.keys(connectionSettings(input.name, { service: 'queues', access: ['output'], addresses: { queueServiceUri: 'q' }, scopeId: undefined, accountId: undefined, sql: undefined }, { clientId: undefined }))).toEqual([`${input.name}__queueServiceUri`]);
        else expect(verdict.code).toBe('AZFN5022');
      }
      expect(connectionNamesDiffer(names).length).toBeLessThan(2);
      expect(scopeFits({ service: 'blobs', access: ['trigger'] }, one)).toMatchObject({ code: 'AZFN5025' });
    }),
    runs(300),
  );
});

test('any text is an id of a role, or is refused with a code', () => {
  fc.assert(
    fc.property(text, text, (id, scopeId) => {
      const stack = testStack();
      try {
        new RoleAssignments(stack).assign({ kind: 'azure', id, role: roleTerms('acrPull'), scopeId }, GUID);
      } catch (error) {
        expect(error).toBeInstanceOf(AzfnError);
        expect((error as AzfnError).codes).toEqual(['AZFN8007']);
      }
    }),
    runs(100),
  );
});
