import type { PlanTerms } from './plan-terms';
import { bySku, planName } from './plan-terms';
import { rule, UNRESOLVED, type Finding, type MaybeKnown, type Rule } from './rule';

/** What the rules about the site's configuration look at. */
export interface SiteInput {
  readonly plan: MaybeKnown<PlanTerms>;
  readonly cors: MaybeKnown<{
    readonly allowedOrigins: MaybeKnown<readonly MaybeKnown<string>[]>;
    readonly supportCredentials?: MaybeKnown<boolean>;
  }> | undefined;
  readonly healthCheckPath: MaybeKnown<string> | undefined;
  readonly healthCheckEvictionMinutes: MaybeKnown<number> | undefined;
  readonly virtualNetworkSubnetId: MaybeKnown<string> | undefined;
  readonly vnetRouteAllEnabled: MaybeKnown<boolean> | undefined;
  readonly vnetImagePullEnabled: MaybeKnown<boolean> | undefined;
  readonly publicNetworkAccess: MaybeKnown<boolean> | undefined;
  readonly contentShareName: MaybeKnown<string> | undefined;
  readonly contentOverVnet: MaybeKnown<boolean> | undefined;
  /** Whether the app can define a content share, because it knows the account. */
  readonly shareIsDefinable: boolean;
  readonly keyVaultReferenceIdentityId: MaybeKnown<string> | undefined;
  /** User-assigned identities of the app. */
  readonly identityIds: MaybeKnown<readonly MaybeKnown<string>[]>;
  readonly container: unknown;
  readonly zipDeployFile: unknown;
}

const inputRule = rule<SiteInput>();

/** Browsers never send credentials to an origin that allows everybody. */
export const corsIsClosed = inputRule(['cors'], ({ cors }): 'ok' | Finding => {
  if (cors?.supportCredentials !== true || cors.allowedOrigins === UNRESOLVED || !cors.allowedOrigins.includes('*')) return 'ok';
  return {
    code: 'AZFN4009',
    what: `'cors' allows the origin '*' and has 'supportCredentials' true`,
    why: `any web site could call the app with the visitor's credentials, so Azure refuses the pair (https://learn.microsoft.com/azure/app-service/app-service-web-tutorial-rest-api#enable-cors)`,
    fix: `list the origins, or leave 'supportCredentials' out`,
  };
});

/** Eviction belongs to a health check; what is there may be a token. */
export const evictionHasCheck: Rule<Pick<SiteInput, 'healthCheckPath' | 'healthCheckEvictionMinutes'>> = ({ healthCheckPath, healthCheckEvictionMinutes }) =>
  healthCheckEvictionMinutes === undefined || healthCheckPath !== undefined
    ? 'ok'
    : {
        code: 'AZFN4014',
        what: `'healthCheckEvictionMinutes' is ${healthCheckEvictionMinutes === UNRESOLVED ? 'set' : healthCheckEvictionMinutes}, but 'healthCheckPath' is missing`,
        why: `the provider refuses one without the other (https://learn.microsoft.com/azure/app-service/monitor-instances-health-check)`,
        fix: `set 'healthCheckPath', for example '/api/health', or leave 'healthCheckEvictionMinutes' out`,
      };

/** A content share behind a network exists first, and the app can reach it; what is there may be a token. */
export const contentShareIsReachable: Rule<Pick<SiteInput, 'plan' | 'contentOverVnet' | 'contentShareName' | 'shareIsDefinable' | 'virtualNetworkSubnetId'>> = (input) => {
  const { plan, contentOverVnet, contentShareName, shareIsDefinable, virtualNetworkSubnetId } = input;
  if (plan === UNRESOLVED || contentOverVnet === UNRESOLVED) return 'deferred';
  const hasShare = contentShareName !== undefined || shareIsDefinable;
  if (contentOverVnet !== true || !plan.facts.elastic || (hasShare && virtualNetworkSubnetId !== undefined)) return 'ok';
  const missing = hasShare ? 'virtualNetworkSubnetId' : 'contentShareName';
  return {
    code: 'AZFN5005',
    what: `'contentOverVnet' is true, but '${missing}' is missing`,
    why: `a share behind a network must exist before the app, and the app must be in the network; the provider fails otherwise when it applies (https://learn.microsoft.com/azure/azure-functions/configure-networking-how-to)`,
    fix: hasShare
      ? `set '${missing}', or leave 'contentOverVnet' out`
      : `set 'contentShareName' to a share that exists, or 'storageAccountId' in 'hostStorage' to have one defined, or leave 'contentOverVnet' out`,
  };
};

