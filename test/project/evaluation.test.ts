import { join, relative } from 'node:path';
import { readDotnetProject } from '../../src/project';
import { said, type DotnetTerms, type FrameworkTerms } from '../../src/rules/project-terms';
import { DEFAULTS, packages, packagesOf, properties, readDotnet, sdkProject, shown, summary, termsOf, withFiles } from '../support/project-files';

type Files = Readonly<Record<string, string>>;

const framework = (dotnet: DotnetTerms): FrameworkTerms => dotnet.frameworks[0];
const read = (body: string, more: Files = {}): FrameworkTerms => framework(readDotnet({ 'F.csproj': sdkProject(body), ...more }));

/** What `TargetFramework` comes to. */
const target = (body: string, more: Files = {}): string => shown(read(body, more).targetFramework);
const tfm = (value: string, attributes = ''): string => `<PropertyGroup><TargetFramework${attributes}>${value}</TargetFramework></PropertyGroup>`;

describe('properties', () => {
  test.each<[string, string, string]>([
    ['the last one wins', tfm('net6.0') + tfm('net8.0'), 'net8.0'],
    ['names are compared without case', '<PropertyGroup><targetframework>net8.0</targetframework></PropertyGroup>', 'net8.0'],
    ['a default applies where nothing is set', tfm('net8.0', ` Condition="'$(TargetFramework)' == ''"`), 'net8.0'],
    ['a default does not apply where something is set', tfm('net6.0') + tfm('net8.0', ` Condition="'$(TargetFramework)' == ''"`), 'net6.0'],
    ['a reference is replaced', `${properties({ V: '8' })}${tfm('net$(V).0')}`, 'net8.0'],
    ['a reference sees what was set before it only', `${tfm('net$(V).0')}${properties({ V: '8' })}`, 'net.0'],
    ['a condition on a group', `<PropertyGroup Condition="'$(Configuration)' == 'Debug'"><TargetFramework>net6.0</TargetFramework></PropertyGroup>${''}`, '-'],
    ['whitespace around it', tfm('\n  net8.0\n  '), 'net8.0'],
    ['an empty one', tfm('net8.0') + tfm(''), '-'],
    ['a comment in it', tfm('net<!-- x -->8.0'), 'net8.0'],
    ['CDATA', tfm('<![CDATA[net8.0]]>'), 'net8.0'],
    ['an entity of XML', tfm('net&#56;.0'), 'net8.0'],
    ['an escaped character', tfm('net8%2E0'), 'net8.0'],
    ['elements inside', tfm('<a>net8.0</a>'), '?'],
    ['an unknown condition', tfm('net6.0') + tfm('net8.0', ` Condition="'$(OS)' == 'Unix'"`), '?'],
    ['an unknown condition that changes nothing', tfm('net8.0') + tfm('net8.0', ` Condition="'$(OS)' == 'Unix'"`), 'net8.0'],
    ['an unknown condition before a value', tfm('net6.0', ` Condition="'$(OS)' == 'Unix'"`) + tfm('net8.0'), 'net8.0'],
    ['an unknown value that is not used', `${properties({ Machine: '$(OS)' })}${tfm('net8.0')}`, 'net8.0'],
    ['a value of the machine', tfm('$(DOTNET_TFM)'), '?'],
    ['a value of the environment that no file sets', tfm('$(OurOwnTfm)'), '-'],
    ['a property of a target, which is no evaluation', `${tfm('net8.0')}<Target Name="A"><PropertyGroup><TargetFramework>net6.0</TargetFramework></PropertyGroup></Target>`, 'net8.0'],
    ['the name of the project', tfm("net$(MSBuildProjectName.Replace('F', '8')).0"), 'net8.0'],
    ['a choice', `<Choose><When Condition="'$(X)' == 'a'">${tfm('net6.0')}</When><When Condition="'$(X)' == ''">${tfm('net8.0')}</When><Otherwise>${tfm('net9.0')}</Otherwise></Choose>`, 'net8.0'],
    ['a choice with nothing but its end', `<Choose><When Condition="false">${tfm('net6.0')}</When><Otherwise>${tfm('net9.0')}</Otherwise></Choose>`, 'net9.0'],
    ['a choice in a choice', `<Choose><Otherwise><Choose><When Condition="true">${tfm('net8.0')}</When></Choose></Otherwise></Choose>`, 'net8.0'],
    ['an unknown choice', `<Choose><When Condition="'$(OS)' == 'Unix'">${tfm('net6.0')}</When><Otherwise>${tfm('net8.0')}</Otherwise></Choose>`, '?'],
    ['an unknown choice that changes nothing', `${tfm('net8.0')}<Choose><When Condition="'$(OS)' == 'Unix'">${tfm('net8.0')}</When><Otherwise>${tfm('net8.0')}</Otherwise></Choose>`, 'net8.0'],
  ])('%s', (_, body, expected) => {
    expect(target(body)).toBe(expected);
  });

  test('the configuration is Release, and any other one where the program says so', () => {
    const project = { 'F.csproj': sdkProject(tfm('net6.0') + tfm('net8.0', ` Condition="'$(Configuration)' == 'Release'"`) + tfm('net9.0', ` Condition="'$(Configuration)' == 'Staging'"`)) };
    expect(shown(framework(readDotnet(project)).targetFramework)).toBe('net8.0');
    expect(shown(framework(readDotnet(project, undefined, { configuration: 'Staging' })).targetFramework)).toBe('net9.0');
  });

  test('what the build sets wins over the files', () => {
    const project = { 'F.csproj': sdkProject(`${properties({ Version: '1' })}${tfm('net8.0')}`) };
    const build = (values: Files): string => shown(framework(readDotnet(project, undefined, { properties: values })).targetFramework);
    expect(build({ targetFRAMEWORK: 'net9.0' })).toBe('net9.0');
    expect(build({ Unrelated: 'x' })).toBe('net8.0');
  });

  test.each<[string, string]>([
    ['Microsoft.NET.Sdk', 'Library'], ['Microsoft.NET.Sdk.Worker', 'Exe'], ['Microsoft.NET.Sdk.Web', 'Exe'], ['Azure.Functions.Sdk/1.0.1', 'Exe'], ['microsoft.net.sdk', 'Library'],
  ])('the SDK %s builds a %s by default', (sdk, expected) => {
    expect(shown(framework(readDotnet({ 'F.csproj': sdkProject(tfm('net8.0'), sdk) })).outputType)).toBe(expected);
  });

  test('an SDK that is not known may bring anything', () => {
    const { outputType, functionsVersion, targetFramework, gaps } = framework(readDotnet({ 'F.csproj': sdkProject(tfm('net8.0'), 'Contoso.Sdk/1.0.0') }));
    expect([shown(outputType), shown(functionsVersion), shown(targetFramework)]).toEqual(['?', '?', 'net8.0']);
    expect(gaps.map(({ unknown }) => unknown)).toEqual(['what the SDK Contoso.Sdk adds']);
  });
});

