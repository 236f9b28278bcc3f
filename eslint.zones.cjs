'use strict';

/**
 * Lint rules for the rooms of `src/` (see CONTRIBUTING.md): which room may import which, and that nobody loads the
 * whole provider.
 */
const path = require('node:path');

/**
 * For each room: the rooms it may import from, besides itself. `types`: rooms of which it may import types only.
 * `pure`: no packages either. An entry with a slash names a single file of a room.
 */
const ZONES = {
  catalog: { from: [], pure: true },
  rules: { from: ['catalog'], pure: true },
  intake: { from: ['catalog', 'rules', 'framework'] },
  project: { from: ['catalog', 'rules'] },
  values: { from: ['catalog', 'rules', 'intake', 'project'] },
  render: { from: [], types: ['catalog'], pure: true },
  azapi: { from: ['catalog', 'framework'] },
  constructs: { from: ['catalog', 'rules', 'intake', 'project', 'values', 'render', 'azapi', 'framework'] },
  testing: { from: ['catalog/provider-settings', 'rules/codes', 'rules/context-keys', 'rules/explain', 'rules/support-rules', 'framework'] },
  framework: { from: [], bindings: true },
  index: { from: ['catalog', 'rules', 'intake', 'values', 'azapi', 'constructs', 'testing'] },
};

/** Packages that only `src/framework.ts` names. */
const BINDING = /^(cdkt[fn]|@cdkt[fn]\/.+)(\/|$)/;

/** Ways to load every resource of the provider at once. */
const BARREL = /^@cdkt[fn]\/provider-azurerm(\/lib)?(\/(lazy-)?index(\.js)?)?\/?$/;

/** Calls `visit(node, specifier, typeOnly)` for each import, re-export, `require` and `import()` of a file. */
function imports(visit) {
  const named = (node) => (node.specifiers ?? []).length > 0 && node.specifiers.every((s) => (s.importKind ?? s.exportKind) === 'type');
  const fromSource = (node) => node.source && visit(node, node.source.value, node.importKind === 'type' || node.exportKind === 'type' || named(node));
  return {
    ImportDeclaration: fromSource,
    ExportNamedDeclaration: fromSource,
    ExportAllDeclaration: fromSource,
    ImportExpression: (node) => visit(node, node.source.type === 'Literal' ? node.source.value : undefined, false),
    TSImportType: (node) => visit(node, (node.source ?? node.argument.literal).value, true),
    TSExternalModuleReference: (node) => visit(node, node.expression.value, node.parent.importKind === 'type'),
    'CallExpression[callee.name="require"]': (node) => visit(node, node.arguments[0]?.value, false),
  };
}

/** `rules/codes` for `<src>/rules/codes.ts`, `intake` for `<src>/intake.ts`; undefined outside of `src`. */
function moduleName(src, file) {
  const name = path.relative(src, file).split(path.sep).join('/');
  return name.startsWith('..') ? undefined : name.replace(/\.(d\.)?[cm]?[jt]s$/, '').replace(/(.)\/index$/, '$1') || 'index';
}

const importZones = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      room: "'{{room}}' is not a room of src",
      outside: "'{{specifier}}' lies outside of src",
      self: "'{{specifier}}' is this package: import the file itself",
      binding: "'{{specifier}}' is imported by src/framework.ts only: import from there",
      pure: "'{{room}}' imports no packages ('{{specifier}}')",
      zone: "'{{room}}' may not import '{{target}}'; it may import {{allowed}}",
      typesOnly: "'{{room}}' may import only types from '{{target}}'",
      dynamic: 'imports in src are static',
    },
  },
  create(context) {
    const src = path.join(context.cwd, 'src');
    const own = moduleName(src, path.resolve(context.cwd, context.filename));
    const room = own.split('/')[0];
    const zone = ZONES[room];
    if (zone === undefined) {
      return { Program: (node) => context.report({ node, messageId: 'room', data: { room: own } }) };
    }
    return imports((node, specifier, typeOnly) => {
      const report = (messageId, data = {}) => context.report({ node, messageId, data: { room, specifier, ...data } });
      if (node.type === 'ImportExpression' || specifier === undefined) return report('dynamic');
      if (!specifier.startsWith('.')) {
        if (specifier.split('/')[0] === 'cdktf-azure-functions') return report('self');
        if (BINDING.test(specifier) && !zone.bindings) return report('binding');
        if (zone.pure) return report('pure');
        return undefined;
      }
      const target = moduleName(src, path.resolve(path.dirname(path.resolve(context.cwd, context.filename)), specifier));
      if (target === undefined) return report('outside');
      const targetRoom = target.split('/')[0];
      const among = (names = []) => names.includes(targetRoom) || names.includes(target);
      if (targetRoom === room || among(zone.from)) return undefined;
      if (among(zone.types)) return typeOnly ? undefined : report('typesOnly', { target });
      return report('zone', { target, allowed: [room, ...zone.from, ...(zone.types ?? []).map((t) => `types of ${t}`)].join(', ') });
    });
  },
};

const deepProviderImports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { barrel: "'{{specifier}}' loads every resource of the provider; import '@cdktf/provider-azurerm/lib/<resource>'" },
  },
  create: (context) =>
    imports((node, specifier) => {
      if (BARREL.test(specifier ?? '')) context.report({ node, messageId: 'barrel', data: { specifier } });
    }),
};

module.exports = { ZONES, plugin: { rules: { 'import-zones': importZones, 'deep-provider-imports': deepProviderImports } } };
