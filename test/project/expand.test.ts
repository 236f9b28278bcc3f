import { Files } from '../../src/project/files';
import { EXPAND_LIMITS, expand } from '../../src/project/msbuild-expand';
import { Unknown, type Text } from '../../src/project/msbuild-text';
import { withFiles } from '../support/project-files';

const VALUES: Readonly<Record<string, Text>> = { A: 'alpha', Version: 'v4', Path: 'a\\b', Empty: '', Machine: new Unknown('the machine'), Long: 'x'.repeat(10_000), Tfm: 'net8.0' };

const expanded = (text: string, folder = '/project'): string =>
  String(
    [expand(text, { files: new Files(folder, '.'), thisFolder: `${folder}/sub`, property: (name) => VALUES[name] ?? '' })].map((value) =>
      value instanceof Unknown ? `? ${value.because}` : value,
    )[0],
  );

describe('references', () => {
  test.each<[string, string]>([
    ['plain text', 'plain text'], ['', ''], ['$(A)', 'alpha'], ['<$(A)-$(Version)>', '<alpha-v4>'], ['$(Nothing)', ''], ['$( A )', 'alpha'], ['$5 and (A)', '$5 and (A)'],
    // methods
    ["$(Version.StartsWith('v4'))", 'True'], ["$(Version.StartsWith('V4', StringComparison.OrdinalIgnoreCase))", 'True'], ["$(Version.StartsWith('V4'))", 'False'],
    ["$(A.Replace('a', '$(Version)'))", 'v4lphv4'], ['$(A.ToUpper())', 'ALPHA'], ['$(A.ToUpperInvariant().ToLower())', 'alpha'], ["$(A.Substring(1, 2))", 'lp'], ['$(A.Substring(1))', 'lpha'],
    ['$(A.Length)', '5'], ["$(A.Contains('ph'))", 'True'], ["$(A.EndsWith('x'))", 'False'], ["$(Version.TrimStart('vV'))", '4'], ["$(A.Trim('a'))", 'lph'], ["$(A.IndexOf('p'))", '2'],
    ["$(A.Equals('ALPHA', StringComparison.OrdinalIgnoreCase))", 'True'],
    // functions of types
    ["$([System.String]::IsNullOrEmpty('$(Empty)'))", 'True'], ["$([MSBuild]::ValueOrDefault('$(Empty)', 'x'))", 'x'], ["$([MSBuild]::ValueOrDefault('$(A)', 'x'))", 'alpha'],
    ['$([MSBuild]::EnsureTrailingSlash(out/$(A)))', 'out/alpha/'], ["$([System.IO.Path]::Combine('a', 'b', 'c.props'))", 'a/b/c.props'], ["$([System.IO.Path]::Combine('a', '/b'))", '/b'],
    ["$([System.IO.Path]::GetFileName('$(Path)'))", 'b'], ["$([System.String]::Copy('$(A)').Length)", '5'], ["$([MSBuild]::GetTargetFrameworkIdentifier('$(Tfm)'))", '.NETCoreApp'],
    ["$([MSBuild]::GetTargetFrameworkVersion('net472', 3))", '4.7.2'], ["$([MSBuild]::GetTargetFrameworkVersion('$(Tfm)'))", '8.0'],
    ["$([MSBuild]::IsTargetFrameworkCompatible('$(Tfm)', 'net6.0'))", 'True'], ["$([MSBuild]::IsTargetFrameworkCompatible('net48', 'net6.0'))", 'False'],
    ["$([MSBuild]::VersionGreaterThanOrEquals('8.0', '6.0'))", 'True'], ["$([MSBuild]::VersionLessThan('8.0.1', '8.0'))", 'False'],
    ["$([MSBuild]::NormalizePath('/a/b', '../c'))", '/a/c'], ["$([MSBuild]::NormalizeDirectory('/a/b/', '..'))", '/a/'],
    // what only a build knows
    ['$(Machine)', '? the machine'], ["$(A)$(Machine)", '? the machine'], ["$(Machine.Replace('a', 'b'))", '? the machine'], ["$(A.Replace('a', '$(Machine)'))", '? the machine'],
    ["$([MSBuild]::IsOSPlatform('Linux'))", '? the function [MSBuild]::IsOSPlatform'], ['$([System.DateTime]::Now)', '? the function [System.DateTime]::Now'], ["$(A.Split('p')[0])", '? the function Split'],
    ['$(Registry:HKEY_LOCAL_MACHINE\\Software)', '? the registry of the machine that builds'], ['$(A', '? a reference without an end'], ['$(1A)', '? the expression $(1A)'], ['@(Compile)', '? an item list'],
    ['%(Identity)', '? metadata of items'], ["$(A.Substring(9))", '? the function Substring past the end'], ["$([MSBuild]::VersionLessThan('x', '1'))", '? a comparison of versions that are none'],
    ["$([constructor]::x('a'))", '? the function [constructor]::x'], ['$(A.constructor())', '? the function constructor'], ["$(A.Replace('', 'x'))", '? the function Replace of nothing'],
    ['$(A B)', '? the expression B'], ["$([MSBuild]::GetTargetFrameworkIdentifier('windows'))", "? the target framework 'windows'"],
  ])('%s is %s', (text, expected) => {
    expect(expanded(text)).toBe(expected);
  });

  test('find files above', () => {
    withFiles({ 'Directory.Build.props': '', 'sub/other.props': '' }, (folder) => {
      expect(expanded("$([MSBuild]::GetPathOfFileAbove('Directory.Build.props', '$([System.String]::Copy('.'))'))", folder)).toBe(`${folder}/Directory.Build.props`);
      expect(expanded("$([MSBuild]::GetPathOfFileAbove(other.props))", folder)).toBe(`${folder}/sub/other.props`);
      expect(expanded("$([MSBuild]::GetDirectoryNameOfFileAbove('sub', 'Directory.Build.props'))", folder)).toBe(folder);
      expect(expanded("$([MSBuild]::GetDirectoryNameOfFileAbove('sub', 'azfn-no-such.props'))", folder)).toBe('');
    });
  });

  test('end at their limits', () => {
    const nested = (depth: number): string => `$(A.Replace('${'a'}', ${depth === 0 ? "'x'" : `'${nested(depth - 1)}'`}))`;
    expect(expanded(nested(3))).not.toContain('?');
    expect(expanded('$([System.String]::Copy('.repeat(2 * EXPAND_LIMITS.depth) + 'a' + '))'.repeat(2 * EXPAND_LIMITS.depth))).toBe('? a text that is too long');
    expect(expanded('$(Long)$(Long)')).toBe('? a text that is too long');
    expect(expanded('x'.repeat(EXPAND_LIMITS.length + 1))).toBe('? a text that is too long');
  });
});
