import {
  AlwaysReady,
  ConsumptionPlan,
  ContainerImage,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  HostStorage,
  IsolatedRuntime,
  SiteUpdateStrategy,
} from '../../../src';
import { SECRETS } from '../canaries';
import { row, type Row } from '../harness';
import {
  BACKUP, dedicated, flex, GROUP, inProcess, isolated, LINUX, linuxConsumption, MOUNTS, PLAN_ID, premium, untyped, WINDOWS,
  windowsConsumption,
} from './given';

const IMAGE = ContainerImage.fromImage('contoso.azurecr.io/functions/orders:1.4.2', {
  registryUsername: 'orders', registryPassword: SECRETS.registryPassword,
});
const ENVIRONMENT = `${GROUP}/providers/Microsoft.Web/hostingEnvironments/ase-orders`;

/** Plans, SKUs and scale. */
export const PLAN_PROGRAMS: readonly Row[] = [
  row('AZFN2001', 'in-process code on Flex Consumption', (s) => inProcess(s, { plan: untyped(flex(s)) })),
  row('AZFN2001', 'in-process code on a Flex Consumption plan that exists', (s) =>
    inProcess(s, { plan: untyped(FlexConsumptionPlan.fromServicePlanId(s, 'Plan', { servicePlanId: PLAN_ID })) })),

  row('AZFN2002', 'a Shared plan on Linux', (s) => dedicated(s, LINUX, DedicatedSku.D1)),
  row('AZFN2002', 'a Shared plan on Linux that exists', (s) =>
    DedicatedPlan.fromServicePlanId(s, 'Plan', { servicePlanId: PLAN_ID, operatingSystem: LINUX, sku: DedicatedSku.SHARED })),

  row('AZFN2003', 'a size between two', (s) => isolated(s, { plan: flex(s), instanceMemoryMiB: 1024 })),

  row('AZFN2004', 'more instances than there can be', (s) => isolated(s, { plan: flex(s), maximumInstanceCount: 1001 })),
  row('AZFN2004', 'fewer instances than the provider takes', (s) => isolated(s, { plan: flex(s), maximumInstanceCount: 20 })),
  row('AZFN2004', 'fewer instances than there can be, without a key', (s) => isolated(s, { plan: flex(s), hostStorage: undefined, maximumInstanceCount: 0 })),
  row('AZFN2004', 'no instances', (s) => isolated(s, { plan: flex(s), maximumInstanceCount: 0 })),

  row('AZFN2005', 'too many requests at a time', (s) => isolated(s, { plan: flex(s), httpConcurrency: 1001 })),

  row('AZFN2006', 'a group twice', (s) => isolated(s, { plan: flex(s), alwaysReady: [AlwaysReady.http(1), AlwaysReady.http(2)] })),
  row('AZFN2006', 'a function twice, in another spelling', (s) =>
    isolated(s, { plan: flex(s), alwaysReady: [AlwaysReady.functionNamed('Ship', 1), AlwaysReady.functionNamed('ship', 2)] })),
  row('AZFN2006', 'too many instances of a group', () => AlwaysReady.durable(1001)),
  row('AZFN2006', 'a name that no function has', () => AlwaysReady.functionNamed('ship order', 1)),

  row('AZFN2007', 'more always ready instances than instances', (s) =>
    isolated(s, { plan: flex(s), maximumInstanceCount: 40, alwaysReady: [AlwaysReady.http(30), AlwaysReady.blob(20)] })),
  row('AZFN2007', 'more always ready instances than the default allows', (s) => isolated(s, { plan: flex(s), alwaysReady: [AlwaysReady.http(101)] })),
  row('AZFN2007', 'more always ready instances than there can be', (s) =>
    isolated(s, { plan: flex(s), maximumInstanceCount: 1000, alwaysReady: [AlwaysReady.http(1000), AlwaysReady.blob(1)] })),

  row('AZFN2008', 'two apps on a Flex Consumption plan', (s) => {
    const plan = flex(s);
    isolated(s, { plan });
    isolated(s, { plan, appName: 'func-billing' }, 'Billing');
  }),

  row('AZFN2009', 'a SKU in another spelling', (s) => dedicated(s, LINUX, untyped('b1'))),
  row('AZFN2009', 'a SKU that does not exist', (s) => premium(s, LINUX, { sku: untyped('EP9000') })),
  row('AZFN2009', 'a SKU of another plan', (s) => dedicated(s, LINUX, untyped('EP1'))),
  row('AZFN2009', 'a SKU of Logic Apps', (s) => premium(s, LINUX, { sku: untyped('WS1') })),
  row('AZFN2009', 'an empty SKU', (s) => premium(s, LINUX, { sku: untyped('') })),

  row('AZFN2011', 'an app on Consumption', (s) => isolated(s, { plan: windowsConsumption(s), alwaysOn: true })),
  row('AZFN2011', 'an app on Elastic Premium', (s) => isolated(s, { plan: premium(s), alwaysOn: true })),
  row('AZFN2011', 'an app on Flex Consumption', (s) => isolated(s, { plan: flex(s), alwaysOn: true })),
  row('AZFN2011', 'an app on the Free tier', (s) => isolated(s, { plan: dedicated(s, WINDOWS, DedicatedSku.F1), alwaysOn: true })),

  row('AZFN2012', 'an app on the Free tier', (s) => isolated(s, { plan: dedicated(s, WINDOWS, DedicatedSku.F1) })),
  row('AZFN2012', 'an app that asks for it', (s) => isolated(s, { plan: dedicated(s), alwaysOn: false })),

  row('AZFN2013', 'memory on Elastic Premium', (s) => isolated(s, { plan: premium(s), instanceMemoryMiB: 2048 })),
  row('AZFN2013', 'the number of instances on Windows Consumption', (s) => isolated(s, { plan: windowsConsumption(s), maximumInstanceCount: 100 })),
  row('AZFN2013', 'HTTP concurrency on a Dedicated plan', (s) => isolated(s, { plan: dedicated(s), httpConcurrency: 16 })),
  row('AZFN2013', 'always ready groups on Elastic Premium', (s) => isolated(s, { plan: premium(s), alwaysReady: [AlwaysReady.http(1)] })),
  row('AZFN2013', 'a deployment container on Elastic Premium', (s) => isolated(s, { plan: premium(s), deploymentContainerName: 'package' })),
  row('AZFN2013', 'a scale limit on Flex Consumption', (s) => isolated(s, { plan: flex(s), appScaleLimit: 10 })),
  row('AZFN2013', 'a scale limit on a Dedicated plan', (s) => isolated(s, { plan: dedicated(s), appScaleLimit: 10 })),
  row('AZFN2013', 'minimum instances on Flex Consumption', (s) => isolated(s, { plan: flex(s), elasticInstanceMinimum: 1 })),
  row('AZFN2013', 'minimum instances on a Dedicated plan', (s) => isolated(s, { plan: dedicated(s), elasticInstanceMinimum: 1 })),
  row('AZFN2013', 'pre-warmed instances on Flex Consumption', (s) => isolated(s, { plan: flex(s), preWarmedInstanceCount: 1 })),
  row('AZFN2013', 'pre-warmed instances on Windows Consumption', (s) => isolated(s, { plan: windowsConsumption(s), preWarmedInstanceCount: 1 })),
  row('AZFN2013', 'scale monitoring on Flex Consumption', (s) => isolated(s, { plan: flex(s), runtimeScaleMonitoringEnabled: true })),
  row('AZFN2013', 'workers on Windows Consumption', (s) => isolated(s, { plan: windowsConsumption(s), workerCount: 2 })),
  row('AZFN2013', 'a health check on Flex Consumption', (s) => isolated(s, { plan: flex(s), healthCheckPath: '/api/health' })),
  row('AZFN2013', 'bitness on Flex Consumption', (s) => isolated(s, { plan: flex(s), use32BitWorker: false })),
  row('AZFN2013', 'log files on Flex Consumption', (s) => isolated(s, { plan: flex(s), appServiceLogs: { diskQuotaMb: 35 } })),
  row('AZFN2013', 'a content share on a Dedicated plan', (s) => isolated(s, { plan: dedicated(s), contentShareName: 'orders' })),
  row('AZFN2013', 'mounts on Flex Consumption', (s) => isolated(s, { plan: flex(s), mounts: MOUNTS })),
  row('AZFN2013', 'a backup on a Basic plan', (s) => isolated(s, { plan: dedicated(s), backup: BACKUP })),
  row('AZFN2013', 'a daily quota on Linux Consumption', (s) =>
    isolated(s, { plan: linuxConsumption(s), runtime: IsolatedRuntime.NODE_22, dailyMemoryTimeQuota: 1000 })),
  row('AZFN2013', 'rolling updates on Elastic Premium', (s) =>
    isolated(s, { plan: premium(s), siteUpdateStrategy: SiteUpdateStrategy.ROLLING_UPDATE })),

  row('AZFN2014', 'more instances than the plan has', (s) => isolated(s, { plan: premium(s), appScaleLimit: 101 })),
  row('AZFN2014', 'more instances than any plan has', (s) => isolated(s, { plan: windowsConsumption(s), appScaleLimit: 201 })),

  row('AZFN2015', 'more than the plan may have', (s) =>
    isolated(s, { plan: premium(s, LINUX, { maximumElasticWorkerCount: 4 }), elasticInstanceMinimum: 5 })),
  row('AZFN2015', 'more than the app may have', (s) => isolated(s, { plan: premium(s), elasticInstanceMinimum: 5, appScaleLimit: 4 })),

  row('AZFN2016', 'zones on a Basic plan', (s) => dedicated(s, LINUX, DedicatedSku.B1, { zoneBalancingEnabled: true })),

  row('AZFN2017', 'one worker', (s) => premium(s, LINUX, { zoneBalancingEnabled: true, workerCount: 1 })),
  row('AZFN2017', 'one instance of an app', (s) => isolated(s, { plan: premium(s, LINUX, { zoneBalancingEnabled: true }), elasticInstanceMinimum: 1 })),
  row('AZFN2017', 'one always ready instance of a group', (s) =>
    isolated(s, { plan: flex(s, { zoneBalancingEnabled: true }), alwaysReady: [AlwaysReady.http(1)] })),

  row('AZFN2018', 'a container on Flex Consumption', (s) => isolated(s, { plan: flex(s), container: IMAGE })),
  row('AZFN2018', 'a container on Windows', (s) => isolated(s, { plan: premium(s, WINDOWS), container: IMAGE })),

  row('AZFN2019', 'a 32-bit worker on Linux', (s) => isolated(s, { plan: premium(s), use32BitWorker: true })),
  row('AZFN2019', 'a 64-bit worker on the Free tier', (s) =>
    isolated(s, { plan: dedicated(s, WINDOWS, DedicatedSku.F1), use32BitWorker: false })),

  row('AZFN2020', 'a Linux Consumption plan', (s) =>
    new ConsumptionPlan(s, 'Plan', { planName: 'plan-orders', resourceGroupName: 'rg-orders', location: 'westeurope', operatingSystem: LINUX })),
  row('AZFN2020', 'a Linux Consumption plan that exists', (s) =>
    ConsumptionPlan.fromServicePlanId(s, 'Plan', { servicePlanId: PLAN_ID, operatingSystem: LINUX })),

  row('AZFN2021', 'no pre-warmed instance to watch from', (s) =>
    isolated(s, { plan: premium(s), runtimeScaleMonitoringEnabled: true, preWarmedInstanceCount: 0 })),

  row('AZFN2022', 'more than the documentation confirms', (s) => isolated(s, { plan: premium(s), elasticInstanceMinimum: 21 })),

  row('AZFN2023', 'a limit without automatic scaling', (s) => dedicated(s, LINUX, DedicatedSku.P1V3, { maximumElasticWorkerCount: 10 })),
  row('AZFN2023', 'a limit above that of the plan', (s) => premium(s, LINUX, { maximumElasticWorkerCount: 101 })),
  row('AZFN2023', 'a limit below the workers of the plan', (s) => premium(s, LINUX, { maximumElasticWorkerCount: 2, workerCount: 3 })),
  row('AZFN2023', 'automatic scaling of a Basic plan', (s) => dedicated(s, LINUX, DedicatedSku.B1, { premiumPlanAutoScaleEnabled: true })),

  row('AZFN2024', 'an Isolated SKU outside of an environment', (s) => dedicated(s, LINUX, DedicatedSku.I1V2)),
  row('AZFN2024', 'another SKU inside of one', (s) => dedicated(s, LINUX, DedicatedSku.P1V3, { appServiceEnvironmentId: ENVIRONMENT })),
  row('AZFN2024', 'an id of something else', (s) => dedicated(s, LINUX, DedicatedSku.I1V2, { appServiceEnvironmentId: PLAN_ID })),

  row('AZFN2025', 'an id in lower case', (s) =>
    ElasticPremiumPlan.fromServicePlanId(s, 'Plan', { servicePlanId: PLAN_ID.replace('serverFarms', 'serverfarms'), operatingSystem: LINUX })),
  row('AZFN2025', 'a name in place of an id', (s) => ConsumptionPlan.fromServicePlanId(s, 'Plan', { servicePlanId: 'plan-orders' })),

  row('AZFN2026', 'a space in the name', (s) => flex(s, { planName: 'plan orders' })),
  row('AZFN2026', 'no name', (s) => flex(s, { planName: '' })),
  row('AZFN2026', 'a name of 61 characters', (s) => flex(s, { planName: 'p'.repeat(61) })),

  row('AZFN2027', 'a name of 41 characters', (s) => flex(s, { planName: 'p'.repeat(41) })),

  row('AZFN2028', 'fewer instances than documented, with a provider that takes them', (s) =>
    isolated(s, { plan: flex(s), maximumInstanceCount: 20 }), { context: { 'azfn:azurermVersion': '4.58.0' } }),

  row('AZFN2028', 'fewer instances than documented, in an app without a key', (s) =>
    isolated(s, { plan: flex(s), hostStorage: undefined, maximumInstanceCount: 20 })),

  row('AZFN2029', 'a 32-bit worker of .NET 10', (s) => isolated(s, { plan: windowsConsumption(s), use32BitWorker: true })),

  row('AZFN2030', 'a way of updating in an app with a key', (s) =>
    isolated(s, { plan: flex(s), siteUpdateStrategy: SiteUpdateStrategy.RECREATE })),
  row('AZFN2030', 'a way of updating in an app that defines an account with a key', (s) =>
    isolated(s, { plan: flex(s), hostStorage: HostStorage.newAccountKey(), siteUpdateStrategy: SiteUpdateStrategy.ROLLING_UPDATE })),

  row('AZFN2031', 'rolling updates', (s) =>
    isolated(s, { plan: flex(s), hostStorage: undefined, siteUpdateStrategy: SiteUpdateStrategy.ROLLING_UPDATE })),
];

