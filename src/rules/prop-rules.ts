import type { Code } from './codes';
import { bySku, planAndSystem, type PlanTerms } from './plan-terms';
import { UNRESOLVED, type Finding, type MaybeKnown } from './rule';

/** Whether a plan has what a prop asks for; `undefined` while the plan's SKU is not known. */
type Ability = (plan: PlanTerms) => boolean | undefined;

interface PropRow {
  readonly prop: string;
  readonly ability: Ability;
  /** Where the prop works. */
  readonly where: string;
  readonly why: string;
  readonly instead: string | ((plan: PlanTerms) => string);
  readonly code?: Code;
  /** What the program did, where it is not a prop that was set. */
  readonly said?: string;
}

const onlyFlex: Ability = ({ id }) => id === 'flexConsumption';
const notFlex: Ability = ({ id }) => id !== 'flexConsumption';
const elastic: Ability = ({ facts }) => facts.elastic;

const flexProp = (prop: string, why: string, instead: string): PropRow => ({
  prop, ability: onlyFlex, where: 'Flex Consumption', why, instead,
});

/** Props that only some plans, SKUs or systems have. A flag counts only when it is true. */
const PROPS: readonly PropRow[] = [
  flexProp('instanceMemoryMiB', 'the size of an instance is part of the SKU on every other plan', "leave it out and choose the plan's 'sku'"),
  flexProp('maximumInstanceCount', 'the limit has another name on the other plans', "set 'appScaleLimit' on Consumption and Elastic Premium, or 'workerCount' on a Dedicated plan"),
  flexProp('httpConcurrency', 'concurrency of HTTP triggers is set in host.json on the other plans', "leave it out and set 'maxConcurrentRequests' in host.json"),
  flexProp('alwaysReady', 'always ready instances by group exist on Flex Consumption only', "set 'elasticInstanceMinimum' on Elastic Premium, or leave it out"),
  flexProp('siteUpdateStrategy', 'instances of other plans are replaced as the platform decides', 'leave it out, or use deployment slots'),
  flexProp('deploymentContainerName', 'other plans do not read the package from a blob container', 'leave it out'),
  {
    prop: 'alwaysOn', code: 'AZFN2011', where: 'Dedicated plans from Basic upward',
    ability: ({ id, group }) => (id === 'dedicated' ? group?.alwaysOn : false),
    why: 'Azure refuses the app, often without naming the setting',
    instead: ({ id }) => id === 'elasticPremium' ? "leave 'alwaysOn' out and set 'elasticInstanceMinimum'" : id === 'flexConsumption' ? "leave 'alwaysOn' out and set 'alwaysReady'" : "leave 'alwaysOn' out",
  },
  {
    prop: 'appScaleLimit', ability: ({ facts }) => facts.scaleLimit !== null, where: 'Consumption and Elastic Premium',
    why: 'the platform ignores or refuses the limit there',
    instead: ({ id }) => (id === 'flexConsumption' ? "set 'maximumInstanceCount'" : "set 'workerCount' on the plan"),
  },
  {
    prop: 'elasticInstanceMinimum', ability: elastic, where: 'Elastic Premium', why: 'other plans have no minimum of instances per app',
    instead: ({ id }) => (id === 'flexConsumption' ? "set 'alwaysReady'" : 'leave it out'),
  },
  {
    prop: 'preWarmedInstanceCount', ability: elastic, where: 'Elastic Premium', why: 'other plans keep no pre-warmed instances',
    instead: ({ id }) => (id === 'flexConsumption' ? "set 'alwaysReady'" : 'leave it out'),
  },
  {
    prop: 'runtimeScaleMonitoringEnabled', ability: elastic, where: 'Elastic Premium',
    why: 'other plans do not let the runtime watch triggers, and Flex Consumption refuses the app', instead: 'leave it out',
  },
  {
    prop: 'workerCount', ability: ({ id }) => id === 'dedicated' || id === 'elasticPremium', where: 'Dedicated and Elastic Premium',
    why: 'other plans choose the number of workers by themselves', instead: 'leave it out',
  },
  {
    prop: 'healthCheckPath', ability: ({ facts }) => facts.healthCheck, where: 'Elastic Premium and Dedicated',
    why: 'the platform does not check the health of instances there', instead: "leave 'healthCheckPath' and 'healthCheckEvictionMinutes' out",
  },
  {
    prop: 'use32BitWorker', ability: notFlex, where: 'Windows plans', why: 'instances are 64-bit, and the provider never settles on the argument', instead: 'leave it out',
  },
  {
    prop: 'appServiceLogs', ability: notFlex, where: 'Consumption, Elastic Premium and Dedicated',
    why: 'the provider sends the argument on updates only and never reads it back, so no plan is clean', instead: "leave it out and set 'applicationInsightsConnectionString'",
  },
  {
    prop: 'virtualNetworkSubnetId', code: 'AZFN6001', where: 'Flex Consumption, Elastic Premium and Dedicated from Basic upward',
    ability: ({ facts, group }) => bySku(facts.vnetIntegration, group, (g) => g.vnetIntegration),
    why: 'the plan has no virtual network integration', instead: 'use a FlexConsumptionPlan, an ElasticPremiumPlan or a larger SKU',
  },
  {
    prop: 'privateEndpoints', said: `'addPrivateEndpoint' is called`, code: 'AZFN6001', where: 'Flex Consumption, Elastic Premium and Dedicated from Basic upward',
    ability: ({ facts, group }) => bySku(facts.privateEndpoints, group, (g) => g.privateEndpoints),
    why: 'apps of the plan have no private endpoints', instead: 'use a FlexConsumptionPlan, an ElasticPremiumPlan or a larger SKU',
  },
  {
    prop: 'vnetRouteAllEnabled', code: 'AZFN6001', where: 'Elastic Premium and Dedicated from Basic upward',
    ability: ({ id, facts, group }) => id !== 'flexConsumption' && bySku(facts.vnetIntegration, group, (g) => g.vnetIntegration),
    why: 'Flex Consumption always routes all traffic, and plans without virtual network integration route none', instead: 'leave it out',
  },
  {
    prop: 'vnetImagePullEnabled', code: 'AZFN6001', where: 'Elastic Premium and Dedicated',
    ability: ({ facts }) => facts.containers.length > 0, why: 'the plan pulls no images', instead: 'leave it out',
  },
  {
    prop: 'contentShareName', where: 'Consumption and Elastic Premium', ability: ({ facts }) => facts.contentShare === 'required' || facts.contentShare === 'optionalOnLinux',
    why: 'the plan keeps no code in a file share', instead: 'leave it out',
  },
  {
    prop: 'contentOverVnet', code: 'AZFN6001', where: 'Elastic Premium', ability: elastic,
    why: 'only Elastic Premium reaches a content share through a virtual network', instead: 'leave it out',
  },
  {
    prop: 'container', code: 'AZFN2018', where: 'Elastic Premium and Dedicated on Linux',
    ability: ({ facts, system }) => facts.containers.includes(system),
    why: 'function apps run custom containers on Linux, on plans that keep instances', instead: 'use an ElasticPremiumPlan or DedicatedPlan with OperatingSystem.LINUX, or deploy code',
  },
  {
    prop: 'mounts', ability: ({ facts }) => facts.mounts, where: 'Consumption, Elastic Premium and Dedicated',
    why: 'azurerm_function_app_flex_consumption has no argument for file mounts', instead: 'read the files from a blob container in code',
  },
  {
    prop: 'backup', where: 'Elastic Premium and Dedicated from Standard upward',
    ability: ({ facts, group }) => bySku(facts.backup, group, (g) => g.backup),
    why: 'the provider refuses a backup on smaller tiers', instead: "leave it out, or use a SKU such as 'S1'",
  },
  {
    prop: 'hybridConnections', said: `'addHybridConnection' is called`, code: 'AZFN6001', where: 'Elastic Premium and Dedicated on Windows',
    ability: ({ facts, system }) => facts.hybridConnections.includes(system),
    why: 'the relay listener exists on Windows workers of these plans only', instead: "use virtual network integration ('virtualNetworkSubnetId') where the plan has it",
  },
  {
    prop: 'dailyMemoryTimeQuota', where: 'Consumption on Windows', ability: ({ facts, system }) => facts.dailyMemoryQuota.includes(system),
    why: 'other plans are not billed by memory and time, and Linux ignores the quota', instead: 'leave it out',
  },
  {
    prop: 'zipDeployFile', code: 'AZFN4010', where: 'Windows plans, and Elastic Premium and Dedicated on Linux',
    ability: ({ id, system }) => id !== 'flexConsumption' && !(id === 'consumption' && system === 'Linux'),
    why: 'the provider pushes the file to an endpoint that Flex Consumption does not have, and Linux Consumption runs a package only from a URL',
    instead: 'leave it out and deploy with a pipeline or with Core Tools',
  },
];

/** Names of the props that not every plan has. */
export const PLAN_PROPS: readonly string[] = PROPS.map(({ prop }) => prop);

/** Every prop that is given works on the plan. */
export function propsFitPlan(plan: MaybeKnown<PlanTerms>, given: Readonly<Record<string, unknown>>): Finding[] {
  if (plan === UNRESOLVED) return [];
  return PROPS.flatMap(({ prop, ability, where, why, instead, code, said }): Finding[] => {
    const value = given[prop];
    if (value === undefined || (value === false && prop !== 'use32BitWorker') || ability(plan) !== false) return [];
    return [
      {
        code: code ?? 'AZFN2013',
        what: `${said ?? `'${prop}' is set`}, but ${planAndSystem(plan)} does not have it; it exists on ${where}`,
        why: `${why} (${plan.facts.page})`,
        fix: typeof instead === 'string' ? instead : instead(plan),
      },
    ];
  });
}
