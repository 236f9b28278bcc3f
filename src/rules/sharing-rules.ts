import { NAMES } from '../catalog/names';
import { PLANS } from '../catalog/plans';
import { show } from './explain';
import type { Finding } from './rule';

const STORAGE_PAGE = 'https://learn.microsoft.com/azure/azure-functions/storage-considerations#host-id-considerations';

/** A Flex Consumption plan carries one app. */
export const planTaken = (other: string): Finding => ({
  code: 'AZFN2008',
  what: `'plan' carries ${show(other)} already, and a Flex Consumption plan carries one app`,
  why: `each Flex Consumption app has a plan of its own (${PLANS.flexConsumption.page})`,
  fix: `give this app its own FlexConsumptionPlan, or leave 'plan' out and get one`,
});

/** Two hosts do not work under one id in one account. */
export const hostIdTaken = (hostId: string, other: string): Finding => ({
  code: 'AZFN5003',
  what: `the host id ${show(hostId)} is also that of ${show(other)}, which has the same host storage account`,
  why: `hosts with one id share locks and keys, and the second one does not start; ids have 32 characters, and longer names are cut (${STORAGE_PAGE})`,
  fix: `set 'hostId' to another id, or give the app its own 'hostStorage'`,
});

/** Two apps do not have one name. */
export const nameTaken = (appName: string, other: string): Finding => ({
  code: 'AZFN4016',
  what: `'appName' is ${show(appName)}, which ${show(other)} has already`,
  why: `the name becomes a host name, and Azure refuses to create a second one (${NAMES.functionApp.page})`,
  fix: 'use another name',
});

/** Two apps do not define one account. */
export const accountTwice = (accountName: string, other: string): Finding => ({
  code: 'AZFN5009',
  what: `'hostStorage' defines the storage account ${show(accountName)}, which ${show(other)} defines too`,
  why: `names of storage accounts are unique in Azure, so the second account cannot be created (https://learn.microsoft.com/azure/storage/common/storage-account-overview#storage-account-name)`,
  fix: `leave 'storageAccountName' out, or define the account once and share it with HostStorage.accountKey({ … }) or HostStorage.managedIdentity({ … })`,
});

/** Two apps do not keep their packages in one container. */
export const containerTaken = (container: string, other: string): Finding => ({
  code: 'AZFN5004',
  what: `the deployment container ${show(container)} is also that of ${show(other)}, in the same storage account`,
  why: `the platform keeps one package per container, so each deployment would replace the other app's code (https://learn.microsoft.com/azure/azure-functions/flex-consumption-how-to#configure-deployment-settings)`,
  fix: `set 'deploymentContainerName' to another name`,
});

/** Two apps do not run from one share. */
export const shareTaken = (share: string, other: string): Finding => ({
  code: 'AZFN5005',
  what: `'contentShareName' is ${show(share)}, which ${show(other)} has too, in the same storage account`,
  why: `both would run the same files (https://learn.microsoft.com/azure/azure-functions/functions-app-settings#website_contentshare)`,
  fix: 'use another share, or leave it out',
});

/** A connection string has one value. */
export const connectionTwice = (name: string): Finding => ({
  code: 'AZFN4004',
  what: `${show(name)} is a connection string of the app already`,
  why: `names of connection strings are compared without case, so one of the two values would win by chance (https://learn.microsoft.com/azure/app-service/configure-common)`,
  fix: `keep one of them, or use another name`,
});
