/** Oldest TLS version that clients may use. */
export enum TlsVersion {
  /** TLS 1.2. */
  TLS_1_2 = '1.2',
  /** TLS 1.3. */
  TLS_1_3 = '1.3',
}

/** Whether clients have to show a certificate. */
export enum ClientCertificateMode {
  /** Every request needs a certificate. */
  REQUIRED = 'Required',
  /** A certificate is asked for and may be missing. */
  OPTIONAL = 'Optional',
  /** Browsers are not asked; other clients may show one. */
  OPTIONAL_INTERACTIVE_USER = 'OptionalInteractiveUser',
}

/** What happens to a request. */
export enum IpRestrictionAction {
  /** The request is let in. */
  ALLOW = 'Allow',
  /** The request is refused with status 403. */
  DENY = 'Deny',
}

/** How requests are spread over instances. */
export enum LoadBalancingMode {
  /** To the instance with the fewest requests. */
  LEAST_REQUESTS = 'LeastRequests',
  /** To the instance that answers fastest. */
  LEAST_RESPONSE_TIME = 'LeastResponseTime',
  /** By weight, in turn. */
  WEIGHTED_ROUND_ROBIN = 'WeightedRoundRobin',
  /** By weight and traffic. */
  WEIGHTED_TOTAL_TRAFFIC = 'WeightedTotalTraffic',
  /** By a hash of the request. */
  REQUEST_HASH = 'RequestHash',
  /** In turn within the app. */
  PER_SITE_ROUND_ROBIN = 'PerSiteRoundRobin',
}

/** Kind of a connection string; decides the prefix of its environment variable. */
export enum ConnectionStringType {
  /** API hub. */
  API_HUB = 'ApiHub',
  /** Anything else. */
  CUSTOM = 'Custom',
  /** Azure Cosmos DB. */
  DOC_DB = 'DocDb',
  /** Azure Event Hubs. */
  EVENT_HUB = 'EventHub',
  /** MySQL. */
  MY_SQL = 'MySql',
  /** Azure Notification Hubs. */
  NOTIFICATION_HUB = 'NotificationHub',
  /** PostgreSQL. */
  POSTGRE_SQL = 'PostgreSQL',
  /** Azure Cache for Redis. */
  REDIS_CACHE = 'RedisCache',
  /** Azure SQL Database. */
  SQL_AZURE = 'SQLAzure',
  /** SQL Server. */
  SQL_SERVER = 'SQLServer',
  /** Azure Service Bus. */
  SERVICE_BUS = 'ServiceBus',
}

/** Unit of the interval between two backups. */
export enum BackupFrequencyUnit {
  /** Days. */
  DAY = 'Day',
  /** Hours. */
  HOUR = 'Hour',
}

/**
 * How a Flex Consumption app takes over new code and settings.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/flex-consumption-site-updates
 */
export enum SiteUpdateStrategy {
  /** All instances are stopped and started again together. */
  RECREATE = 'Recreate',
  /** Instances are replaced in batches, each after its work is done; in preview (warning `AZFN2031`). */
  ROLLING_UPDATE = 'RollingUpdate',
}
