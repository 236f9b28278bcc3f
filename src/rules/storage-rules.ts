import type { HostVersionFacts } from '../catalog/host-versions';
import { NAMES } from '../catalog/names';
import { keylessByDefault } from './derived';
import type { PlanTerms } from './plan-terms';
import { isKnown, type Finding, type MaybeKnown } from './rule';

/** What the rules about storage look at. */
export interface StorageInput {
  readonly plan: MaybeKnown<PlanTerms>;
  readonly host: MaybeKnown<HostVersionFacts>;
  /** `undefined` when the app defines its own account with a derived name. */
  readonly storage:
    | MaybeKnown<{ readonly kind: 'existing' | 'new'; readonly access?: string; readonly name?: string; readonly accountId?: string }>
    | undefined;
  readonly deploymentContainerName: MaybeKnown<string> | undefined;
  readonly mounts: readonly { readonly type: string; readonly name: string; readonly mountPath: string }[];
  /** Whether `appName` is unknown because it is a token, and not because it was refused. */
  readonly appNameIsToken: boolean;
}

/** Everything about storage that stops a program. */
export function storageFits(input: StorageInput): Finding[] {
  return [...accountHasName(input), ...containerIsKnown(input), ...mountsFit(input)];
}

/** A name can only be derived from a name. */
function accountHasName({ plan, host, storage, appNameIsToken }: StorageInput): Finding[] {
  const own = storage === undefined || (isKnown(storage) && storage.kind === 'new' && storage.name === undefined);
  if (!own || !appNameIsToken) return [];
  const keyless = storage?.access === undefined ? isKnown(plan) && isKnown(host) && keylessByDefault(plan, host) : storage.access === 'identity';
  return [
    {
      code: 'AZFN8005',
      what: `'appName' is a token, and the name of the app's storage account is derived from it`,
      why: `a derived name has to be legal, so the name it comes from has to be known when the program runs (${NAMES.storageAccount.page})`,
      fix: `name the account with hostStorage: HostStorage.${keyless ? 'newManagedIdentity' : 'newAccountKey'}({ storageAccountName: 'stordersprod' }), or use one that exists`,
    },
  ];
}

/** A Flex app has a container for its package. */
function containerIsKnown({ plan, appNameIsToken, storage, deploymentContainerName }: StorageInput): Finding[] {
  if (!isKnown(plan) || plan.id !== 'flexConsumption' || storage === undefined || !isKnown(storage)) return [];
  if (storage.kind === 'new' || deploymentContainerName !== undefined) return [];
  const page = 'https://learn.microsoft.com/azure/azure-functions/flex-consumption-how-to#configure-deployment-settings';
  if (storage.accountId === undefined) {
    return [
      {
        code: 'AZFN5004',
        what: `'hostStorage' names an account that exists, but neither its 'storageAccountId' nor 'deploymentContainerName' is set`,
        why: `a Flex Consumption app reads its package from a blob container, which has to exist before the app (${page})`,
        fix: `set 'storageAccountId' in 'hostStorage' to have a container defined, or 'deploymentContainerName' to use one that exists`,
      },
    ];
  }
  if (!appNameIsToken) return [];
  return [
    {
      code: 'AZFN8005',
      what: `'appName' is a token, and the name of the deployment container is derived from it`,
      why: `a derived name has to be legal, so the name it comes from has to be known when the program runs (${NAMES.container.page})`,
      fix: `set 'deploymentContainerName'`,
    },
  ];
}

/** Mounts have kinds and paths of their system, and names of their own. */
function mountsFit({ plan, mounts }: StorageInput): Finding[] {
  if (!isKnown(plan) || plan.id === 'flexConsumption') return [];
  const page = 'https://learn.microsoft.com/azure/azure-functions/concept-file-access-options';
  return mounts.flatMap(({ type, name, mountPath }, index): Finding[] => [
    ...(type === 'AzureBlob' && plan.system === 'Windows'
      ? [
          {
            code: 'AZFN5007' as const,
            what: `'mounts[${index}]' is a blob container, but the plan runs on Windows`,
            why: `Windows apps mount file shares only (${page})`,
            fix: 'use StorageMount.azureFiles({ … }), or a Linux plan',
          },
        ]
      : []),
    ...(isKnown(mountPath as MaybeKnown<string>) && plan.system === 'Linux' && mountPath.startsWith('\\')
      ? [
          {
            code: 'AZFN5007' as const,
            what: `'mounts[${index}].mountPath' starts with '\\', but the plan runs on Linux`,
            why: `folders of Linux apps start with '/' (${page})`,
            fix: `write a path such as '/data'`,
          },
        ]
      : []),
    ...(mounts.findIndex((other) => other.name === name) === index
      ? []
      : [
          {
            code: 'AZFN5007' as const,
            what: `'mounts[${index}]' has the name of an earlier mount`,
            why: `names tell mounts apart (${page})`,
            fix: 'use another name',
          },
        ]),
  ]);
}
