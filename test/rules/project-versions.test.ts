import { isBelow, resolveVersion } from '../../src/rules/nuget-versions';
import { isCompatible, shortName, targetFramework, type TargetFramework } from '../../src/rules/target-frameworks';
import { allows, versionsOf } from '../../src/rules/version-ranges';

describe('target frameworks', () => {
  test.each<[string, string | undefined]>([
    ['net8.0', '.NETCoreApp net8.0'], ['NET10.0', '.NETCoreApp net10.0'], ['net6', '.NETCoreApp net6.0'], ['net10', '.NETFramework net10'], ['net48', '.NETFramework net48'], ['net481', '.NETFramework net481'],
    ['net4.8', '.NETFramework net48'], ['net472', '.NETFramework net472'], ['net461', '.NETFramework net461'], ['netcoreapp3.1', '.NETCoreApp netcoreapp3.1'], ['netcoreapp31', '.NETCoreApp netcoreapp3.1'],
    ['netstandard2.0', '.NETStandard netstandard2.0'], ['netstandard2.1', '.NETStandard netstandard2.1'], ['net8.0-windows', '.NETCoreApp net8.0-windows'], ['net8.0-windows10.0.19041', '.NETCoreApp net8.0-windows'],
    ['.NETCoreApp,Version=v8.0', '.NETCoreApp net8.0'], ['.NETFramework,Version=v4.7.2', '.NETFramework net472'], [' net8.0 ', '.NETCoreApp net8.0'],
    ['net5.0', '.NETCoreApp net5.0'], ['.NETCoreApp,Version=v10.0', '.NETCoreApp net10.0'], ['.NETStandard,Version=v2.0', '.NETStandard netstandard2.0'], ['.NETFramework,Version=v4.8.0', '.NETFramework net48'],
    ['dotnet48', undefined], ['x.NETCoreApp,Version=v8.0', undefined], ['.NETFramework,Version=v4.0,Profile=Client', undefined],
    ['', undefined], ['net', undefined], ['windows', undefined], ['net8.0;net9.0', undefined], ['$(X)', undefined], ['net8.0.0.0', undefined], ['net123456', undefined],
  ])('%p is %s', (moniker, expected) => {
    const found = targetFramework(moniker);
    expect(found === undefined ? undefined : `${found.identifier} ${shortName(found)}`).toBe(expected);
  });

  test.each<[string, string, boolean]>([
    ['net8.0', 'net6.0', true], ['net6.0', 'net8.0', false], ['net8.0', 'net8.0', true], ['net8.0', 'netcoreapp3.1', true], ['net8.0', 'netstandard2.1', true], ['netcoreapp2.1', 'netstandard2.1', false], ['netcoreapp2.1', 'netstandard2.0', true],
    ['net48', 'netstandard2.0', true], ['net48', 'netstandard2.1', false], ['net46', 'netstandard2.0', false], ['net48', 'net472', true], ['net48', 'net6.0', false], ['net8.0', 'net48', false], ['net8.0', 'net8.0-windows', false], ['net8.0-windows', 'net6.0', true],
    ['net8.0-windows', 'net6.0-windows', true], ['net8.0-windows', 'net6.0-android', false], ['net8.0', 'net20', false], ['net461', 'netstandard2.0', true], ['netcoreapp3.0', 'netstandard2.1', true], ['netstandard2.0', 'netcoreapp2.0', false],
    ['net46', 'netstandard1.3', true], ['net46', 'netstandard1.4', false], ['net451', 'netstandard1.2', true], ['net451', 'netstandard1.3', false], ['net45', 'netstandard1.1', true], ['net45', 'netstandard1.2', false], ['net40', 'netstandard1.0', false],
    ['netcoreapp1.0', 'netstandard1.6', true], ['netcoreapp1.1', 'netstandard2.0', false], ['netcoreapp2.0', 'netstandard2.0', true], ['netcoreapp2.2', 'netstandard2.1', false],
  ])('%s can use %s: %s', (target, candidate, expected) => {
    expect(isCompatible(targetFramework(target) as TargetFramework, targetFramework(candidate) as TargetFramework)).toBe(expected);
  });
});

