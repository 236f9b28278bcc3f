import type { AlwaysReady } from '../values/always-ready';
import type { ApplicationInsights } from '../values/application-insights';
import type { ContainerImage } from '../values/container-image';
import type { FunctionAppIdentity } from '../values/function-app-identity';
import type { FunctionProject } from '../values/function-project';
import type { FunctionsVersion } from '../values/functions-version';
import type { HostStorage } from '../values/host-storage';
import type { IdentityConnection } from '../values/identity-connection';
import type { InProcessRuntime } from '../values/in-process-runtime';
import type { IpRestriction } from '../values/ip-restriction';
import type { IsolatedRuntime } from '../values/isolated-runtime';
import type { KeyVaultSecret } from '../values/key-vault-secret';
import type {
  BackupFrequencyUnit,
  ClientCertificateMode,
  ConnectionStringType,
  IpRestrictionAction,
  LoadBalancingMode,
  SiteUpdateStrategy,
  TlsVersion,
} from '../values/site-enums';
import type { StorageMount } from '../values/storage-mount';
import type { IHostingPlan, IInProcessHostingPlan } from './hosting-plan';
import type { WarningAcknowledgement } from './warnings';

/** A connection string that code reads by its name. */
export interface ConnectionStringOptions {
  /** Kind of the service; decides the prefix of the environment variable. */
  readonly connectionType: ConnectionStringType;
  /** The connection string. Prefer a Key Vault reference or an identity-based connection. */
  readonly value: string;
  /**
   * Whether it stays with the slot when slots are swapped.
   *
   * @default false
   */
  readonly slotSetting?: boolean;
}

/** How a setting or connection is added. */
export interface SettingOptions {
  /**
   * Whether it stays with the slot when slots are swapped.
   *
   * @default false
   */
  readonly slotSetting?: boolean;
}

/** How a role is granted. */
export interface GrantOptions {
  /**
   * Whether the app is there before the role. Set it where what the role is for depends on the app itself.
   *
   * @default - false: the app waits for the roles of a user-assigned identity
   */
  readonly afterApp?: boolean;
}

/** Which web sites may call an app from a browser. */
export interface CorsOptions {
  /** Origins such as `https://contoso.example`, at least one; `*` allows all of them. */
  readonly allowedOrigins: string[];
  /**
   * Whether browsers may send credentials; not together with `*` (`AZFN4009`).
   *
   * @default false
   */
  readonly supportCredentials?: boolean;
}

/** How much of the log files of an app is kept. */
export interface AppServiceLogsOptions {
  /**
   * Size of the log files in MB, from 25 to 100.
   *
   * @default 35
   */
  readonly diskQuotaMb?: number;
  /**
   * Days for which log files are kept, from 0 (for ever) to 99999.
   *
   * @default 0
   */
  readonly retentionPeriodDays?: number;
}

/** How an app is backed up. */
export interface BackupOptions {
  /** Name of the backup. */
  readonly backupName: string;
  /** Address of a blob container with a shared access signature that may write. */
  readonly storageAccountUrl: string;
  /** Number of units between two backups, from 1 to 1000. */
  readonly frequencyInterval: number;
  /** Unit of the interval. */
  readonly frequencyUnit: BackupFrequencyUnit;
  /**
   * Whether the newest backup is kept, however old it is.
   *
   * @default false
   */
  readonly keepAtLeastOneBackup?: boolean;
  /**
   * Days for which a backup is kept, from 0 (for ever) to 9999999.
   *
   * @default 30
   */
  readonly retentionPeriodDays?: number;
  /**
   * Time of the first backup (RFC 3339).
   *
   * @default - Azure's
   */
  readonly startTime?: string;
}

/** A way to a server behind a relay. */
export interface HybridConnectionOptions {
  /** Resource id of the relay's hybrid connection. */
  readonly relayId: string;
  /** Name of the server as code uses it. */
  readonly hostname: string;
  /** Port of the server, from 1 to 65535. */
  readonly port: number;
  /**
   * Name of the relay's key with which the app connects.
   *
   * @default 'RootManageSharedAccessKey'
   */
  readonly sendKeyName?: string;
}

