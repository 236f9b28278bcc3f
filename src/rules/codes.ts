/** How a finding is reported. */
export type Severity = 'error' | 'warning';

export interface CodeFacts {
  readonly slug: string;
  readonly severity: Severity;
}

const error = (slug: string) => ({ slug, severity: 'error' }) as const;
const warning = (slug: string) => ({ slug, severity: 'warning' }) as const;

/** Every code; a retired one is never used again. Each has a page in `docs/errors`. */
export const CODES = {
  // 1xxx: runtimes and host versions
  AZFN1001: error('runtimes/wrong-worker-model'),
  AZFN1002: error('runtimes/not-on-host-version'),
  AZFN1003: error('runtimes/not-on-system'),
  AZFN1004: error('runtimes/not-on-plan'),
  AZFN1005: error('runtimes/not-in-provider'),
  AZFN1006: error('runtimes/host-version-not-on-plan'),
  AZFN1007: error('runtimes/host-version-stopped'),
  AZFN1010: warning('runtimes/end-of-support'),
  AZFN1011: warning('runtimes/end-of-support-near'),
  AZFN1012: warning('runtimes/in-process-model'),
  AZFN1013: warning('runtimes/host-version-end-of-support'),
  AZFN1014: warning('runtimes/preview'),
  AZFN1015: warning('runtimes/not-in-catalogue'),
  AZFN1016: warning('runtimes/undocumented-on-plan'),

  // 2xxx: plans, SKUs and scale
  AZFN2001: error('plans/no-in-process'),
  AZFN2002: error('plans/not-on-system'),
  AZFN2003: error('plans/unsupported-memory'),
  AZFN2004: error('plans/instance-count'),
  AZFN2005: error('plans/http-concurrency'),
  AZFN2006: error('plans/always-ready-group'),
  AZFN2007: error('plans/always-ready-sum'),
  AZFN2008: error('plans/too-many-apps'),
  AZFN2009: error('plans/unknown-sku'),
  AZFN2011: error('plans/always-on-unavailable'),
  AZFN2012: warning('plans/not-always-on'),
  AZFN2013: error('plans/prop-not-on-plan'),
  AZFN2014: error('plans/scale-limit'),
  AZFN2015: error('plans/minimum-above-maximum'),
  AZFN2016: error('plans/no-zone-redundancy'),
  AZFN2017: error('plans/zone-redundancy-needs-two'),
  AZFN2018: error('plans/no-containers'),
  AZFN2019: error('plans/worker-bitness'),
  AZFN2020: warning('plans/retiring'),
  AZFN2021: error('plans/scale-monitoring'),
  AZFN2022: warning('plans/many-minimum-instances'),
  AZFN2023: error('plans/elastic-workers'),
  AZFN2024: error('plans/environment-sku'),
  AZFN2025: error('plans/plan-id'),
  AZFN2026: error('plans/plan-name'),
  AZFN2027: warning('plans/long-plan-name'),
  AZFN2028: warning('plans/low-instance-count'),
  AZFN2029: warning('plans/32-bit-isolated'),
  AZFN2030: error('plans/update-strategy'),
  AZFN2031: warning('plans/rolling-update-preview'),

  // 3xxx: slots
  AZFN3001: error('slots/too-many'),
  AZFN3002: error('slots/name'),
  AZFN3003: error('slots/duplicate'),
  AZFN3004: warning('slots/sticky-value-missing'),
  AZFN3005: warning('slots/differs-and-swaps'),
  AZFN3006: error('slots/auto-swap-target'),
  AZFN3007: warning('slots/auto-swap-on-linux'),
  AZFN3008: error('slots/after-synth'),
  AZFN3009: error('slots/container-kind'),
  AZFN3010: error('slots/swapped-twice'),
  AZFN3011: error('slots/content-share'),
  AZFN3012: warning('slots/long-host-name'),
  AZFN3013: error('slots/runtime-left-alone'),

  // 4xxx: app settings and site configuration
  AZFN4001: error('settings/owned'),
  AZFN4002: error('settings/not-on-plan'),
  AZFN4003: error('settings/name'),
  AZFN4004: error('settings/duplicate'),
  AZFN4005: error('settings/key-vault-reference'),
  AZFN4006: error('settings/function-timeout'),
  AZFN4007: warning('settings/extension-version-on-flex'),
  AZFN4008: warning('settings/package-and-remote-build'),
  AZFN4009: error('settings/cors-credentials'),
  AZFN4010: error('settings/zip-deploy'),
  AZFN4011: error('settings/easy-auth'),
  AZFN4012: error('settings/container-image'),
  AZFN4013: error('settings/app-name'),
  AZFN4014: error('settings/health-check'),
  AZFN4015: warning('settings/unbounded-without-always-on'),
  AZFN4016: error('settings/app-name-twice'),
  AZFN4017: error('settings/secret-vault'),
  AZFN4018: error('settings/secret-of-another-vault'),
  AZFN4019: error('settings/secret-grant'),
  AZFN4020: error('monitoring/connection-string'),
  AZFN4021: error('monitoring/entra-without-id'),
  AZFN4022: error('monitoring/said-twice'),
  AZFN4023: error('monitoring/component-twice'),
  AZFN4024: error('monitoring/no-destination'),
  AZFN4025: error('monitoring/nothing-to-send'),
  AZFN4026: error('monitoring/diagnostic-setting-twice'),
  AZFN4027: error('monitoring/alert-not-on-plan'),
  AZFN4028: error('monitoring/alert-threshold'),
  AZFN4029: error('monitoring/alert-twice'),

  // 5xxx: storage and identity
  AZFN5001: error('storage/account-name'),
  AZFN5002: error('storage/container-name'),
  AZFN5003: error('storage/host-id-collision'),
  AZFN5004: error('storage/deployment-container'),
  AZFN5005: error('storage/content-share'),
  AZFN5006: error('identity/key-vault-identity'),
  AZFN5007: error('storage/mount'),
  AZFN5008: error('storage/host-id'),
  AZFN5009: error('storage/account-defined-twice'),
  AZFN5010: error('identity/not-enough-known'),
  AZFN5011: error('identity/name'),
  AZFN5012: error('storage/content-share-needs-key'),
  AZFN5013: error('storage/identity-needs-functions-4'),
  AZFN5014: error('storage/endpoints-not-on-plan'),
  AZFN5015: error('storage/account-not-told'),
  AZFN5016: warning('identity/secret-before-role'),
  AZFN5020: error('identity/role'),
  AZFN5021: error('identity/grant-id'),
  AZFN5022: error('identity/connection-name'),
  AZFN5023: error('identity/connection-access'),
  AZFN5024: error('identity/connection-address'),
  AZFN5025: error('identity/connection-scope'),
  AZFN5026: error('identity/connection-queues'),
  AZFN5027: error('identity/connection-twice'),

  // 6xxx: network
  AZFN6001: error('network/not-on-plan'),
  AZFN6002: error('network/ip-restriction'),
  AZFN6003: warning('network/route-all-without-subnet'),
  AZFN6004: warning('network/closed-without-private-endpoint'),
  AZFN6005: error('network/resource-id'),
  AZFN6006: error('network/subnet-delegation'),
  AZFN6007: error('network/subnet-name'),
  AZFN6008: error('network/subnet-too-small'),
  AZFN6009: warning('network/small-subnet'),
  AZFN6010: error('network/subnet-shared'),
  AZFN6011: error('network/closed-storage'),
  AZFN6012: error('network/subnets-per-plan'),
  AZFN6013: warning('network/plans-share-subnet'),
  AZFN6014: warning('network/endpoint-without-dns-zone'),
  AZFN6015: error('network/dns-zone-of-another'),
  AZFN6016: error('network/private-endpoint-name'),

  // 8xxx: what the program passes in
  AZFN8001: error('input/wrong-type'),
  AZFN8002: error('input/missing'),
  AZFN8003: error('input/out-of-range'),
  AZFN8004: error('input/unknown-value'),
  AZFN8005: error('input/literal-needed'),
  AZFN8006: error('input/misspelled-prop'),
  AZFN8007: error('input/scope'),
  AZFN8008: error('input/context'),
  AZFN8009: error('input/acknowledgement'),
  AZFN8010: error('input/file'),

  // 9xxx: a defect of this library
  AZFN9001: error('internal/unexpected'),
} as const satisfies Record<string, CodeFacts>;

export type Code = keyof typeof CODES;

/** Whether a code can be acknowledged. */
export const isWarning = (code: Code): boolean => CODES[code].severity === 'warning';
