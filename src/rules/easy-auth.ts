import { show } from './explain';
import type { Finding } from './rule';

const PAGE = 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app#auth_settings_v2';

/** Blocks nest three deep; more is a mistake, or an object that contains itself. */
const DEEPEST = 6;

/** Names that every object has, which no argument of the provider is called. */
const RESERVED: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** Maps whose keys are the user's and stay as they are. */
const FREE_MAPS: readonly string[] = ['loginParameters', 'login_parameters'];

/** Tells values that only Terraform will know, which are handed on as they are. */
type IsToken = (value: unknown) => boolean;

const isResolvable: IsToken = (value) => typeof (value as { resolve?: unknown }).resolve === 'function';

/** The pass-through of Easy Auth is plain data, and has the block that the provider needs. */
export function checkEasyAuth(settings: unknown, isToken: IsToken = isResolvable): Finding[] {
  if (typeof settings !== 'object' || settings === null) return [];
  const foreign = foreignTo(settings, 'authSettingsV2', DEEPEST, isToken);
  if (foreign !== undefined) {
    return [
      {
        code: 'AZFN4011',
        what: foreign,
        why: `the block of the provider holds text, numbers, flags, lists and blocks a few levels deep (${PAGE})`,
        fix: 'write the arguments of the block auth_settings_v2 with their names in camel case',
      },
    ];
  }
  const { login } = settings as Record<string, unknown>;
  if (typeof login === 'object' && login !== null && !Array.isArray(login)) return [];
  return [
    {
      code: 'AZFN4011',
      what: `'authSettingsV2' has no 'login' object`,
      why: `the provider requires the block, even when it is empty (${PAGE})`,
      fix: `add 'login: {}', or 'login: { tokenStoreEnabled: true }'`,
    },
  ];
}

/** What in it is no plain data, in words; tokens are taken as they are. */
function foreignTo(value: unknown, path: string, levels: number, isToken: IsToken): string | undefined {
  if (value === undefined || value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (isToken(value)) return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${show(path)} is ${value}`;
  if (typeof value !== 'object') return `${show(path)} is ${show(value)}`;
  if (levels === 0) return `'authSettingsV2' is nested more than ${DEEPEST} deep`;
  if (Array.isArray(value)) return firstOf(Array.from(value, (item: unknown, index) => [`${path}[${index}]`, item] as const), levels, isToken);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return `${show(path)} is ${show(value)} of a class`;
  const reserved = RESERVED.find((name) => Object.hasOwn(value, name));
  if (reserved !== undefined) return `${show(path)} has the name ${show(reserved)}`;
  return firstOf(Object.entries(value).map(([name, item]) => [`${path}.${name}`, item]), levels, isToken);
}

function firstOf(items: readonly (readonly [string, unknown])[], levels: number, isToken: IsToken): string | undefined {
  for (const [path, item] of items) {
    const found = foreignTo(item, path, levels - 1, isToken);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The block as Terraform spells it; maps whose keys are the user's stay as they are. */
export function easyAuthBlock(value: unknown, isToken: IsToken = isResolvable): unknown {
  if (typeof value !== 'object' || value === null || isToken(value)) return value;
  if (Array.isArray(value)) return value.map((item) => easyAuthBlock(item, isToken));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [snakeCase(name), FREE_MAPS.includes(name) ? item : easyAuthBlock(item, isToken)]),
  );
}

const snakeCase = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