/** Arguments that both kinds of function apps take. */
export interface FunctionAppProps {
  /** Name of the app: 2 to 60 letters, digits and inner hyphens, unique in Azure (`AZFN4013`). */
  readonly appName: string;
  /** Resource group of the app. */
  readonly resourceGroupName: string;
  /** Azure region; that of the plan. */
  readonly location: string;
  /**
   * What the files of the code say, which is checked against the app (`AZFN7004` to `AZFN7018`, warnings `AZFN7030` to `AZFN7038`). With it, `runtime` and
   * `functionsVersion` may be left out.
   *
   * @default - nothing is known about the code
   */
  readonly project?: FunctionProject;
  /**
   * Major version of the Functions host (`AZFN1002`, `AZFN1006`, `AZFN1007`). On Flex Consumption it is always 4.x.
   *
   * @default - that of `project`, else FunctionsVersion.V4, or the newest one that the runtime has
   */
  readonly functionsVersion?: FunctionsVersion;
  /**
   * Storage account of the host, and how the host reaches it (`AZFN5012` to `AZFN5015`).
   *
   * @default - the app defines an account of its own: HostStorage.newManagedIdentity() on Flex Consumption and Dedicated plans with Functions 4.x, else HostStorage.newAccountKey()
   * @see https://learn.microsoft.com/azure/azure-functions/storage-considerations
   */
  readonly hostStorage?: HostStorage;
  /**
   * Identities of the app. Host storage, Key Vault references, connections and grants use one of them (`AZFN5010`).
   *
   * @default - FunctionAppIdentity.newUserAssigned() where the host reaches its storage without a key, so that the roles exist before the app; else FunctionAppIdentity.systemAssigned()
   */
  readonly identity?: FunctionAppIdentity;
  /**
   * Resource id of the identity that resolves Key Vault references; one of `identity` (`AZFN5006`). On Flex Consumption only
   * where the host reaches its storage without a key.
   *
   * @default - the identity that the app works with
   */
  readonly keyVaultReferenceIdentityId?: string;
  /**
   * App settings: environment variables of the app. Names are literals, values may be tokens. Settings that this library
   * derives are refused (`AZFN4001`), as are those that the plan does not take (`AZFN4002`).
   *
   * @default - only those that the library writes
   * @see https://learn.microsoft.com/azure/azure-functions/functions-app-settings
   */
  readonly appSettings?: Record<string, string>;
  /**
   * App settings that stay with the slot when slots are swapped.
   *
   * @default - none
   * @see https://learn.microsoft.com/azure/azure-functions/functions-deployment-slots#manage-settings
   */
  readonly slotSettings?: Record<string, string>;
  /**
   * App settings whose values are secrets in Key Vault (`AZFN5006`, `AZFN5010`). The app gets the role to read those whose vault is told.
   *
   * @default - none
   * @see https://learn.microsoft.com/azure/app-service/app-service-key-vault-references
   */
  readonly secretSettings?: Record<string, KeyVaultSecret>;
  /**
   * Connections of triggers and bindings that are made with the identity of the app, by the name that code has for them
   * (`AZFN5022`, `AZFN5027`). The app gets the roles for those whose scope is told.
   *
   * @default - none
   * @see https://learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection
   */
  readonly connections?: Record<string, IdentityConnection>;
  /**
   * Connection strings by name.
   *
   * @default - none
   */
  readonly connectionStrings?: Record<string, ConnectionStringOptions>;
  /**
   * Tags of the app.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;
  /**
   * Whether the app runs.
   *
   * @default true
   */
  readonly enabled?: boolean;
  /**
   * Whether requests over plain HTTP are sent to HTTPS.
   *
   * @default true
   */
  readonly httpsOnly?: boolean;
  /**
   * Whether the app can be reached from public networks (warning `AZFN6004` on plans without private endpoints).
   *
   * @default true
   */
  readonly publicNetworkAccess?: boolean;
  /**
   * Whether clients show a certificate.
   *
   * @default - they are not asked for one
   */
  readonly clientCertificateMode?: ClientCertificateMode;
  /**
   * Paths that need no certificate, each starting with `/`.
   *
   * @default - none
   */
  readonly clientCertificateExclusionPaths?: string[];
  /**
   * Oldest TLS version of clients, for the app and for its deployment site.
   *
   * @default TlsVersion.TLS_1_2
   */
  readonly minimumTlsVersion?: TlsVersion;
  /**
   * Whether clients may use HTTP/2.
   *
   * @default false
   */
  readonly http2Enabled?: boolean;
  /**
   * Whether clients may use web sockets.
   *
   * @default false
   */
  readonly websocketsEnabled?: boolean;
  /**
   * Whether the worker is a 32-bit process; Windows only (`AZFN2019`).
   *
   * @default - false; true on Free and Shared plans, which have nothing else
   */
  readonly use32BitWorker?: boolean;
  /**
   * Whether the app stays loaded; Dedicated plans from Basic upward (`AZFN2011`, warning `AZFN2012`).
   *
   * @default - true on Dedicated plans whose SKU has it, else false
   */
  readonly alwaysOn?: boolean;
  /**
   * Instances that the app scales to at most; 0 is no limit. Consumption and Elastic Premium (`AZFN2013`, `AZFN2014`).
   *
   * @default - no limit of its own
   */
  readonly appScaleLimit?: number;
  /**
   * Instances that the app always has, from 0 to 100, on Elastic Premium (`AZFN2013`, `AZFN2015`, `AZFN2017`). Each is billed.
   *
   * @default - Azure's; 2 on a zone-redundant plan
   */
  readonly elasticInstanceMinimum?: number;
  /**
   * Instances that are kept warm beside those that run, from 0 to 100, on Elastic Premium (`AZFN2013`).
   *
   * @default 1
   */
  readonly preWarmedInstanceCount?: number;
  /**
   * Whether the runtime watches triggers behind a virtual network, on Elastic Premium (`AZFN2013`, `AZFN2021`).
   *
   * @default false
   */
  readonly runtimeScaleMonitoringEnabled?: boolean;
  /**
   * Workers of the plan that the app uses, from 1 to 100, on Dedicated and Elastic Premium (`AZFN2013`).
   *
   * @default - Azure's
   */
  readonly workerCount?: number;
  /**
   * Path that the platform asks for to see whether an instance is healthy, on Elastic Premium and Dedicated (`AZFN2013`).
   *
   * @default - instances are not checked
   */
  readonly healthCheckPath?: string;
  /**
   * Minutes after which an unhealthy instance gets no more requests, from 2 to 10 (`AZFN4014`).
   *
   * @default - 10 when `healthCheckPath` is set
   */
  readonly healthCheckEvictionMinutes?: number;
  /**
   * Web sites that may call the app from a browser.
   *
   * @default - none
   */
  readonly cors?: CorsOptions;
  /**
   * Who may call the app.
   *
   * @default - everybody
   */
  readonly ipRestrictions?: IpRestriction[];
  /**
   * What happens to callers that no entry of `ipRestrictions` names.
   *
   * @default - IpRestrictionAction.DENY when an entry allows somebody, else IpRestrictionAction.ALLOW
   */
  readonly ipRestrictionDefaultAction?: IpRestrictionAction;
  /**
   * Who may reach the deployment site.
   *
   * @default - everybody
   */
  readonly scmIpRestrictions?: IpRestriction[];
  /**
   * What happens to callers of the deployment site that no entry of `scmIpRestrictions` names.
   *
   * @default - IpRestrictionAction.DENY when an entry allows somebody, else IpRestrictionAction.ALLOW
   */
  readonly scmIpRestrictionDefaultAction?: IpRestrictionAction;
  /**
   * Whether the deployment site has the restrictions of the app.
   *
   * @default false
   */
  readonly scmUseMainIpRestriction?: boolean;
  /**
   * Subnet through which the app reaches a virtual network (`AZFN6001`, `AZFN6005`). It is delegated to
   * `Microsoft.App/environments` for Flex Consumption and to `Microsoft.Web/serverFarms` for the other plans.
   *
   * @default - none
   */
  readonly virtualNetworkSubnetId?: string;
  /**
   * Whether all outbound traffic goes through the subnet. Flex Consumption always does (`AZFN6001`, warning `AZFN6003`).
   *
   * @default false
   */
  readonly vnetRouteAllEnabled?: boolean;
  /**
   * Whether images are pulled through the subnet (`AZFN6001`).
   *
   * @default - true in an App Service Environment, which allows nothing else; else false
   */
  readonly vnetImagePullEnabled?: boolean;
  /**
   * Whether Visual Studio 2022 may attach a debugger.
   *
   * @default false
   */
  readonly remoteDebuggingEnabled?: boolean;
  /**
   * How much of the log files is kept. Not on Flex Consumption (`AZFN2013`).
   *
   * @default - Azure's
   */
  readonly appServiceLogs?: AppServiceLogsOptions;
  /**
   * Application Insights component that the app reports to: one that exists, or a new one, which costs money.
   *
   * @default - `applicationInsightsConnectionString`, else the app reports nowhere
   * @see https://learn.microsoft.com/azure/azure-functions/configure-monitoring
   */
  readonly applicationInsights?: ApplicationInsights;
  /**
   * Connection string of the Application Insights component that the app reports to; instead of `applicationInsights`.
   *
   * @default - `applicationInsights`, else the app reports nowhere
   * @see https://learn.microsoft.com/azure/azure-functions/configure-monitoring
   */
  readonly applicationInsightsConnectionString?: string;
  /**
   * How requests are spread over instances.
   *
   * @default LoadBalancingMode.LEAST_REQUESTS
   */
  readonly loadBalancingMode?: LoadBalancingMode;
  /**
   * Command that starts the app.
   *
   * @default - that of the stack
   */
  readonly appCommandLine?: string;
  /**
   * Address of the app's API description (http or https).
   *
   * @default - none
   */
  readonly apiDefinitionUrl?: string;
  /**
   * Resource id of the API in API Management that fronts the app.
   *
   * @default - none
   */
  readonly apiManagementApiId?: string;
  /**
   * File names that answer a request for a folder.
   *
   * @default - Azure's
   */
  readonly defaultDocuments?: string[];
  /**
   * Easy Auth: the block `auth_settings_v2` of the Terraform resource with its names in camel case, handed on as it is.
   * `login` is required, also empty (`AZFN4011`). Name app settings for secrets; never write a secret here.
   *
   * @default - no authentication by the platform
   * @see https://learn.microsoft.com/azure/app-service/overview-authentication-authorization
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- jsii has no other word for free-form data
  readonly authSettingsV2?: Record<string, any>;
  /**
   * Shares and containers that the app sees as folders. Not on Flex Consumption (`AZFN2013`).
   *
   * @default - none
   */
  readonly mounts?: StorageMount[];
  /**
   * Backup of the app; Elastic Premium and Dedicated from Standard upward (`AZFN2013`).
   *
   * @default - none
   */
  readonly backup?: BackupOptions;
  /**
   * Image that carries the app; Elastic Premium and Dedicated on Linux (`AZFN2018`).
   *
   * @default - the app runs deployed code
   */
  readonly container?: ContainerImage;
  /**
   * Path of a zip file with the built app that Terraform pushes to the app when its content changes, relative to the
   * working directory. Not on Flex and Linux Consumption (`AZFN4010`). Switches basic authentication of the deployment
   * site on, because the provider pushes with it.
   *
   * @default - code is deployed by a pipeline or tool
   */
  readonly zipDeployFile?: string;
  /**
   * GB-seconds that the app may use per day, on Windows Consumption (`AZFN2013`). The provider sends it only when it creates
   * the app: a later change never arrives.
   *
   * @default - no quota
   */
  readonly dailyMemoryTimeQuota?: number;
  /**
   * Id under which the host keeps its locks and keys in the storage account: 1 to 32 lower-case letters, digits and single
   * hyphens (`AZFN5008`), unique per account (`AZFN5003`). It stays with the slot. Not used on Flex Consumption.
   *
   * @default - Azure derives it from the name; a name of more than 32 characters gets one that cannot collide
   * @see https://learn.microsoft.com/azure/azure-functions/storage-considerations#host-id-considerations
   */
  readonly hostId?: string;
  /**
   * File share in the host storage account for the code of this app alone; Consumption and Elastic Premium (`AZFN2013`). It
   * is defined where the app defines the account, and has to exist otherwise.
   *
   * @default - Azure creates one; the app defines one where it has to exist before the app and the account's id is known
   */
  readonly contentShareName?: string;
  /**
   * Whether the content share is reached through the subnet, on Elastic Premium; needs `virtualNetworkSubnetId` and a share
   * that exists before the app (`AZFN5005`, `AZFN6001`).
   *
   * @default - true where the host storage is closed to public networks, else false
   */
  readonly contentOverVnet?: boolean;
  /**
   * Warnings that are known and accepted, each with a reason (`AZFN8009`).
   *
   * @default - every warning is shown
   */
  readonly acknowledge?: WarningAcknowledgement[];
}

