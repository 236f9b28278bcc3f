import { DIAGNOSTICS, MONITORING_NAMES } from '../catalog/monitoring';
import { MonitorDiagnosticSetting, withoutTraces, type Construct } from '../framework';
import { readProps } from '../intake';
import { renderDiagnosticSetting } from '../render/diagnostic-setting';
import { refuse } from '../rules/azfn-error';
import { choice, flag, list, nameOf, resourceId, type Fields } from '../rules/fields';
import { diagnosticSettingIsNew, diagnosticSettingIsWhole, type DiagnosticSettingInput } from '../rules/monitoring-rules';
import { DiagnosticLog } from '../values/diagnostic-log';
import { place } from './scope';

/**
 * What an app or slot sends, and where to. Workspaces, storage accounts and event hubs bill what they take.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/platform/diagnostic-settings
 */
export interface DiagnosticSettingOptions {
  /**
   * Resource id of the Log Analytics workspace that takes it.
   *
   * @default - none; one place to send to is needed (`AZFN4024`)
   */
  readonly logAnalyticsWorkspaceId?: string;
  /**
   * Resource id of the storage account that takes it.
   *
   * @default - none; one place to send to is needed (`AZFN4024`)
   */
  readonly storageAccountId?: string;
  /**
   * Resource id of the authorization rule of the Event Hubs namespace that takes it; a rule of the namespace, not of a hub.
   *
   * @default - none; one place to send to is needed (`AZFN4024`)
   */
  readonly eventhubAuthorizationRuleId?: string;
  /**
   * Name of the event hub in that namespace (`AZFN4024`).
   *
   * @default - Azure creates one for each category
   */
  readonly eventhubName?: string;
  /**
   * Logs that are sent (`AZFN4025`).
   *
   * @default - none
   */
  readonly logs?: DiagnosticLog[];
  /**
   * Whether the metrics are sent (`AZFN4025`). Azure keeps them for 93 days in any case. Once they are, the provider does not
   * notice when this is taken away again: give the setting another name then.
   *
   * @default false
   */
  readonly metrics?: boolean;
  /**
   * Name of the setting: 1 to 260 characters, unique on the app or slot (`AZFN4026`, `AZFN8003`).
   *
   * @default 'diagnostics'
   */
  readonly diagnosticSettingName?: string;
}

/** How the options of a diagnostic setting are read. */
export const DIAGNOSTIC_SETTING: Fields = {
  logAnalyticsWorkspaceId: resourceId('Microsoft.OperationalInsights/workspaces/<workspace>'),
  storageAccountId: resourceId('Microsoft.Storage/storageAccounts/<account>'),
  eventhubAuthorizationRuleId: resourceId('Microsoft.EventHub/namespaces/<namespace>/authorizationRules/<rule>'),
  eventhubName: nameOf(MONITORING_NAMES.eventHub, { example: 'orders-logs' }),
  logs: list(choice('DiagnosticLog', DiagnosticLog)),
  metrics: flag(),
  diagnosticSettingName: nameOf(MONITORING_NAMES.diagnosticSetting, { example: 'diagnostics' }),
};

/** The diagnostic settings of one app or slot. */
export class DiagnosticSettings {
  private readonly given: DiagnosticSettingInput[] = [];

  /**
   * @param construct app or slot, below which the settings are defined
   * @param targetResourceId asked for once per setting, because every token of an attribute costs the framework a stack trace
   */
  constructor(
    private readonly construct: Construct,
    private readonly targetResourceId: () => string,
  ) {}

  /** Adds a setting; `entry` is the method that the program called. */
  public add(id: string, options: DiagnosticSettingOptions, entry: (...args: never[]) => unknown): void {
    place(this.construct, id, 'addDiagnosticSetting()', entry);
    const { found } = readProps(DIAGNOSTIC_SETTING, options);
    refuse(this.construct.node.path, found, entry, CANNOT_TAKE);
    const { logAnalyticsWorkspaceId, storageAccountId, eventhubAuthorizationRuleId, eventhubName } = options;
    const setting: DiagnosticSettingInput = {
      name: options.diagnosticSettingName ?? DIAGNOSTICS.defaultName,
      logAnalyticsWorkspaceId,
      storageAccountId,
      eventhubAuthorizationRuleId,
      eventhubName,
      logs: [...new Set(options.logs ?? [])],
      metrics: options.metrics ?? false,
    };
    refuse(this.construct.node.path, [...diagnosticSettingIsWhole(setting), ...diagnosticSettingIsNew(setting, this.given)], entry, CANNOT_TAKE);
    this.given.push(setting);
    const { name, logs, metrics, ...destinations } = setting;
    withoutTraces(() => {
      new MonitorDiagnosticSetting(
        this.construct,
        id,
        renderDiagnosticSetting({
          ...destinations,
          diagnosticSettingName: name,
          targetResourceId: this.targetResourceId(),
          logs,
          metrics: metrics ? DIAGNOSTICS.metrics : undefined,
        }),
      );
    });
  }
}

const CANNOT_TAKE = 'cannot take this';
