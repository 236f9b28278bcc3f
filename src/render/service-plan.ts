/** A plan as plain values. */
export interface ServicePlanSettings {
  readonly planName: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly operatingSystem: string;
  readonly sku: string;
  readonly workerCount?: number;
  readonly maximumElasticWorkerCount?: number;
  readonly zoneBalancingEnabled?: boolean;
  readonly perSiteScalingEnabled?: boolean;
  readonly premiumPlanAutoScaleEnabled?: boolean;
  readonly appServiceEnvironmentId?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Arguments of `azurerm_service_plan`. */
export const renderServicePlan = (settings: ServicePlanSettings) => ({
  name: settings.planName,
  resourceGroupName: settings.resourceGroupName,
  location: settings.location,
  osType: settings.operatingSystem,
  skuName: settings.sku,
  workerCount: settings.workerCount,
  maximumElasticWorkerCount: settings.maximumElasticWorkerCount,
  zoneBalancingEnabled: settings.zoneBalancingEnabled,
  perSiteScalingEnabled: settings.perSiteScalingEnabled,
  premiumPlanAutoScaleEnabled: settings.premiumPlanAutoScaleEnabled,
  appServiceEnvironmentId: settings.appServiceEnvironmentId,
  tags: settings.tags === undefined ? undefined : { ...settings.tags },
});