/** References are resolved with an identity that the app has. */
export const referenceIdentityIsAssigned = inputRule(
  ['keyVaultReferenceIdentityId', 'identityIds'],
  ({ keyVaultReferenceIdentityId: id, identityIds }): 'ok' | Finding => {
    if (id === undefined || identityIds.includes(id) || identityIds.includes(UNRESOLVED)) return 'ok';
    return {
      code: 'AZFN5006',
      what: `'keyVaultReferenceIdentityId' names an identity that 'identity' does not have`,
      why: `Azure resolves Key Vault references only with an identity of the app (https://learn.microsoft.com/azure/app-service/app-service-key-vault-references)`,
      fix: `set 'identity' to FunctionAppIdentity.systemAndUserAssigned([…]) with it, or leave 'keyVaultReferenceIdentityId' out`,
    };
  },
);

/** An image already carries the code; what is there may be a token. */
export const codeComesOnce: Rule<Pick<SiteInput, 'container' | 'zipDeployFile'>> = ({ container, zipDeployFile }) =>
  container === UNRESOLVED || container === undefined || zipDeployFile === undefined
    ? 'ok'
    : {
        code: 'AZFN4010',
        what: `'zipDeployFile' and 'container' are both set`,
        why: `the image carries the code, and the pushed package would be ignored (https://learn.microsoft.com/azure/azure-functions/functions-how-to-custom-container)`,
        fix: `keep one of the two`,
      };

/** Images reach an App Service Environment only through its network. */
export const environmentPullsPrivately = inputRule(['plan', 'vnetImagePullEnabled'], ({ plan, vnetImagePullEnabled }) =>
  plan.group?.environment !== true || vnetImagePullEnabled !== false
    ? 'ok'
    : {
        code: 'AZFN6001',
        what: `'vnetImagePullEnabled' is false, but ${planName(plan)} is in an App Service Environment`,
        why: `the provider refuses to create such an app there (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app)`,
        fix: `leave 'vnetImagePullEnabled' out for true`,
      },
);

/** Everything about the site that stops a program. */
export const SITE_RULES = [
  corsIsClosed, evictionHasCheck, contentShareIsReachable, referenceIdentityIsAssigned, codeComesOnce,
  environmentPullsPrivately,
];

/** Routing is of use only inside a network. */
export const routingHasSubnet = inputRule(['plan', 'vnetRouteAllEnabled', 'virtualNetworkSubnetId'], ({ plan, vnetRouteAllEnabled, virtualNetworkSubnetId }) =>
  vnetRouteAllEnabled !== true || virtualNetworkSubnetId !== undefined || plan.group?.environment === true
    ? 'ok'
    : {
        code: 'AZFN6003',
        what: `'vnetRouteAllEnabled' is true, but 'virtualNetworkSubnetId' is missing`,
        why: `without a subnet there is no network to route to, unless another resource connects the app (https://learn.microsoft.com/azure/azure-functions/functions-networking-options)`,
        fix: `set 'virtualNetworkSubnetId', or acknowledge the code with a reason`,
      },
);

/** Somebody can reach the app. */
export const closedAppIsReachable = inputRule(['plan', 'publicNetworkAccess'], ({ plan, publicNetworkAccess }): 'ok' | Finding => {
  const able = bySku(plan.facts.privateEndpoints, plan.group, (group) => group.privateEndpoints);
  if (publicNetworkAccess !== false || able !== false) return 'ok';
  return {
    code: 'AZFN6004',
    what: `'publicNetworkAccess' is false, but ${planName(plan)} has no private endpoints`,
    why: `nobody can reach the app or deploy to it then (${plan.facts.page})`,
    fix: `use a plan with private endpoints, leave 'publicNetworkAccess' out and set 'ipRestrictions', or acknowledge the code with a reason`,
  };
});

/** Everything about the site that is legal, but hardly meant. */
export const SITE_WARNINGS = [routingHasSubnet, closedAppIsReachable];

/** An isolated .NET worker on Windows starts from a warm placeholder only as a 64-bit process. */
export function bitnessKeepsPlaceholder(use32BitWorker: unknown, placeholder: boolean, label: string): Finding[] {
  if (use32BitWorker !== true || !placeholder) return [];
  return [
    {
      code: 'AZFN2029',
      what: `'use32BitWorker' is true for ${label}`,
      why: `cold starts of isolated .NET workers are shortened for 64-bit processes only (https://learn.microsoft.com/azure/azure-functions/dotnet-isolated-process-guide#performance-optimizations)`,
      fix: `leave 'use32BitWorker' out, or acknowledge the code with a reason`,
    },
  ];
}
