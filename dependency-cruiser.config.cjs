/**
 * The floors of the house. Each room names what it may import; everything else fails with its sentence. What several rooms share goes to
 * the floor below both. docs/contributing.md draws it.
 */
const inTests = '\\.test\\.ts$'
const npm = (...names) => `^node_modules/(@types/)?(${names.join('|')})/`

/** From the ground up: `may` is the allow-list besides the room itself and, except for rules, Node; `onlyTypesOf` may be named, not called. */
const rooms = [
  { room: 'rules', may: [], says: 'A rule is a function of its arguments; pass the date, the actor and the data in.' },
  { room: 'govuk', may: [], says: 'The design system turns parameters into HTML and knows nothing else of the house.' },
  {
    room: 'platform',
    may: ['^node_modules/'],
    says: 'Platform is machinery: it knows no feature, page, record or rule.',
  },
  {
    room: 'records',
    may: ['^src/(rules|platform)/', npm('kysely', 'zod')],
    says: 'What is kept does not know where it is shown: records import rules and platform only.',
  },
  {
    room: 'installation',
    may: ['^src/platform/', npm('kysely', 'zod')],
    onlyTypesOf: ['^src/records/'],
    says: 'The installation is settings, databases and authorities; what is in a database is handed to it.',
  },
  {
    room: 'parts',
    may: ['^src/(govuk|rules)/', npm('zod')],
    onlyTypesOf: ['^src/records/'],
    says: 'A part is given its data: it imports govuk, rules and the types of records.',
  },
  {
    room: 'door',
    may: ['^src/(parts|records|rules|platform|govuk)/'],
    onlyTypesOf: ['^src/installation/', npm('fastify')],
    says: 'The door receives and answers any request; it knows no feature.',
  },
  {
    room: 'features',
    may: ['^src/(door|parts|records|rules|platform|govuk)/', npm('kysely', 'zod')],
    says: 'A feature is handed what it needs; the roof and the installation are above it.',
  },
  {
    room: 'demonstration',
    may: ['^src/(features|installation|records|rules|platform)/', npm('kysely')],
    says: 'The demonstration writes as the features do, and knows no page.',
  },
]

const allowLists = rooms.map(({ room, may, onlyTypesOf = [], says }) => ({
  name: `${room}-import-what-they-name`,
  severity: 'error',
  comment: says,
  from: { path: `^src/${room}/`, pathNot: [inTests, '^src/govuk/styles/'] },
  to: {
    pathNot: [`^src/${room}/`, ...may, ...onlyTypesOf],
    ...(room === 'rules' ? {} : { dependencyTypesNot: ['core'] }),
  },
}))

const typesOnly = rooms
  .filter(({ onlyTypesOf }) => onlyTypesOf !== undefined)
  .map(({ room, onlyTypesOf, says }) => ({
    name: `${room}-take-only-types`,
    severity: 'error',
    comment: `${says} It may name the type, not call what is there.`,
    from: { path: `^src/${room}/`, pathNot: inTests },
    to: { path: onlyTypesOf, dependencyTypesNot: ['type-only'] },
  }))

module.exports = {
  forbidden: [
    ...allowLists,
    ...typesOnly,
    {
      name: 'only-the-roof-is-above',
      severity: 'error',
      comment: 'Nothing imports the demonstration or the roof but the roof.',
      from: { path: '^src/', pathNot: [inTests, '^src/(main|serve|app|routes)\\.ts$', '^src/demonstration/'] },
      to: { path: '^src/(demonstration/|(main|serve|app|routes)\\.ts$)' },
    },
    {
      name: 'features-do-not-meet',
      severity: 'error',
      comment: 'Share a record, a part or a rule, not another feature.',
      from: { path: '^src/features/([^/]+)/', pathNot: inTests },
      to: { path: '^src/features/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'pages-do-no-io',
      severity: 'error',
      comment: 'A page is a function from a model to HTML; the query or the use case made the model.',
      from: { path: '\\.page\\.ts$' },
      to: {
        path: ['^src/(records|platform|installation|door)/', '\\.query\\.ts$', '^node_modules/'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'pages-know-no-machine',
      severity: 'error',
      comment: 'A page is a function from a model to HTML; files, time and randomness are not in it.',
      from: { path: '\\.page\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'routes-do-no-sql',
      severity: 'error',
      comment: 'Routes parse, call and answer; the question to the database is in a query, a use case or a record.',
      from: { path: '/routes\\.ts$' },
      to: { path: npm('pg', 'kysely'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that need each other are one file, or three.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nobody imports this file: use it or remove it.',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: [
          inTests,
          '^src/main\\.ts$',
          '\\.d\\.ts$',
          '^src/govuk/styles/build\\.ts$',
          '^src/govuk/assets/',
          '\\.worker\\.ts$',
        ],
      },
      to: {},
    },
    {
      name: 'no-dev-dependencies-in-src',
      severity: 'error',
      comment: 'What runs in production is a dependency; this one is only for development.',
      from: { path: '^src/', pathNot: [inTests, '^src/govuk/styles/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    {
      name: 'not-these',
      severity: 'error',
      comment: 'Left out on purpose: see docs/decisions.',
      from: {},
      to: { path: npm('moment', 'csurf', 'class-transformer', 'xlsx', 'exceljs') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
