type Json = unknown;
type Record_ = Record<string, Json>;

const isRecord = (value: Json): value is Record_ => typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (one: Json, other: Json): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]));
}

/**
 * What AzAPI puts into its state for a body that was asked for, once it has read an answer: the properties that were asked
 * for, as Azure has them. Case does not count, and nothing (or null, or empty text) in an answer counts as what was asked for.
 */
export function refreshed(asked: Json, answer: Json, missingCounts = false): Json {
  if (same(asked, answer)) return asked;
  if (isRecord(asked) && isRecord(answer)) {
    const kept = Object.entries(asked).map(([name, value]): [string, Json] | undefined => {
      if (answer[name] !== undefined && answer[name] !== null) return [name, refreshed(value, answer[name], missingCounts)];
      return !missingCounts || isZero(value) ? [name, value] : undefined;
    });
    return Object.fromEntries(kept.filter((entry) => entry !== undefined));
  }
  if (Array.isArray(asked) && Array.isArray(answer)) return refreshedList(asked, answer, missingCounts);
  if (typeof asked === 'string' && typeof answer === 'string') {
    if (asked.toLowerCase() === answer.toLowerCase() || (!missingCounts && answer === '')) return asked;
  }
  return answer;
}

/** Items that have names are told apart by them, others by their places. */
function refreshedList(asked: readonly Json[], answer: readonly Json[], missingCounts: boolean): Json {
  const named = (item: Json): item is Record_ => isRecord(item) && typeof item.name === 'string' && item.name !== '';
  if (asked.length === 0) return answer;
  if (!named(asked[0]) || !named(answer[0])) {
    return asked.length === answer.length ? asked.map((item, index) => refreshed(item, answer[index], missingCounts)) : answer;
  }
  const rest = [...answer];
  const matched = asked.flatMap((item) => {
    const index = rest.findIndex((other) => named(item) && named(other) && item.name === other.name);
    return index < 0 ? [] : [refreshed(item, rest.splice(index, 1)[0], missingCounts)];
  });
  return [...matched, ...rest];
}

function isZero(value: Json): boolean {
  if (value === null || value === '' || value === false || value === 0) return true;
  return Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;
}

/** Two bodies as one; where both say something, the second one does. */
export function merged(one: Json, other: Json): Json {
  if (other === null) return other;
  if (!isRecord(one) || !isRecord(other)) return other;
  const all = { ...one };
  for (const [name, value] of Object.entries(other)) all[name] = name in one ? merged(one[name], value) : value;
  return all;
}

/**
 * Whether AzAPI plans a change of a resource: `state` is the body of the last apply, `answer` what Azure says now.
 *
 * The answer is compared with what is asked for, and only in the properties that are asked for.
 */
export function plansChange(asked: Json, state: Json, answer: Json): boolean {
  const read = refreshed(state, answer);
  if (same(asked, read)) return false;
  return !same(refreshed(asked, merged(answer, read), true), asked);
}

const LEFT_OUT = ['numberOfWorkers', 'alwaysOn', 'http20Enabled', 'functionAppScaleLimit'];

/** What Azure answers for a Flex Consumption app: nearly nothing of `siteConfig`, and ids in another case. */
export function answerOfSite(body: { readonly properties: Record_ }): Json {
  const { properties } = body;
  const siteConfig = properties.siteConfig as Record_;
  const nothing = Object.fromEntries(Object.keys(siteConfig).map((name) => [name, null]));
  const lower = (value: Json): Json => (typeof value === 'string' ? value.replace('serverFarms', 'serverfarms').replace('/resourceGroups/', '/resourcegroups/') : value);
  const config = properties.functionAppConfig as Record_;
  const { storage } = config.deployment as { storage: Record_ };
  const authentication = Object.fromEntries(Object.entries(storage.authentication as Record_).map(([name, value]) => [name, lower(value)]));
  return {
    kind: 'functionapp,linux',
    properties: {
      clientCertMode: 'Required',
      clientCertExclusionPaths: null,
      ...properties,
      serverFarmId: lower(properties.serverFarmId),
      reserved: true,
      functionAppConfig: {
        siteUpdateStrategy: { type: 'Recreate' },
        ...config,
        deployment: { storage: { ...storage, authentication: { storageAccountConnectionStringName: null, userAssignedIdentityResourceId: null, ...authentication } } },
      },
      siteConfig: { ...nothing, ...Object.fromEntries(LEFT_OUT.map((name) => [name, name === 'http20Enabled' ? siteConfig.http20Enabled : 0])), linuxFxVersion: '' },
    },
  };
}
