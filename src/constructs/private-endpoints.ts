import { createHash } from 'node:crypto';
import { PRIVATE_ENDPOINT_NAME, PRIVATE_LINK, SLOT_SUBRESOURCE } from '../catalog/network';
import { PrivateEndpoint, withoutTraces, type Construct, type ITerraformDependable } from '../framework';
import { readProps, type Context } from '../intake';
import { renderPrivateEndpoint } from '../render/private-endpoint';
import {
  endpointNameIsKnown,
  endpointsHaveZones,
  zonesFit,
  zonesOfService,
  type EndpointZones,
  type StorageSubresource,
} from '../rules/network-rules';
import { isKnown, type Finding, type MaybeKnown } from '../rules/rule';
import type { StorageNetworkOptions } from '../values/storage-network-options';
import { PRIVATE_ENDPOINT, type PrivateEndpointOptions } from './private-endpoint-options';
import { watchEndpoint } from './subnets-in-tree';
import { warn, type WarningAcknowledgement } from './warnings';

/** The app or slot that an endpoint leads to. */
export interface EndpointTarget {
  /** Id of the app, also for a slot. */
  readonly functionAppId: string;
  /** Name of the app, as rules may look at it. */
  readonly appName: MaybeKnown<string>;
  /** Name of the slot. */
  readonly slotName?: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** The slot, which has to be there before its endpoint; an app is waited for by its id. */
  readonly after?: ITerraformDependable;
  readonly context: Context;
}

/** Everything that stops an endpoint of an app or slot, apart from its plan. */
export function checkPrivateEndpoint(options: unknown, target: Pick<EndpointTarget, 'appName'>): Finding[] {
  const { plain, found } = readProps(PRIVATE_ENDPOINT, options);
  if (found.length > 0) return [...found];
  const name = plain.privateEndpointName as MaybeKnown<string> | undefined;
  return [...endpointNameIsKnown(name, target.appName, `the app's name`), ...zonesFit([zonesOfApp(plain)])];
}

/**
 * Defines an endpoint of an app or slot, for options that were checked.
 *
 * @param id id of the endpoint's construct, a literal
 */
export function definePrivateEndpoint(scope: Construct, id: string, target: EndpointTarget, options: PrivateEndpointOptions): PrivateEndpoint {
  const { appName, slotName } = target;
  const endpoint = withoutTraces(
    () =>
      new PrivateEndpoint(scope, id, {
        ...renderPrivateEndpoint({
          name: options.privateEndpointName ?? derivedEndpointName(...[isKnown(appName) ? appName : '', slotName ?? '', id].filter((part) => part !== '')),
          resourceGroupName: options.resourceGroupName ?? target.resourceGroupName,
          location: options.location ?? target.location,
          tags: target.tags,
          subnetId: options.subnetId,
          resourceId: target.functionAppId,
          subresource: slotName === undefined ? PRIVATE_LINK.sites.subresource : `${SLOT_SUBRESOURCE}${slotName}`,
          privateDnsZoneIds: options.privateDnsZoneIds,
          customNetworkInterfaceName: options.customNetworkInterfaceName,
        }),
        dependsOn: target.after === undefined ? undefined : [target.after],
      }),
  );
  const zones = zonesOfApp({ ...options });
  watchEndpoint(endpoint, options.subnetId, zones);
  const subject = slotName === undefined ? `a private endpoint of the app` : `a private endpoint of the slot '${slotName}'`;
  warn(endpoint, endpointsHaveZones([zones], subject), options.acknowledge ?? [], target.context);
  return endpoint;
}

const zonesOfApp = (options: Readonly<Record<string, unknown>>): EndpointZones => ({
  subresource: 'sites',
  prop: 'privateDnsZoneIds',
  zoneIds: options.privateDnsZoneIds as EndpointZones['zoneIds'],
});

/** A storage account that an app defines. */
export interface StorageTarget {
  readonly accountId: string;
  /** Name of the account, a literal. */
  readonly accountName: string;
  /** What the host uses of the account. */
  readonly subresources: readonly StorageSubresource[];
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly acknowledge: readonly WarningAcknowledgement[];
  readonly context: Context;
}

/** Defines an endpoint for each service of an account that the host uses; the app has to wait for them. */
export function defineStorageEndpoints(scope: Construct, target: StorageTarget, options: StorageNetworkOptions): PrivateEndpoint[] {
  return target.subresources.map((subresource) => {
    const zones = zonesOfService(subresource, { ...options });
    const endpoint = withoutTraces(
      () =>
        new PrivateEndpoint(
          scope,
          STORAGE_IDS[subresource],
          renderPrivateEndpoint({
            name: derivedEndpointName(target.accountName, subresource),
            resourceGroupName: options.resourceGroupName ?? target.resourceGroupName,
            location: options.location ?? target.location,
            tags: target.tags,
            subnetId: options.subnetId,
            resourceId: target.accountId,
            subresource,
            privateDnsZoneIds: zones.zoneIds as string[] | undefined,
          }),
        ),
    );
    watchEndpoint(endpoint, options.subnetId, zones);
    warn(endpoint, endpointsHaveZones([zones], `the private endpoint of the host storage account for '${subresource}'`), target.acknowledge, target.context);
    return endpoint;
  });
}

/** Ids of the endpoints below their app. */
const STORAGE_IDS: Readonly<Record<StorageSubresource, string>> = {
  blob: 'StorageBlobEndpoint',
  queue: 'StorageQueueEndpoint',
  table: 'StorageTableEndpoint',
  file: 'StorageFileEndpoint',
};

/** A legal name of a private endpoint that is always the same for the same parts, and another one for others. */
export function derivedEndpointName(...parts: readonly string[]): string {
  const name = ['pe', ...parts].join('-');
  const legal = name.replace(/[^0-9A-Za-z_.-]+/g, '-').replace(/[.-]+$/, '');
  if (legal === name && name.length <= PRIVATE_ENDPOINT_NAME.max) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${legal.slice(0, PRIVATE_ENDPOINT_NAME.max - 9).replace(/[.-]+$/, '')}-${digest}`;
}
