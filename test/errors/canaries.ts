/** Secrets that the programs pass in. No message may ever contain one of them, or the word that all of them contain. */
export const SECRETS = {
  accessKey: 'c2VjcmV0LWtleQcanary0accesskey==',
  appSetting: 'canary1appsetting',
  slotSetting: 'canary2slotsetting',
  connectionString: 'Server=tcp:sql.contoso.example;User ID=orders;Password=canary3connectionstring',
  insights: 'InstrumentationKey=canary4insights;IngestionEndpoint=https://westeurope-1.in.applicationinsights.azure.com/',
  registryPassword: 'canary5registrypassword',
  sasUrl: 'https://stbackup.blob.core.windows.net/backup?sv=2024-11-04&sp=rwdl&sig=canary6sas',
  tag: 'canary7tag',
  mountKey: 'canary8mountkey==',
  busConnection: 'Endpoint=sb://sb.contoso.example/;SharedAccessKeyName=all;SharedAccessKey=canary10key=',
  storageConnection: 'DefaultEndpointsProtocol=https;AccountName=st;AccountKey=canary9key==;EndpointSuffix=core.windows.net',
} as const;

export const CANARIES: readonly string[] = ['canary', 'Password=', 'AccountKey=', 'InstrumentationKey=', 'SharedAccessKey=', 'sig='];
