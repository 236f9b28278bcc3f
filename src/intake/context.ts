import { AZURERM } from '../catalog/azurerm';
import type { IConstruct } from '../framework';
import { CONTEXT_KEYS } from '../rules/context-keys';
import { show } from '../rules/explain';
import type { Finding } from '../rules/rule';

/** What the context keys of this library say. */
export interface Context {
  /** ISO date that lifecycles are compared with. */
  readonly today: string;
  /** Whether a runtime past its end of support stops the program. */
  readonly pastSupportIsError: boolean;
  /** Version of the azurerm provider that will apply the program. */
  readonly azurerm: string;
  readonly found: readonly Finding[];
}

const CONTEXT_DOCS = 'https://github.com/cdktf-azure-functions/cdktf-azure-functions/blob/main/docs/context.md';
const ISO_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const VERSION = /^\d+\.\d+\.\d+$/;

/** Reads the context keys that apply to a construct. */
export function readContext(scope: IConstruct): Context {
  const found: Finding[] = [];
  const read = (key: string, fits: (value: string) => boolean, allowed: string, fallback: () => string): string => {
    const value: unknown = scope.node.tryGetContext(key);
    if (value === undefined || value === null) return fallback();
    if (typeof value === 'string' && fits(value)) return value;
    found.push({
      code: 'AZFN8008',
      what: `the context key '${key}' is ${show(value)}, but ${allowed} is needed`,
      why: `the key decides what is checked, so a wrong value would hide findings (${CONTEXT_DOCS})`,
      fix: `set '${key}' to ${allowed}, or remove it`,
    });
    return fallback();
  };
  const isDate = (value: string): boolean => ISO_DATE.test(value) && !Number.isNaN(Date.parse(value));
  return {
    today: read(CONTEXT_KEYS.today, isDate, `an ISO date such as '2026-11-21'`, () => new Date().toISOString().slice(0, 10)),
    pastSupportIsError:
      read(CONTEXT_KEYS.endOfSupport, (value) => ['warning', 'error'].includes(value), `'warning' or 'error'`, () => 'warning') === 'error',
    azurerm: read(CONTEXT_KEYS.azurermVersion, (value) => VERSION.test(value), `a version such as '${AZURERM.baseline}'`, () => AZURERM.baseline),
    found,
  };
}
