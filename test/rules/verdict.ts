import { HOST_VERSIONS, type HostVersionFacts } from '../../src/catalog/host-versions';
import type { PlanId } from '../../src/catalog/plans';
import type { RuntimeFacts } from '../../src/catalog/runtime-facts';
import { RUNTIMES, type RuntimeId } from '../../src/catalog/runtimes';
import { CODES } from '../../src/rules/codes';
import { planTerms, type PlanTerms, type System } from '../../src/rules/plan-terms';
import type { Finding, Verdict } from '../../src/rules/rule';
import type { RuntimeTerms } from '../../src/rules/runtime-terms';

/** A finding reads as it should: no full stops, nothing that leaked out of the library, a page, something to do. */
export function checkText({ code, what, why, fix }: Finding): void {
  expect(Object.keys(CODES)).toContain(code);
  for (const text of [what, why, fix]) {
    expect(text.trim()).toBe(text);
    expect(text).not.toMatch(/(?<!' is )\b(undefined|null|NaN)\b|\[object|Symbol\(|TfToken|\$\{/);
    expect(text).not.toMatch(/\.$|^$|\n/);
  }
  expect(what).toMatch(/'/);
  expect(why).toMatch(/\(https:\/\/[^\s()]+(\([^\s()]*\))?[^\s()]*\)$/);
}

/** What a rule said, as a table has it: `ok`, `deferred`, or the codes in their order. */
export function said(verdict: Verdict): string {
  if (verdict === 'ok' || verdict === 'deferred') return verdict;
  const found = Array.isArray(verdict) ? (verdict as readonly Finding[]) : [verdict as Finding];
  found.forEach(checkText);
  return found.length === 0 ? 'ok' : found.map(({ code }) => code).join(' ');
}

/** The only finding of a verdict. */
export function finding(verdict: Verdict): Finding {
  const found = Array.isArray(verdict) ? (verdict as readonly Finding[]) : [verdict as Finding];
  if (verdict === 'ok' || verdict === 'deferred' || found.length !== 1) throw new Error(`the verdict is ${said(verdict)}, not one finding`);
  return found[0];
}

/** A row of the catalogue as rules see it. */
export const runtime = (id: RuntimeId): RuntimeTerms => ({ ...(RUNTIMES[id] as RuntimeFacts), listed: true });

export const host = (value: keyof typeof HOST_VERSIONS): HostVersionFacts => HOST_VERSIONS[value];

const SKUS: Readonly<Record<PlanId, string>> = { consumption: 'Y1', flexConsumption: 'FC1', elasticPremium: 'EP1', dedicated: 'B1' };

/** Terms of a plan: `plan('dedicated', 'Linux', 'S1')`, with the smallest usual SKU where none is named. */
export const plan = (id: PlanId, system: System = 'Linux', sku: string = SKUS[id]): PlanTerms => planTerms(id, system, sku);

/** A Dedicated plan that exists and whose SKU was not told. */
export const untold = (system: System = 'Linux'): PlanTerms => planTerms('dedicated', system);
