import { StorageAccount, StorageContainer, type Construct } from '../framework';
import { known } from '../intake';
import { renderStorageAccount } from '../render/storage-account';
import type { PlanTerms } from '../rules/plan-terms';
import { isKnown } from '../rules/rule';
import type { HostStorageTerms } from '../values/host-storage';
import { defineArmAccount, defineArmContainer } from './arm-storage';
import { derivedContainerName, derivedStorageAccountName, OWN_CONTAINER } from './derived-names';
import type { AppProps } from './function-app-base';


/** The account of a host; an attribute is asked for only where it is used, because each costs the framework a token. */
export interface Account {
  readonly name: () => string;
  readonly accessKey: () => string;
  /** With a slash at its end. */
  readonly blobEndpoint: () => string;
  readonly id: () => string | undefined;
}

/** The account of a host: defined where the app has one of its own. */
export function accountOf(scope: Construct, props: AppProps, storage: HostStorageTerms, plan: PlanTerms): Account {
  if (storage.kind === 'existing') {
    const { name = '', accessKey = '', accountId, blobEndpoint = '' } = storage;
    const endsInSlash = blobEndpoint.endsWith('/') || !isKnown(known(blobEndpoint));
    const endpoint = endsInSlash ? blobEndpoint : `${blobEndpoint}/`;
    return { name: () => name, accessKey: () => accessKey, id: () => accountId, blobEndpoint: () => endpoint };
  }
  const settings = {
    storageAccountName: accountNameOf(props, storage),
    resourceGroupName: props.resourceGroupName,
    location: props.location,
    replication: storage.replication ?? (plan.zoneBalancing ? 'ZRS' : 'LRS'),
    publicNetworkAccess: !storage.closed,
    tags: props.tags,
  };
  if (isWrittenByArm(storage)) return defineArmAccount(scope, settings, storage.access === 'key');
  const account = new StorageAccount(scope, 'Storage', renderStorageAccount(settings));
  return {
    name: () => account.name,
    accessKey: () => account.primaryAccessKey,
    blobEndpoint: () => account.primaryBlobEndpoint,
    id: () => account.id,
  };
}

/** Name of an account that an app defines. */
export const accountNameOf = (props: AppProps, storage: HostStorageTerms): string =>
  storage.name ?? derivedStorageAccountName(props.appName, isWrittenByArm(storage) ? storage.access : undefined);

/** Whether an account is one that `azurerm_storage_account` cannot write. */
const isWrittenByArm = ({ access, closed }: HostStorageTerms): boolean => access !== 'key' || closed;

/** Name of the container with the package of an app on Flex Consumption. */
export const containerNameOf = (props: AppProps, storage: HostStorageTerms): string =>
  props.deploymentContainerName ?? (storage.kind === 'new' ? OWN_CONTAINER : derivedContainerName(props.appName));

/** The container with the package: defined where the account's id is known, so that the app waits for it. */
export function containerOf(scope: Construct, name: string, account: Account, storage: HostStorageTerms): string {
  const storageAccountId = account.id();
  if (storageAccountId === undefined) return name;
  if (storage.access !== 'key') return defineArmContainer(scope, name, storageAccountId);
  return new StorageContainer(scope, 'DeploymentContainer', {
    name,
    storageAccountId,
    containerAccessType: 'private',
  }).name;
}
