import { READ_APP_SETTINGS } from '../catalog/app-settings';
import { Aspects, type IConstruct } from '../framework';
import { explain } from '../rules/explain';
import { finalProjectProblems, finalProjectWarnings, type FinalCheck } from '../rules/project-checks';
import type { ProjectTerms } from '../rules/project-terms';
import type { AppResource } from './app-configuration';
import type { SlotBasis } from './deployment-slots';
import { warn, type WarningAcknowledgement } from './warnings';

/** Compares an app with the files of its code once the program is whole: settings and connections may be added late. */
export function watchProject(app: IConstruct, project: ProjectTerms, basis: SlotBasis, acknowledge: readonly WarningAcknowledgement[]): void {
  const check = (): FinalCheck => {
    const { configuration, runtime, plan, storage } = basis;
    const connections = [...configuration.services().values()].map(({ name, terms }) => ({ service: terms.service, name }));
    return {
      project,
      runtime,
      plan,
      names: { settings: writtenNames(basis), connectionStrings: [...configuration.connections().values()].map(({ name }) => name) },
      identity: { connections, keylessStorage: storage.access === 'identity' },
      timeoutIsSet: configuration.value(READ_APP_SETTINGS.functionTimeout) !== undefined,
    };
  };
  app.node.addValidation({ validate: () => finalProjectProblems(check()).map(explain) });
  let warned = false;
  Aspects.of(app).add({
    visit: (node) => {
      if (node !== app || warned) return;
      warned = true;
      warn(app, finalProjectWarnings(check()), acknowledge, basis.context);
    },
  });
}

/** Names of the settings that the app has, by the program and by the library. */
function writtenNames({ resource, configuration }: SlotBasis): string[] {
  const written = (resource as AppResource & { readonly appSettingsInput?: Record<string, string> }).appSettingsInput ?? resource.appSettings;
  return [...Object.keys(written), ...[...configuration.settings().values()].map(({ name }) => name)];
}
