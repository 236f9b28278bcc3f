import {
  AlwaysReady,
  ContainerImage,
  FunctionAppIdentity,
  HostStorage,
  IpRestriction,
  IpRestrictionAction,
  IsolatedFunctionApp,
  IsolatedRuntime,
  StorageMount,
  StorageReplication,
} from 'cdktf-azure-functions';
import { APP, scope } from './scope';

const runtime = IsolatedRuntime.DOTNET_10;
const MOUNT = { mountName: 'data', accountName: 'stdata', shareName: 'data', accessKey: 'key', mountPath: '/data' };

// Values come from their factories.
new IsolatedFunctionApp(scope, 'A1', {
  ...APP,
  runtime,
  hostStorage: HostStorage.accountKey({ storageAccountName: 'storders', storageAccountAccessKey: 'key' }),
  identity: FunctionAppIdentity.userAssigned(['id']),
  alwaysReady: [AlwaysReady.http(2), AlwaysReady.functionNamed('Ping', 1)],
  ipRestrictions: [IpRestriction.ipAddress('203.0.113.0/24')],
  mounts: [StorageMount.azureFiles(MOUNT)],
  container: ContainerImage.fromImage('contoso.azurecr.io/orders:1'),
});

// An object with the same fields is another thing.
// @ts-expect-error a host storage has a factory
new IsolatedFunctionApp(scope, 'B1', { ...APP, runtime, hostStorage: { storageAccountName: 'storders', storageAccountAccessKey: 'key' } });
// @ts-expect-error an identity has a factory
new IsolatedFunctionApp(scope, 'B2', { ...APP, runtime, identity: { type: 'SystemAssigned' } });
// @ts-expect-error a group has a factory
new IsolatedFunctionApp(scope, 'B3', { ...APP, runtime, alwaysReady: [{ name: 'http', instanceCount: 2 }] });
// @ts-expect-error a restriction has a factory
new IsolatedFunctionApp(scope, 'B4', { ...APP, runtime, ipRestrictions: [{ ipAddress: '203.0.113.0/24', priority: 1, action: 'Allow' }] });
// @ts-expect-error a mount has a factory
new IsolatedFunctionApp(scope, 'B5', { ...APP, runtime, mounts: [MOUNT] });
// @ts-expect-error an image has a factory
new IsolatedFunctionApp(scope, 'B6', { ...APP, runtime, container: 'contoso.azurecr.io/orders:1' });

// A value of another class is another thing.
// @ts-expect-error an identity is no host storage
new IsolatedFunctionApp(scope, 'C1', { ...APP, runtime, hostStorage: FunctionAppIdentity.systemAssigned() });
// @ts-expect-error a host storage is no identity
new IsolatedFunctionApp(scope, 'C2', { ...APP, runtime, identity: HostStorage.newAccountKey() });
// @ts-expect-error a mount is no image
new IsolatedFunctionApp(scope, 'C3', { ...APP, runtime, container: StorageMount.azureFiles(MOUNT) });
// @ts-expect-error a restriction is no group
new IsolatedFunctionApp(scope, 'C4', { ...APP, runtime, alwaysReady: [IpRestriction.serviceTag('AzureCloud')] });

// Nobody else makes them.
// @ts-expect-error the constructor is private
const storage = new HostStorage({ kind: 'new' });
// @ts-expect-error the constructor is private
const identity = new FunctionAppIdentity('SystemAssigned');
// @ts-expect-error the constructor is private
const group = new AlwaysReady('http', 2);
// @ts-expect-error the constructor is private
const restriction = new IpRestriction({ ipAddress: '203.0.113.0/24' });
// @ts-expect-error the constructor is private
const mount = new StorageMount('AzureFiles', MOUNT);
// @ts-expect-error the constructor is private
const image = new ContainerImage({ registryUrl: 'https://contoso.azurecr.io', imageName: 'orders', imageTag: '1' });

// What the factories take.
const accounts: HostStorage[] = [
  HostStorage.newAccountKey(),
  HostStorage.newAccountKey({ replication: StorageReplication.ZRS }),
  HostStorage.accountKey({ storageAccountName: 'storders', storageAccountAccessKey: 'key', storageAccountId: 'id' }),
];
// @ts-expect-error an account that exists has a key
HostStorage.accountKey({ storageAccountName: 'storders' });
// @ts-expect-error and options
HostStorage.accountKey();
// @ts-expect-error copies are made in ways that have names
HostStorage.newAccountKey({ replication: 'ZRS' });
// @ts-expect-error an account of its own has no key to tell
HostStorage.newAccountKey({ storageAccountAccessKey: 'key' });
const identities: FunctionAppIdentity[] = [FunctionAppIdentity.systemAssigned(), FunctionAppIdentity.systemAndUserAssigned(['id'])];
// @ts-expect-error identities that exist have ids
FunctionAppIdentity.userAssigned();
// @ts-expect-error which are a list
FunctionAppIdentity.userAssigned('id');
const groups: AlwaysReady[] = [AlwaysReady.http(1), AlwaysReady.blob(1), AlwaysReady.durable(1), AlwaysReady.functionNamed('Ping', 1)];
// @ts-expect-error a group has a count
AlwaysReady.http();
// @ts-expect-error a function has a name before its count
AlwaysReady.functionNamed(1);
const restrictions: IpRestriction[] = [
  IpRestriction.ipAddress('203.0.113.0/24', { priority: 1, action: IpRestrictionAction.DENY }), IpRestriction.serviceTag('AzureCloud'), IpRestriction.virtualNetworkSubnet('id'),
];
// @ts-expect-error an action has a name
IpRestriction.ipAddress('203.0.113.0/24', { action: 'Deny' });
// @ts-expect-error front doors are a list
IpRestriction.serviceTag('AzureFrontDoor.Backend', { azureFrontDoorIds: 'id' });
const images: ContainerImage[] = [ContainerImage.fromImage('orders:1'), ContainerImage.fromImage('a.io/orders:1', { useManagedIdentity: true })];
// @ts-expect-error an image has a name
ContainerImage.fromImage();
// @ts-expect-error a flag is no text
ContainerImage.fromImage('a.io/orders:1', { useManagedIdentity: 'yes' });
const mounts: StorageMount[] = [StorageMount.azureFiles(MOUNT), StorageMount.azureBlob(MOUNT)];
// @ts-expect-error a mount has a path
StorageMount.azureFiles({ mountName: 'data', accountName: 'stdata', shareName: 'data', accessKey: 'key' });