describe('versions of packages', () => {
  test.each<[string, string | undefined]>([
    ['1.2.3', '1.2.3'], ['1.2', '1.2'], ['1.2.3.4', '1.2.3.4'], ['2.0.0-preview2', '2.0.0'], ['1.0.0+build', '1.0.0'], [' 1.0.0 ', '1.0.0'], ['1.*', '1 below 2'], ['1.2.*', '1.2 below 1.3'], ['1.2.3.*', '1.2.3 below 1.2.4'],
    ['1.2.*-*', '1.2 below 1.3'], ['1.2.3-*', '1.2.3'], ['1.2.3-beta*', '1.2.3'], ['[1.0.0]', '1.0.0'], ['[1.0.0,2.0.0)', '1.0.0'], ['[1.0,)', '1.0'], ['(1.0.0, 2.0.0)', '1.0.0'], ['[1.*, 2.0.0)', '1 below 2'],
    ['(1.0.0)', undefined], ['(,1.0]', undefined], ['*', undefined], ['*-*', undefined], ['', undefined], ['latest', undefined], ['$(X)', undefined], ['1.0.0.0.0', undefined], ['[1.0', undefined], ['1.*.3', undefined],
    ['10.20.30', '10.20.30'], ['10.*', '10 below 11'], ['1.20.*', '1.20 below 1.21'], ['10.20.0-*', '10.20.0'], ['[ 1.0.0 , 2.0.0 )', '1.0.0'],
    ['v1.*', undefined], ['v1.0.0-*', undefined], ['1.0.0-*x', undefined], ['v[1.0.0]', undefined], ['[1.0.0]x', undefined],
  ])('%p resolves to %s', (text, expected) => {
    const found = resolveVersion(text);
    expect(found === undefined ? undefined : `${found.low}${found.below === undefined ? '' : ` below ${found.below}`}`).toBe(expected);
  });

  test.each<[string, string, boolean]>([
    ['1.15.0', '1.16.0', true], ['1.16.0', '1.16.0', false], ['1.16', '1.16.0', false], ['2.0.0-preview2', '2.0.0', false], ['1.9.9-preview', '2.0.0', true], ['1.*', '2.0.0', true], ['1.*', '1.16.0', false], ['2.*', '2.0.0', false],
    ['*', '2.0.0', false], ['[1.0.0,3.0.0)', '2.0.0', true], ['latest', '2.0.0', false], ['1.10.0', '1.9.0', false],
  ])('%s is below %s: %s', (text, minimum, expected) => {
    expect(isBelow(text, minimum)).toBe(expected);
  });
});

describe('ranges of languages', () => {
  test.each<[string, string, boolean | undefined]>([
    ['>=20', '22', true], ['>=20', '18', false], ['>= 20', '22', true], ['^20', '22', false], ['^20.1.0', '20', true], ['~20.5', '20', true], ['20.x', '20', true], ['20.*', '22', false], ['20', '20', true], ['20.5.1', '20', true], ['=20', '22', false], ['v20', '20', true],
    ['18 || 20', '20', true], ['18 || 20', '22', false], ['>=18 <21', '22', false], ['>=18 <21', '20', true], ['18 - 20', '20', true], ['18 - 20', '22', false], ['<20', '18', true], ['<20', '20', false], ['<=20', '20', true], ['>20', '20', false], ['>20.1.0', '20', true],
    ['*', '22', true], ['', '22', true], ['x', '22', true], ['^0.10.0', '20', false], ['>=22 <20', '22', false], ['lts/*', '22', undefined], ['latest', '22', undefined], ['>=18 foo', '22', undefined], ['x'.repeat(300), '22', undefined], ['!=20', '20', true], ['>=20.0.0-rc.1', '20', true],
    ['<21 >=18', '20', true], ['<21 >=18', '22', false], ['<20 <22', '20', false], ['<22 <20', '20', false], ['<22 <20', '18', true], ['<=20', '18', true], ['<=20', '22', false], ['~20', '20', true], ['~20', '22', false],
    ['>=20', '20', true], ['>=  20', '20', true], ['>=20 >=18', '18', false], ['>=18 >=20', '18', false], ['>=20.5 <20.2', '20', false], ['>=20.5 <20.5', '20', false], ['>=22 <20 >=18', '20', false],
    ['14 || 18 - 20', '20', true], ['18  -  20', '20', true], ['>=16 18 - 20', '20', undefined], ['18 - 20 <19', '18', undefined], ['18 | 20', '20', undefined], ['20.5.12', '20', true], ['20.?', '20', undefined], ['20.5.?', '20', undefined],
    ['^0.10.0', '0.10', true], ['^0.10.0', '0.12', false], ['^0', '0.12', true],
  ])('engines.node %p allows %s: %s', (range, version, expected) => {
    expect(allows('node', range, versionsOf(version))).toBe(expected);
  });

  test.each<[string, string, boolean | undefined]>([
    ['>=3.9', '3.12', true], ['>=3.9,<3.12', '3.12', false], ['>=3.9, <3.13', '3.12', true], ['~=3.11', '3.12', true], ['~=3.11.0', '3.12', false], ['~=3.11.4', '3.11', true], ['==3.11.*', '3.11', true], ['==3.11.*', '3.12', false], ['==3.11.4', '3.11', true],
    ['!=3.10.*,>=3.9', '3.11', true], ['^3.11', '3.12', true], ['^3.11', '3.10', false], ['~3.11', '3.12', false], ['>3.11', '3.11', true], ['<4', '3.14', true], ['>=3.9,<4.0', '3.13', true], ['3.11', '3.11', undefined], ['3.11.*', '3.11', true], ['===3.12.1', '3.12', true],
    ['>=3.9,<3.14', '3.8', false], ['>=3.9 , <3.12', '3.11', true], ['^3.9 || ^3.11', '3.11', true], ['3.9.* | 3.11.*', '3.11', true], ['3.9.*|3.11.*', '3.10', false], ['3.9 - 3.11', '3.10', undefined], ['>=3.12rc1', '3.12', true],
    ['', '3.12', true], ['>=3.9;x', '3.12', undefined], ['python', '3.12', undefined],
  ])('requires-python %p allows %s: %s', (range, version, expected) => {
    expect(allows('python', range, versionsOf(version))).toBe(expected);
  });
});
