import { isWarning } from '../../src/rules/codes';
import type { PlanTerms } from '../../src/rules/plan-terms';
import { findings, UNRESOLVED } from '../../src/rules/rule';
import {
  bitnessKeepsPlaceholder,
  closedAppIsReachable,
  codeComesOnce,
  contentShareIsReachable,
  corsIsClosed,
  environmentPullsPrivately,
  evictionHasCheck,
  referenceIdentityIsAssigned,
  routingHasSubnet,
  SITE_RULES,
  SITE_WARNINGS,
  type SiteInput,
} from '../../src/rules/site-rules';
import { finding, plan, said, untold } from './verdict';

const EP = plan('elasticPremium');
const NOTHING: SiteInput = {
  plan: EP, cors: undefined, healthCheckPath: undefined, healthCheckEvictionMinutes: undefined, virtualNetworkSubnetId: undefined,
  vnetRouteAllEnabled: undefined, vnetImagePullEnabled: undefined, publicNetworkAccess: undefined, contentShareName: undefined,
  contentOverVnet: undefined, keyVaultReferenceIdentityId: undefined, identityIds: [], container: undefined, zipDeployFile: undefined,
  shareIsDefinable: false,
};
const app = (more: Partial<SiteInput>): SiteInput => ({ ...NOTHING, ...more });
const ISOLATED = plan('dedicated', 'Linux', 'I1v2');

test('an app that says nothing has nothing wrong', () => {
  for (const terms of [EP, plan('consumption'), plan('flexConsumption'), plan('dedicated'), ISOLATED, untold()]) {
    expect(findings([...SITE_RULES, ...SITE_WARNINGS], app({ plan: terms }))).toEqual([]);
  }
});

test('all rules are asked', () => {
  expect(SITE_RULES).toEqual([corsIsClosed, evictionHasCheck, contentShareIsReachable, referenceIdentityIsAssigned, codeComesOnce, environmentPullsPrivately]);
  expect(SITE_WARNINGS).toEqual([routingHasSubnet, closedAppIsReachable]);
});

describe('corsIsClosed', () => {
  test.each<[string, SiteInput['cors'], string]>([
    ['everybody with credentials', { allowedOrigins: ['*'], supportCredentials: true }, 'AZFN4009'],
    ['everybody and somebody with credentials', { allowedOrigins: ['https://contoso.example', '*'], supportCredentials: true }, 'AZFN4009'],
    ['everybody without credentials', { allowedOrigins: ['*'], supportCredentials: false }, 'ok'],
    ['everybody, and nothing said about credentials', { allowedOrigins: ['*'] }, 'ok'],
    ['somebody with credentials', { allowedOrigins: ['https://contoso.example'], supportCredentials: true }, 'ok'],
    ['a star within an origin', { allowedOrigins: ['https://*.contoso.example'], supportCredentials: true }, 'ok'],
    ['an origin that is known at apply', { allowedOrigins: [UNRESOLVED], supportCredentials: true }, 'ok'],
    ['everybody beside an origin that is known at apply', { allowedOrigins: [UNRESOLVED, '*'], supportCredentials: true }, 'AZFN4009'],
    ['origins that are known at apply', { allowedOrigins: UNRESOLVED, supportCredentials: true }, 'ok'],
    ['credentials that were refused before', { allowedOrigins: ['*'], supportCredentials: UNRESOLVED }, 'ok'],
    ['nothing said', undefined, 'ok'],
    ['what was refused before', UNRESOLVED, 'deferred'],
  ])('%s', (_, cors, expected) => {
    expect(said(corsIsClosed(app({ cors })))).toBe(expected);
  });
});

describe('evictionHasCheck', () => {
  test.each<[string, Partial<SiteInput>, string]>([
    ['minutes without a path', { healthCheckEvictionMinutes: 5 }, 'AZFN4014'],
    ['minutes with a path', { healthCheckEvictionMinutes: 5, healthCheckPath: '/api/health' }, 'ok'],
    ['a path alone', { healthCheckPath: '/api/health' }, 'ok'],
    ['minutes with a path that is known at apply', { healthCheckEvictionMinutes: 5, healthCheckPath: UNRESOLVED }, 'ok'],
    ['minutes that are known at apply', { healthCheckEvictionMinutes: UNRESOLVED }, 'AZFN4014'],
  ])('%s', (_, more, expected) => {
    expect(said(evictionHasCheck(app(more)))).toBe(expected);
  });

  test.each<[SiteInput['healthCheckEvictionMinutes'], string]>([
    [5, `'healthCheckEvictionMinutes' is 5, but 'healthCheckPath' is missing`],
    [UNRESOLVED, `'healthCheckEvictionMinutes' is set, but 'healthCheckPath' is missing`],
  ])('shows minutes that are known', (healthCheckEvictionMinutes, what) => {
    expect(finding(evictionHasCheck(app({ healthCheckEvictionMinutes }))).what).toBe(what);
  });
});

