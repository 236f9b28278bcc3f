import { runtime, skuOf, slotOf } from './azurerm';
import type { SynthesizedFunctionApp, SynthesizedPlan, SynthesizedSlot } from './data';
import { blockOf, listOf, mapOf, namesOf, refersTo, sortedMap, textOf, type Block, type Resource } from './resources';

/*
 * Resources that are written the way Azure's own API spells them: `azapi_resource`, with their settings in `body`. What is a
 * resource of its own in that API, settings and the names that stay with the slot, is found by its parent.
 */

const isOfType = (resource: Resource, type: string): boolean => /^azapi_(update_)?resource$/.test(resource.type) && textOf(resource.block.type).toLowerCase().startsWith(`${type}@`);
const isWebApp = ({ block }: Resource): boolean => {
  const { kind } = bodyOf(block);
  return kind !== undefined && !textOf(kind).toLowerCase().includes('functionapp');
};

export const isApp = (resource: Resource): boolean => isOfType(resource, 'microsoft.web/sites') && !isWebApp(resource);
export const isSlot = (resource: Resource): boolean => isOfType(resource, 'microsoft.web/sites/slots') && !isWebApp(resource);
export const isPlan = (resource: Resource): boolean => isOfType(resource, 'microsoft.web/serverfarms');

/** A function app of the azapi provider. */
export function readApp(resource: Resource, plans: readonly SynthesizedPlan[], all: readonly Resource[]): SynthesizedFunctionApp {
  const { path, address, type, block } = resource;
  const { kind, properties } = bodyOf(block);
  const site = blockOf(properties);
  const config = blockOf(site.siteConfig);
  const identity = blockOf(block.identity);
  const servicePlanId = textOf(site.serverFarmId);
  const settings = settingsOf(resource, all);
  return {
    path,
    address,
    resourceType: type,
    appName: textOf(block.name),
    resourceGroupName: groupOf(textOf(block.parent_id)),
    location: textOf(block.location),
    operatingSystem: textOf(kind).toLowerCase().includes('linux') || site.reserved === true || site.functionAppConfig !== undefined ? 'Linux' : 'Windows',
    servicePlanId,
    sku: skuOf(servicePlanId, plans),
    ...runtimeOf(site, settings.appSettings),
    functionsVersion: settings.appSettings.FUNCTIONS_EXTENSION_VERSION ?? '~4',
    enabled: site.enabled !== false,
    httpsOnly: site.httpsOnly === true,
    publicNetworkAccess: textOf(site.publicNetworkAccess ?? config.publicNetworkAccess).toLowerCase() !== 'disabled',
    identityType: typeof identity.type === 'string' ? identity.type : undefined,
    identityIds: listOf(identity.identity_ids).map((id) => textOf(id)),
    ...settings,
    attributes: { ...block },
  };
}

/** A slot of the azapi provider. */
export function readSlot(resource: Resource, apps: readonly SynthesizedFunctionApp[], all: readonly Resource[]): SynthesizedSlot {
  const { block } = resource;
  const { appSettings, connectionStrings } = settingsOf(resource, all);
  return slotOf(resource, textOf(block.parent_id), apps, { ...runtimeOf(blockOf(bodyOf(block).properties), appSettings), appSettings, connectionStrings });
}

/** A plan of the azapi provider. */
export function readPlan({ path, address, type, block }: Resource): SynthesizedPlan {
  const { sku, kind, properties } = bodyOf(block);
  return {
    path,
    address,
    resourceType: type,
    planName: textOf(block.name),
    sku: textOf(blockOf(sku).name),
    operatingSystem: blockOf(properties).reserved === true || textOf(kind).toLowerCase().includes('linux') ? 'Linux' : 'Windows',
    location: textOf(block.location),
    attributes: { ...block },
  };
}

/** The body, also where it is written as text. */
function bodyOf({ body }: Block): Block {
  if (typeof body !== 'string') return blockOf(body);
  try {
    return blockOf(JSON.parse(body));
  } catch {
    return {}; // an expression of Terraform
  }
}

/** App settings and connection strings, from the site or from the resources below it. */
function settingsOf(site: Resource, all: readonly Resource[]) {
  const below = (name: string): Block => {
    const found = all.find((each) => isOfType(each, 'microsoft.web/sites/config') && textOf(each.block.name).toLowerCase() === name && refersTo(textOf(each.block.parent_id), site));
    return found === undefined ? {} : blockOf(bodyOf(found.block).properties);
  };
  const config = blockOf(blockOf(bodyOf(site.block).properties).siteConfig);
  const pairs = (list: unknown, field: string): [string, string][] => listOf(list).map(blockOf).map((item) => [textOf(item.name), textOf(item[field])]);
  const sticky = below('slotconfignames');
  return {
    appSettings: sortedMap([...pairs(config.appSettings, 'value'), ...Object.entries(mapOf(below('appsettings')))]),
    stickySettings: namesOf(sticky.appSettingNames),
    connectionStrings: sortedMap([
      ...pairs(config.connectionStrings, 'type'),
      ...Object.entries(below('connectionstrings')).map(([name, value]): [string, string] => [name, textOf(blockOf(value).type)]),
    ]),
    stickyConnectionStrings: namesOf(sticky.connectionStringNames),
  };
}

/** Worker and version, from Flex Consumption's configuration, the FX string or the settings. */
function runtimeOf(site: Block, appSettings: Readonly<Record<string, string>>) {
  const flex = blockOf(blockOf(site.functionAppConfig).runtime);
  if (flex.name !== undefined) return runtime(textOf(flex.name), flex.version);
  const [name, version] = textOf(blockOf(site.siteConfig).linuxFxVersion).split('|');
  const worker = appSettings.FUNCTIONS_WORKER_RUNTIME;
  if (version !== undefined && name.toLowerCase() !== 'docker') return runtime(worker ?? name.toLowerCase(), version);
  return runtime(worker, blockOf(site.siteConfig).netFrameworkVersion);
}

const groupOf = (parentId: string): string => /\/resourceGroups\/([^/]+)$/i.exec(parentId)?.[1] ?? parentId;
