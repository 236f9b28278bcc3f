import type { FunctionAppIdentity } from '../values/function-app-identity';
import type { IdentityConnection } from '../values/identity-connection';
import type { InProcessRuntime } from '../values/in-process-runtime';
import type { IsolatedRuntime } from '../values/isolated-runtime';
import type { KeyVaultSecret } from '../values/key-vault-secret';
import type { ConnectionStringOptions } from './function-app-props';
import type { WarningAcknowledgement } from './warnings';

/** How a slot differs from its app; everything else is repeated from the app. */
export interface SlotOptions {
  /**
   * App settings of the slot beside those that it repeats. They are exchanged when slots are swapped, so a value that differs
   * from the app's moves with the code (warning `AZFN3005`).
   *
   * @default - those of the app that do not stay with it
   */
  readonly appSettings?: Record<string, string>;
  /**
   * App settings that stay with the slot. Every name that stays in one place needs a value in each (warning `AZFN3004`).
   *
   * @default - none
   */
  readonly slotSettings?: Record<string, string>;
  /**
   * App settings of the slot whose values are secrets in Key Vault, beside those that it repeats.
   *
   * @default - those of the app that do not stay with it
   */
  readonly secretSettings?: Record<string, KeyVaultSecret>;
  /**
   * Connections of the slot that are made with its identity, beside those that it repeats.
   *
   * @default - those of the app that do not stay with it
   */
  readonly connections?: Record<string, IdentityConnection>;
  /**
   * Connection strings of the slot beside those that it repeats.
   *
   * @default - those of the app that do not stay with it
   */
  readonly connectionStrings?: Record<string, ConnectionStringOptions>;
  /**
   * Tags of the slot.
   *
   * @default - those of the app
   */
  readonly tags?: Record<string, string>;
  /**
   * Identities of the slot beside those that it repeats from its app. A user-assigned one is what the slot works with from then
   * on: settings that name it stay with their slot, and the roles of the app are granted to it, too. So are they to a
   * system-assigned one, which is the slot's own, where the app works with its own.
   *
   * @default - those of the app: the same user-assigned identities, and a system-assigned one where the app has one
   */
  readonly identity?: FunctionAppIdentity;
  /**
   * Slot that this one is swapped with after each deployment: `production` or another slot (`AZFN3006`); on Windows (warning `AZFN3007`).
   *
   * @default - slots are swapped by hand or by a pipeline
   */
  readonly autoSwapSlotName?: string;
  /**
   * Id of the slot's host in the storage account (`AZFN5003`, `AZFN5008`). It stays with the slot.
   *
   * @default - derived from the names of app and slot where Azure's own would collide
   */
  readonly hostId?: string;
  /**
   * File share in the host storage account for the code of this slot alone (`AZFN3011`). It is defined where the app defines the
   * account, and has to exist otherwise.
   *
   * @default - Azure creates one; one is defined where it has to exist before the slot and the account's id is known
   */
  readonly contentShareName?: string;
  /**
   * Whether the slot runs.
   *
   * @default - as the app
   */
  readonly enabled?: boolean;
  /**
   * Whether the slot can be reached from public networks.
   *
   * @default - `publicNetworkAccess` of the app; a private endpoint closes the app or slot that it was added to
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * Warnings that are known and accepted, each with a reason (`AZFN8009`).
   *
   * @default - every warning is shown
   */
  readonly acknowledge?: WarningAcknowledgement[];
}

/** How a slot of an isolated app differs from it. */
export interface IsolatedSlotOptions extends SlotOptions {
  /**
   * Language and version of the slot, for moving from one to the next. While it differs from the app's, Terraform leaves the
   * stacks of both alone, so that a swap is not undone.
   *
   * @default - that of the app
   */
  readonly runtime?: IsolatedRuntime;
}

/** How a slot of an in-process app differs from it. */
export interface InProcessSlotOptions extends SlotOptions {
  /**
   * .NET version of the slot, for moving from one to the next. While it differs from the app's, Terraform leaves the stacks of
   * both alone, so that a swap is not undone.
   *
   * @default - that of the app
   */
  readonly runtime?: InProcessRuntime;
}

/** How a slot with the isolated build of an in-process app differs from it. */
export interface IsolatedMigrationSlotOptions extends SlotOptions {
  /** Language version that the migrated code targets. */
  readonly runtime: IsolatedRuntime;
}

/** How slots are exchanged. */
export interface SwapActiveSlotOptions {
  /**
   * Whether production keeps its virtual network.
   *
   * @default true
   */
  readonly overwriteNetworkConfig?: boolean;
}
