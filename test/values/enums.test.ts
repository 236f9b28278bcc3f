import {
  BackupFrequencyUnit,
  ClientCertificateMode,
  ConnectionStringType,
  FunctionsVersion,
  IpRestrictionAction,
  LoadBalancingMode,
  OperatingSystem,
  StorageReplication,
  TlsVersion,
} from '../../src';

/** Values that azurerm 4.55.0 takes, exactly as it spells them; read in the provider's source. */
test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ['BackupFrequencyUnit', BackupFrequencyUnit, ['Day', 'Hour']],
  ['ClientCertificateMode', ClientCertificateMode, ['Required', 'Optional', 'OptionalInteractiveUser']],
  ['ConnectionStringType', ConnectionStringType, ['ApiHub', 'Custom', 'DocDb', 'EventHub', 'MySql', 'NotificationHub', 'PostgreSQL', 'RedisCache', 'SQLAzure', 'SQLServer', 'ServiceBus']],
  ['FunctionsVersion', FunctionsVersion, ['~4', '~3', '~2', '~1']],
  ['IpRestrictionAction', IpRestrictionAction, ['Allow', 'Deny']],
  ['LoadBalancingMode', LoadBalancingMode, ['LeastRequests', 'LeastResponseTime', 'WeightedRoundRobin', 'WeightedTotalTraffic', 'RequestHash', 'PerSiteRoundRobin']],
  ['OperatingSystem', OperatingSystem, ['Linux', 'Windows']],
  ['StorageReplication', StorageReplication, ['LRS', 'ZRS', 'GRS', 'RAGRS', 'GZRS', 'RAGZRS']],
  // TLS 1.0 and 1.1 are left out on purpose.
  ['TlsVersion', TlsVersion, ['1.2', '1.3']],
])('%s has the values of the provider', (_, members, values) => {
  expect(Object.values(members).sort()).toEqual([...values].sort());
});

test.each([BackupFrequencyUnit, ClientCertificateMode, ConnectionStringType, FunctionsVersion, IpRestrictionAction, LoadBalancingMode, OperatingSystem, StorageReplication, TlsVersion])(
  'members are in capitals: %j',
  (members) => {
    for (const member of Object.keys(members)) expect(member).toMatch(/^[A-Z][A-Z0-9_]*$/);
  },
);
