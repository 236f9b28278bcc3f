/** What each rule waits for: with one of these unknown, it says nothing, whatever else it is told. */
import { UNRESOLVED, type Rule } from '../../src/rules/rule';
import * as flexRules from '../../src/rules/flex-rules';
import * as planRules from '../../src/rules/plan-rules';
import * as runtimeRules from '../../src/rules/runtime-rules';
import * as scaleRules from '../../src/rules/scale-rules';
import * as siteRules from '../../src/rules/site-rules';
import * as supportRules from '../../src/rules/support-rules';

const INPUTS: readonly (readonly [object, Readonly<Record<string, readonly string[]>>])[] = [
  [flexRules, {
    instanceCountFits: ['plan', 'maximumInstanceCount', 'azurerm', 'keyless'],
    updateStrategyIsWritten: ['plan', 'keyless', 'siteUpdateStrategy'],
    rollingUpdateIsPreview: ['plan', 'siteUpdateStrategy'],
    groupsDiffer: ['alwaysReady'],
    groupsFitMaximum: ['alwaysReady', 'maximumInstanceCount'],
    groupsFitZones: ['plan', 'alwaysReady'],
  }],
  [planRules, {
    skuFitsConstruct: ['id', 'construct', 'sku'],
    planFitsSystem: ['id', 'sku', 'system'],
    zonesFitSku: ['id', 'sku', 'zoneBalancing'],
    zonesHaveWorkers: ['sku', 'zoneBalancing', 'workerCount'],
    elasticWorkersFit: ['id', 'system', 'workerCount', 'maximumElasticWorkerCount', 'premiumPlanAutoScale'],
    autoScaleFitsSku: ['sku', 'premiumPlanAutoScale'],
    environmentFitsSku: ['id', 'sku', 'appServiceEnvironmentId'],
  }],
  [runtimeRules, {
    workerModelFits: ['construct', 'runtime'],
    runtimeHasBuild: ['runtime', 'plan'],
    runtimeFitsPlan: ['runtime', 'plan', 'container'],
    runtimeFitsHost: ['runtime', 'host', 'plan'],
    hostFitsPlan: ['runtime', 'host', 'functionsVersion', 'plan'],
    providerHasRuntime: ['runtime', 'plan', 'container', 'azurerm'],
  }],
  [scaleRules, {
    scaleLimitFitsPlan: ['plan', 'appScaleLimit'],
    minimumFitsMaximum: ['plan', 'elasticInstanceMinimum', 'appScaleLimit'],
    minimumIsDocumented: ['plan', 'elasticInstanceMinimum'],
    zonesHaveInstances: ['plan', 'elasticInstanceMinimum'],
    monitoringHasInstance: ['runtimeScaleMonitoringEnabled', 'preWarmedInstanceCount'],
    bitnessFitsPlan: ['plan', 'use32BitWorker'],
    dedicatedIsAlwaysOn: ['plan', 'alwaysOn'],
  }],
  [siteRules, {
    corsIsClosed: ['cors'],
    referenceIdentityIsAssigned: ['keyVaultReferenceIdentityId', 'identityIds'],
    environmentPullsPrivately: ['plan', 'vnetImagePullEnabled'],
    routingHasSubnet: ['plan', 'vnetRouteAllEnabled', 'virtualNetworkSubnetId'],
    closedAppIsReachable: ['plan', 'publicNetworkAccess'],
  }],
  [supportRules, {
    runtimeIsSupported: ['runtime', 'plan', 'today', 'azurerm'],
    hostIsSupported: ['runtime', 'host', 'functionsVersion', 'today'],
    runtimeIsReleased: ['runtime', 'plan'],
    runtimeIsDocumented: ['runtime', 'plan'],
    planIsKept: ['plan'],
  }],
];

const cases = INPUTS.flatMap(([rules, inputs]) => Object.entries(inputs).map(([name, keys]) => [name, (rules as Record<string, Rule<object>>)[name], keys] as const));

test.each(cases)('%s', (_, rule, keys) => {
  // What is absent counts as known, so a rule that did not wait would be asked, and stumble over what it was not told.
  for (const key of keys) expect([key, rule(Object.fromEntries(keys.map((each) => [each, each === key ? UNRESOLVED : undefined])))]).toEqual([key, 'deferred']);
});
