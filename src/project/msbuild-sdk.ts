/** What MSBuild and the .NET SDK bring, as far as it decides how a project file is read. */

/** SDKs that add nothing to a project which its own files do not say. */
const KNOWN_SDKS = /^(microsoft\.net\.sdk(\.(web|worker|razor|publish|blazorwebassembly|windowsdesktop|staticwebassets))?|azure\.functions\.sdk|microsoft\.net\.sdk\.functions)$/;

/** SDKs whose projects are executables unless they say otherwise. */
const EXECUTABLE_SDKS = /^(microsoft\.net\.sdk\.(web|worker)|azure\.functions\.sdk)$/;

/** An SDK as `Sdk="Name/Version"` names it. */
export interface SdkName {
  readonly name: string;
  readonly version: string | undefined;
}

export const sdkName = (text: string, version?: string): SdkName => {
  const [name, own] = text.trim().split('/');
  return { name: name.trim(), version: own?.trim() || version?.trim() || undefined };
};

/** The SDKs of a list such as `Microsoft.NET.Sdk;Other/1.0.0`. */
export const sdkNames = (text: string): SdkName[] =>
  text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => sdkName(part));

export const FUNCTIONS_SDK = 'azure.functions.sdk';

export const isKnownSdk = ({ name }: SdkName): boolean => KNOWN_SDKS.test(name.toLowerCase());
export const defaultOutputType = ({ name }: SdkName): string => (EXECUTABLE_SDKS.test(name.toLowerCase()) ? 'Exe' : 'Library');

/** Folders of the build tools: what is imported from there is theirs, not the project's. */
const TOOLS = /\$\(\s*(msbuild(tools|bin|extensions|userextensions|projectextensions|sdks|frameworktools)\w*|vstools\w*|visualstudio\w*|fsharptargetspath|languagetargets|nugetpackageroot|pkg\w+|nugetprops\w*|customaftermicrosoft\w*)/i;

export const isTool = (path: string): boolean => TOOLS.test(path);

/** Which part of the SDK an import of the build tools stands for. */
export function toolPart(path: string): 'props' | 'targets' | undefined {
  if (/(^|[\\/])microsoft\.common\.props$/i.test(path)) return 'props';
  return /(^|[\\/])microsoft\.(csharp|fsharp|visualbasic|common)\.targets$|\$\(\s*fsharptargetspath\s*\)$/i.test(path) ? 'targets' : undefined;
}

/** Properties that the machine, its SDK or the environment sets: only a build knows them. */
const MACHINE =
  /^(msbuild\w*|os|visualstudio\w*|buildinginsidevisualstudio|vs\w*path|solution\w+|nuget\w*|_?netcoresdk\w*|bundled\w*|dotnet_\w+|dotnethost\w*|sdkanalysislevel|netcoretargetingpackroot|netcoreroot|dotnet(tool|cli)\w*|path|home|user(name|profile|domain)?|appdata|localappdata|allusersprofile|programdata|programfiles\w*|commonprogram\w*|computername|hostname|temp|tmp|tmpdir|systemroot|windir|comspec|pwd|shell|lang|number_of_processors|processor_\w+|ci|tf_build|github_\w+|runner_\w+|agent_\w+|build_\w+|system_\w+|gitlab_\w+|ci_\w+|teamcity\w*|jenkins\w*|appveyor\w*|travis\w*|teamproject|out(put|dir)\w*|(base)?intermediateoutputpath|target(path|dir|name|ext|filename)|publishdir|assemblyname|rootnamespace)$/i;

export const isMachine = (name: string): boolean => MACHINE.test(name);
