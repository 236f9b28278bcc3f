import { NAMES } from '../catalog/names';
import { PLANS } from '../catalog/plans';
import { SLOTS } from '../catalog/slots';
import { oneOf, show } from './explain';
import { planName, skusOf, skuGroup, type PlanTerms } from './plan-terms';
import { isKnown, type Finding, type MaybeKnown } from './rule';
import { compareVersions } from './versions';

/** Slots a plan has beside production; `undefined` while its SKU is not known. */
export function extraSlots({ facts, group, system }: PlanTerms): number | undefined {
  const counted = facts.slots === null ? group?.slots : facts.slots[system];
  return counted === undefined || counted === null ? undefined : counted - 1;
}

/** The plan has room for the slots. */
export function slotsFitPlan(plan: PlanTerms, count: number): Finding[] {
  const room = extraSlots(plan);
  if (room === undefined || count <= room) return [];
  const larger = skusOf('dedicated').filter((sku) => (skuGroup(sku)?.slots ?? 0) > count && skuGroup(sku)?.environment === false);
  const enough = [
    ...(PLANS.elasticPremium.slots[plan.system] > count ? ['ElasticPremiumPlan'] : []),
    ...(larger.length > 0 ? [`DedicatedPlan with SKU ${show(larger[0])} or larger`] : []),
  ];
  return [
    {
      code: 'AZFN3001',
      what:
        room === 0
          ? `the app is on ${planName(plan)}, which has no deployment slots`
          : `the app has ${count} slots, but ${planName(plan)} has ${room} beside production`,
      why: `Azure refuses to create more (${SLOTS.page})`,
      fix:
        plan.id === 'flexConsumption'
          ? `use a second app, or an ElasticPremiumPlan; updates without slots are described at https://learn.microsoft.com/azure/azure-functions/flex-consumption-site-updates`
          : enough.length > 0
            ? `use ${oneOf(enough)}${room === 0 ? '' : ', or remove slots'}`
            : 'remove slots',
    },
  ];
}

/** The name of a slot is one that Azure takes. */
export function slotNameFits(name: MaybeKnown<unknown>, existing: readonly string[]): Finding[] {
  const facts = NAMES.slot;
  if (typeof name !== 'string') {
    return [
      {
        code: isKnown(name) ? 'AZFN8001' : 'AZFN8005',
        what: `'slotName' is ${isKnown(name) ? show(name) : 'a token'}, but text is needed that is known when the program runs`,
        why: `the name becomes part of the names of resources (${facts.page})`,
        fix: `write a name such as 'staging'`,
      },
    ];
  }
  if (!new RegExp(facts.pattern).test(name) || name.toLowerCase() === SLOTS.production) {
    return [
      {
        code: 'AZFN3002',
        what: `'slotName' is ${show(name)}; it needs ${facts.min} to ${facts.max} ${facts.characters}, and is not 'production'`,
        why: `Azure takes no other names, and 'production' is the app itself (${facts.page})`,
        fix: `write a name such as 'staging'`,
      },
    ];
  }
  if (!existing.some((other) => other.toLowerCase() === name.toLowerCase())) return [];
  return [
    {
      code: 'AZFN3003',
      what: `'slotName' is ${show(name)}, which the app has already`,
      why: `names of slots are unique in their app and compared without case (${SLOTS.page})`,
      fix: `use another name, or add settings to the slot that exists`,
    },
  ];
}

/** A container app's slot can be created by the provider. */
export function slotKindFits(container: boolean, azurerm: string): Finding[] {
  if (!container || compareVersions(azurerm, SLOTS.containerKindSince) >= 0) return [];
  return [
    {
      code: 'AZFN3009',
      what: `the app runs a container, and azurerm ${azurerm} cannot create a slot for it`,
      why: `the provider sends the kind of a code app for the slot, which Azure refuses; repaired in ${SLOTS.containerKindSince} (https://github.com/hashicorp/terraform-provider-azurerm/pull/31842)`,
      fix: `run azurerm ${SLOTS.containerKindSince} or later and say so with the context key 'azfn:azurermVersion', or deploy code`,
    },
  ];
}

/** The target of an automatic swap exists and is another slot. */
export function autoSwapHasTarget(target: string | undefined, slotName: string, others: readonly string[]): Finding[] {
  const targets = [SLOTS.production, ...others.filter((other) => other !== slotName)];
  if (target === undefined || targets.some((other) => other.toLowerCase() === target.toLowerCase())) return [];
  const itself = target.toLowerCase() === slotName.toLowerCase();
  return [
    {
      code: 'AZFN3006',
      what: `'autoSwapSlotName' of the slot ${show(slotName)} is ${show(target)}, but it can swap with ${oneOf(targets.map(show))}`,
      why: itself ? `a slot cannot swap with itself (${SLOTS.page})` : `the target has to be a slot of the same app (${SLOTS.page})`,
      fix: itself ? `write ${show(SLOTS.production)}, or leave it out` : `write ${show(SLOTS.production)}, or add the slot ${show(target)} too`,
    },
  ];
}

/** Automatic swaps happen on Windows. */
export const autoSwapRuns = (target: string | undefined, { system }: PlanTerms): Finding[] =>
  target === undefined || system === 'Windows'
    ? []
    : [
        {
          code: 'AZFN3007',
          what: `'autoSwapSlotName' is set, but the plan runs on Linux`,
          why: `automatic swaps are documented for Windows apps; on Linux the setting is stored and nothing happens (https://learn.microsoft.com/azure/app-service/deploy-staging-slots#configure-auto-swap)`,
          fix: `swap from the pipeline that deploys the slot, or acknowledge the code with a reason`,
        },
      ];

