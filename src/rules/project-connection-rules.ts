import { CONNECTIONS, DURABLE_PACKAGES, type PackageMinimum, type ServiceKey } from '../catalog/connections';
import { EXTENSION_PACKAGES } from '../catalog/packages';
import { show } from './explain';
import { isBelow } from './nuget-versions';
import { where } from './project-model';
import type { Build } from './project-rules';
import { said, type HostJsonTerms, type ProjectTerms } from './project-terms';
import type { Finding } from './rule';
import { compareVersions } from './versions';

/** A connection of the app that uses an identity. */
export interface ConnectionUse {
  readonly service: ServiceKey;
  /** Name of the connection. */
  readonly name: string;
}

/** What is checked about identities and extensions. */
export interface IdentityUse {
  readonly connections: readonly ConnectionUse[];
  /** Whether the host reaches its own storage with an identity. */
  readonly keylessStorage: boolean;
}

/** Extensions can connect with the identity of the app. */
export function extensionsTakeIdentity(project: ProjectTerms, build: Build | undefined, { connections, keylessStorage }: IdentityUse): Finding[] {
  const uses = connections.map(({ service, name }) => ({ ...CONNECTIONS[service], what: `the connection ${show(name)} to ${CONNECTIONS[service].label}`, service }));
  const durable = keylessStorage && project.host?.ownDurableStorage !== true ? [{ ...DURABLE_PACKAGES, what: 'the host storage', service: undefined }] : [];
  const found = [...uses, ...durable].flatMap(({ what, page, bundle, service, inProcess, isolated }): Finding[] =>
    build === undefined
      ? project.dotnet === undefined && service !== undefined
        ? bundleIsNewEnough(project.host, bundle, what, page)
        : []
      : packageIsNewEnough(build, build.model === 'isolated' ? isolated : inProcess, service, what, page),
  );
  // One package can serve several connections.
  return found.filter(({ what }, index) => found.findIndex((other) => other.what === what) === index);
}

function packageIsNewEnough({ framework, model }: Build, { packageName, since }: PackageMinimum, service: ServiceKey | undefined, use: string, page: string): Finding[] {
  if (since === null) return [];
  const whole = combined(model, service);
  return framework.packages.flatMap((found): Finding[] => {
    const version = said(found.version);
    const name = found.name.toLowerCase();
    const needed = name === packageName.toLowerCase() ? since : name === whole?.packageName.toLowerCase() ? whole.since : undefined;
    if (!found.certain || version === undefined || needed === undefined || !isBelow(version, needed)) return [];
    const own = service === 'tables' && needed !== since ? ` and add ${packageName} ${since} or later, which has the tables then` : '';
    return [
      {
        code: 'AZFN7014',
        what: `${where(found.at)} has ${found.name} ${show(version)}, but ${use} uses an identity, which needs ${needed} or later`,
        why: `earlier versions of the extension take connection strings only (${page})`,
        fix: `update ${found.name} to ${needed} or later${own}, or connect with a connection string`,
      },
    ];
  });
}

/** The package that held blobs, queues and tables together, and from which version on it takes identities (for the two that it kept). */
function combined(model: Build['model'], service: ServiceKey | undefined): { readonly packageName: string; readonly since: string } | undefined {
  const { since } = CONNECTIONS.blobs[model];
  const isPart = service === 'blobs' || service === 'queues' || service === 'tables';
  return isPart && since !== null ? { packageName: `${EXTENSION_PACKAGES[model]}Storage`, since } : undefined;
}

function bundleIsNewEnough(host: HostJsonTerms | undefined, since: string | null, use: string, page: string): Finding[] {
  const bundle = host?.extensionBundle;
  const range = bundle?.value.version;
  if (bundle === undefined || range === undefined || since === null) return [];
  const end = /,\s*([\d.]+)\s*\)$/.exec(range.trim())?.[1];
  if (end === undefined || compareVersions(end, since) > 0) return [];
  return [
    {
      code: 'AZFN7014',
      what: `${where(bundle.at)} has the extension bundle ${show(range)}, but ${use} uses an identity, which needs ${since} or later`,
      why: `extensions of earlier bundles take connection strings only (${page})`,
      fix: `set the version of 'extensionBundle' to '[4.0.0, 5.0.0)'`,
    },
  ];
}