/** Arguments of an app whose code runs in a worker process of its own. */
export interface IsolatedFunctionAppProps extends FunctionAppProps {
  /**
   * Language and version (`AZFN1001` to `AZFN1005`).
   *
   * @default - that of `project`; one of the two is needed (`AZFN8002`)
   */
  readonly runtime?: IsolatedRuntime;
  /**
   * Plan of the app.
   *
   * @default - a plan of its own, which costs nothing while the app idles: Flex Consumption, or Windows Consumption for runtimes that Flex does not have
   */
  readonly plan?: IHostingPlan;
  /**
   * Memory of an instance in MiB on Flex Consumption: 512, 2048 or 4096 (`AZFN2003`, `AZFN2013`).
   *
   * @default 2048
   */
  readonly instanceMemoryMiB?: number;
  /**
   * Instances that a Flex Consumption app scales to at most, from 40 to 1000 (`AZFN2004`, `AZFN2013`).
   *
   * @default 100
   */
  readonly maximumInstanceCount?: number;
  /**
   * HTTP requests that one instance of a Flex Consumption app handles at a time, from 1 to 1000 (`AZFN2005`, `AZFN2013`).
   *
   * @default - Azure's, by memory: 4, 16 or 32; 1 for Python
   */
  readonly httpConcurrency?: number;
  /**
   * Instances of a Flex Consumption app that are kept running, by group (`AZFN2006`, `AZFN2007`, `AZFN2013`). They are billed.
   *
   * @default - none
   */
  readonly alwaysReady?: AlwaysReady[];
  /**
   * How a Flex Consumption app takes over new code and settings; where the host reaches its storage without a key (`AZFN2013`,
   * `AZFN2030`, warning `AZFN2031`).
   *
   * @default SiteUpdateStrategy.RECREATE
   * @see https://learn.microsoft.com/azure/azure-functions/flex-consumption-site-updates
   */
  readonly siteUpdateStrategy?: SiteUpdateStrategy;
  /**
   * Blob container for the package of a Flex Consumption app (`AZFN2013`, `AZFN5002`, `AZFN5004`). It is defined when the
   * app defines the account or knows its id, and has to exist otherwise.
   *
   * @default - `app-package-` and the name of the app
   */
  readonly deploymentContainerName?: string;
}

/** Arguments of a .NET app that runs inside the Functions host. */
export interface InProcessFunctionAppProps extends FunctionAppProps {
  /**
   * .NET version (`AZFN1001` to `AZFN1005`).
   *
   * @default - that of `project`; one of the two is needed (`AZFN8002`)
   */
  readonly runtime?: InProcessRuntime;
  /**
   * Plan of the app; a Flex Consumption plan does not compile, and is refused in other languages (`AZFN2001`).
   *
   * @default - a Windows Consumption plan of its own, which costs nothing while the app idles
   */
  readonly plan?: IInProcessHostingPlan;
}
