/** Numbers and names that only the Flex Consumption plan has. */
export const FLEX = {
  memoryMiB: {
    allowed: [512, 2048, 4096], default: 2048,
    sources: ['S-FLEX', 'S-STACKS', 'S-SCALE', 'S-RESTAPI'], checkedOn: '2026-11-21',
  },
  maximumInstanceCount: {
    min: 40, max: 1000, default: 100,
    sources: ['S-FLEX', 'S-STACKS', 'S-TF', 'S-TF455'], checkedOn: '2026-11-21',
  },
  httpConcurrency: { min: 1, max: 1000, sources: ['S-FLEX', 'S-TF', 'S-STACKS'], checkedOn: '2026-11-21' },
  alwaysReady: {
    groups: ['http', 'blob', 'durable'], functionPrefix: 'function:', maxCount: 1000,
    sources: ['S-FLEX', 'S-TF', 'S-RESTAPI'], checkedOn: '2026-11-21',
  },
  page: 'https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan',
} as const;
