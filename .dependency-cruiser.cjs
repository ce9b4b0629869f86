/**
 * The rules of import: a room may look only at the rooms before it.
 *   customer <- config, mapping, connectors, sync-log <- activities <- worker
 * The workflows import pure code and types; the client never reaches into worker or activities;
 * nothing in the product knows the sandbox.
 */
/** Tests, and what only they use: `x.test.ts`, `test/`, and the folders named `testing`. */
const TESTS = '\\.test\\.ts$|^test/|/testing/';
const room = (names) => `^(${names.join('|')})/`;
const only = (name, allowed, allowsTypes = false) => ({
  name: `${name}-imports-only`,
  comment: `${name}/ may import only: ${[name, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: room([name]), pathNot: TESTS },
  to: {
    path: room(ROOMS),
    pathNot: room([name, ...allowed]),
    ...(allowsTypes ? { dependencyTypesNot: ['type-only'] } : {}),
  },
});
const ROOMS = [
  'customer',
  'config',
  'mapping',
  'connectors',
  'sync-log',
  'workflows',
  'activities',
  'worker',
  'client',
  'sandbox',
  'tools',
  'bench',
  'test',
];

const WORKERS_ROOMS = ['customer', 'config', 'mapping', 'connectors', 'sync-log', 'activities', 'workflows'];

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    only('customer', []),
    only('config', ['customer']),
    only('mapping', ['customer']),
    only('connectors', ['customer']),
    only('sync-log', ['customer']),
    only('workflows', ['customer'], true),
    only('activities', ['customer', 'mapping', 'connectors', 'sync-log']),
    {
      ...only('worker', WORKERS_ROOMS),
      to: {
        path: room(ROOMS),
        // The one place that starts a sync; a bulk starts some, too.
        pathNot: [room(['worker', ...WORKERS_ROOMS]), '^client/start-sync\\.ts$'],
      },
    },
    only('client', ['customer', 'config', 'mapping', 'connectors', 'sync-log', 'workflows']),
    only('sandbox', []),
    {
      name: 'connectors-do-not-know-each-other',
      severity: 'error',
      from: { path: '^connectors/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^connectors/', pathNot: ['^connectors/$1/', '^connectors/[^/]+\\.ts$'] },
    },
    {
      name: 'workflows-are-sandboxed',
      comment: 'workflow code may load only the workflow SDK and pure code; types may come from anywhere',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: 'node_modules/@temporalio/(workflow|common)/',
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'page-runs-in-browsers',
      comment:
        'the page is served as it is, so it may load only its own files and what it is served with; types of the record are no load',
      severity: 'error',
      from: { path: '^client/web/browser/', pathNot: TESTS },
      to: {
        pathNot: ['^client/web/browser/', '^node_modules/(preact|htm)/', '^customer/'],
      },
    },
    {
      name: 'page-takes-only-types-of-the-record',
      severity: 'error',
      from: { path: '^client/web/browser/', pathNot: TESTS },
      to: { path: '^customer/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-does-not-import-tests',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: TESTS },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^\\.data/', '\\.d\\.mts$'] },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
