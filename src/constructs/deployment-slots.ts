import type { HostVersionFacts } from '../catalog/host-versions';
import { Aspects, FunctionAppActiveSlot, withoutTraces, type Construct, type TerraformResourceLifecycle } from '../framework';
import { expressionOf, known, readProps, type Context, type Deferred, type Reading } from '../intake';
import type { ClassicFunctionAppSettings } from '../render/function-app-settings';
import { refuse } from '../rules/azfn-error';
import { isWarning } from '../rules/codes';
import { OWN_STICKY_SETTINGS, ownAppSettings, stackArguments, storageSettings } from '../rules/derived';
import { explain, show } from '../rules/explain';
import { flag, text, type Fields } from '../rules/fields';
import { identityReachesStorage } from '../rules/host-storage-rules';
import { identityIsGrantable, type IdentityInput } from '../rules/identity-rules';
import { insightsAreSaidOnce } from '../rules/monitoring-rules';
import type { PlanTerms } from '../rules/plan-terms';
import { propsFitPlan } from '../rules/prop-rules';
import { findings, isKnown, UNRESOLVED, type Finding, type MaybeKnown } from '../rules/rule';
import { RUNTIME_RULES, workerModelFits, type RuntimeInput } from '../rules/runtime-rules';
import type { RuntimeTerms } from '../rules/runtime-terms';
import { settingsAreUseful, settingsFit } from '../rules/setting-rules';
import { afterSynth, asSlot, notOwnSlot, swappedTwice } from '../rules/slot-calls';
import { ignoredBetween, slotAppSettings, STACK_ATTRIBUTE } from '../rules/slot-derived';
import {
  autoSwapHasTarget,
  autoSwapRuns,
  contentShareIsThere,
  contentSharesDiffer,
  extraSlots,
  slotHostNameFits,
  slotKindFits,
  slotNameFits,
  slotsFitPlan,
  type ContentShare,
} from '../rules/slot-rules';
import { SUPPORT_RULES, type SupportInput } from '../rules/support-rules';
import type { FunctionAppIdentity } from '../values/function-app-identity';
import type { HostStorageTerms } from '../values/host-storage';
import { AppConfiguration, identityNames, writeSticky } from './app-configuration';
import { defineContentShare } from './arm-storage';
import { defineIdentity, identityInput, identityOfSlot, plannedIdentity, type AppIdentity } from './app-identity';
import { contentShareOf, isShareDefinable, type ContentShareTerms } from './content-share';
import { hostIdsWithSlots, longestDistinctName, type HostIds } from './derived-names';
import { connectionsDiffer, servicesFit, settingInputs, termsOf } from './function-app-checks';
import type { AppProps } from './function-app-base';
import { pulledImage, referenceIdentity, type AppDefinition } from './function-app-resources';
import { FunctionAppSlot } from './function-app-slot';
import { preconditions } from './preconditions';
import type { EndpointTarget } from './private-endpoints';
import { Registry } from './registry';
import type { RoleAssignments } from './role-assignments';
import { whole, withdraw } from './scope';
import { claimHost, claimShare } from './slot-claims';
import type { InProcessSlotOptions, IsolatedSlotOptions, SwapActiveSlotOptions } from './slot-options';
import { stacksRunSomewhere } from './swap-conditions';
import { swapFindings } from './swap-findings';
import { warn } from './warnings';
import { CANNOT_TAKE, Workload } from './workload';

/** What an app tells its slots. */
export interface SlotBasis extends AppDefinition {
  readonly app: Construct;
  readonly props: AppProps;
  readonly model: 'isolated' | 'inProcess';
  readonly plan: PlanTerms;
  readonly runtime: RuntimeTerms;
  readonly host: HostVersionFacts;
  readonly context: Context;
  readonly configuration: AppConfiguration;
  readonly storage: HostStorageTerms;
  readonly identity: AppIdentity;
  /** Roles of the identity of the app, and of slots that share it. */
  readonly assignments: RoleAssignments;
  readonly appName: MaybeKnown<string>;
  readonly hostId: string | undefined;
}

type Options = Omit<IsolatedSlotOptions, 'runtime'> & Pick<IsolatedSlotOptions | InProcessSlotOptions, 'runtime'>;
type Entry = (...args: never[]) => unknown;

interface Slot {
  readonly construct: FunctionAppSlot;
  readonly options: Options;
  readonly runtime: RuntimeTerms;
  readonly configuration: AppConfiguration;
  readonly identity: AppIdentity;
  readonly share: ContentShareTerms;
  readonly deferred: readonly Deferred[];
}

