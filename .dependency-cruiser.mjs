/** Who may know whom. Every comment says what to do instead; docs/ARCHITECTURE.md says why. */
const rooms = ['domain', 'regulations', 'contract', 'documents', 'server', 'web', 'e2e', 'scripts'];

/** In the order of the procedure. */
const stages = [
  'language',
  'calendar',
  'regulation',
  'people',
  'edition',
  'notice',
  'intake',
  'vetting',
  'review',
  'ranking',
  'deliberation',
  'award',
  'supervision',
  'procedure',
];

const oneOf = (names) => `(${names.join('|')})`;
const tests = '(\\.test\\.ts$|/testing(/|\\.ts$))';

/** A room knows itself and the rooms named here, no other. */
const room = (name, knows) => ({
  name: `room-${name}`,
  comment:
    `${name} may know ${knows.length > 0 ? knows.join(', ') : 'no other room'}. ` +
    'Move what both need into a room that both may know, or hand it in as a value from the room that knows both.',
  severity: 'error',
  from: { path: `^${name}/` },
  to: { path: `^${oneOf(rooms.filter((other) => other !== name && !knows.includes(other)))}/` },
});

/** A stage knows the stages before it, in its own room and in the domain. */
const stageOrder = stages.slice(0, -1).map((stage, place) => ({
  name: `stage-order-${stage}`,
  comment:
    `${stage} may not know the stages after it. Let procedure hand in what is needed as a value, ` +
    'or move the decision into the later of the two stages.',
  severity: 'error',
  from: { path: `^(domain|server)/src/${stage}/` },
  to: { path: `^(domain|server)/src/${oneOf(stages.slice(place + 1))}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    room('domain', []),
    room('regulations', ['domain']),
    room('contract', ['domain']),
    room('documents', ['domain']),
    room('web', ['domain', 'contract']),
    room('server', ['domain', 'regulations', 'contract', 'documents']),
    ...stageOrder,
    {
      name: 'room-by-its-door',
      comment:
        'Another room is entered by the name of its package (@heng/domain/vetting), never by a path. ' +
        'If its door lacks what you need, export it there. (Tools and browser tests are no part of the product and may.)',
      severity: 'error',
      from: { path: `^${oneOf(rooms)}/`, pathNot: '^(e2e|scripts)/' },
      to: { path: `^${oneOf(rooms)}/`, pathNot: '^$1/', dependencyTypesNot: ['aliased-workspace'] },
    },
    {
      name: 'stage-by-its-door',
      comment: 'Another stage of the domain is entered by its index.ts. If that lacks what you need, export it there.',
      severity: 'error',
      from: { path: '^domain/src/([^/]+)/', pathNot: tests },
      to: { path: '^domain/src/[^/]+/', pathNot: ['^domain/src/$1/', '^domain/src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'stage-by-its-door-in-tests',
      comment: 'A test may borrow the samples of another stage (testing/), and nothing else behind its door.',
      severity: 'error',
      from: { path: '^domain/src/([^/]+)/.*(\\.test\\.ts$|/testing/)' },
      to: { path: '^domain/src/[^/]+/', pathNot: ['^domain/src/$1/', '^domain/src/[^/]+/index\\.ts$', '/testing/'] },
    },
    {
      name: 'domain-is-pure',
      comment:
        'The domain has no dependency and does no input or output. ' +
        'Take what you need as a parameter, or write the few lines yourself. Its tests may use node: and fast-check.',
      severity: 'error',
      from: { path: '^domain/', pathNot: tests },
      to: { pathNot: '^domain/' },
    },
    {
      name: 'sql-in-its-place',
      comment:
        'SQL stands in store.ts of a stage, in storage/ and in the reading side of the public pages (public/read.ts). ' +
        'Write a function there and call it.',
      severity: 'error',
      from: {
        path: '^[^/]+/',
        pathNot: ['^server/src/storage/', '/store\\.ts$', '^server/src/public/read\\.ts$', '^scripts/', tests],
      },
      to: { path: '(^|/)node_modules/(kysely|pg|@types/pg)/' },
    },
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one, or need a third that both may know.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-test-in-the-product',
      comment: 'Only tests may use a test. Move what is shared into a file that is no test.',
      severity: 'error',
      from: { pathNot: [tests, '^(e2e|scripts)/'] },
      to: { path: tests },
    },
    {
      name: 'not-found',
      comment: 'This import leads nowhere. Mend the path, or add the package to the room that uses it.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)\\.heng/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.json'],
    },
  },
};
