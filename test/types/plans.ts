import {
  ConsumptionPlan,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  ElasticPremiumSku,
  FlexConsumptionPlan,
  InProcessFunctionApp,
  InProcessRuntime,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
  type IHostingPlan,
  type IInProcessHostingPlan,
} from 'cdktf-azure-functions';
import { APP, PLAN, PLAN_ID, scope } from './scope';

// Every plan but Flex carries in-process code.
const flex = new FlexConsumptionPlan(scope, 'Flex', PLAN);
const importedFlex = FlexConsumptionPlan.fromServicePlanId(scope, 'ImportedFlex', { servicePlanId: PLAN_ID });
const consumption = new ConsumptionPlan(scope, 'Consumption', PLAN);
const elastic = new ElasticPremiumPlan(scope, 'Elastic', { ...PLAN, operatingSystem: OperatingSystem.WINDOWS });
const dedicated = new DedicatedPlan(scope, 'Dedicated', { ...PLAN, operatingSystem: OperatingSystem.LINUX, sku: DedicatedSku.S1 });
const runtime = InProcessRuntime.DOTNET_8;

new InProcessFunctionApp(scope, 'A1', { ...APP, runtime, plan: consumption });
new InProcessFunctionApp(scope, 'A2', { ...APP, runtime, plan: elastic });
new InProcessFunctionApp(scope, 'A3', { ...APP, runtime, plan: dedicated });
new InProcessFunctionApp(scope, 'A4', { ...APP, runtime, plan: ConsumptionPlan.fromServicePlanId(scope, 'I1', { servicePlanId: PLAN_ID }) });
new InProcessFunctionApp(scope, 'A5', {
  ...APP, runtime, plan: ElasticPremiumPlan.fromServicePlanId(scope, 'I2', { servicePlanId: PLAN_ID, operatingSystem: OperatingSystem.LINUX }),
});
new InProcessFunctionApp(scope, 'A6', {
  ...APP, runtime, plan: DedicatedPlan.fromServicePlanId(scope, 'I3', { servicePlanId: PLAN_ID, operatingSystem: OperatingSystem.LINUX }),
});
new InProcessFunctionApp(scope, 'A7', { ...APP, runtime });
// @ts-expect-error a Flex plan runs no in-process code
new InProcessFunctionApp(scope, 'B1', { ...APP, runtime, plan: flex });
// @ts-expect-error neither does one that exists
new InProcessFunctionApp(scope, 'B2', { ...APP, runtime, plan: importedFlex });
// @ts-expect-error nor a plan of which nothing is known
new InProcessFunctionApp(scope, 'B3', { ...APP, runtime, plan: flex as IHostingPlan });
// @ts-expect-error nor by way of a variable
const carrier: IInProcessHostingPlan = importedFlex;
const otherCarrier: IInProcessHostingPlan = consumption;

// Isolated code runs on every plan.
new IsolatedFunctionApp(scope, 'C1', { ...APP, runtime: IsolatedRuntime.DOTNET_10, plan: flex });
new IsolatedFunctionApp(scope, 'C2', { ...APP, runtime: IsolatedRuntime.DOTNET_10, plan: importedFlex });
new IsolatedFunctionApp(scope, 'C3', { ...APP, runtime: IsolatedRuntime.DOTNET_10, plan: consumption });
new IsolatedFunctionApp(scope, 'C4', { ...APP, runtime: IsolatedRuntime.DOTNET_10, plan: elastic });
new IsolatedFunctionApp(scope, 'C5', { ...APP, runtime: IsolatedRuntime.DOTNET_10, plan: dedicated });
// @ts-expect-error a plan is a construct, not its id
new IsolatedFunctionApp(scope, 'D1', { ...APP, runtime: IsolatedRuntime.DOTNET_10, plan: PLAN_ID });
// @ts-expect-error and not any construct
new IsolatedFunctionApp(scope, 'D2', { ...APP, runtime: IsolatedRuntime.DOTNET_10, plan: scope });

// A plan has the SKUs of its kind.
new ElasticPremiumPlan(scope, 'E1', { ...PLAN, operatingSystem: OperatingSystem.LINUX, sku: ElasticPremiumSku.EP2 });
// @ts-expect-error a Dedicated SKU is none of them
new ElasticPremiumPlan(scope, 'F1', { ...PLAN, operatingSystem: OperatingSystem.LINUX, sku: DedicatedSku.S1 });
// @ts-expect-error and a text is no SKU
new ElasticPremiumPlan(scope, 'F2', { ...PLAN, operatingSystem: OperatingSystem.LINUX, sku: 'EP2' });
// @ts-expect-error Logic Apps have plans of their own
new DedicatedPlan(scope, 'F3', { ...PLAN, operatingSystem: OperatingSystem.LINUX, sku: DedicatedSku.WS1 });

// What a plan needs to know.
new DedicatedPlan(scope, 'G1', { ...PLAN, operatingSystem: OperatingSystem.LINUX, sku: DedicatedSku.B1 });
// @ts-expect-error a Dedicated plan needs its SKU
new DedicatedPlan(scope, 'H1', { ...PLAN, operatingSystem: OperatingSystem.LINUX });
// @ts-expect-error and its system
new DedicatedPlan(scope, 'H2', { ...PLAN, sku: DedicatedSku.B1 });
// @ts-expect-error an Elastic Premium plan needs its system
new ElasticPremiumPlan(scope, 'H3', PLAN);
// @ts-expect-error every plan needs a name
new FlexConsumptionPlan(scope, 'H4', { resourceGroupName: 'rg-orders', location: 'westeurope' });
// @ts-expect-error and an id where it exists
FlexConsumptionPlan.fromServicePlanId(scope, 'H5', {});
// @ts-expect-error Flex runs on Linux and has no other system
new FlexConsumptionPlan(scope, 'H6', { ...PLAN, operatingSystem: OperatingSystem.LINUX });
// @ts-expect-error Consumption has no number of workers
new ConsumptionPlan(scope, 'H7', { ...PLAN, workerCount: 2 });
new ElasticPremiumPlan(scope, 'G2', { ...PLAN, operatingSystem: OperatingSystem.LINUX, workerCount: 2 });