/** How the options of a swap are read. */
const SWAP_FIELDS: Fields = { overwriteNetworkConfig: flag() };

/** The slots of one app: makes them, and writes app and slots so that a swap finds both in order. */
export class DeploymentSlots {
  private readonly slots = new Map<string, Slot>();
  private readonly warned = new Set<string>();
  /** What can be added to the app. */
  public readonly workload: Workload;
  private swapped = false;

  constructor(public readonly basis: SlotBasis) {
    const closable = basis.props.publicNetworkAccess === undefined;
    this.workload = new Workload({
      ...basis, construct: basis.app, endpoint: this.endpoint(), closable, reader: this.reader, changed: () => this.write(),
    });
    this.write();
  }

  /** Number of slots beside production. */
  public get count(): number {
    return this.slots.size;
  }

  /** Adds a slot whose worker model is that of `model`. */
  public add(slotName: string, options: Options, fields: Fields, model: RuntimeInput['construct'], entry: Entry): FunctionAppSlot {
    const { app, plan, context } = this.basis;
    const reading = readProps(fields, options);
    const check = this.understand(reading, model);
    refuse(app.node.path, this.check(slotName, reading, check), entry, CANNOT_TAKE);
    // Nothing unknown is left: a runtime is a literal, and one of the wrong model was refused.
    const runtime = check.runtime as RuntimeTerms;
    const identity = this.identity(slotName, options);
    const share = contentShareOf({ ...this.basis.props, contentShareName: options.contentShareName }, this.basis, slotName);
    const configuration = new AppConfiguration(options, identity.working, this.basis.configuration);
    const construct = FunctionAppSlot._define(app, `Slot-${slotName}`, {
      slotName,
      functionAppId: this.basis.resource.id,
      settings: this.settings(options, runtime, identity),
      autoSwapSlotName: options.autoSwapSlotName,
      easyAuth: this.basis.easyAuth,
      workload: {
        plan,
        model: model === 'InProcessFunctionApp' ? 'inProcess' : 'isolated',
        configuration,
        identity,
        storage: this.basis.storage,
        reader: this.sharesIdentity(identity) ? this.reader : undefined,
        insights: this.basis.insights,
        roles: this.basis.roles,
        dependencies: share.defined ? [this.defineShare(slotName, share)] : [],
        endpoints: (uses) => this.endpointsOfSlot(uses),
        assignments: this.sharesIdentity(identity) && identity.working?.identityId !== undefined ? this.basis.assignments : undefined,
        endpoint: this.endpoint(slotName),
        closable: (options.publicNetworkAccess ?? this.basis.props.publicNetworkAccess) === undefined,
        changed: () => this.write(),
      },
    });
    whole(construct, entry, () => {
      const warnings = [
        ...(reading.plain.runtime === undefined ? [] : findings(SUPPORT_RULES, check).filter(({ code }) => code !== 'AZFN1013')),
        ...autoSwapRuns(options.autoSwapSlotName, plan),
        ...slotHostNameFits(this.basis.appName, slotName),
        ...settingsAreUseful(settingInputs(reading.plain), plan),
      ];
      withdraw(construct, warn(construct, warnings, options.acknowledge ?? [], context), entry);
    });
    if (this.slots.size === 0) this.watch();
    this.slots.set(slotName, { construct, options, runtime, configuration, identity, share, deferred: reading.deferred });
    claimHost(construct, this.basis, () => this.hostIds().slots.get(slotName), slotName);
    claimShare(construct, this.basis, share.name);
    this.write();
    return construct;
  }

  /** Swaps a slot with production when Terraform applies. */
  public swap(slot: FunctionAppSlot, options: SwapActiveSlotOptions, entry: Entry): void {
    const { app, resource } = this.basis;
    const own = [...this.slots.values()].some(({ construct }) => construct === slot);
    const found = [
      ...(Registry.of(app).isSynthesized(app) ? [afterSynth(`'swapActiveSlot' is called`)] : []),
      ...(own ? [] : [notOwnSlot()]),
      ...(this.swapped ? [swappedTwice()] : []),
      ...readProps(SWAP_FIELDS, options).found,
    ];
    refuse(app.node.path, found, entry, CANNOT_TAKE);
    this.swapped = true;
    withoutTraces(() => new FunctionAppActiveSlot(app, 'ActiveSlot', {
      slotId: slot.functionAppSlotId,
      overwriteNetworkConfig: options.overwriteNetworkConfig ?? true,
      dependsOn: [resource, slot._resource],
    }));
  }

