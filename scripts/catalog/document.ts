import { APP_SETTINGS, KEY_VAULT_REFERENCE, READ_APP_SETTINGS, WRITTEN_APP_SETTINGS, type AppSettingFacts } from '../../src/catalog/app-settings';
import { AZURERM } from '../../src/catalog/azurerm';
import { FLEX } from '../../src/catalog/flex';
import { HOST_VERSIONS, IN_PROCESS_MODEL } from '../../src/catalog/host-versions';
import { LANGUAGES } from '../../src/catalog/languages';
import { MIGRATION_FEATURES, MIGRATION_PACKAGES, MINIMUM_PACKAGES } from '../../src/catalog/migration';
import { NAMES } from '../../src/catalog/names';
import { PLANS } from '../../src/catalog/plans';
import { RUNTIMES } from '../../src/catalog/runtimes';
import { SKU_GROUPS } from '../../src/catalog/skus';
import { SLOTS } from '../../src/catalog/slots';
import { SOURCES } from '../../src/catalog/sources';

/** Raised when a reader of version N could misread the document: a field that goes away, or changes its meaning. */
export const SCHEMA_VERSION = 1;

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Rows of one kind, without the field that the list they stand in already says. */
function appSettings(kind: AppSettingFacts['kind']) {
  const order = (row: AppSettingFacts) => [row.name, ...row.plans, ...row.systems].join(' ');
  const rows: readonly AppSettingFacts[] = APP_SETTINGS;
  return rows
    .filter((row) => row.kind === kind)
    .sort((a, b) => byText(order(a), order(b)))
    .map(({ kind: _, ...row }) => row);
}

/** The catalogue as one plain value. Lists whose order says something (newest first, plans from small to big) keep it. */
export function catalogDocument() {
  return {
    $schema: '../docs/catalog.schema.json',
    schemaVersion: SCHEMA_VERSION,
    runtimes: RUNTIMES,
    languages: LANGUAGES,
    hostVersions: HOST_VERSIONS,
    inProcessModel: IN_PROCESS_MODEL,
    plans: PLANS,
    skus: SKU_GROUPS,
    flex: FLEX,
    names: NAMES,
    slots: SLOTS,
    migration: { packages: MIGRATION_PACKAGES, minimumPackages: MINIMUM_PACKAGES, features: MIGRATION_FEATURES },
    appSettings: {
      owned: appSettings('owned'),
      unavailable: appSettings('unavailable'),
      written: WRITTEN_APP_SETTINGS,
      read: READ_APP_SETTINGS,
      keyVaultReference: KEY_VAULT_REFERENCE,
    },
    azurerm: AZURERM,
    sources: SOURCES,
  };
}

/** The same value with the keys of every object in order, so that moving a row in the sources changes nothing here. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => byText(a, b)).map(([key, item]) => [key, sorted(item)]));
}

/** What is written to `lib/catalog.json`. */
export function renderCatalog(): string {
  const { $schema, schemaVersion, ...facts } = catalogDocument();
  return `${JSON.stringify({ $schema, schemaVersion, ...(sorted(facts) as object) }, undefined, 2)}\n`;
}
