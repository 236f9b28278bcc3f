/** Files that were made to stop or mislead their reader: each is refused, soon, with a code. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from '../../src/project';
import { LIMITS } from '../../src/project/files';
import { XML_LIMITS } from '../../src/project/xml';
import { projectProblems, projectWarnings } from '../../src/rules/project-checks';
import { runtimeOfProject } from '../../src/rules/project-runtime';
import { host, plan, runtime } from '../rules/verdict';
import { isolatedProject, properties, readDotnet, readFiles, refusalAt, refusalOf, sdkProject, shown, summary, withFiles } from '../support/project-files';

jest.setTimeout(60_000);

/** Seconds of the processor that nothing here may take, whatever else the machine does. */
const SOON = 5;

function soon<T>(program: () => T): T {
  const start = process.cpuUsage();
  const result = program();
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(SOON);
  return result;
}

const BILLION = `<?xml version="1.0"?>\n<!DOCTYPE lolz [\n <!ENTITY lol "lol">\n${Array.from({ length: 9 }, (_, level) => ` <!ENTITY lol${level + 1} "${`&lol${level || ''};`.repeat(10)}">`).join('\n')}\n]>\n<Project Sdk="Microsoft.NET.Sdk">&lol9;</Project>`;
const EXTERNAL = `<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>&x;</TargetFramework></PropertyGroup></Project>`;