  /** Writes settings of app and slots: hosts under ids of their own, names that stay once on the app, and what swaps left to the swap. */
  public write(): void {
    const { resource, configuration, own, settings, identity: ofApp } = this.basis;
    const ids = this.hostIds();
    const beside = this.slots.size === 0 ? {} : slotAppSettings(own.contentOverVnet);
    const written = [
      {
        target: resource, configuration, library: { ...ownAppSettings({ ...own, hostId: ids.app }), ...beside }, stack: settings?.stack,
        named: this.namedSettings(ofApp), workload: this.workload,
      },
      ...[...this.slots].map(([name, { construct, runtime, configuration: ofSlot, identity, share }]) => ({
        target: construct._resource,
        configuration: ofSlot,
        library: {
          ...ownAppSettings({ ...own, runtime, hostId: ids.slots.get(name), contentShareName: share.name }),
          ...beside,
        },
        stack: stackArguments(runtime, own.plan.system),
        named: this.namedSettings(identity),
        workload: construct._workload,
      })),
    ];
    // What the program sets itself is compared when it is whole, and not left alone.
    const unset = (library: Record<string, string>) => written.reduce((rest, place) => place.configuration.notIn(rest), library);
    const ignored = ignoredBetween(written.map(({ library, stack }) => ({ appSettings: unset(library), stack: JSON.stringify(stack) ?? '' })));
    for (const { target, configuration: place, library, named } of written) place.writeTo(target, { ...library, ...named }, ignored.length > 0);
    const last = [...this.slots.keys()].pop();
    for (const [name, { construct, deferred }] of this.slots) {
      construct._resource.lifecycle = lifecycleOf([...ignored, ...this.basis.insights.ignored], [
        preconditions([...deferred, ...this.hostIdDeferred(name, ids)]),
        name === last && ignored.includes(STACK_ATTRIBUTE) ? stacksRunSomewhere(written) : undefined,
      ]);
    }
    if (ignored.length > 0) resource.lifecycle = { ...resource.lifecycle, ignoreChanges: [...ignored, ...this.basis.insights.ignored] };
    writeSticky(resource, [
      { appSettings: OWN_STICKY_SETTINGS.filter((name) => written.some(({ library }) => name in library)), connectionStrings: [] },
      { appSettings: this.identityNames(), connectionStrings: [] },
      ...written.map((place) => place.configuration.stickyNames()),
    ]);
    for (const { workload } of written) workload.assignRoles();
  }

  /** Settings of the library that name the identity with which a place works. */
  private namedSettings({ working }: AppIdentity): Record<string, string> {
    const { storage, account, plan, insights } = this.basis;
    const clientId = working?.clientId;
    const flex = plan.id === 'flexConsumption';
    return { ...storageSettings({ ...storage, name: flex && storage.access === 'identity' ? account.name() : undefined }, clientId, flex), ...insights.settings(clientId) };
  }

  /** Names of settings that stay, because they name identities and the slots have identities of their own. */
  private identityNames(): string[] {
    const { configuration, identity } = this.basis;
    const ofApp = this.namedSettings(identity);
    const names = [...this.slots.values()].flatMap((slot) => {
      const ofSlot = this.namedSettings(slot.identity);
      const library = [...new Set([...Object.keys(ofApp), ...Object.keys(ofSlot)])].filter((name) => ofApp[name] !== ofSlot[name]);
      return [...library, ...identityNames(configuration, slot.configuration)];
    });
    return [...new Set(names)];
  }

  /** The identity that a slot is going to work with. */
  private plannedIdentity(given: unknown): MaybeKnown<IdentityInput> {
    if (given === UNRESOLVED) return UNRESOLVED;
    const ofApp = identityInput(this.basis.identity);
    const added = given === undefined ? undefined : plannedIdentity((given as FunctionAppIdentity)._terms);
    return added?.kind === 'user' || (ofApp.kind === 'none' && added !== undefined) ? added : ofApp;
  }

  /** The identity that reads secrets, where the program names one. */
  private get reader(): MaybeKnown<string> | undefined {
    return known<string | undefined>(this.basis.props.keyVaultReferenceIdentityId);
  }

  /** The identity that reads the secrets of a slot, where the program names one: a slot with an identity of its own reads with that. */
  private readerOf(given: unknown): MaybeKnown<string> | undefined {
    const own = given !== undefined && given !== UNRESOLVED && plannedIdentity((given as FunctionAppIdentity)._terms).kind === 'user';
    return own ? undefined : this.reader;
  }