describe('contentShareIsReachable', () => {
  const all: Partial<SiteInput> = { contentOverVnet: true, contentShareName: 'orders', virtualNetworkSubnetId: '/subnets/apps' };

  test.each<[string, Partial<SiteInput>, string]>([
    ['all three', all, 'ok'],
    ['no share', { ...all, contentShareName: undefined }, 'AZFN5005'],
    ['no subnet', { ...all, virtualNetworkSubnetId: undefined }, 'AZFN5005'],
    ['neither', { contentOverVnet: true }, 'AZFN5005'],
    ['not over a network', { ...all, contentOverVnet: false, contentShareName: undefined }, 'ok'],
    ['nothing said about a network', { contentShareName: 'orders' }, 'ok'],
    ['on a plan without such a share, which another rule refuses', { contentOverVnet: true, plan: plan('dedicated') }, 'ok'],
    ['a share that is known at apply', { ...all, contentShareName: UNRESOLVED }, 'ok'],
    ['a subnet that is known at apply', { ...all, virtualNetworkSubnetId: UNRESOLVED }, 'ok'],
    ['no share, and a subnet that is known at apply', { contentOverVnet: true, virtualNetworkSubnetId: UNRESOLVED }, 'AZFN5005'],
    ['a plan that was refused before', { ...all, contentShareName: undefined, plan: UNRESOLVED }, 'deferred'],
    ['a flag that was refused before', { contentOverVnet: UNRESOLVED }, 'deferred'],
    ['a share that the app defines', { ...all, contentShareName: undefined, shareIsDefinable: true }, 'ok'],
  ])('%s', (_, more, expected) => {
    expect(said(contentShareIsReachable(app(more)))).toBe(expected);
  });

  test.each<[string, Partial<SiteInput>, string, string]>([
    [
      'the share', { contentShareName: undefined }, `'contentOverVnet' is true, but 'contentShareName' is missing`,
      `set 'contentShareName' to a share that exists, or 'storageAccountId' in 'hostStorage' to have one defined, or leave 'contentOverVnet' out`,
    ],
    [
      'the subnet', { virtualNetworkSubnetId: undefined }, `'contentOverVnet' is true, but 'virtualNetworkSubnetId' is missing`,
      `set 'virtualNetworkSubnetId', or leave 'contentOverVnet' out`,
    ],
  ])('says what is missing: %s', (_, more, what, fix) => {
    expect(finding(contentShareIsReachable(app({ ...all, ...more })))).toMatchObject({ what, fix });
  });
});

describe('referenceIdentityIsAssigned', () => {
  const [ID, OTHER] = ['/ids/id-orders', '/ids/id-other'];

  test.each<[string, Partial<SiteInput>, string]>([
    ['an identity of the app', { keyVaultReferenceIdentityId: ID, identityIds: [OTHER, ID] }, 'ok'],
    ['an identity of another app', { keyVaultReferenceIdentityId: ID, identityIds: [OTHER] }, 'AZFN5006'],
    ['an identity, and the app has none', { keyVaultReferenceIdentityId: ID, identityIds: [] }, 'AZFN5006'],
    ['nothing said', { identityIds: [] }, 'ok'],
    ['an identity that may be the one that is known at apply', { keyVaultReferenceIdentityId: ID, identityIds: [UNRESOLVED] }, 'ok'],
    ['identities that are known at apply', { keyVaultReferenceIdentityId: ID, identityIds: UNRESOLVED }, 'deferred'],
    ['an identity that is known at apply', { keyVaultReferenceIdentityId: UNRESOLVED, identityIds: [] }, 'deferred'],
    ['on Flex Consumption, an identity of the app', { plan: plan('flexConsumption'), keyVaultReferenceIdentityId: ID, identityIds: [ID] }, 'ok'],
    ['on Flex Consumption, an identity of another app', { plan: plan('flexConsumption'), keyVaultReferenceIdentityId: ID }, 'AZFN5006'],
  ])('%s', (_, more, expected) => {
    expect(said(referenceIdentityIsAssigned(app(more)))).toBe(expected);
  });
});

