import { AzureRole } from '../../src/values/azure-role';
import { outcome, refusalText, unknown } from './outcome';

const GUID = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b';
const ID = `/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/roleDefinitions/${GUID}`;

describe('AzureRole.ofName', () => {
  test.each<[string, unknown, string]>([
    ['a built-in role', 'Cognitive Services OpenAI User', 'ok'],
    ['one letter', 'X', 'ok'],
    ['a custom role with brackets', 'Orders (read)', 'ok'],
    ['letters of another alphabet', 'Bestellungen prüfen', 'ok'],
    ['512 characters', 'x'.repeat(512), 'ok'],
    ['513 characters', 'x'.repeat(513), 'AZFN5020'],
    ['a token', unknown().text, 'ok'],
    ['nothing', undefined, 'AZFN8002'],
    ['empty text', '', 'AZFN5020'],
    ['spaces', '  ', 'AZFN5020'],
    ['a space at the end', 'Reader ', 'AZFN5020'],
    ['an apostrophe, on which the look-up of the provider breaks', `Orders' reader`, 'AZFN5020'],
    ['the id of a definition', ID, 'AZFN5020'],
    ['the GUID of a definition', GUID, 'AZFN5020'],
    ['a GUID in capitals', GUID.toUpperCase(), 'AZFN5020'],
    ['a GUID that is not in the catalogue', '11111111-2222-3333-4444-555555555555', 'AZFN5020'],
    ['a number', 7, 'AZFN8001'],
    ['null', null, 'AZFN8001'],
    ['a role', AzureRole.ACR_PULL, 'AZFN8001'],
  ])('%s', (_, name, expected) => expect(outcome(() => AzureRole.ofName(name as string))).toBe(expected));

  test('says what to write for a GUID', () => {
    expect(refusalText(() => AzureRole.ofName(GUID))).toContain(`use AzureRole.ofName('Storage Blob Data Owner')`);
    expect(refusalText(() => AzureRole.ofName('11111111-2222-3333-4444-555555555555'))).toContain('use AzureRole.ofDefinitionId(');
  });

  test('keeps the name', () => expect(AzureRole.ofName('Reader')._terms).toEqual({ by: 'name', name: 'Reader' }));
});

describe('AzureRole.ofDefinitionId', () => {
  test.each<[string, unknown, string]>([
    ['a definition', ID, 'ok'],
    ['a GUID in capitals', ID.replace(GUID, GUID.toUpperCase()), 'ok'],
    ['a token', unknown().text, 'ok'],
    ['nothing', undefined, 'AZFN8002'],
    ['empty text', '', 'AZFN5020'],
    ['a GUID alone', GUID, 'AZFN5020'],
    ['no subscription, which Azure adds', ID.replace(/^\/subscriptions\/[^/]+/, ''), 'AZFN5020'],
    ['the id of the resource of Terraform', `${ID}|/subscriptions/0`, 'AZFN5020'],
    ['an assignment', ID.replace('roleDefinitions', 'roleAssignments'), 'AZFN5020'],
    ['another case', ID.toLowerCase(), 'AZFN5020'],
    ['a name', 'Reader', 'AZFN5020'],
    ['a list', [ID], 'AZFN8001'],
  ])('%s', (_, id, expected) => expect(outcome(() => AzureRole.ofDefinitionId(id as string))).toBe(expected));

  test('keeps the id', () => expect(AzureRole.ofDefinitionId(ID)._terms).toEqual({ by: 'id', id: ID }));
});