describe('files that belong to the project', () => {
  const props = (body: string): string => `<Project>${body}</Project>`;

  test('Directory.Build.props comes first, Directory.Build.targets last', () => {
    const more = { 'Directory.Build.props': props(tfm('net6.0') + properties({ AzureFunctionsVersion: 'v3' })), 'Directory.Build.targets': props(properties({ OutputType: 'Exe' })) };
    expect(summary(readDotnet({ 'src/F.csproj': sdkProject(tfm('net8.0')), ...more }, 'src/F.csproj'))).toBe('none net8.0 v3 Exe');
  });

  test('only the nearest one is read, unless it imports the next', () => {
    const far = { 'Directory.Build.props': props(tfm('net6.0') + properties({ AzureFunctionsVersion: 'v4' })), 'src/F/F.csproj': sdkProject('') };
    const near = (body: string): string => summary(readDotnet({ ...far, 'src/Directory.Build.props': props(body) }, 'src/F/F.csproj'));
    expect(near(tfm('net8.0'))).toBe('none net8.0 - Library');
    expect(near(`<Import Project="$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$(MSBuildThisFileDirectory)../'))" />${tfm('net8.0')}`)).toBe('none net8.0 v4 Library');
    expect(near(`<Import Project="../Directory.Build.props" />`)).toBe('none net6.0 v4 Library');
    expect(near(`<Import Project="..\\Directory.Build.props" Condition="Exists('..\\Directory.Build.props')" />`)).toBe('none net6.0 v4 Library');
    expect(near(`<Import Project="$([MSBuild]::GetDirectoryNameOfFileAbove($(MSBuildThisFileDirectory)../, $(_DirectoryBuildPropsFile)))/$(_DirectoryBuildPropsFile)" />`)).toBe('none net6.0 v4 Library');
  });

  test('a property switches them off, or names another', () => {
    const more = { 'Directory.Build.props': props(tfm('net6.0')), 'other.props': props(tfm('net9.0')), 'Directory.Build.targets': props(properties({ OutputType: 'Exe' })) };
    const build = (values: Files, body = ''): string => summary(readDotnet({ ...more, 'F.csproj': sdkProject(body) }, 'F.csproj', { properties: values }));
    expect(build({})).toBe('none net6.0 - Exe');
    expect(build({ ImportDirectoryBuildProps: 'false' })).toBe('none - - Exe');
    expect(build({ DirectoryBuildPropsPath: 'other.props' })).toBe('none net9.0 - Exe');
    expect(build({}, properties({ ImportDirectoryBuildTargets: 'false' }))).toBe('none net6.0 - Library');
  });

  test('imports are followed once each, from the folder of their file', () => {
    const more = {
      'build/a.props': props(`<Import Project="b.props" /><Import Project="a.props" />${properties({ X: '$(X)a' })}`),
      'build/b.props': props(`<Import Project="a.props" />${properties({ X: '$(X)b' })}`),
    };
    expect(target(`<Import Project="build/a.props" /><Import Project="build\\a.props" />${tfm('$(X)')}`, more)).toBe('ba');
  });

  test.each<[string, string, string[]]>([
    ['one that is missing', '<Import Project="missing.props" />', ['the import of missing.props, which does not exist']],
    ['one that is missing and does not apply', `<Import Project="missing.props" Condition="Exists('missing.props')" />`, []],
    ['one that only a build knows', '<Import Project="$(SolutionDir)x.props" />', ['an import of $(SolutionDir), which only a build knows']],
    ['several', '<Import Project="build/*.props" />', ['an import of several files']],
    ['none', '<Import Project="$(Nothing)" />', ['an import of nothing']],
    ['those of the build tools', '<Import Project="$(VSToolsPath)\\x.targets" /><Import Project="$(MSBuildExtensionsPath)\\y.targets" /><Import Project="$(NuGetPackageRoot)z.props" />', []],
    ['an SDK', '<Import Sdk="Contoso.Sdk" Project="Sdk.props" />', ['what the SDK Contoso.Sdk adds']],
    ['a group of them', '<ImportGroup><Import Project="missing.props" /></ImportGroup>', ['the import of missing.props, which does not exist']],
    ['a group that does not apply', '<ImportGroup Condition="false"><Import Project="missing.props" /></ImportGroup>', []],
  ])('imports that cannot be followed are gaps: %s', (_, body, gaps) => {
    const { gaps: found, targetFramework, outputType, runtimeIdentifier } = read(`${tfm('net8.0')}${body}`);
    expect(found.map(({ unknown }) => unknown.replace(/\S+\//, ''))).toEqual(gaps);
    expect(shown(targetFramework)).toBe('net8.0');
    // What no file says may be said by the one that was not read.
    expect([shown(outputType), shown(runtimeIdentifier)]).toEqual(gaps.length === 0 ? ['Library', '-'] : ['?', '?']);
  });

  test('an import under an unknown condition is read with doubt', () => {
    const found = read(`${tfm('net8.0')}<Import Project="x.props" Condition="'$(OS)' == 'Unix'" />`, { 'x.props': props(`${properties({ OutputType: 'Exe' })}${tfm('net8.0')}${packages({ A: '1.0' })}`) });
    expect([shown(found.outputType), shown(found.targetFramework), packagesOf(found)]).toEqual(['?', 'net8.0', ['A 1.0 ?']]);
  });

  test('the SDK of an element or of an import is that of the attribute', () => {
    const more = { 'Directory.Build.props': props(properties({ AzureFunctionsVersion: 'v4' })) };
    const body = `${tfm('net8.0')}`;
    for (const project of [
      sdkProject(body),
      `<Project><Sdk Name="Microsoft.NET.Sdk" />${body}</Project>`,
      `<Project><Import Project="Sdk.props" Sdk="Microsoft.NET.Sdk" />${body}<Import Project="Sdk.targets" Sdk="Microsoft.NET.Sdk" /></Project>`,
    ]) {
      expect(summary(readDotnet({ ...more, 'F.csproj': project }))).toBe('none net8.0 v4 Library');
    }
  });
});

describe('packages', () => {
  const A = '<PackageReference Include="A" Version="1.0" />';
  const group = (items: string, attributes = ''): string => `<ItemGroup${attributes}>${items}</ItemGroup>`;

  test.each<[string, string, string[]]>([
    ['an attribute', group(A), ['A 1.0']],
    ['an element', group('<PackageReference Include="A"><Version>1.0</Version></PackageReference>'), ['A 1.0']],
    ['no version', group('<PackageReference Include="A" />'), ['A -']],
    ['several names', group('<PackageReference Include="A; B ;" Version="1.0" />'), ['A 1.0', 'B 1.0']],
    ['names without case in elements of items', group('<packagereference Include="A" version="1.0" />'), ['A 1.0']],
    ['a property', `${properties({ V: '2.0' })}${group('<PackageReference Include="A" Version="$(V)" />')}`, ['A 2.0']],
    ['a property that is set later, which items see', `${group('<PackageReference Include="A" Version="$(V)" />')}${properties({ V: '2.0' })}`, ['A 2.0']],
    ['a property that is not set', group('<PackageReference Include="A" Version="$(V)" />'), ['A -']],
    ['a value of the machine', group('<PackageReference Include="A" Version="$(BUILD_NUMBER)" />'), ['A ?']],
    ['a condition', group('<PackageReference Include="A" Version="1.0" Condition="false" />'), []],
    ['a condition on the target framework, which is known to items', `${group(A, ` Condition="'$(TargetFramework)' == 'net8.0'"`)}${tfm('net8.0')}`, ['A 1.0']],
    ['a condition on what the SDK makes of it', `${group(A, ` Condition="'$(TargetFrameworkIdentifier)' == '.NETCoreApp' and '$(TargetFrameworkVersion)' == 'v8.0'"`)}${tfm('net8.0')}`, ['A 1.0']],
    ['an unknown condition', group(A, ` Condition="'$(OS)' == 'Unix'"`), ['A 1.0 ?']],
    ['an update', group(`${A}<PackageReference Update="a" Version="2.0" />`), ['A 2.0']],
    ['an update before the item', group(`<PackageReference Update="A" Version="2.0" />${A}`), ['A 1.0']],
    ['an update of all', group(`${A}<PackageReference Update="@(PackageReference)" PrivateAssets="all" />`), ['A 1.0']],
    ['an unknown update', group(`${A}<PackageReference Update="A" Version="2.0" Condition="'$(OS)' == 'Unix'" />`), ['A ?']],
    ['a removal', group(`${A}<PackageReference Include="B" Version="1.0" /><PackageReference Remove="a" />`), ['B 1.0']],
    ['a removal by a pattern', group('<PackageReference Include="Contoso.A;Contoso.B;B" Version="1.0" /><PackageReference Remove="contoso.*" />'), ['B 1.0']],
    ['a removal of all', group(`${A}<PackageReference Remove="@(PackageReference)" />`), []],
    ['an unknown removal', group(`${A}<PackageReference Remove="A" Condition="'$(OS)' == 'Unix'" />`), ['A 1.0 ?']],
    ['metadata under a condition', group(`<PackageReference Include="A"><Version Condition="false">1.0</Version><Version Condition="true">2.0</Version></PackageReference>`), ['A 2.0']],
    ['metadata under an unknown condition', group(`<PackageReference Include="A" Version="1.0"><Version Condition="'$(OS)' == 'Unix'">2.0</Version></PackageReference>`), ['A ?']],
    ['a choice', `<Choose><When Condition="'$(TargetFramework)' == 'net8.0'">${group(A)}</When><Otherwise>${group('<PackageReference Include="B" Version="1.0" />')}</Otherwise></Choose>${tfm('net8.0')}`, ['A 1.0']],
    ['an unknown choice', `<Choose><When Condition="'$(OS)' == 'Unix'">${group(A)}</When><Otherwise>${group('<PackageReference Include="B" Version="1.0" />')}</Otherwise></Choose>`, ['A 1.0 ?', 'B 1.0 ?']],
    ['items of a target, which are no evaluation', `<Target Name="T">${group(A)}</Target>`, []],
    ['an override without central versions', group('<PackageReference Include="A" Version="1.0" VersionOverride="2.0" />'), ['A 1.0']],
  ])('%s', (_, body, expected) => {
    expect(packagesOf(read(body))).toEqual(expected);
  });

  test('names that only a build knows are a gap', () => {
    const { packages: found, gaps } = read(group('<PackageReference Include="$(SolutionName)" Version="1.0" />'));
    expect([found, gaps.map(({ unknown }) => unknown)]).toEqual([[], ['PackageReference of $(SolutionName), which only a build knows']]);
  });

  test('of Paket are a gap', () => {
    expect(read('', { 'paket.references': 'A' }).gaps.map(({ unknown }) => unknown)).toEqual(['the packages that Paket adds']);
  });

  describe('whose versions are kept centrally', () => {
    const central = (body: string, managed = 'true'): Files => ({
      'Directory.Packages.props': `<Project><PropertyGroup><ManagePackageVersionsCentrally>${managed}</ManagePackageVersionsCentrally></PropertyGroup>${group(body)}</Project>`,
    });
    const reference = (attributes = ''): string => group(`<PackageReference Include="A" ${attributes}/>`);

    test.each<[string, string, string, string[]]>([
      ['are found by their names', reference(), '<PackageVersion Include="a" Version="1.0" />', ['A 1.0']],
      ['are not there', reference(), '<PackageVersion Include="B" Version="1.0" />', ['A -']],
      ['are overridden', reference('VersionOverride="2.0" '), '<PackageVersion Include="A" Version="1.0" />', ['A 2.0']],
      ['are updated', reference(), '<PackageVersion Include="A" Version="1.0" /><PackageVersion Update="A" Version="1.1" />', ['A 1.1']],
      ['depend on the target framework', `${tfm('net8.0')}${reference()}`, `<PackageVersion Include="A" Version="1.0" Condition="'$(TargetFramework)' != 'net8.0'" /><PackageVersion Include="A" Version="2.0" Condition="'$(TargetFramework)' == 'net8.0'" />`, ['A 2.0']],
      ['are there twice', reference(), '<PackageVersion Include="A" Version="1.0" /><PackageVersion Include="A" Version="2.0" />', ['A ?']],
      ['are there twice and the same', reference(), '<PackageVersion Include="A" Version="1.0" /><PackageVersion Include="A" Version="1.0" />', ['A 1.0']],
      ['may not apply', reference(), `<PackageVersion Include="A" Version="1.0" Condition="'$(OS)' == 'Unix'" />`, ['A ?']],
      ['come with packages for every project', reference(), '<PackageVersion Include="A" Version="1.0" /><GlobalPackageReference Include="G" Version="3.0" />', ['A 1.0', 'G 3.0']],
      ['stand at the reference all the same', reference('Version="4.0" '), '<PackageVersion Include="A" Version="1.0" />', ['A 4.0']],
    ])('%s', (_, body, versions, expected) => {
      expect(packagesOf(read(body, central(versions)))).toEqual(expected);
    });

    test('are not used where they are not managed', () => {
      const versions = '<PackageVersion Include="A" Version="1.0" /><GlobalPackageReference Include="G" Version="3.0" />';
      expect(packagesOf(read(reference(), central(versions, 'false')))).toEqual(['A -']);
      expect(packagesOf(read(reference() + properties({ ManagePackageVersionsCentrally: 'false' }), central(versions)))).toEqual(['A -']);
      expect(packagesOf(read(reference(), central(versions, '$(OS)')))).toEqual(['A ?', 'G 3.0 ?']);
    });

    test('are managed by a property of any file', () => {
      const more = { 'Directory.Build.props': `<Project>${properties({ ManagePackageVersionsCentrally: 'true' })}</Project>`, 'Directory.Packages.props': `<Project>${group('<PackageVersion Include="A" Version="1.0" />')}</Project>` };
      expect(packagesOf(read(reference(), more))).toEqual(['A 1.0']);
      expect(packagesOf(read(reference(), { ...more, 'Directory.Build.props': `<Project>${properties({ ImportDirectoryPackagesProps: 'false', ManagePackageVersionsCentrally: 'true' })}</Project>` }))).toEqual(['A -']);
    });
  });
});

describe('target frameworks', () => {
  test('are read one by one where a project has several', () => {
    const body = `${properties({ TargetFrameworks: 'net8.0; net10.0;' })}<PropertyGroup Condition="'$(TargetFramework)' == 'net10.0'"><OutputType>Exe</OutputType></PropertyGroup>${packages({ A: '$(TargetFramework)' })}`;
    const dotnet = readDotnet({ 'F.csproj': sdkProject(body) });
    expect(summary(dotnet)).toBe('none net8.0 - Library, none net10.0 - Exe');
    expect(dotnet.frameworks.map(packagesOf)).toEqual([['A net8.0'], ['A net10.0']]);
    expect(dotnet.several).toMatchObject({ value: ['net8.0', 'net10.0'], at: { line: 3 } });
  });

  test('are one where the list has one, where one is chosen, and where TargetFramework is set too', () => {
    const one = readDotnet({ 'F.csproj': sdkProject(properties({ TargetFrameworks: 'net8.0' })) });
    expect([summary(one), one.several]).toEqual(['none net8.0 - Library', undefined]);
    const project = { 'F.csproj': sdkProject(properties({ TargetFrameworks: 'net8.0;net10.0' })) };
    expect(readDotnet(project, undefined, { targetFramework: 'net10.0' })).toMatchObject({ frameworks: [{ targetFramework: { value: 'net10.0' } }], several: undefined });
    expect(summary(readDotnet({ 'F.csproj': sdkProject(properties({ TargetFrameworks: 'net8.0;net10.0', TargetFramework: 'net9.0' })) }))).toBe('none net9.0 - Library');
  });

  test('are not many: the rest is left out', () => {
    const names = Array.from({ length: 50 }, (_, index) => `net${index}.0`).join(';');
    expect(readDotnet({ 'F.csproj': sdkProject(properties({ TargetFrameworks: names })) }).frameworks).toHaveLength(8);
  });
});

describe('projects without an SDK', () => {
  const OLD = `<?xml version="1.0" encoding="utf-8"?>
<Project ToolsVersion="15.0" DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <Import Project="$(MSBuildExtensionsPath)\\$(MSBuildToolsVersion)\\Microsoft.Common.props" Condition="Exists('$(MSBuildExtensionsPath)\\$(MSBuildToolsVersion)\\Microsoft.Common.props')" />
  <PropertyGroup>
    <Configuration Condition=" '$(Configuration)' == '' ">Debug</Configuration>
    <OutputType>Library</OutputType>
    <TargetFrameworkVersion>v4.6.1</TargetFrameworkVersion>
  </PropertyGroup>
  <PropertyGroup Condition=" '$(Configuration)|$(Platform)' == 'Release|AnyCPU' "><PlatformTarget>AnyCPU</PlatformTarget></PropertyGroup>
  <ItemGroup><Reference Include="System" /></ItemGroup>
  <Import Project="$(MSBuildToolsPath)\\Microsoft.CSharp.targets" />
  <Import Project="..\\packages\\X.targets" Condition="Exists('..\\packages\\X.targets')" />
</Project>`;
  const CONFIG = '<?xml version="1.0" encoding="utf-8"?>\n<packages>\n  <package id="Microsoft.NET.Sdk.Functions" version="1.0.38" targetFramework="net461" />\n  <package id="A" />\n</packages>';

  test('say their framework as a version and their packages in packages.config', () => {
    const dotnet = readDotnet({ 'F.csproj': OLD, 'packages.config': CONFIG });
    expect(summary(dotnet)).toBe('inProcess net461 - Library');
    expect(packagesOf(framework(dotnet))).toEqual(['Microsoft.NET.Sdk.Functions 1.0.38', 'A -']);
    expect(framework(dotnet).packages[0].at).toMatchObject({ line: 3 });
    expect(framework(dotnet).gaps).toEqual([]);
  });

  test('read Directory.Build.props all the same', () => {
    const more = { 'Directory.Build.props': `<Project>${properties({ AzureFunctionsVersion: 'v1' })}</Project>`, 'Directory.Build.targets': `<Project>${properties({ OutputType: 'Exe' })}</Project>` };
    expect(summary(readDotnet({ 'F.csproj': OLD, ...more }))).toBe('none net461 v1 Exe');
  });

  test('of an SDK have no packages.config', () => {
    expect(packagesOf(read('', { 'packages.config': CONFIG }))).toEqual([]);
  });
});

describe('places', () => {
  test('are the lines of what says it, in files named as the program named the project', () => {
    const files = {
      'repo/Directory.Build.props': `<Project>\n\n  <PropertyGroup>\n    <TargetFramework>net8.0</TargetFramework>\n  </PropertyGroup>\n</Project>`,
      'repo/src/F.csproj': `<Project Sdk="Microsoft.NET.Sdk">\r\n  <ItemGroup>\r\n    <PackageReference\r\n      Include="A"\r\n      Version="1.0" />\r\n  </ItemGroup>\r\n</Project>`,
    };
    withFiles(files, (folder) => {
      const cwd = process.cwd();
      process.chdir(join(folder, 'repo'));
      try {
        const found = framework(termsOf(readDotnetProject('./src/F.csproj', DEFAULTS)).dotnet as DotnetTerms);
        expect(found.targetFramework).toEqual({ value: 'net8.0', at: { file: 'Directory.Build.props', line: 4 } });
        expect(found.packages[0].at).toEqual({ file: 'src/F.csproj', line: 3 });
        expect(framework(termsOf(readDotnetProject('src', DEFAULTS)).dotnet as DotnetTerms).packages[0].at.file).toBe('src/F.csproj');
        process.chdir('src');
        expect(framework(termsOf(readDotnetProject('F.csproj', DEFAULTS)).dotnet as DotnetTerms).targetFramework).toEqual({ value: 'net8.0', at: { file: '../Directory.Build.props', line: 4 } });
      } finally {
        process.chdir(cwd);
      }
      const absolute = framework(termsOf(readDotnetProject(join(folder, 'repo/src/F.csproj'), DEFAULTS)).dotnet as DotnetTerms);
      expect(absolute.packages[0].at.file).toBe(relative(process.cwd(), join(folder, 'repo/src/F.csproj')));
    });
  });

  test('the language is that of the ending', () => {
    const languages = ['F.csproj', 'F.fsproj', 'F.vbproj', 'F.CSPROJ'].map((name) => readDotnet({ [name]: sdkProject('') }, name).language);
    expect(languages).toEqual(['C#', 'F#', 'Visual Basic', 'C#']);
  });

  test('versions of SDKs come from the attribute, the element or global.json', () => {
    const version = (project: string, more: Files = {}): string | undefined => said(readDotnet({ 'F.csproj': project, ...more }).functionsSdk);
    expect(version(sdkProject('', 'Azure.Functions.Sdk/1.0.1'))).toBe('1.0.1');
    expect(version('<Project><Sdk Name="Azure.Functions.Sdk" Version="1.0.2" /></Project>')).toBe('1.0.2');
    expect(version(sdkProject('', 'Azure.Functions.Sdk'), { 'global.json': '{ "msbuild-sdks": { "azure.functions.sdk": "1.0.3" } }' })).toBe('1.0.3');
    expect(version(sdkProject('', 'Azure.Functions.Sdk'))).toBe('');
    expect(version(sdkProject(''))).toBeUndefined();
  });
});