  /** Whether a slot works with the identity of its app. */
  private sharesIdentity({ working }: AppIdentity): boolean {
    return working === this.basis.identity.working;
  }

  /** A slot does what its app does, with its own identity. */
  private identityServes(identity: MaybeKnown<IdentityInput>, reader: MaybeKnown<string> | undefined): Finding[] {
    if (!isKnown(identity)) return [];
    const { storage, plan, roles, configuration } = this.basis;
    const found = identityReachesStorage(storage, identity, plan, reader);
    const repeated = new AppConfiguration({}, undefined, configuration).roles();
    return found.length > 0 || roles([]).length + repeated.length === 0 ? found : identityIsGrantable(identity, 'addSlot');
  }

  /** The identities of a slot: those of the app, and those of its own. */
  private identity(slotName: string, options: Options): AppIdentity {
    const { app, identity, props } = this.basis;
    if (options.identity === undefined) return identity;
    const { appName, resourceGroupName, location, tags } = props;
    const place = { identityName: `id-${appName}-${slotName}`, resourceGroupName, location, tags: options.tags ?? tags };
    return identityOfSlot(identity, withoutTraces(() => defineIdentity(app, `Identity-${slotName}`, options.identity?._terms as never, place)));
  }

  /** What private endpoints of the app, or of a slot, lead to. */
  private endpoint(slotName?: string): Omit<EndpointTarget, 'after'> {
    const { resource, appName, props, context } = this.basis;
    const { resourceGroupName, location, tags } = props;
    return { functionAppId: resource.id, appName, slotName, resourceGroupName, location, tags, context };
  }

  /** Endpoints that a slot needs beside those that its app waits for. */
  private endpointsOfSlot(uses: readonly string[]) {
    const { endpoints, configuration } = this.basis;
    const ofApp = endpoints(configuration.hostUses());
    return endpoints(uses).filter((endpoint) => !ofApp.includes(endpoint));
  }

  private defineShare(slotName: string, { name = '' }: ContentShareTerms) {
    const { app, account } = this.basis;
    return withoutTraces(() => defineContentShare(app, `ContentShare-${slotName}`, name, account.id() ?? ''));
  }

  /** What rules about runtimes look at. */
  private understand({ plain }: Reading, model: RuntimeInput['construct']): RuntimeInput & SupportInput {
    const { basis } = this;
    const { plan, host, context, settings } = basis;
    const runtime = plain.runtime === undefined ? basis.runtime : (termsOf<RuntimeTerms>(plain.runtime) ?? UNRESOLVED);
    return {
      construct: model, runtime, host, plan, functionsVersion: undefined, container: settings?.container,
      azurerm: context.azurerm, today: context.today,
    };
  }

  /** Everything that stops a slot. */
  private check(slotName: string, reading: Reading, check: RuntimeInput & SupportInput): Finding[] {
    const { app, plan, context, settings, own } = this.basis;
    const names = [...this.slots.keys()];
    const { plain } = reading;
    const wrongModel = plain.runtime === undefined ? [] : findings([workerModelFits], check);
    const runtime = plain.runtime === undefined || wrongModel.length > 0 ? [] : findings<RuntimeInput>(RUNTIME_RULES, check).map(asSlot);
    const found = [
      ...(Registry.of(app).isSynthesized(app) ? [afterSynth(`the slot ${show(slotName)} is added`)] : []),
      ...slotNameFits(known(slotName), names),
      ...slotsFitPlan(plan, names.length + 1),
    ];
    if (extraSlots(plan) === 0) return found;
    return [
      ...found,
      ...slotKindFits(settings?.container !== undefined, context.azurerm),
      ...reading.found,
      ...wrongModel,
      ...runtime,
      ...propsFitPlan(plan, plain),
      ...settingsFit(settingInputs(plain), plan),
      ...connectionsDiffer(plain.connectionStrings),
      ...insightsAreSaidOnce(this.basis.insights.terms, false, settingInputs(plain)),
      ...servicesFit(plain, this.plannedIdentity(plain.identity), this.readerOf(plain.identity)),
      ...(plain.identity === undefined ? [] : this.identityServes(this.plannedIdentity(plain.identity), this.readerOf(plain.identity))),
      ...(isShareDefinable(this.basis.storage) && isKnown(this.basis.appName) ? [] : contentShareIsThere({ overVnet: own.contentOverVnet, secret: own.contentIsSecret }, slotName, plain.contentShareName)),
      ...contentSharesDiffer(this.contentShares(slotName, plain.contentShareName as MaybeKnown<string> | undefined, known)),
    ].filter(({ code }) => !isWarning(code));
  }

