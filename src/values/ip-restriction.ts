import { brand, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { choice, list, number, resourceId, text } from '../rules/fields';
import { IpRestrictionAction } from './site-enums';

/** What a rule about callers can say beside who they are. */
export interface IpRestrictionOptions {
  /**
   * Name of the rule.
   *
   * @default - Azure names it
   */
  readonly ruleName?: string;
  /**
   * Place of the rule, from 1 to 2147483647; lower ones come first.
   *
   * @default 65000
   */
  readonly priority?: number;
  /**
   * What happens to the request.
   *
   * @default IpRestrictionAction.ALLOW
   */
  readonly action?: IpRestrictionAction;
  /**
   * A note.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * Ids of Azure Front Door instances that the request must come through (`X-Azure-FDID`), 8 at most.
   *
   * @default - not looked at
   */
  readonly azureFrontDoorIds?: string[];
  /**
   * Whether requests of Front Door's health probe match (`X-FD-HealthProbe`); the only value is `1`.
   *
   * @default - not looked at
   */
  readonly frontDoorHealthProbe?: string[];
  /**
   * Original addresses in CIDR form (`X-Forwarded-For`), 8 at most.
   *
   * @default - not looked at
   */
  readonly forwardedFor?: string[];
  /**
   * Original host names (`X-Forwarded-Host`), 8 at most.
   *
   * @default - not looked at
   */
  readonly forwardedHosts?: string[];
}

const WHY = 'Azure takes nothing else in an access restriction (https://learn.microsoft.com/azure/app-service/app-service-ip-restrictions)';

const OPTIONS = {
  ruleName: text(),
  priority: number({ min: 1, max: 2_147_483_647, code: 'AZFN6002', why: WHY }),
  action: choice('IpRestrictionAction', IpRestrictionAction),
  description: text(),
  azureFrontDoorIds: list(text(), { minItems: 1 }),
  frontDoorHealthProbe: list(text({ pattern: '^1$', allowed: `the value '1'`, code: 'AZFN6002', why: WHY }), { minItems: 1 }),
  forwardedFor: list(text(), { minItems: 1 }),
  forwardedHosts: list(text(), { minItems: 1 }),
};

const OCTET = '(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])';
const IPV4 = `${OCTET}([.]${OCTET}){3}(/(3[0-2]|[12]?[0-9]))?`;
const IPV6 = '[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+(/(12[0-8]|1[01][0-9]|[1-9]?[0-9]))?';

const ADDRESS = {
  address: text({
    required: true,
    pattern: `^(${IPV4}|${IPV6})(,(${IPV4}|${IPV6}))*$`,
    allowed: 'addresses or CIDR ranges, with commas between them and without spaces',
    example: '203.0.113.0/24',
    code: 'AZFN6002',
    why: 'the provider checks addresses only when it applies (https://learn.microsoft.com/azure/app-service/app-service-ip-restrictions)',
  }),
};
const TAG = {
  tag: text({
    required: true,
    pattern: '^[0-9A-Za-z.-]+$',
    allowed: 'the name of a service tag',
    example: 'AzureFrontDoor.Backend',
    code: 'AZFN6002',
    why: WHY,
  }),
};
const SUBNET = {
  subnetId: resourceId('Microsoft.Network/virtualNetworks/<network>/subnets/<subnet>', { required: true }),
};

/** What a rule about callers comes down to; names are those of the provider. */
export interface IpRestrictionTerms {
  readonly ipAddress?: string;
  readonly serviceTag?: string;
  readonly virtualNetworkSubnetId?: string;
  readonly name?: string;
  readonly priority: number;
  readonly action: string;
  readonly description?: string;
  readonly headers?: readonly {
    readonly xAzureFdid: readonly string[];
    readonly xFdHealthProbe: readonly string[];
    readonly xForwardedFor: readonly string[];
    readonly xForwardedHost: readonly string[];
  }[];
}

/**
 * Who may call an app, or its deployment site.
 *
 * @see https://learn.microsoft.com/azure/app-service/app-service-ip-restrictions
 */
export class IpRestriction {
  /**
   * Callers from an address or range. Raises `AZFN6002`, `AZFN8001` and `AZFN8002`.
   *
   * @param address one or more addresses or CIDR ranges with commas between them
   */
  public static ipAddress(address: string, options?: IpRestrictionOptions): IpRestriction {
    refuse('the IP restriction', problems(ADDRESS, { address }, options), IpRestriction.ipAddress);
    // Azure answers a single address with its mask, which would differ from what was asked for.
    const ipAddress = address
      .split(',')
      .map((part) => (/^[0-9.]+$/.test(part) ? `${part}/32` : part))
      .join(',');
    return new IpRestriction({ ipAddress }, options);
  }

  /**
   * Callers that belong to an Azure service. Raises `AZFN6002`, `AZFN8001` and `AZFN8002`.
   *
   * @param tag service tag, for example `AzureFrontDoor.Backend`
   */
  public static serviceTag(tag: string, options?: IpRestrictionOptions): IpRestriction {
    refuse('the IP restriction', problems(TAG, { tag }, options), IpRestriction.serviceTag);
    return new IpRestriction({ serviceTag: tag }, options);
  }

  /**
   * Callers from a subnet with the service endpoint `Microsoft.Web`. Raises `AZFN6002`, `AZFN6005`, `AZFN8001` and `AZFN8002`.
   *
   * @param subnetId resource id of the subnet
   */
  public static virtualNetworkSubnet(subnetId: string, options?: IpRestrictionOptions): IpRestriction {
    refuse('the IP restriction', problems(SUBNET, { subnetId }, options), IpRestriction.virtualNetworkSubnet);
    return new IpRestriction({ virtualNetworkSubnetId: subnetId }, options);
  }

  private readonly terms: IpRestrictionTerms;

  private constructor(caller: Partial<IpRestrictionTerms>, options: IpRestrictionOptions = {}) {
    brand(this, 'IpRestriction');
    const { azureFrontDoorIds, frontDoorHealthProbe, forwardedFor, forwardedHosts } = options;
    const headers = [azureFrontDoorIds, frontDoorHealthProbe, forwardedFor, forwardedHosts];
    this.terms = {
      ...caller,
      name: options.ruleName,
      priority: options.priority ?? 65_000,
      action: options.action ?? IpRestrictionAction.ALLOW,
      description: options.description,
      headers: headers.every((header) => header === undefined)
        ? undefined
        : [
            {
              xAzureFdid: [...(azureFrontDoorIds ?? [])],
              xFdHealthProbe: [...(frontDoorHealthProbe ?? [])],
              xForwardedFor: [...(forwardedFor ?? [])],
              xForwardedHost: [...(forwardedHosts ?? [])],
            },
          ],
    };
  }

  /** @internal */
  public get _terms(): IpRestrictionTerms {
    return this.terms;
  }
}

function problems(fields: Parameters<typeof readProps>[0], caller: object, options: IpRestrictionOptions | undefined) {
  return [...readProps(fields, caller).found, ...(options === undefined ? [] : readProps(OPTIONS, options).found)];
}
