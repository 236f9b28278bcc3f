import { testing, type IsolatedFunctionApp } from 'cdktf-azure-functions';
import { scope } from './scope';

declare const app: IsolatedFunctionApp;

const synthesized: testing.Synthesized = testing.TestKit.synthesize(scope);
const name: string = synthesized.functionApp('func-orders').appName;
const sku: string | undefined = synthesized.functionApps[0].sku;
const settings: Record<string, string> = synthesized.slot('func-orders', 'staging').appSettings;
testing.TestKit.app({ today: '2027-01-01', context: { 'azfn:endOfSupport': 'error' } });
testing.Assertions.hasFunctionApp(scope, { appName: name, appSettings: settings });
testing.Assertions.hasAppSetting(app, 'TOPIC', 'orders');
testing.Assertions.hasAppSetting(synthesized.functionApp('func-orders'), 'TOPIC', /^ord/);
testing.Assertions.doesNotHaveFunctionApp(synthesized, { sku: 'EP1' });
testing.Assertions.isRefusedWith(() => scope, 'AZFN2003', 'AZFN4013');
testing.Assertions.doesNotWarnWith(scope);
const accounts: Record<string, unknown> = synthesized.resourcesOfType('azurerm_storage_account', 'dev');

// @ts-expect-error it is made by the kit alone
new testing.Synthesized();
// @ts-expect-error there is nothing to make
new testing.TestKit();
// @ts-expect-error a SKU may be defined elsewhere
const certain: string = sku;
// @ts-expect-error no app has this field
testing.Assertions.hasFunctionApp(scope, { appname: 'func-orders' });
// @ts-expect-error context is text
testing.TestKit.app({ context: { 'azfn:today': 1 } });
// @ts-expect-error what is read cannot be written
synthesized.functionApps[0].appName = 'other';