  /** What the app is, with what is the slot's. */
  private settings(options: Options, runtime: RuntimeTerms, identity: AppIdentity): ClassicFunctionAppSettings {
    const { plan, props } = this.basis;
    const app = this.basis.settings as ClassicFunctionAppSettings;
    return {
      ...app,
      stack: stackArguments(runtime, plan.system),
      identity,
      container: pulledImage(props, identity),
      keyVaultReferenceIdentityId: referenceIdentity(this.sharesIdentity(identity) ? props : {}, identity),
      tags: options.tags ?? app.tags,
      enabled: options.enabled ?? app.enabled,
      publicNetworkAccess: options.publicNetworkAccess ?? app.publicNetworkAccess,
      // The app opens basic authentication for the upload of its package, and slots have none.
      basicAuthentication: false,
    };
  }

  private hostIds(): HostIds {
    const { appName, hostId, own } = this.basis;
    if (this.slots.size === 0) return { app: own.hostId, slots: new Map() };
    const given = new Map([...this.slots].map(([name, { options }]) => [name, options.hostId]));
    return hostIdsWithSlots(appName, hostId, given, (id) => isKnown(known(id)));
  }

  /** Lets Terraform check a name that it alone knows: what Azure makes of it must not be the id of another host. */
  private hostIdDeferred(slotName: string, ids: HostIds): Deferred[] {
    const { resource, appName } = this.basis;
    if (isKnown(appName) || ids.slots.get(slotName) !== undefined || ids.app !== undefined) return [];
    const others = [...this.slots.keys()].filter((name) => name !== slotName && ids.slots.get(name) === undefined);
    const maxLength = longestDistinctName(slotName, others);
    const field = text({ maxLength, allowed: `at most ${maxLength} characters beside the slot ${show(slotName)}, or 'hostId' on the app and its slots`, code: 'AZFN5003' });
    return [{ prop: 'appName', field, value: resource.nameInput as string }];
  }

  private contentShares(slotName: string | undefined, given: unknown, read: (share: string) => unknown): ContentShare[] {
    const text = (share: unknown): string | undefined => {
      const value = typeof share === 'string' ? read(share) : undefined;
      return typeof value === 'string' ? value : undefined;
    };
    return [
      { owner: 'the app', share: text(this.basis.own.contentShareName) },
      ...[...this.slots].map(([name, { share }]) => ({ owner: `the slot ${show(name)}`, share: text(share.name) })),
      ...(slotName === undefined ? [] : [{ owner: `the slot ${show(slotName)}`, share: text(given) }]),
    ];
  }

  /** Looks at app and slots once the program is whole. */
  private watch(): void {
    const { app, own } = this.basis;
    Aspects.of(app).add({ visit: (node) => (node === app ? this.warnAboutSwaps() : undefined) });
    app.node.addValidation({
      validate: () => {
        const names = [...this.slots.keys()];
        return [
          ...[...this.slots].flatMap(([name, { options }]) => autoSwapHasTarget(options.autoSwapSlotName, name, names)),
          ...contentSharesDiffer(this.contentShares(undefined, undefined, (share) => expressionOf(app, share))),
        ].map(explain);
      },
    });
    if (this.basis.storage.kind === 'new') claimHost(app, this.basis, () => this.hostIds().app ?? own.hostId, undefined);
  }

  private warnAboutSwaps(): void {
    const { app, configuration, context } = this.basis;
    const slots = new Map([...this.slots].map(([name, slot]) => [name, slot.configuration]));
    const found = swapFindings(app, configuration, slots, this.identityNames()).filter(({ what }) => !this.warned.has(what));
    const [first] = [...this.slots.values()];
    for (const { place, ...finding } of found) {
      this.warned.add(finding.what);
      // What the app lacks is said on its first slot, where it can be acknowledged with the rest.
      const { construct, options } = (place.slotName === undefined ? undefined : this.slots.get(place.slotName)) ?? first;
      warn(construct, [finding], options.acknowledge ?? [], context);
    }
  }
}

function lifecycleOf(
  ignored: readonly string[],
  parts: readonly (TerraformResourceLifecycle | undefined)[],
): TerraformResourceLifecycle | undefined {
  const lifecycle: TerraformResourceLifecycle = Object.assign({}, ignored.length > 0 ? { ignoreChanges: [...ignored] } : {}, ...parts);
  return Object.keys(lifecycle).length === 0 ? undefined : lifecycle;
}
