import { ConsumptionPlan, FlexConsumptionPlan, IsolatedFunctionApp, IsolatedRuntime, type IsolatedFunctionAppProps } from '../../../src';
import { row, type Program, type Row } from '../harness';
import { BASICS } from './given';

/** An app whose region throws when it is read. */
const throwing = (thrown: unknown): Program => (stack) => {
  const props: IsolatedFunctionAppProps = {
    ...BASICS,
    runtime: IsolatedRuntime.DOTNET_10,
    get location(): string {
      throw thrown;
    },
  };
  return new IsolatedFunctionApp(stack, 'Orders', props);
};

/** Defects of the library; a prop that throws when it is read is the one that a program can cause. */
export const INTERNAL_PROGRAMS: readonly Row[] = [
  row('AZFN9001', 'a prop that throws', throwing(new TypeError('the region is not known\nyet'))),
  row('AZFN9001', 'a prop that throws something that is no error', throwing('no region')),
  row('AZFN9001', 'a prop of a plan that throws', (stack) =>
    new FlexConsumptionPlan(stack, 'Plan', { resourceGroupName: 'rg-orders', location: 'westeurope', get planName(): never { throw new Error('no name'); } })),
  row('AZFN9001', 'an attribute of a plan that throws', (stack) =>
    ConsumptionPlan.fromServicePlanId(stack, 'Plan', { get servicePlanId(): never { throw new Error('no id'); } })),
  row('AZFN9001', 'an attribute of an app that throws', (stack) =>
    IsolatedFunctionApp.fromFunctionAppAttributes(stack, 'Existing', { get functionAppId(): never { throw new Error('no id'); } })),
];
