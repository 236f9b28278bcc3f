import type { TerraformStack } from 'cdktf';
import {
  AlwaysReady,
  ConnectionStringType,
  ConsumptionPlan,
  DedicatedPlan,
  DedicatedSku,
  ElasticPremiumPlan,
  FlexConsumptionPlan,
  FunctionAppIdentity,
  HostStorage,
  IpRestriction,
  IsolatedFunctionApp,
  IsolatedRuntime,
  OperatingSystem,
} from 'cdktf-azure-functions';
import { Construct } from 'constructs';
import { CONNECTION, FLEX_SUBNET_ID, GROUP_SIZE, nameOf, PLACE, settingsOf, SHARED_ACCOUNT, SUBNET_ID } from './mix';

/*
 * The programs that are measured, with the library. Ten apps make a group of all plans; every choice that a default could make
 * otherwise tomorrow is written down, so that `by-hand.ts` stays the same program.
 */

/** Defines apps of all plans, some with slots. */
export function defineApps(stack: TerraformStack, count: number): void {
  for (let first = 0; first < count; first += GROUP_SIZE) new Group(stack, `Group${first / GROUP_SIZE}`, first, Math.min(first + GROUP_SIZE, count));
}

class Group extends Construct {
  private readonly plans = new Map<string, ConsumptionPlan | DedicatedPlan | ElasticPremiumPlan>();

  constructor(scope: Construct, id: string, first: number, end: number) {
    super(scope, id);
    for (let index = first; index < end; index += 1) this.define(index);
  }

  private define(index: number): void {
    const { appName, accountName, planName, id } = nameOf(index);
    const base = {
      ...PLACE,
      appName,
      hostStorage: HostStorage.newAccountKey({ storageAccountName: accountName }),
      identity: FunctionAppIdentity.systemAssigned(),
      appSettings: settingsOf(index),
    };
    switch (index % GROUP_SIZE) {
      case 0: {
        const plan = new FlexConsumptionPlan(this, `${id}Plan`, { ...PLACE, planName });
        // The default on Flex Consumption: no keys, but an identity of its own with a role.
        const hostStorage = HostStorage.newManagedIdentity({ storageAccountName: accountName });
        new IsolatedFunctionApp(this, id, { ...PLACE, appName, plan, hostStorage, runtime: IsolatedRuntime.DOTNET_10, appSettings: base.appSettings });
        return;
      }
      case 1: {
        const app = new IsolatedFunctionApp(this, id, { ...base, plan: this.premium(OperatingSystem.LINUX), runtime: IsolatedRuntime.DOTNET_10, slotSettings: { ENVIRONMENT: 'production' } });
        app.addSlot('staging', { slotSettings: { ENVIRONMENT: 'staging' } });
        return;
      }
      case 2:
      case 7:
        new IsolatedFunctionApp(this, id, { ...base, plan: this.consumption(), runtime: IsolatedRuntime.DOTNET_10 });
        return;
      case 3:
        new IsolatedFunctionApp(this, id, { ...base, plan: this.dedicated(OperatingSystem.LINUX), runtime: IsolatedRuntime.PYTHON_3_13, hostStorage: HostStorage.accountKey(SHARED_ACCOUNT) });
        return;
      case 4: {
        const app = new IsolatedFunctionApp(this, id, {
          ...base, plan: this.premium(OperatingSystem.WINDOWS), runtime: IsolatedRuntime.DOTNET_10, slotSettings: { ENVIRONMENT: 'production' },
          connectionStrings: { Orders: { connectionType: ConnectionStringType.SQL_AZURE, value: CONNECTION } },
        });
        app.addSlot('staging', { slotSettings: { ENVIRONMENT: 'staging' } });
        return;
      }
      case 5: {
        const plan = new FlexConsumptionPlan(this, `${id}Plan`, { ...PLACE, planName });
        new IsolatedFunctionApp(this, id, { ...base, plan, runtime: IsolatedRuntime.PYTHON_3_13, alwaysReady: [AlwaysReady.http(2)], instanceMemoryMiB: 4096, virtualNetworkSubnetId: FLEX_SUBNET_ID });
        return;
      }
      case 6:
        new IsolatedFunctionApp(this, id, { ...base, plan: this.dedicated(OperatingSystem.WINDOWS), runtime: IsolatedRuntime.JAVA_21 });
        return;
      case 8:
        new IsolatedFunctionApp(this, id, { ...base, plan: this.premium(OperatingSystem.LINUX), runtime: IsolatedRuntime.JAVA_21, elasticInstanceMinimum: 2, virtualNetworkSubnetId: SUBNET_ID, vnetRouteAllEnabled: true });
        return;
      default: {
        const app = new IsolatedFunctionApp(this, id, {
          ...base, plan: this.dedicated(OperatingSystem.LINUX), runtime: IsolatedRuntime.DOTNET_10, healthCheckPath: '/api/health',
          ipRestrictions: [IpRestriction.serviceTag('AzureFrontDoor.Backend', { priority: 100 })],
        });
        app.addSlot('staging', {});
      }
    }
  }

  private premium(operatingSystem: OperatingSystem): ElasticPremiumPlan {
    return this.shared(`Premium${operatingSystem}`, (id) => new ElasticPremiumPlan(this, id, { ...PLACE, planName: `plan-${this.node.id}-${id}`, operatingSystem }));
  }

  private dedicated(operatingSystem: OperatingSystem): DedicatedPlan {
    return this.shared(`Dedicated${operatingSystem}`, (id) => new DedicatedPlan(this, id, { ...PLACE, planName: `plan-${this.node.id}-${id}`, operatingSystem, sku: DedicatedSku.P1V3 }));
  }

  private consumption(): ConsumptionPlan {
    return this.shared('Consumption', (id) => new ConsumptionPlan(this, id, { ...PLACE, planName: `plan-${this.node.id}-${id}`, operatingSystem: OperatingSystem.WINDOWS }));
  }

  /** A plan of the group, defined when its first app needs it. */
  private shared<P extends ConsumptionPlan | DedicatedPlan | ElasticPremiumPlan>(id: string, define: (id: string) => P): P {
    const plan = (this.plans.get(id) as P | undefined) ?? define(id);
    this.plans.set(id, plan);
    return plan;
  }
}
