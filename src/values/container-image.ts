import { brand, known, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { show } from '../rules/explain';
import { flag, text } from '../rules/fields';
import { UNRESOLVED, type Finding } from '../rules/rule';

/** How an app gets its image. */
export interface ContainerImageOptions {
  /**
   * User name for the registry; needs `registryPassword`.
   *
   * @default - no credentials
   */
  readonly registryUsername?: string;
  /**
   * Password for the registry; needs `registryUsername`.
   *
   * @default - no credentials
   */
  readonly registryPassword?: string;
  /**
   * Whether the app's identity pulls the image from an Azure container registry; it needs the role AcrPull.
   *
   * @default false
   */
  readonly useManagedIdentity?: boolean;
  /**
   * Client id of the user-assigned identity that pulls the image.
   *
   * @default - the identity that the app works with
   */
  readonly managedIdentityClientId?: string;
}

const OPTIONS = {
  registryUsername: text(),
  registryPassword: text({ secret: true, pattern: '\\S' }),
  useManagedIdentity: flag(),
  managedIdentityClientId: text({
    pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$',
    allowed: 'a client id (UUID)',
    example: '11111111-2222-3333-4444-555555555555',
    code: 'AZFN4012',
    why: `the identity is found by its client id (https://learn.microsoft.com/azure/app-service/configure-custom-container)`,
  }),
};

const PAGE = 'https://learn.microsoft.com/azure/azure-functions/functions-how-to-custom-container';
const PART = '[a-z0-9]+(?:[._-]+[a-z0-9]+)*';
const NAME_AND_TAG = `(?<name>${PART}(?:/${PART})*):(?<tag>\\w[\\w.-]{0,127})`;
const IMAGE = new RegExp(`^(?:https?://)?(?<host>[0-9A-Za-z-]+(?:[.][0-9A-Za-z-]+)+(?::\\d+)?|localhost(?::\\d+)?)/${NAME_AND_TAG}$`);
const HUB_IMAGE = new RegExp(`^${NAME_AND_TAG}$`);
const DIGEST = /@sha\d+:/;

/** What an image comes down to. */
export interface ContainerImageTerms {
  readonly registryUrl: string;
  readonly imageName: string;
  readonly imageTag: string;
  readonly registryUsername: string | undefined;
  readonly registryPassword: string | undefined;
  readonly useManagedIdentity: boolean;
  readonly managedIdentityClientId: string | undefined;
}

/**
 * A container image that carries the Functions host, the language and the code of an app.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-how-to-custom-container
 */
export class ContainerImage {
  /**
   * An image in a registry.
   *
   * Raises `AZFN4012` for an image without a tag or with a digest, which the provider cannot express, and `AZFN8001`.
   *
   * @param image registry, name and tag, for example `contoso.azurecr.io/functions/orders:1.4.2`; an image of Docker Hub may leave out the registry
   */
  public static fromImage(image: string, options?: ContainerImageOptions): ContainerImage {
    const given = options ?? {};
    const found = [...readProps(OPTIONS, given).found, ...imageProblems(image), ...credentialProblems(given)];
    refuse('the container image', found, ContainerImage.fromImage);
    const parts = (IMAGE.exec(image) ?? HUB_IMAGE.exec(image))?.groups ?? {};
    const name = parts.host === undefined && !parts.name.includes('/') ? `library/${parts.name}` : parts.name;
    return new ContainerImage({
      registryUrl: `https://${parts.host ?? 'index.docker.io'}`,
      imageName: name,
      imageTag: parts.tag,
      registryUsername: given.registryUsername,
      registryPassword: given.registryPassword,
      useManagedIdentity: given.useManagedIdentity ?? false,
      managedIdentityClientId: given.managedIdentityClientId,
    });
  }

  private readonly terms: ContainerImageTerms;

  private constructor(terms: ContainerImageTerms) {
    brand(this, 'ContainerImage');
    this.terms = terms;
  }

  /** @internal */
  public get _terms(): ContainerImageTerms {
    return this.terms;
  }
}

function imageProblems(image: unknown): Finding[] {
  const wanted = `write registry, name and tag, for example 'contoso.azurecr.io/functions/orders:1.4.2'`;
  if (typeof image !== 'string' || image === '') {
    return [{ code: 'AZFN8001', what: `'image' is ${show(image)}, but text is needed`, why: `the image is what the app runs (${PAGE})`, fix: wanted }];
  }
  if (known(image) === UNRESOLVED) {
    return [{
      code: 'AZFN8005',
      what: `'image' contains a token, but text is needed that is known when the program runs`,
      why: `the provider takes registry, name and tag apart, so they have to be told apart at synth (${PAGE})`,
      fix: wanted,
    }];
  }
  if (IMAGE.test(image) || HUB_IMAGE.test(image)) return [];
  return [{
    code: 'AZFN4012',
    what: DIGEST.test(image) ? `'image' is ${show(image)}, which names a digest` : `'image' is ${show(image)}, which is not a registry, a name in lower case and a tag`,
    why: DIGEST.test(image) ? `the provider needs a tag and cannot express a digest (${PAGE})` : `the provider needs the three parts, and an image without a tag would change under the app (${PAGE})`,
    fix: wanted,
  }];
}

function credentialProblems(options: ContainerImageOptions): Finding[] {
  const { registryUsername: user, registryPassword: password, useManagedIdentity, managedIdentityClientId } = options;
  const pull = `use one way to pull: 'registryUsername' with 'registryPassword', or 'useManagedIdentity'`;
  const finding = (what: string, why: string, fix = pull): Finding => ({ code: 'AZFN4012', what, why: `${why} (${PAGE})`, fix });
  return [
    ...((user === undefined) !== (password === undefined)
      ? [finding(user === undefined ? `'registryPassword' is set without 'registryUsername'` : `'registryUsername' is set without 'registryPassword'`, 'a registry takes both or none')]
      : []),
    ...(useManagedIdentity === true && user !== undefined
      ? [finding(`'useManagedIdentity' and 'registryUsername' are both set`, 'the app pulls either with an identity or with credentials')]
      : []),
    ...(managedIdentityClientId !== undefined && useManagedIdentity !== true
      ? [finding(`'managedIdentityClientId' is set, but 'useManagedIdentity' is not true`, 'the client id would be ignored', `set 'useManagedIdentity' to true, or leave 'managedIdentityClientId' out`)]
      : []),
  ];
}
