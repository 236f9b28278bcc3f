import { ContainerImage, type ContainerImageOptions } from '../../src';
import { outcome, refusalText, unknown } from './outcome';

const CLIENT = '11111111-2222-3333-4444-555555555555';

describe('ContainerImage.fromImage', () => {
  test.each<[string, string, string, string]>([
    ['contoso.azurecr.io/orders:1.4.2', 'https://contoso.azurecr.io', 'orders', '1.4.2'],
    ['contoso.azurecr.io/functions/orders:1.4.2', 'https://contoso.azurecr.io', 'functions/orders', '1.4.2'],
    ['contoso.azurecr.io/a/b/c/d:latest', 'https://contoso.azurecr.io', 'a/b/c/d', 'latest'],
    ['https://contoso.azurecr.io/orders:1.0', 'https://contoso.azurecr.io', 'orders', '1.0'],
    ['registry.example.com:5000/orders:1.0', 'https://registry.example.com:5000', 'orders', '1.0'],
    ['r-0.example0.com/orders:1.0', 'https://r-0.example0.com', 'orders', '1.0'],
    ['localhost:5000/orders:1.0', 'https://localhost:5000', 'orders', '1.0'],
    ['mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0', 'https://mcr.microsoft.com', 'azure-functions/dotnet-isolated', '4-dotnet-isolated10.0'],
    ['contoso/orders:1.0', 'https://index.docker.io', 'contoso/orders', '1.0'],
    ['nginx:1.29', 'https://index.docker.io', 'library/nginx', '1.29'],
    ['contoso.azurecr.io/my__image.v2-x:A_b.C-1', 'https://contoso.azurecr.io', 'my__image.v2-x', 'A_b.C-1'],
    [`contoso.azurecr.io/orders:${'t'.repeat(128)}`, 'https://contoso.azurecr.io', 'orders', 't'.repeat(128)],
  ])('%s is taken apart', (image, registryUrl, imageName, imageTag) => {
    expect(ContainerImage.fromImage(image)._terms).toEqual({
      registryUrl, imageName, imageTag, registryUsername: undefined, registryPassword: undefined, useManagedIdentity: false, managedIdentityClientId: undefined,
    });
  });

  test.each<[string, unknown, string]>([
    ['no tag', 'contoso.azurecr.io/orders', 'AZFN4012'],
    ['an empty tag', 'contoso.azurecr.io/orders:', 'AZFN4012'],
    ['a tag of 129 characters', `contoso.azurecr.io/orders:${'t'.repeat(129)}`, 'AZFN4012'],
    ['a tag that starts with a hyphen', 'contoso.azurecr.io/orders:-1', 'AZFN4012'],
    ['a digest', `contoso.azurecr.io/orders@sha256:${'0'.repeat(64)}`, 'AZFN4012'],
    ['a tag and a digest', `contoso.azurecr.io/orders:1.0@sha256:${'0'.repeat(64)}`, 'AZFN4012'],
    ['capitals in the name', 'contoso.azurecr.io/Orders:1.0', 'AZFN4012'],
    ['a registry alone', 'contoso.azurecr.io', 'AZFN4012'],
    ['two slashes', 'contoso.azurecr.io//orders:1.0', 'AZFN4012'],
    ['a slash before the tag', 'contoso.azurecr.io/orders/:1.0', 'AZFN4012'],
    ['a user in the address', 'https://user@contoso.azurecr.io/orders:1.0', 'AZFN4012'],
    ['another protocol', 'oci://contoso.azurecr.io/orders:1.0', 'AZFN4012'],
    ['the spelling of a stack', 'DOCKER|contoso.azurecr.io/orders:1.0', 'AZFN4012'],
    ['a space', 'contoso.azurecr.io/orders:1.0 ', 'AZFN4012'],
    ['a line break', 'contoso.azurecr.io/orders:1.0\n', 'AZFN4012'],
    ['nothing', '', 'AZFN8001'],
    ['an absent image', undefined, 'AZFN8001'],
    ['null', null, 'AZFN8001'],
    ['a number', 5, 'AZFN8001'],
    ['a token, which cannot be taken apart', unknown().text, 'AZFN8005'],
    ['a token for the tag', `contoso.azurecr.io/orders:${unknown().text}`, 'AZFN8005'],
  ])('%s is refused', (_, image, expected) => {
    expect(outcome(() => ContainerImage.fromImage(image as string))).toBe(expected);
  });

  test('a digest is told from a user in an address', () => {
    expect(refusalText(() => ContainerImage.fromImage(`contoso.azurecr.io/orders@sha256:${'0'.repeat(64)}`))).toContain('digest');
    const text = refusalText(() => ContainerImage.fromImage('https://user:hunter2@contoso.azurecr.io/orders:1.0'));
    expect(text).not.toContain('names a digest');
    expect(text).not.toContain('hunter2');
  });
});

