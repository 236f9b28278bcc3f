import type { Finding } from './rule';

const PAGE = 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_function_app#auth_settings_v2';

/** Blocks nest three deep; more is a mistake, or an object that contains itself. */
const DEEPEST = 6;

/** Maps whose keys are the user's and stay as they are. */
const FREE_MAPS: readonly string[] = ['loginParameters', 'login_parameters'];

/** The pass-through of Easy Auth is finite, and has the block that the provider needs. */
export function checkEasyAuth(settings: unknown): Finding[] {
  if (typeof settings !== 'object' || settings === null) return [];
  if (deeperThan(settings, DEEPEST)) {
    return [
      {
        code: 'AZFN4011',
        what: `'authSettingsV2' is nested more than ${DEEPEST} deep`,
        why: `the block of the provider is not, so the object contains something else (${PAGE})`,
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

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => deeperThan(item, levels - 1));
}

/** The block as Terraform spells it; maps whose keys are the user's stay as they are. */
export function easyAuthBlock(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(easyAuthBlock);
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [snakeCase(name), FREE_MAPS.includes(name) ? item : easyAuthBlock(item)]),
  );
}

const snakeCase = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
