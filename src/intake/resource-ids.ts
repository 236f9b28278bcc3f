import { Fn, Token } from '../framework';
import { isKnown } from '../rules/rule';
import { known } from './tokens';

/** One part of a text, by Terraform where the text is a token. */
function partOf(text: string, separator: string, index: number): string {
  if (isKnown(known(text))) return text.split(separator)[index] ?? '';
  return Token.asString(Fn.element(Fn.split(separator, text), index));
}

/** The id of the storage account that something is a part of; that of an account is its own. */
export const storageAccountOf = (resourceId: string): string => partOf(resourceId, '/blobServices/', 0);

/** The name of a vault, from its id. */
export const vaultNameOf = (vaultId: string): string => partOf(vaultId, '/', 8);

/** The address of a vault without a slash at its end. */
export const vaultRoot = (vaultUri: string): string => (isKnown(known(vaultUri)) ? vaultUri.replace(/\/$/, '') : Fn.trimsuffix(vaultUri, '/'));

/** The id of a secret in the language of role assignments. */
export const secretScope = (vaultId: string, secretName: string): string => `${vaultId}/secrets/${secretName}`;

/** The name of a secret, from its address. */
export const secretNameOf = (secretUri: string): string => partOf(secretUri, '/', 4);

/** A Cosmos DB account as its role assignments name it. */
export interface CosmosScope {
  readonly accountId: string;
  readonly accountName: string;
  readonly resourceGroupName: string;
  /** The account, or a database or container in it, in the words of its data plane. */
  readonly scope: string;
}

/** Parts of an account's id, counted from the empty text before the first slash. */
const COSMOS_PARTS = { resourceGroupName: 4, accountName: 8, count: 9 } as const;

/** Takes the id of an account, or of a database or container in it, apart. */
export function cosmosScope(resourceId: string): CosmosScope {
  const { resourceGroupName, accountName, count } = COSMOS_PARTS;
  const names = { resourceGroupName: partOf(resourceId, '/', resourceGroupName), accountName: partOf(resourceId, '/', accountName) };
  if (isKnown(known(resourceId))) {
    return {
      ...names,
      accountId: resourceId.split('/').slice(0, count).join('/'),
      scope: resourceId.replace(/\/sqlDatabases\/([^/]+)/, '/dbs/$1').replace(/(\/dbs\/[^/]+)\/containers\//, '$1/colls/'),
    };
  }
  return {
    ...names,
    accountId: Token.asString(Fn.join('/', Fn.slice(Fn.split('/', resourceId), 0, count))),
    // Without a slash at the end: between two of them, Terraform reads a regular expression.
    scope: Token.asString(Fn.replace(Fn.replace(resourceId, '/sqlDatabases', '/dbs'), '/containers', '/colls')),
  };
}
