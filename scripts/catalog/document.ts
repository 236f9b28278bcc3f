import { APP_SETTINGS, KEY_VAULT_REFERENCE, READ_APP_SETTINGS, WRITTEN_APP_SETTINGS, type AppSettingFacts } from '../../src/catalog/app-settings';
import { AZAPI } from '../../src/catalog/azapi';
import { AZURERM } from '../../src/catalog/azurerm';
import { CONNECTION_NAMES, CONNECTIONS, DURABLE_PACKAGES } from '../../src/catalog/connections';
import { FLEX } from '../../src/catalog/flex';
import { HOST_VERSIONS, IN_PROCESS_MODEL } from '../../src/catalog/host-versions';
import { LANGUAGES } from '../../src/catalog/languages';
import { METRIC_ALERTS } from '../../src/catalog/metric-alerts';
import { MIGRATION_FEATURES, MIGRATION_PACKAGES, MINIMUM_PACKAGES } from '../../src/catalog/migration';
import { DIAGNOSTICS, ENTRA_TELEMETRY, MONITORING_NAMES, NEW_APPLICATION_INSIGHTS, PORTAL_TAGS } from '../../src/catalog/monitoring';
import { NAMES } from '../../src/catalog/names';
import {
  CONTENT_SHARE, HOST_STORAGE_SERVICES, PRIVATE_ENDPOINT_NAME, PRIVATE_ENDPOINT_SUBNET, PRIVATE_LINK, RESERVED_ADDRESSES, SLOT_SUBRESOURCE, SUBNETS,
} from '../../src/catalog/network';
import {
  ASP_NET_CORE, CORE_PACKAGES, EXTENSION_PACKAGES, FLEX_MINIMUM_PACKAGES, GLOBAL_JSON, HOST_JSON, LOCAL_SETTINGS, MORE_MINIMUM_PACKAGES, NODE_PACKAGES, RUNTIME_IDENTIFIERS,
  TELEMETRY_PACKAGES,
} from '../../src/catalog/packages';
import { PLANS } from '../../src/catalog/plans';
import { PROVIDER_SETTINGS } from '../../src/catalog/provider-settings';
import { COSMOS_ROLES, HOST_STORAGE_ROLE, HOST_STORAGE_USES, ROLES } from '../../src/catalog/roles';
import { RUNTIMES } from '../../src/catalog/runtimes';
import { SKU_GROUPS } from '../../src/catalog/skus';
import { SLOTS } from '../../src/catalog/slots';
import { SOURCES } from '../../src/catalog/sources';
import { WORKER_FEATURES } from '../../src/catalog/worker-features';

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
    names: { ...NAMES, ...MONITORING_NAMES, privateEndpoint: PRIVATE_ENDPOINT_NAME },
    slots: SLOTS,
    migration: { packages: MIGRATION_PACKAGES, minimumPackages: MINIMUM_PACKAGES, features: MIGRATION_FEATURES },
    workerFeatures: WORKER_FEATURES,
    projects: {
      corePackages: CORE_PACKAGES,
      extensionPackages: EXTENSION_PACKAGES,
      minimumPackages: MORE_MINIMUM_PACKAGES,
      flexMinimumPackages: FLEX_MINIMUM_PACKAGES,
      aspNetCore: ASP_NET_CORE,
      telemetryPackages: TELEMETRY_PACKAGES,
      runtimeIdentifiers: RUNTIME_IDENTIFIERS,
      nodePackages: NODE_PACKAGES,
      hostJson: HOST_JSON,
      localSettings: LOCAL_SETTINGS,
      globalJson: GLOBAL_JSON,
    },
    appSettings: {
      owned: appSettings('owned'),
      unavailable: appSettings('unavailable'),
      written: WRITTEN_APP_SETTINGS,
      byProvider: PROVIDER_SETTINGS,
      read: READ_APP_SETTINGS,
      keyVaultReference: KEY_VAULT_REFERENCE,
    },
    roles: { azure: ROLES, cosmosDb: COSMOS_ROLES },
    hostStorageUses: { role: HOST_STORAGE_ROLE, uses: HOST_STORAGE_USES },
    connections: { services: CONNECTIONS, names: CONNECTION_NAMES, durableFunctions: DURABLE_PACKAGES },
    monitoring: {
      newApplicationInsights: NEW_APPLICATION_INSIGHTS, entraTelemetry: ENTRA_TELEMETRY, diagnostics: DIAGNOSTICS, portalTags: PORTAL_TAGS,
    },
    metricAlerts: METRIC_ALERTS,
    network: {
      subnets: SUBNETS,
      reservedAddresses: RESERVED_ADDRESSES,
      privateLink: PRIVATE_LINK,
      slotSubresource: SLOT_SUBRESOURCE,
      hostStorageServices: HOST_STORAGE_SERVICES,
      privateEndpointSubnet: PRIVATE_ENDPOINT_SUBNET,
      contentShare: CONTENT_SHARE,
    },
    azurerm: AZURERM,
    azapi: AZAPI,
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
