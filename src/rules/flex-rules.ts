import { FLEX } from '../catalog/flex';
import { AZURERM } from '../catalog/azurerm';
import { show } from './explain';
import type { PlanTerms } from './plan-terms';
import { rule, UNRESOLVED, type Finding, type MaybeKnown } from './rule';
import { compareVersions } from './versions';

/** One always-ready group. */
export interface AlwaysReadyInput {
  /** As Azure returns it: lower case. */
  readonly name: string;
  readonly count: MaybeKnown<number>;
}

/** What the rules about Flex Consumption look at. */
export interface FlexInput {
  readonly plan: MaybeKnown<PlanTerms>;
  readonly instanceMemoryMiB: MaybeKnown<number> | undefined;
  readonly maximumInstanceCount: MaybeKnown<number> | undefined;
  readonly alwaysReady: MaybeKnown<readonly AlwaysReadyInput[]> | undefined;
  readonly azurerm: string;
  /** Whether the host reaches its storage without a key, so that AzAPI writes the app. */
  readonly keyless: MaybeKnown<boolean>;
  readonly siteUpdateStrategy: MaybeKnown<string> | undefined;
}

const inputRule = rule<FlexInput>();
const isFlex = (plan: PlanTerms): boolean => plan.id === 'flexConsumption';

/** The lowest `maximumInstanceCount` that a version of the provider sends. */
export const lowestInstanceCount = (azurerm: string, keyless: boolean): number =>
  keyless || compareVersions(azurerm, AZURERM.flexLowInstanceCountSince) >= 0 ? 1 : FLEX.maximumInstanceCount.min;

/** Fewer than forty instances at most are a matter of the provider's version. */
export const instanceCountFits = inputRule(
  ['plan', 'maximumInstanceCount', 'azurerm', 'keyless'],
  ({ plan, maximumInstanceCount: count, azurerm, keyless }): 'ok' | Finding => {
    const { min, max } = FLEX.maximumInstanceCount;
    if (!isFlex(plan) || count === undefined || count >= min) return 'ok';
    const accepted = lowestInstanceCount(azurerm, keyless) < min;
    return {
      code: accepted ? 'AZFN2028' : 'AZFN2004',
      what: `'maximumInstanceCount' is ${count}, below ${min}`,
      why: accepted
        ? `the documentation gives ${min} to ${max}, and Azure may refuse less when it creates the app (${FLEX.page})`
        : `the documentation gives ${min} to ${max}, and azurerm ${azurerm} refuses less (${FLEX.page})`,
      fix: `set 'maximumInstanceCount' to a number from ${min} to ${max}, or leave it out for ${FLEX.maximumInstanceCount.default}${accepted ? ', or acknowledge the code with a reason' : ''}`,
    };
  },
);

const UPDATES_PAGE = 'https://learn.microsoft.com/azure/azure-functions/flex-consumption-site-updates';

/** How an app is updated is written by AzAPI alone. */
export const updateStrategyIsWritten = inputRule(['plan', 'keyless', 'siteUpdateStrategy'], ({ plan, keyless, siteUpdateStrategy }): 'ok' | Finding =>
  !isFlex(plan) || siteUpdateStrategy === undefined || keyless
    ? 'ok'
    : {
        code: 'AZFN2030',
        what: `'siteUpdateStrategy' is set, but 'hostStorage' is reached with a key`,
        why: `azurerm_function_app_flex_consumption, which writes an app with a key, has no argument for it (${UPDATES_PAGE})`,
        fix: `leave 'hostStorage' out or use HostStorage.managedIdentity({ … }), or leave 'siteUpdateStrategy' out`,
      },
);

/** Rolling updates may still change. */
export const rollingUpdateIsPreview = inputRule(['plan', 'siteUpdateStrategy'], ({ plan, siteUpdateStrategy }): 'ok' | Finding =>
  !isFlex(plan) || siteUpdateStrategy !== 'RollingUpdate'
    ? 'ok'
    : {
        code: 'AZFN2031',
        what: `'siteUpdateStrategy' is SiteUpdateStrategy.ROLLING_UPDATE, which was last documented as a preview`,
        why: `previews come without a service level agreement and may change (${UPDATES_PAGE})`,
        fix: `leave it out for SiteUpdateStrategy.RECREATE, or acknowledge the code with a reason`,
      },
);

/** Each always-ready group is named once. */
export const groupsDiffer = inputRule(['alwaysReady'], ({ alwaysReady = [] }): 'ok' | readonly Finding[] =>
  alwaysReady
    .filter(({ name }, index) => alwaysReady.findIndex((other) => other.name === name) !== index)
    .map(({ name }) => ({
      code: 'AZFN2006',
      what: `'alwaysReady' has the group ${show(name)} more than once`,
      why: `Azure keeps one count per group and compares names without case (${FLEX.page})`,
      fix: `keep one AlwaysReady for ${show(name)}`,
    })),
);

/** Always ready instances fit under the highest number of instances. */
export const groupsFitMaximum = inputRule(['alwaysReady', 'maximumInstanceCount'], ({ alwaysReady = [], maximumInstanceCount }) => {
  const maximum = maximumInstanceCount ?? FLEX.maximumInstanceCount.default;
  const known = alwaysReady.map(({ count }) => count).filter((count) => count !== UNRESOLVED);
  const sum = known.reduce((total, count) => total + count, 0);
  if (sum <= maximum) return 'ok';
  const { max } = FLEX.maximumInstanceCount;
  return {
    code: 'AZFN2007',
    what: `'alwaysReady' asks for ${sum} instances in all, above 'maximumInstanceCount', which is ${maximum}${maximumInstanceCount === undefined ? ' by default' : ''}`,
    why: `always ready instances count against the maximum, and the provider fails when it applies (${FLEX.page})`,
    fix: sum > max ? `ask for fewer always ready instances: ${max} at most in all` : `set 'maximumInstanceCount' to ${sum} or more, or ask for fewer always ready instances`,
  };
});

/** A zone-redundant plan has two instances of each group. */
export const groupsFitZones = inputRule(['plan', 'alwaysReady'], ({ plan, alwaysReady = [] }): 'ok' | readonly Finding[] =>
  !isFlex(plan) || !plan.zoneBalancing
    ? 'ok'
    : alwaysReady
        .filter(({ count }) => count === 1)
        .map(({ name }) => ({
          code: 'AZFN2017',
          what: `'alwaysReady' has 1 instance for ${show(name)}, but a zone-redundant plan keeps 2 or more of each group`,
          why: `Azure raises the count by itself, so every later plan shows a change (${FLEX.page})`,
          fix: `ask for 2 or more instances of ${show(name)}, or for none`,
        })),
);

/** Everything that only Flex Consumption has. */
export const FLEX_RULES = [instanceCountFits, groupsDiffer, groupsFitMaximum, groupsFitZones, updateStrategyIsWritten, rollingUpdateIsPreview];
