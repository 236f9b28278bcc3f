import type { ClassicFunctionAppSettings } from './function-app-settings';
import { renderSite, renderSiteConfig } from './site';

/** Arguments that the Linux and the Windows resource spell the same way. */
export const renderClassicSite = (settings: ClassicFunctionAppSettings) => ({
  ...renderSite(settings),
  functionsExtensionVersion: settings.functionsVersion,
  builtinLoggingEnabled: false,
  ftpPublishBasicAuthenticationEnabled: false,
  storageAccountName: settings.storageAccountName,
  storageAccountAccessKey: settings.storageAccountAccessKey,
  storageUsesManagedIdentity: settings.storageUsesManagedIdentity,
  storageKeyVaultSecretId: settings.storageKeyVaultSecretId,
  keyVaultReferenceIdentityId: settings.keyVaultReferenceIdentityId,
  vnetImagePullEnabled: settings.vnetImagePullEnabled,
  dailyMemoryTimeQuota: settings.dailyMemoryTimeQuota,
  storageAccount: settings.mounts?.map(({ type, name, accountName, shareName, accessKey, mountPath }) => ({
    type, name, accountName, shareName, accessKey, mountPath,
  })),
  backup:
    settings.backup === undefined
      ? undefined
      : {
          name: settings.backup.backupName,
          storageAccountUrl: settings.backup.storageAccountUrl,
          schedule: {
            frequencyInterval: settings.backup.frequencyInterval,
            frequencyUnit: settings.backup.frequencyUnit,
            keepAtLeastOneBackup: settings.backup.keepAtLeastOneBackup,
            retentionPeriodDays: settings.backup.retentionPeriodDays,
            startTime: settings.backup.startTime,
          },
        },
});

/** Arguments of `site_config` that the Linux and the Windows resource spell the same way. */
export const renderClassicSiteConfig = (settings: ClassicFunctionAppSettings) => ({
  ...renderSiteConfig(settings),
  alwaysOn: settings.alwaysOn,
  use32BitWorker: settings.use32BitWorker,
  ftpsState: 'Disabled',
  vnetRouteAllEnabled: settings.vnetRouteAllEnabled,
  appScaleLimit: settings.appScaleLimit,
  elasticInstanceMinimum: settings.elasticInstanceMinimum,
  preWarmedInstanceCount: settings.preWarmedInstanceCount,
  runtimeScaleMonitoringEnabled: settings.runtimeScaleMonitoringEnabled,
  workerCount: settings.workerCount,
  healthCheckPath: settings.healthCheckPath,
  healthCheckEvictionTimeInMin:
    settings.healthCheckPath === undefined ? undefined : (settings.healthCheckEvictionMinutes ?? 10),
  appServiceLogs: settings.appServiceLogs === undefined ? undefined : { ...settings.appServiceLogs },
});