describe('codeComesOnce', () => {
  test.each<[string, Partial<SiteInput>, string]>([
    ['an image and a package', { container: {}, zipDeployFile: 'app.zip' }, 'AZFN4010'],
    ['an image', { container: {} }, 'ok'],
    ['a package', { zipDeployFile: 'app.zip' }, 'ok'],
    ['neither', {}, 'ok'],
    ['an image that was refused before', { container: UNRESOLVED, zipDeployFile: 'app.zip' }, 'ok'],
  ])('%s', (_, more, expected) => {
    expect(said(codeComesOnce(app(more)))).toBe(expected);
  });
});

describe('environmentPullsPrivately', () => {
  test.each<[string, PlanTerms, SiteInput['vnetImagePullEnabled'], string]>([
    ['not through the network in an App Service Environment', ISOLATED, false, 'AZFN6001'],
    ['through the network in an App Service Environment', ISOLATED, true, 'ok'],
    ['nothing said in an App Service Environment, which becomes true', ISOLATED, undefined, 'ok'],
    ['not through the network elsewhere', plan('dedicated'), false, 'ok'],
    ['on a plan whose SKU was not told', untold(), false, 'ok'],
    ['a flag that was refused before', ISOLATED, UNRESOLVED, 'deferred'],
  ])('%s', (_, terms, vnetImagePullEnabled, expected) => {
    expect(said(environmentPullsPrivately(app({ plan: terms, vnetImagePullEnabled })))).toBe(expected);
  });
});

describe('routingHasSubnet', () => {
  test.each<[string, Partial<SiteInput>, string]>([
    ['routing without a subnet', { vnetRouteAllEnabled: true }, 'AZFN6003'],
    ['routing with a subnet', { vnetRouteAllEnabled: true, virtualNetworkSubnetId: '/subnets/apps' }, 'ok'],
    ['no routing', { vnetRouteAllEnabled: false }, 'ok'],
    ['a subnet alone', { virtualNetworkSubnetId: '/subnets/apps' }, 'ok'],
    ['routing without a subnet on a plan whose SKU was not told', { plan: untold(), vnetRouteAllEnabled: true }, 'AZFN6003'],
    ['routing in an App Service Environment, which is in a network', { plan: ISOLATED, vnetRouteAllEnabled: true }, 'ok'],
    ['a subnet that is known at apply', { vnetRouteAllEnabled: true, virtualNetworkSubnetId: UNRESOLVED }, 'deferred'],
  ])('%s', (_, more, expected) => {
    expect(said(routingHasSubnet(app(more)))).toBe(expected);
  });
});

describe('closedAppIsReachable', () => {
  test.each<[string, PlanTerms, SiteInput['publicNetworkAccess'], string]>([
    ['closed on Consumption', plan('consumption', 'Windows'), false, 'AZFN6004'],
    ['closed on F1', plan('dedicated', 'Linux', 'F1'), false, 'AZFN6004'],
    ['closed on B1, which has private endpoints', plan('dedicated'), false, 'ok'],
    ['closed on Elastic Premium', EP, false, 'ok'],
    ['closed on Flex Consumption', plan('flexConsumption'), false, 'ok'],
    ['closed on a plan whose SKU was not told', untold(), false, 'ok'],
    ['open on Consumption', plan('consumption'), true, 'ok'],
    ['nothing said on Consumption', plan('consumption'), undefined, 'ok'],
    ['a flag that was refused before', plan('consumption'), UNRESOLVED, 'deferred'],
  ])('%s', (_, terms, publicNetworkAccess, expected) => {
    expect(said(closedAppIsReachable(app({ plan: terms, publicNetworkAccess })))).toBe(expected);
  });
});

describe('bitnessKeepsPlaceholder', () => {
  test.each<[string, unknown, boolean, string]>([
    ['a 32-bit worker with a placeholder', true, true, 'AZFN2029'],
    ['a 32-bit worker without one', true, false, 'ok'],
    ['a 64-bit worker with one', false, true, 'ok'],
    ['nothing said', undefined, true, 'ok'],
  ])('%s', (_, use32BitWorker, placeholder, expected) => {
    expect(said(bitnessKeepsPlaceholder(use32BitWorker, placeholder, '.NET 10 (isolated worker)'))).toBe(expected);
  });
});

test('what is hardly meant is a warning, what cannot be is an error', () => {
  const codes = ['AZFN4009', 'AZFN4014', 'AZFN5005', 'AZFN5006', 'AZFN4010', 'AZFN6001', 'AZFN6003', 'AZFN6004', 'AZFN2029'] as const;
  expect(codes.filter((code) => isWarning(code))).toEqual(['AZFN6003', 'AZFN6004', 'AZFN2029']);
});