/** Host name of a slot, which Azure cuts when it gets too long. */
export function slotHostNameFits(appName: MaybeKnown<string>, slotName: string): Finding[] {
  if (!isKnown(appName) || appName.length + slotName.length + 1 <= SLOTS.longestHostName) return [];
  return [
    {
      code: 'AZFN3012',
      what: `app and slot name have ${appName.length + slotName.length + 1} characters together with the hyphen, more than ${SLOTS.longestHostName}`,
      why: `the slot's host name is made of both, and Azure cuts a longer one, so that its address cannot be foretold (${SLOTS.page})`,
      fix: `use a shorter name, or acknowledge the code with a reason`,
    },
  ];
}

const SHARE_PAGE = 'https://learn.microsoft.com/azure/azure-functions/functions-app-settings#website_contentshare';

/** A slot has a content share of its own where Azure cannot make one: behind a network, or with a connection that it cannot read yet. */
export function contentShareIsThere(app: { readonly overVnet: boolean; readonly secret: boolean }, slotName: string, contentShareName: unknown): Finding[] {
  if ((!app.overVnet && !app.secret) || contentShareName !== undefined) return [];
  return [
    {
      code: 'AZFN3011',
      what: `${app.overVnet ? `the app has 'contentOverVnet'` : `the connection of the app's content share is a Key Vault secret`}, but the slot ${show(slotName)} has no 'contentShareName'`,
      why: app.overVnet
        ? `a share that is reached through a virtual network has to exist before the slot (${SHARE_PAGE})`
        : `Azure cannot read the secret while it creates the slot, so the share has to exist before (${SHARE_PAGE})`,
      fix: `set 'contentShareName' of the slot to a share that exists, or 'storageAccountId' in 'hostStorage' of the app to have one defined`,
    },
  ];
}

/** A content share, and whose it is: `the app`, `the slot 'staging'`. */
export interface ContentShare {
  readonly owner: string;
  readonly share: string | undefined;
}

/** App and slots do not use one content share. */
export function contentSharesDiffer(places: readonly ContentShare[]): Finding[] {
  return places.flatMap(({ owner, share }, index): Finding[] => {
    const same = share === undefined ? undefined : places.slice(0, index).find((earlier) => earlier.share === share);
    if (same === undefined) return [];
    return [
      {
        code: 'AZFN3011',
        what: `'contentShareName' of ${owner} is that of ${same.owner}`,
        why: `both would run the same files, so that a deployment to one is a deployment to the other (${SHARE_PAGE})`,
        fix: `use another share, or leave 'contentShareName' out`,
      },
    ];
  });
}

/** One setting as a swap looks at it. */
export interface SwappedSetting {
  readonly name: string;
  /** A text that is equal for equal values; never shown. */
  readonly value: string;
  /** Whether the value is known when the program runs. */
  readonly known: boolean;
  readonly sticky: boolean;
}

/** The settings of the app, or of a slot, by the key that Azure compares. */
export interface SwapPlace {
  /** Name of the slot; `undefined` for the app. */
  readonly slotName: string | undefined;
  readonly settings: ReadonlyMap<string, SwappedSetting>;
}

/**
 * What a swap outside of Terraform does to settings: what stays needs a value in every place, what is exchanged has to be
 * equal, or the next apply undoes the swap. A name that stays in one place stays in all.
 */
export function swapIsStable(kind: SettingKind, app: SwapPlace, slots: readonly SwapPlace[]): (Finding & { readonly place: SwapPlace })[] {
  const found: (Finding & { readonly place: SwapPlace })[] = [];
  const all = new Map<string, { name: string; sticky: boolean }>();
  for (const { settings } of [app, ...slots]) {
    for (const [key, { name, sticky }] of settings) {
      const earlier = all.get(key);
      all.set(key, { name: earlier?.name ?? name, sticky: sticky || earlier?.sticky === true });
    }
  }
  for (const [key, { name, sticky }] of all) {
    const here = app.settings.get(key);
    if (sticky) {
      for (const place of [app, ...slots]) if (!place.settings.has(key)) found.push({ ...missing(kind, name, place.slotName), place });
      continue;
    }
    for (const place of slots) {
      const there = place.settings.get(key);
      if (here?.value === there?.value) continue;
      const certain = here === undefined || there === undefined || (here.known && there.known);
      found.push({ ...differs(kind, name, place.slotName as string, certain), place });
    }
  }
  return found;
}

/** What stays or is exchanged in a swap. */
export type SettingKind = 'app setting' | 'connection string';

function missing(kind: SettingKind, name: string, slotName: string | undefined): Finding {
  const place = slotName === undefined ? 'the app' : `the slot ${show(slotName)}`;
  const key = /^[A-Za-z_]\w*$/.test(name) ? name : show(name);
  const line = kind === 'app setting' ? `slotSettings: { ${key}: '…' }` : `connectionStrings: { ${key}: { connectionType: …, value: …, slotSetting: true } }`;
  return {
    code: 'AZFN3004',
    what: `the ${kind} ${show(name)} stays with its slot, but ${place} has no value for it`,
    why: `a name that stays does so in every slot, and code that is swapped there finds no value (${SLOTS.page})`,
    fix: `add to ${place}: ${line}, or acknowledge the code with a reason`,
  };
}

const differs = (kind: SettingKind, name: string, slotName: string, certain: boolean): Finding => ({
  code: 'AZFN3005',
  what: `the ${kind} ${show(name)} ${certain ? 'differs' : 'may differ'} between the app and its slot ${show(slotName)}, and is exchanged when they are swapped`,
  why: `after a swap outside of Terraform the next apply would exchange the values back while the code stays (${SLOTS.page})`,
  fix: `let it stay with the slot: ${kind === 'app setting' ? `move it to 'slotSettings' on both` : `add 'slotSetting: true' on both`}, give it one value, or acknowledge the code with a reason`,
});
