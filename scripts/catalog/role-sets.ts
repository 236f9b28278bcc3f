import { ENTRA_TELEMETRY } from '../../src/catalog/monitoring';
import { HOST_STORAGE_ROLE, HOST_STORAGE_USES, ROLES, type HostStorageUseKey } from '../../src/catalog/roles';

const rolesOf = (use: HostStorageUseKey): string[] => HOST_STORAGE_USES[use].roles.map((role) => ROLES[role].name);
const ofHost = (...uses: HostStorageUseKey[]): string[] => [ROLES[HOST_STORAGE_ROLE].name, ...uses.flatMap(rolesOf)];

/** Names of the roles that the catalogue grants for what a file calls the purpose of a set. */
export const ROLE_SETS: ReadonlyMap<string, readonly string[]> = new Map([
  ['host storage only (no blob trigger, no Durable)', ofHost()],
  ['host storage with diagnostic events', ofHost('diagnosticEvents')],
  ['blob trigger using host storage', ofHost('blobTrigger')],
  ['Event Hubs or timer trigger using host storage', ofHost('eventHubsTrigger', 'timerTrigger')],
  // What orchestrations need by themselves: the role of every host comes on top, and covers the one for blobs.
  ['Durable Functions on Azure Storage', rolesOf('durableFunctions')],
  ['Entra authentication for Application Insights', [ENTRA_TELEMETRY.role]],
]);
