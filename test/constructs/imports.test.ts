import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Runs a program in a process of its own, because a test has no module cache of its own, and returns what it printed. */
function run(program: string): unknown {
  const output = execFileSync(process.execPath, ['--require', 'ts-node/register', '--eval', program], { cwd: root, encoding: 'utf8' });
  return JSON.parse(output);
}

const LOADED = `JSON.stringify(Object.keys(require.cache).map((file) => file.replaceAll('\\\\', '/')).filter((file) => file.includes('/provider-azurerm/')).map((file) => file.split('/provider-azurerm/')[1]).sort())`;

test('only the resources that are used are loaded, never the whole provider', () => {
  expect(run(`require('./src'); console.log(${LOADED})`)).toEqual([
    'lib/application-insights/index.js',
    'lib/cosmosdb-sql-role-assignment/index.js',
    'lib/data-azurerm-client-config/index.js',
    'lib/data-azurerm-storage-account/index.js',
    'lib/function-app-active-slot/index.js',
    'lib/function-app-flex-consumption/index.js',
    'lib/function-app-hybrid-connection/index.js',
    'lib/linux-function-app-slot/index.js',
    'lib/linux-function-app/index.js',
    'lib/log-analytics-workspace/index.js',
    'lib/monitor-diagnostic-setting/index.js',
    'lib/monitor-metric-alert/index.js',
    'lib/private-endpoint/index.js',
    'lib/role-assignment/index.js',
    'lib/service-plan/index.js',
    'lib/storage-account/index.js',
    'lib/storage-container/index.js',
    'lib/user-assigned-identity/index.js',
    'lib/windows-function-app-slot/index.js',
    'lib/windows-function-app/index.js',
  ]);
});

test('what is loaded is seen', () => {
  expect(run(`require('@cdktf/provider-azurerm/lib/service-plan'); console.log(${LOADED})`)).toEqual(['lib/service-plan/index.js']);
});

test('nothing more is loaded when apps are defined and synthesized', () => {
  const program = `
    const { App, TerraformStack } = require('cdktf');
    const { IsolatedFunctionApp, IsolatedRuntime } = require('./src');
    const { mkdtempSync, rmSync } = require('node:fs');
    const outdir = mkdtempSync(require('node:path').join(require('node:os').tmpdir(), 'azfn-'));
    const before = ${LOADED};
    const app = new App({ outdir, skipValidation: true }); // the stack has no provider
    new IsolatedFunctionApp(new TerraformStack(app, 'test'), 'App', {
      appName: 'func-orders', resourceGroupName: 'rg', location: 'westeurope', runtime: IsolatedRuntime.DOTNET_10,
    });
    app.synth();
    rmSync(outdir, { recursive: true, force: true });
    console.log(JSON.stringify(before === ${LOADED}));
  `;
  expect(run(program)).toBe(true);
});
