import { ROLES, type RoleKey } from '../catalog/roles';
import { brand, readProps } from '../intake';
import { refuse } from '../rules/azfn-error';
import { text } from '../rules/fields';
import { roleTerms, type RoleTerms } from '../rules/role-sets';

const PAGE = 'https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/role_assignment';

const NAME = {
  roleName: text({
    required: true, maxLength: 512, pattern: `^[^\\s'/]([^'/]*[^\\s'/])?$`, code: 'AZFN5020', example: 'Storage Blob Data Reader',
    allowed: `the display name of a role, without ' and /`,
    why: `the provider looks a role up by its display name when it applies (${PAGE})`,
  }),
};
const GUID = '[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}';
const DEFINITION = {
  roleDefinitionId: text({
    required: true, pattern: `^/subscriptions/[^/\\s]+/providers/Microsoft[.]Authorization/roleDefinitions/${GUID}$`, code: 'AZFN5020',
    allowed: `the form '/subscriptions/<subscription>/providers/Microsoft.Authorization/roleDefinitions/<guid>'`,
    why: `Azure answers with the subscription in the id, and the provider would grant the role anew in every run where it is missing (${PAGE})`,
  }),
};

/** A name that is a GUID belongs into the other factory. */
const GUIDS = new RegExp(`^${GUID}$`);

/**
 * A role that the identity of an app is granted.
 *
 * @see https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
 */
export class AzureRole {
  /** Reading, writing and owning blobs and containers: host storage, blob triggers, blob output bindings. */
  public static readonly STORAGE_BLOB_DATA_OWNER = AzureRole.builtIn('storageBlobDataOwner');
  /** Reading, writing and deleting blobs and containers. */
  public static readonly STORAGE_BLOB_DATA_CONTRIBUTOR = AzureRole.builtIn('storageBlobDataContributor');
  /** Reading blobs: blob input bindings. */
  public static readonly STORAGE_BLOB_DATA_READER = AzureRole.builtIn('storageBlobDataReader');
  /** Creating queues, and sending, reading and deleting messages. */
  public static readonly STORAGE_QUEUE_DATA_CONTRIBUTOR = AzureRole.builtIn('storageQueueDataContributor');
  /** Seeing queues and peeking at messages: queue triggers, with the next one. */
  public static readonly STORAGE_QUEUE_DATA_READER = AzureRole.builtIn('storageQueueDataReader');
  /** Taking and deleting messages: queue triggers, with the one before. */
  public static readonly STORAGE_QUEUE_DATA_MESSAGE_PROCESSOR = AzureRole.builtIn('storageQueueDataMessageProcessor');
  /** Adding messages: queue output bindings. */
  public static readonly STORAGE_QUEUE_DATA_MESSAGE_SENDER = AzureRole.builtIn('storageQueueDataMessageSender');
  /** Reading and writing tables: table output bindings. */
  public static readonly STORAGE_TABLE_DATA_CONTRIBUTOR = AzureRole.builtIn('storageTableDataContributor');
  /** Reading tables: table input bindings. */
  public static readonly STORAGE_TABLE_DATA_READER = AzureRole.builtIn('storageTableDataReader');
  /** Managing a storage account: the host storage of an app with blob triggers. */
  public static readonly STORAGE_ACCOUNT_CONTRIBUTOR = AzureRole.builtIn('storageAccountContributor');
  /** Receiving messages: Service Bus triggers. */
  public static readonly AZURE_SERVICE_BUS_DATA_RECEIVER = AzureRole.builtIn('azureServiceBusDataReceiver');
  /** Sending messages: Service Bus output bindings. */
  public static readonly AZURE_SERVICE_BUS_DATA_SENDER = AzureRole.builtIn('azureServiceBusDataSender');
  /** Sending, receiving and managing: Service Bus triggers that scale by the length of their queue. */
  public static readonly AZURE_SERVICE_BUS_DATA_OWNER = AzureRole.builtIn('azureServiceBusDataOwner');
  /** Receiving events: Event Hubs triggers. */
  public static readonly AZURE_EVENT_HUBS_DATA_RECEIVER = AzureRole.builtIn('azureEventHubsDataReceiver');
  /** Sending events: Event Hubs output bindings. */
  public static readonly AZURE_EVENT_HUBS_DATA_SENDER = AzureRole.builtIn('azureEventHubsDataSender');
  /** Sending, receiving and managing events. */
  public static readonly AZURE_EVENT_HUBS_DATA_OWNER = AzureRole.builtIn('azureEventHubsDataOwner');
  /** Publishing events: Event Grid output bindings. */
  public static readonly EVENT_GRID_DATA_SENDER = AzureRole.builtIn('eventGridDataSender');
  /** Reading the values of secrets: settings that refer to Key Vault. */
  public static readonly KEY_VAULT_SECRETS_USER = AzureRole.builtIn('keyVaultSecretsUser');
  /** Sending telemetry to Application Insights. */
  public static readonly MONITORING_METRICS_PUBLISHER = AzureRole.builtIn('monitoringMetricsPublisher');
  /** Reading App Configuration. */
  public static readonly APP_CONFIGURATION_DATA_READER = AzureRole.builtIn('appConfigurationDataReader');
  /** Pulling images from Azure Container Registry. */
  public static readonly ACR_PULL = AzureRole.builtIn('acrPull');

  /**
   * Any other role by its display name, built-in or custom; it is looked up where it is granted. Raises `AZFN5020` and
   * `AZFN8001`.
   *
   * @param roleName as the portal shows it, such as `Cognitive Services OpenAI User`
   */
  public static ofName(roleName: string): AzureRole {
    const { found } = readProps(NAME, { roleName });
    const isGuid = found.length === 0 && GUIDS.test(roleName);
    refuse('the role', isGuid ? [guidAsName(roleName)] : found, AzureRole.ofName);
    return new AzureRole({ by: 'name', name: roleName });
  }

  /**
   * A role by the id of its definition. Raises `AZFN5020` and `AZFN8001`.
   *
   * @param roleDefinitionId `/subscriptions/<subscription>/providers/Microsoft.Authorization/roleDefinitions/<guid>`; of an
   * `azurerm_role_definition`, its `role_definition_resource_id`
   */
  public static ofDefinitionId(roleDefinitionId: string): AzureRole {
    refuse('the role', readProps(DEFINITION, { roleDefinitionId }).found, AzureRole.ofDefinitionId);
    return new AzureRole({ by: 'id', id: roleDefinitionId });
  }

  private static builtIn(key: RoleKey): AzureRole {
    return new AzureRole(roleTerms(key));
  }

  private readonly terms: RoleTerms;

  private constructor(terms: RoleTerms) {
    brand(this, 'AzureRole');
    this.terms = terms;
  }

  /** @internal */
  public get _terms(): RoleTerms {
    return this.terms;
  }
}

function guidAsName(roleName: string) {
  const known = Object.entries(ROLES).find(([, { id }]) => id === roleName.toLowerCase());
  return {
    code: 'AZFN5020',
    what: `'roleName' is '${roleName}', which is the GUID of a definition`,
    why: `the provider looks a role up by its display name when it applies (${PAGE})`,
    fix:
      known === undefined
        ? `use AzureRole.ofDefinitionId('/subscriptions/<subscription>/providers/Microsoft.Authorization/roleDefinitions/${roleName}')`
        : `use AzureRole.ofName('${known[1].name}')`,
  } as const;
}
