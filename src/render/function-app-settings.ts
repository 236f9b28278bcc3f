/** A rule about callers as plain values. */
export interface IpRestrictionSettings {
  readonly ipAddress?: string;
  readonly serviceTag?: string;
  readonly virtualNetworkSubnetId?: string;
  readonly name?: string;
  readonly priority: number;
  readonly action: string;
  readonly description?: string;
  readonly headers?: readonly {
    readonly xAzureFdid: readonly string[];
    readonly xFdHealthProbe: readonly string[];
    readonly xForwardedFor: readonly string[];
    readonly xForwardedHost: readonly string[];
  }[];
}

/** An image as plain values. */
export interface ContainerSettings {
  readonly registryUrl: string;
  readonly imageName: string;
  readonly imageTag: string;
  readonly registryUsername?: string;
  readonly registryPassword?: string;
  readonly useManagedIdentity: boolean;
  readonly managedIdentityClientId?: string;
}

/** What all three resources of function apps take, with every default decided. Values may be tokens. */
export interface FunctionAppSettings {
  readonly appName: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly servicePlanId: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly enabled: boolean;
  readonly httpsOnly: boolean;
  readonly publicNetworkAccess: boolean;
  readonly identity: { readonly type: string; readonly identityIds?: readonly string[] };
  readonly clientCertificateMode?: string;
  /** Paths with semicolons between them. */
  readonly clientCertificateExclusionPaths?: string;
  readonly virtualNetworkSubnetId?: string;
  readonly basicAuthentication: boolean;
  readonly zipDeployFile?: string;

  readonly minimumTlsVersion: string;
  readonly http2Enabled: boolean;
  readonly websocketsEnabled: boolean;
  readonly remoteDebuggingEnabled: boolean;
  readonly applicationInsightsConnectionString?: string;
  readonly loadBalancingMode?: string;
  readonly appCommandLine?: string;
  readonly apiDefinitionUrl?: string;
  readonly apiManagementApiId?: string;
  readonly defaultDocuments?: readonly string[];
  readonly cors?: { readonly allowedOrigins: readonly string[]; readonly supportCredentials?: boolean };
  readonly ipRestrictions?: readonly IpRestrictionSettings[];
  readonly ipRestrictionDefaultAction?: string;
  readonly scmIpRestrictions?: readonly IpRestrictionSettings[];
  readonly scmIpRestrictionDefaultAction?: string;
  readonly scmUseMainIpRestriction: boolean;
}

/** What the Linux and the Windows resource take beside that. */
export interface ClassicFunctionAppSettings extends FunctionAppSettings {
  readonly functionsVersion: string;
  /** Name of the account, with its key or with an identity; else a secret. */
  readonly storageAccountName?: string;
  readonly storageAccountAccessKey?: string;
  readonly storageUsesManagedIdentity?: true;
  readonly storageKeyVaultSecretId?: string;
  /** Arguments of `application_stack`; absent where the app has no stack of its own. */
  readonly stack?: Readonly<Record<string, string | true>>;
  readonly container?: ContainerSettings;
  readonly keyVaultReferenceIdentityId?: string;
  readonly vnetImagePullEnabled?: boolean;
  readonly vnetRouteAllEnabled: boolean;
  readonly dailyMemoryTimeQuota?: number;
  readonly mounts?: readonly {
    readonly type: string;
    readonly name: string;
    readonly accountName: string;
    readonly shareName: string;
    readonly accessKey: string;
    readonly mountPath: string;
  }[];
  readonly backup?: {
    readonly backupName: string;
    readonly storageAccountUrl: string;
    readonly frequencyInterval: number;
    readonly frequencyUnit: string;
    readonly keepAtLeastOneBackup?: boolean;
    readonly retentionPeriodDays?: number;
    readonly startTime?: string;
  };
  readonly alwaysOn: boolean;
  readonly use32BitWorker: boolean;
  readonly appScaleLimit?: number;
  readonly elasticInstanceMinimum?: number;
  readonly preWarmedInstanceCount?: number;
  readonly runtimeScaleMonitoringEnabled?: boolean;
  readonly workerCount?: number;
  readonly healthCheckPath?: string;
  readonly healthCheckEvictionMinutes?: number;
  readonly appServiceLogs?: { readonly diskQuotaMb?: number; readonly retentionPeriodDays?: number };
}

/** What the Flex Consumption resource takes beside that. */
export interface FlexFunctionAppSettings extends FunctionAppSettings {
  readonly runtimeName: string;
  readonly runtimeVersion: string;
  readonly storageContainerEndpoint: string;
  readonly storageAccessKey: string;
  readonly instanceMemoryMiB: number;
  readonly maximumInstanceCount: number;
  readonly httpConcurrency?: number;
  readonly alwaysReady?: readonly { readonly name: string; readonly instanceCount: number }[];
}