describe('XML', () => {
  test.each<[string, string, RegExp]>([
    ['a billion laughs', BILLION, /^AZFN7002 'F\.csproj' has a DOCTYPE, which ends on line 13$/],
    ['an external entity', EXTERNAL, /^AZFN7002 'F\.csproj' has a DOCTYPE, which ends on line 1$/],
    ['an external DTD', '<!DOCTYPE Project SYSTEM "http://localhost:1/x.dtd">\n<Project />', /^AZFN7002 'F\.csproj' has a DOCTYPE/],
    ['an entity without a DTD', sdkProject('<PropertyGroup>\n<A>&x;</A></PropertyGroup>'), /^AZFN7003 'F\.csproj:3' is no well-formed XML: invalid character entity$/],
    ['an element that is not closed', '<Project>\n<A>\n', /^AZFN7003 'F\.csproj:3' is no well-formed XML: unclosed root tag$/],
    ['elements that cross', '<Project>\n<A><B></A></B></Project>', /^AZFN7003 'F\.csproj:2' is no well-formed XML: unexpected close tag$/],
    ['two roots', '<Project/>\n<Project/>', /^AZFN7003 'F\.csproj:2' is no well-formed XML: it has two elements outside of others$/],
    ['an attribute without a value', '<Project Sdk></Project>', /^AZFN7003 'F\.csproj:1' is no well-formed XML: attribute without value$/],
    ['an attribute that confuses readers', '<Project hasOwnProperty="x" Sdk="y"></Project>', /^AZFN7003 'F\.csproj:1' is no well-formed XML: it cannot be read$/],
    ['nothing', '', /^AZFN7003 'F\.csproj:1' is no well-formed XML: it has no element$/],
    ['whitespace', ' \n ', /^AZFN7003 'F\.csproj:1' is no well-formed XML: it has no element$/],
    ['text', 'hello', /^AZFN7003 'F\.csproj:1' is no well-formed XML: text data outside of root node$|non-whitespace before first tag$/],
    ['another element', '<html></html>', /^AZFN7003 'F\.csproj:1' is no well-formed project file: its element is 'html' instead of 'Project'$/],
    ['deep nesting', `<Project>${'<A>'.repeat(100_000)}${'</A>'.repeat(100_000)}</Project>`, /^AZFN7002 'F\.csproj' has more than 100 elements inside each other on line 1$/],
    ['many elements', `<Project>${'<A/>'.repeat(XML_LIMITS.elements + 1)}</Project>`, /^AZFN7002 'F\.csproj' has more than 50000 elements$/],
    ['a name that never ends', `<Project><${'a'.repeat(1_000_000)}`, /^AZFN7003 'F\.csproj:1' is no well-formed XML: /],
    ['a comment that never ends', `<Project><!-- ${'-'.repeat(1_000_000)}`, /^AZFN7003 'F\.csproj:1' is no well-formed XML: /],
    ['many attributes', `<Project ${Array.from({ length: 3_000 }, (_, index) => `a${index}="x"`).join(' ')}`, /^AZFN7003 'F\.csproj:1' is no well-formed XML: /],
  ])('%s', (_, content, expected) => {
    expect(soon(() => refusalOf({ 'F.csproj': content }))).toMatch(expected);
  });

  test('an attribute named __proto__ is an attribute', () => {
    expect(summary(readDotnet({ 'F.csproj': '<Project Sdk="Microsoft.NET.Sdk" __proto__="x"><__proto__ /><PropertyGroup><__proto__>1</__proto__><constructor>2</constructor></PropertyGroup></Project>' }))).toBe('none - - Library');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('expressions that grow', () => {
  test('double with every line', () => {
    const lines = Array.from({ length: 60 }, (_, index) => `<A${index + 1}>$(A${index})$(A${index})</A${index + 1}>`).join('');
    const body = `<PropertyGroup><A0>xxxxxxxx</A0>${lines}<TargetFramework>$(A60)</TargetFramework></PropertyGroup>`;
    expect(shown(soon(() => readDotnet({ 'F.csproj': sdkProject(body) })).frameworks[0].targetFramework)).toBe('?');
  });

  test.each<[string, string]>([
    ['references inside references', `${'$(A.Replace($(A),'.repeat(50_000)}`],
    ['references without an end', '$('.repeat(500_000)],
    ['brackets without an end', `$(A.Replace(${'('.repeat(500_000)}`],
    ['quotes without an end', `$(A.Replace('${"'".repeat(500_001)}`],
  ])('%s', (_, value) => {
    expect(shown(soon(() => readDotnet({ 'F.csproj': sdkProject(properties({ A: 'x', TargetFramework: value })) })).frameworks[0].targetFramework)).toBe('?');
    const condition = `<PropertyGroup Condition="${value.replaceAll('"', '&quot;')}"><TargetFramework>net8.0</TargetFramework></PropertyGroup>`;
    expect(shown(soon(() => readDotnet({ 'F.csproj': sdkProject(condition) })).frameworks[0].targetFramework)).toBe('?');
  });

  test('patterns that could be tried in many ways', () => {
    const name = 'a'.repeat(5_000);
    const body = `<ItemGroup><PackageReference Include="${name}" /><PackageReference Remove="${'*a'.repeat(5_000)}b" /></ItemGroup>`;
    expect(soon(() => readDotnet({ 'F.csproj': sdkProject(body) })).frameworks[0].packages).toHaveLength(1);
  });

  test('versions that are no versions', () => {
    const project = isolatedProject({}, { 'Microsoft.Azure.WebJobs.Extensions.Storage': `[${'1.'.repeat(50_000)}` });
    expect(soon(() => readDotnet({ 'F.csproj': project })).frameworks[0].packages).toHaveLength(3);
  });
});

describe('imports without end', () => {
  test('a circle', () => {
    const files = { 'F.csproj': sdkProject('<Import Project="a.props" />'), 'a.props': '<Project><Import Project="b.props" /></Project>', 'b.props': '<Project><Import Project="a.props" /><Import Project="F.csproj" /></Project>' };
    expect(summary(soon(() => readDotnet(files)))).toBe('none - - Library');
  });

  test('a long chain', () => {
    const chain = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.props`, `<Project><Import Project="${index + 1}.props" /></Project>`]));
    expect(soon(() => refusalOf({ ...chain, 'F.csproj': sdkProject('<Import Project="0.props" />') }))).toMatch(new RegExp(`^AZFN7002 '\\d+\\.props' is file ${LIMITS.files + 1} of the project$`));
  });

  test('much together', () => {
    const big = `<Project><!--${' '.repeat(3 * 1024 * 1024)}--></Project>`;
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`${index}.props`, big]));
    const imports = Object.keys(files).map((name) => `<Import Project="${name}" />`).join('');
    expect(soon(() => refusalOf({ ...files, 'F.csproj': sdkProject(imports) }))).toBe("AZFN7002 '5.props' and the files before it are larger than 16 MiB together");
  });
});

describe('files that are none', () => {
  test('100 MB', () => {
    withFiles({ 'F.csproj': '' }, (folder) => {
      truncateSync(join(folder, 'F.csproj'), 100 * 1024 * 1024);
      expect(soon(() => refusalAt(join(folder, 'F.csproj'), folder))).toBe("AZFN7002 'F.csproj' is larger than 4 MiB");
    });
  });

  test('the limit itself is read', () => {
    const project = isolatedProject();
    expect(readFiles({ 'F.csproj': project + ' '.repeat(LIMITS.fileBytes - Buffer.byteLength(project)) }).dotnet).toBeDefined();
    expect(refusalOf({ 'F.csproj': project + ' '.repeat(LIMITS.fileBytes - Buffer.byteLength(project) + 1) })).toBe("AZFN7002 'F.csproj' is larger than 4 MiB");
  });

  test('a link that leads to itself, and links that lead to each other', () => {
    withFiles({}, (folder) => {
      symlinkSync('F.csproj', join(folder, 'F.csproj'));
      symlinkSync('b', join(folder, 'a'));
      symlinkSync('a', join(folder, 'b'));
      expect(refusalAt(join(folder, 'F.csproj'), folder)).toBe("AZFN7002 'F.csproj' is a symbolic link that leads back to itself");
      expect(refusalAt(join(folder, 'a/F.csproj'), folder)).toBe("AZFN7002 'a/F.csproj' is a symbolic link that leads back to itself");
      expect(refusalAt(folder, folder)).toBe("AZFN7002 'F.csproj' is a symbolic link that leads back to itself");
    });
  });

  test('a link to a folder above does not lead round and round', () => {
    withFiles({ 'F.csproj': sdkProject('') }, (folder) => {
      symlinkSync('.', join(folder, 'self'));
      expect(refusalAt(join(folder, 'self/self/self/G.csproj'), folder)).toBe("AZFN7001 'path' is 'self/self/self/G.csproj', which does not exist");
    });
  });

  test('a link to a file is that file', () => {
    withFiles({ 'real/F.csproj': isolatedProject() }, (folder) => {
      symlinkSync('real/F.csproj', join(folder, 'F.csproj'));
      expect(() => refusalAt(join(folder, 'F.csproj'), folder)).toThrow('nothing was refused');
    });
  });

  test('a folder with the name of a project', () => {
    withFiles({}, (folder) => {
      mkdirSync(join(folder, 'F.csproj'));
      expect(refusalAt(join(folder, 'F.csproj'), folder)).toMatch(/^AZFN7001 'path' is 'F\.csproj', a folder without a file with the ending /);
    });
  });

  test('a folder with the name of another file', () => {
    withFiles({ 'F.csproj': sdkProject('') }, (folder) => {
      mkdirSync(join(folder, 'host.json'));
      expect(refusalAt(join(folder, 'F.csproj'), folder)).toBe("AZFN7002 'host.json' is no file");
    });
  });

  test('a pipe that nobody writes to', () => {
    withFiles({}, (folder) => {
      execFileSync('mkfifo', [join(folder, 'F.csproj'), join(folder, 'host.json')]);
      expect(soon(() => refusalAt(join(folder, 'F.csproj'), folder))).toBe("AZFN7002 'F.csproj' is no file");
      writeFileSync(join(folder, 'G.csproj'), sdkProject(''));
      expect(soon(() => refusalAt(join(folder, 'G.csproj'), folder))).toBe("AZFN7002 'host.json' is no file");
    });
  });

  test('a device', () => {
    expect(soon(() => refusalAt('/dev/zero', '/dev'))).toBe("AZFN7002 'zero' is no file");
  });

  test.each<[string, string, RegExp]>([
    ['a file that is not there', 'F.csproj', /^AZFN7001 'path' is 'F\.csproj', which does not exist$/],
    ['a folder that is not there', 'no/F.csproj', /^AZFN7001 'path' is 'no\/F\.csproj', which does not exist$/],
    ['a name with a zero in it', 'F\0.csproj', /^AZFN7001 'path' is 'F\uFFFD\.csproj', which does not exist$/],
    ['a name that is too long', `${'x'.repeat(5_000)}.csproj`, /^AZFN7002 '.*' has a name that is too long$/],
    ['a file below a file', 'G.csproj/F.csproj', /^AZFN7001 'path' is 'G\.csproj\/F\.csproj', which does not exist$/],
    ['another file', 'readme.md', /^AZFN7001 'path' is 'readme\.md', which is no file with the ending '\.csproj', '\.fsproj' or '\.vbproj'$/],
    ['several projects', 'many', /^AZFN7001 'path' is 'many', a folder with 3 projects$/],
    ['a folder without a project', 'empty', /^AZFN7001 'path' is 'empty', a folder without a file with the ending /],
  ])('%s', (_, path, expected) => {
    const files = { 'readme.md': '', 'G.csproj': '', 'many/a.csproj': '', 'many/b.FSPROJ': '', 'many/c.vbproj': '', 'many/d.txt': '', 'empty/x.txt': '' };
    expect(refusalOf(files, path)).toMatch(expected);
  });

  test.each<[string, string, RegExp]>([
    ['a folder that is not there', 'no', /^AZFN7001 'path' is 'no', which does not exist$/],
    ['a file', 'G.csproj', /^AZFN7001 'path' is 'G\.csproj', which is no folder$/],
    ['several projects', 'many', /^AZFN7001 'path' is 'many', a folder with 2 projects$/],
    ['nothing of a function app', 'empty', /^AZFN7001 'path' is 'empty', a folder without a project$/],
  ])('a folder: %s', (_, path, expected) => {
    expect(refusalOf({ 'G.csproj': '', 'many/a.csproj': '', 'many/b.csproj': '', 'empty/x.txt': '' }, path, readFolder)).toMatch(expected);
  });
});

describe('encodings', () => {
  const project = isolatedProject({ Company: 'Größe' });
  const utf16be = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();

  test.each<[string, string | Buffer]>([
    ['UTF-8', project], ['UTF-8 with a mark', `\uFEFF${project}`], ['UTF-16 with a mark', Buffer.from(`\uFEFF${project}`, 'utf16le')], ['UTF-16 the other way round', utf16be(project)],
    ['Latin 1, declared', Buffer.from(`<?xml version="1.0" encoding="iso-8859-1"?>\n${project}`, 'latin1')],
    ['UTF-8, declared in capitals', `<?xml version="1.0" encoding="UTF-8"?>\n${project}`],
    ['UTF-16 declared, UTF-8 written', `<?xml version="1.0" encoding="utf-16"?>\n${project}`],
  ])('%s', (_, content) => {
    expect(summary(readDotnet({ 'F.csproj': content }))).toBe('isolated net10.0 v4 Exe');
  });

  test.each<[string, Buffer, string]>([
    ['bytes', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff]), 'is not text in UTF-8'],
    ['Latin 1 that is not declared', Buffer.from(project, 'latin1'), 'is not text in UTF-8'],
    ['zeros', Buffer.alloc(1_000), 'is not text'],
    ['an encoding that nobody knows', Buffer.from(`<?xml version="1.0" encoding="x-klingon"?>${project}`), 'is not text in X-KLINGON'],
    ['half a character', Buffer.from('<Project>ä').subarray(0, -1), 'is not text in UTF-8'],
    ['a mark and half a character', Buffer.from([0xff, 0xfe, 0x3c]), 'is not text in UTF-16LE'],
  ])('%s', (_, content, expected) => {
    expect(refusalOf({ 'F.csproj': content })).toBe(`AZFN7002 'F.csproj' ${expected}`);
  });
});

describe('JSON', () => {
  const refusal = (content: string | Buffer, name = 'host.json'): string => refusalOf({ 'F.csproj': isolatedProject(), [name]: content });

  test.each<[string, string, RegExp]>([
    ['deep lists', '['.repeat(1_000_000), /^AZFN7002 'host\.json' has more than 100 objects and lists inside each other$/],
    ['deep objects', '{"a":'.repeat(500_000), /^AZFN7002 'host\.json' has more than 100 objects and lists inside each other$/],
    ['an object without an end', '{\n"version": "2.0"', /^AZFN7003 'host\.json:2' is no well-formed JSON: close brace expected$/],
    ['a value that is none', '{\n"version":\nhello }', /^AZFN7003 'host\.json:3' is no well-formed JSON: invalid symbol$/],
    ['no comma', '{\n"a": 1\n"b": 2 }', /^AZFN7003 'host\.json:3' is no well-formed JSON: comma expected$/],
    ['something behind it', '{}\n{}', /^AZFN7003 'host\.json:2' is no well-formed JSON: end of file expected$/],
    ['nothing', '', /^AZFN7003 'host\.json:1' is no well-formed JSON: (it is empty|value expected)$/],
    ['a comment only', '// nothing', /^AZFN7003 'host\.json:1' is no well-formed JSON: (it is empty|value expected)$/],
  ])('%s', (_, content, expected) => {
    expect(soon(() => refusal(content))).toMatch(expected);
  });

  test('bytes', () => {
    expect(refusal(Buffer.from([0xff, 0x00]))).toBe("AZFN7002 'host.json' is not text in UTF-8");
  });

  test('a name of a prototype is a name', () => {
    expect(readFiles({ 'F.csproj': isolatedProject(), 'host.json': '{ "__proto__": { "version": "1" }, "version": "2.0" }' }).host?.version).toMatchObject({ value: '2.0' });
    expect(({} as Record<string, unknown>)['version']).toBeUndefined();
  });

  test.each(['local.settings.json', 'global.json'])('of %s is named', (name) => {
    expect(refusal('{\n\n', name)).toMatch(new RegExp(`^AZFN7003 '${name.replaceAll('.', '\\.')}:3' `));
  });

  test('never shows what local.settings.json holds', () => {
    for (const content of ['{ "Values": { "Key": "hunter2" ', '{ "Values": { "Key": hunter2 } }', '{ "Values": { "Key": "hunter2', 'hunter2']) {
      expect(refusal(content, 'local.settings.json')).not.toContain('hunter2');
    }
  });
});

describe('texts of files in messages', () => {
  const FAKE = 'x\u001b[31m\u202e\n  AZFN9999 a line of its own';
  const CODED = 'x%1B[31m%0A  AZFN9999 a line of its own';

  test.each([FAKE, CODED].flatMap((bad, index) => [
    [index, 'an import', `<Import Project="${bad}.props" />`],
    [index, 'an SDK', `<Sdk Name="${bad}" />`],
    [index, 'a target framework', properties({ TargetFramework: bad })],
    [index, 'several target frameworks', properties({ TargetFrameworks: `net8.0;${bad}` })],
    [index, 'a condition', `<PropertyGroup Condition="'$(OS)' == '${bad}'"><TargetFramework>net8.0</TargetFramework></PropertyGroup>`],
    [index, 'a package', `<ItemGroup><PackageReference Include="Microsoft.Azure.Functions.Worker.Sdk" Version="2.0.5" /><PackageReference Include="Microsoft.Azure.WebJobs.Extensions.${bad}" /></ItemGroup>`],
    [index, 'a version', `<ItemGroup><PackageReference Include="Microsoft.Azure.Functions.Worker.Sdk" Version="1.0 ${bad}" /></ItemGroup>`],
  ] as const))('%d: %s writes no line of its own', (_, __, body) => {
    const terms = readFiles({ 'F.csproj': sdkProject(body) });
    const check = { project: terms, construct: 'IsolatedFunctionApp', runtime: runtime('dotnet-isolated-10.0'), runtimeGiven: true, host: host('~4'), functionsVersion: undefined, plan: plan('flexConsumption'), container: undefined, use32BitWorker: false } as const;
    const found = [...runtimeOfProject(terms).found, ...projectProblems(check), ...projectWarnings(check)];
    expect(found.length).toBeGreaterThan(0);
    // eslint-disable-next-line no-control-regex
    for (const { what, why, fix } of found) expect(what + why + fix).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/);
  });
});
