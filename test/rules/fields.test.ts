import fc from 'fast-check';
import { NAMES, type NameFacts } from '../../src/catalog/names';
import { choice, flag, list, map, nameOf, number, plain, resourceId, struct, text, value } from '../../src/rules/fields';

test.each([
  ['text', text(), { type: 'text' }],
  ['text with a pattern', text({ pattern: '^a$', required: true }), { type: 'text', pattern: '^a$', required: true }],
  ['a number', number({ min: 1, max: 2 }), { type: 'number', min: 1, max: 2 }],
  ['a flag', flag(), { type: 'flag' }],
  ['a member of an enum', choice('Color', { RED: 'Red' }), { type: 'choice', of: 'Color', members: { RED: 'Red' } }],
  ['a map', map(text()), { type: 'map', each: { type: 'text' } }],
  ['a list', list(flag(), { minItems: 1 }), { type: 'list', each: { type: 'flag' }, minItems: 1 }],
  ['an object', struct({ a: flag() }, { required: true }), { type: 'struct', fields: { a: { type: 'flag' } }, required: true }],
  ['plain data', plain({ code: 'AZFN4011' }), { type: 'plain', code: 'AZFN4011' }],
  ['an object of one class', value('HostStorage', 'HostStorage.accountKey({ … })'), { type: 'value', brands: ['HostStorage'], example: 'HostStorage.accountKey({ … })' }],
  ['an object of two classes', value(['A', 'B'], 'A.of()'), { type: 'value', brands: ['A', 'B'], example: 'A.of()' }],
])('%s', (_, field, expected) => {
  expect(field).toEqual(expected);
});

describe('nameOf', () => {
  test.each(Object.entries(NAMES) as [string, NameFacts][])('%s has pattern, lengths and reason of the catalogue', (_, row) => {
    const field = nameOf(row, { required: true, code: 'AZFN5001' });
    expect(field).toMatchObject({ type: 'text', pattern: row.pattern, minLength: row.min, maxLength: row.max, required: true, code: 'AZFN5001' });
    expect(field.allowed).toBe(`${row.min} to ${row.max} ${row.characters}`);
    expect(field.why).toContain(`(${row.page})`);
  });

  test('a reason of its own wins', () => {
    expect(nameOf(NAMES.hostId, { why: 'because (https://example.com/)' }).why).toBe('because (https://example.com/)');
  });
});

describe('resourceId', () => {
  const field = resourceId('Microsoft.Network/virtualNetworks/<network>/subnets/<subnet>');
  const fits = (id: string) => new RegExp(String(field.pattern)).test(id);
  const ID = '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-orders/providers/Microsoft.Network/virtualNetworks/vnet/subnets/apps';

  test.each<[string, string, boolean]>([
    ['an id', ID, true],
    ['an id with odd names', ID.replace('rg-orders', 'RG_(orders).x'), true],
    ['an id in another case', ID.toLowerCase(), false],
    ['resourcegroups in lower case', ID.replace('resourceGroups', 'resourcegroups'), false],
    ['another provider', ID.replace('Microsoft.Network', 'Microsoft.Web'), false],
    ['the id of the network', ID.replace('/subnets/apps', ''), false],
    ['something below the subnet', `${ID}/delegations/x`, false],
    ['a slash at its end', `${ID}/`, false],
    ['something before it', `https://management.azure.com${ID}`, false],
    ['no subscription', ID.replace('/subscriptions/11111111-2222-3333-4444-555555555555', ''), false],
    ['an empty name', ID.replace('/vnet/', '//'), false],
    ['another character than the period of the provider', ID.replace('Microsoft.Network', 'MicrosoftXNetwork'), false],
    ['a line break at its end', `${ID}\n`, false],
  ])('%s', (_, id, expected) => {
    expect(fits(id)).toBe(expected);
  });

  test('says its form, and has a code that can be another', () => {
    const form = '/subscriptions/<subscription>/resourceGroups/<group>/providers/Microsoft.Network/virtualNetworks/<network>/subnets/<subnet>';
    expect(field).toMatchObject({ type: 'text', code: 'AZFN6005', form, allowed: `the form '${form}'`, why: expect.stringMatching(/upper and lower case too \(https:\S+\)$/) });
    expect(resourceId('Microsoft.Web/serverFarms/<plan>', { required: true, code: 'AZFN2025' })).toMatchObject({ required: true, code: 'AZFN2025' });
  });
});

describe('patterns of names', () => {
  /** What Azure allows, said without a regular expression. */
  const words: Readonly<Record<string, (name: string) => boolean>> = {
    functionApp: (name) => name.length >= 2 && name.length <= 60 && only(name, letters + digits + '-') && !name.startsWith('-') && !name.endsWith('-'),
    slot: (name) => name.length >= 2 && name.length <= 59 && only(name, letters + digits + '-') && !name.startsWith('-') && !name.endsWith('-'),
    plan: (name) => name.length >= 1 && name.length <= 60 && only(name, letters + digits + '-_'),
    storageAccount: (name) => name.length >= 3 && name.length <= 24 && only(name, lower + digits),
    container: (name) => name.length >= 3 && name.length <= 63 && hyphened(name),
    fileShare: (name) => name.length >= 3 && name.length <= 63 && hyphened(name),
    hostId: (name) => name.length >= 1 && name.length <= 32 && hyphened(name),
    userAssignedIdentity: (name) => name.length >= 3 && name.length <= 128 && only(name, letters + digits + '_-') && (letters + digits).includes(name[0]),
    functionName: (name) => name.length >= 1 && name.length <= 127 && only(name, letters + digits + '_-') && letters.includes(name[0]),
    resourceGroup: (name) => name.length >= 1 && name.length <= 90 && only(name, letters + digits + '_().-') && !name.endsWith('.'),
  };
  const lower = 'abcdefghijklmnopqrstuvwxyz';
  const letters = lower + lower.toUpperCase();
  const digits = '0123456789';
  const only = (name: string, allowed: string) => [...name].every((character) => allowed.includes(character));
  const hyphened = (name: string) => only(name, lower + digits + '-') && !name.startsWith('-') && !name.endsWith('-') && !name.includes('--');

  test('are all described in words here', () => {
    expect(Object.keys(words).sort()).toEqual(Object.keys(NAMES).sort());
  });

  const characters = fc.constantFrom(...'abzABZ019--__..()/ :ä\n');

  test.each(Object.entries(NAMES) as [string, NameFacts][])('%s says the same as the words', (key, { pattern, min, max }) => {
    const expression = new RegExp(pattern);
    const names = fc.oneof(
      fc.string({ unit: characters, maxLength: 8 }),
      fc.string({ unit: fc.constantFrom(...'ab1-'), maxLength: 6 }),
      fc.string({ unit: fc.constantFrom(...'ab1-'), minLength: max - 2, maxLength: max + 2 }),
      fc.string({ unit: fc.constantFrom(...'a1'), minLength: max - 2, maxLength: max + 2 }),
    );
    fc.assert(
      fc.property(names, (name) => {
        expect([name, expression.test(name) && name.length >= min && name.length <= max]).toEqual([name, words[key](name)]);
      }),
      { numRuns: 500, seed: 20261121 },
    );
  });
});