describe('options of a ContainerImage', () => {
  test.each<[string, object | undefined, string]>([
    ['none', undefined, 'ok'],
    ['no options', {}, 'ok'],
    ['user and password', { registryUsername: 'u', registryPassword: 'p' }, 'ok'],
    ['user and password that are tokens', { registryUsername: unknown().text, registryPassword: unknown().text }, 'ok'],
    ['the identity of the app', { useManagedIdentity: true }, 'ok'],
    ['another identity', { useManagedIdentity: true, managedIdentityClientId: CLIENT }, 'ok'],
    ['an identity whose client id is a token', { useManagedIdentity: true, managedIdentityClientId: unknown().text }, 'ok'],
    ['no identity, and credentials', { useManagedIdentity: false, registryUsername: 'u', registryPassword: 'p' }, 'ok'],
    ['a user without a password', { registryUsername: 'u' }, 'AZFN4012'],
    ['a password without a user', { registryPassword: 'p' }, 'AZFN4012'],
    ['an identity and credentials', { useManagedIdentity: true, registryUsername: 'u', registryPassword: 'p' }, 'AZFN4012'],
    ['a client id without an identity', { managedIdentityClientId: CLIENT }, 'AZFN4012'],
    ['a client id and no identity', { useManagedIdentity: false, managedIdentityClientId: CLIENT }, 'AZFN4012'],
    ['a client id that is none', { useManagedIdentity: true, managedIdentityClientId: 'id-orders' }, 'AZFN4012'],
    ['an empty user', { registryUsername: '', registryPassword: 'p' }, 'AZFN8002'],
    ['an empty password', { registryUsername: 'u', registryPassword: '' }, 'AZFN8002'],
    ['text for a flag', { useManagedIdentity: 'true' }, 'AZFN8001'],
    ['a token for a flag', { useManagedIdentity: unknown().text }, 'AZFN8005'],
    ['a misspelled option', { useManagedIdentiy: true }, 'AZFN8006'],
    ['text', 'u:p' as never, 'AZFN8001'],
  ])('%s', (_, options, expected) => {
    expect(outcome(() => ContainerImage.fromImage('contoso.azurecr.io/orders:1.0', options as ContainerImageOptions))).toBe(expected);
  });

  test('are kept, whatever happens to the object later', () => {
    const options = { registryUsername: 'u', registryPassword: 'p' };
    const { _terms } = ContainerImage.fromImage('contoso.azurecr.io/orders:1.0', options);
    Object.assign(options, { registryUsername: 'changed', registryPassword: 'changed' });
    expect(_terms).toMatchObject({ registryUsername: 'u', registryPassword: 'p' });
  });

  test('never show a password', () => {
    for (const registryPassword of ['hunter2', { value: 'hunter2' }]) {
      expect(refusalText(() => ContainerImage.fromImage('x', { registryPassword } as never))).not.toContain('hunter2');
    }
  });
});
