import { FLEX } from '../catalog/flex';
import { NAMES } from '../catalog/names';
import { brand, known, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { nameOf, number, type Fields } from '../rules/fields';
import type { AlwaysReadyInput } from '../rules/flex-rules';

const COUNT: Fields = {
  instanceCount: number({ required: true, min: 0, max: FLEX.alwaysReady.maxCount, code: 'AZFN2006' }),
};
const FUNCTION_COUNT: Fields = {
  functionName: nameOf(NAMES.functionName, { required: true, literal: true, code: 'AZFN2006', example: 'ProcessOrder' }),
  ...COUNT,
};

/** What a group comes down to. */
export interface AlwaysReadyTerms extends AlwaysReadyInput {
  readonly instanceCount: number;
}

/**
 * Instances of a Flex Consumption app that are kept running for a group of functions. They are billed while they idle.
 *
 * All methods raise `AZFN2006` for a count outside of 0 to 1000, and `AZFN8001`.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#always-ready-instances
 */
export class AlwaysReady {
  /** For all HTTP and SignalR triggers together. */
  public static http(instanceCount: number): AlwaysReady {
    refuse('the always ready group', readProps(COUNT, { instanceCount }).found, AlwaysReady.http);
    return new AlwaysReady('http', instanceCount);
  }

  /** For all Blob triggers that work with Event Grid together. */
  public static blob(instanceCount: number): AlwaysReady {
    refuse('the always ready group', readProps(COUNT, { instanceCount }).found, AlwaysReady.blob);
    return new AlwaysReady('blob', instanceCount);
  }

  /** For all orchestrations, activities and entities together. */
  public static durable(instanceCount: number): AlwaysReady {
    refuse('the always ready group', readProps(COUNT, { instanceCount }).found, AlwaysReady.durable);
    return new AlwaysReady('durable', instanceCount);
  }

  /**
   * For one function with any other trigger. Azure compares names without case.
   *
   * @param functionName name of the function: a letter, then letters, digits, hyphens and underscores
   */
  public static functionNamed(functionName: string, instanceCount: number): AlwaysReady {
    refuse('the always ready group', readProps(FUNCTION_COUNT, { functionName, instanceCount }).found, AlwaysReady.functionNamed);
    return new AlwaysReady(`${FLEX.alwaysReady.functionPrefix}${functionName.toLowerCase()}`, instanceCount);
  }

  private readonly terms: AlwaysReadyTerms;

  private constructor(name: string, instanceCount: number) {
    brand(this, 'AlwaysReady');
    this.terms = { name, instanceCount, count: known(instanceCount) };
  }

  /** @internal */
  public get _terms(): AlwaysReadyTerms {
    return this.terms;
  }
}
