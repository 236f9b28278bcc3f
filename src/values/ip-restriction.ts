import { isIP } from 'node:net';
import { brand, known, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { show } from '../rules/explain';
import { choice, list, number, resourceId, text } from '../rules/fields';
import { isKnown, type Finding } from '../rules/rule';
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
  azureFrontDoorIds: list(
    text({ pattern: '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$', allowed: 'the id of a Front Door (UUID)', code: 'AZFN6002', why: WHY }),
    { minItems: 1, maxItems: 8, code: 'AZFN6002', why: WHY },
  ),
  frontDoorHealthProbe: list(text({ pattern: '^1$', allowed: `the value '1'`, code: 'AZFN6002', why: WHY }), { minItems: 1, maxItems: 1, code: 'AZFN6002', why: WHY }),
  forwardedFor: list(text(), { minItems: 1, maxItems: 8, code: 'AZFN6002', why: WHY }),
  forwardedHosts: list(text(), { minItems: 1, maxItems: 8, code: 'AZFN6002', why: WHY }),
};

const ADDRESS = {
  address: text({ required: true, example: '203.0.113.0/24', code: 'AZFN6002', why: WHY }),
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
    const found = problems(ADDRESS, { address }, options);
    refuse('the IP restriction', [...found, ...addressProblems('address', address)], IpRestriction.ipAddress);
    // Azure answers a single address with its mask, which would differ from what was asked for.
    const ipAddress = address.split(',').map(asRange).join(',');
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
              xForwardedFor: (forwardedFor ?? []).map(asRange),
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

/** The mask of a single address, by version; none for ranges and tokens. */
const MASKS: Readonly<Record<number, string>> = { 0: '', 4: '/32', 6: '/128' };

const asRange = (address: string): string => `${address}${MASKS[isIP(address)]}`;

/** Addresses and ranges, told apart by commas, that are none. */
function addressProblems(prop: string, addresses: unknown, several = true): Finding[] {
  if (typeof addresses !== 'string' || addresses.trim() === '' || !isKnown(known(addresses))) return [];
  const wrong = (several ? addresses.split(',') : [addresses]).find((part) => !isRange(part));
  if (wrong === undefined) return [];
  return [
    {
      code: 'AZFN6002',
      what: `'${prop}' has ${show(wrong)}, which is neither an address nor a range`,
      why: `the provider checks addresses only when it applies (https://learn.microsoft.com/azure/app-service/app-service-ip-restrictions)`,
      fix: `write addresses or CIDR ranges with commas between them and without spaces, for example '203.0.113.0/24'`,
    },
  ];
}

function isRange(part: string): boolean {
  const [address, mask, ...rest] = part.split('/');
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && longest > 0 && (mask === undefined || (/^(0|[1-9][0-9]{0,2})$/.test(mask) && Number(mask) <= longest));
}

function problems(fields: Parameters<typeof readProps>[0], caller: object, options: IpRestrictionOptions | undefined) {
  const found = [...readProps(fields, caller).found, ...(options === undefined ? [] : readProps(OPTIONS, options).found)];
  const forwarded: unknown = (options as { forwardedFor?: unknown } | null | undefined)?.forwardedFor;
  return Array.isArray(forwarded) ? [...found, ...forwarded.flatMap((range, index) => addressProblems(`forwardedFor[${index}]`, range, false))] : found;
}
