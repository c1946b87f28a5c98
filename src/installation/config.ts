import { z } from 'zod'
import { CannotStart } from '#platform/cannot-start.ts'
import { isShownInEngland } from '#platform/clock.ts'
import type { DatabaseLimits } from '#platform/db/pool.ts'

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((number) => number >= least && number <= most)
const address = (...protocols: string[]) =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? '') && URL.parse(text)?.hostname !== '')
const localTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
  .transform((text, context) => {
    try {
      return Temporal.PlainDateTime.from(text)
    } catch {
      context.addIssue('There is no such date or time.')
      return z.NEVER
    }
  })

const schema = z.object({
  mode: z.enum(['development', 'test', 'production']),
  port: wholeNumber(1, 65_535),
  host: z.string().regex(/^[\w.:-]+$/),
  publicAddress: z
    .string()
    .regex(/^https?:\/\/[^/]*\{host\}[^/]*$/)
    .nullable(),
  databaseUrl: address('postgres:', 'postgresql:').nullable(),
  dataFolder: z.string().nullable(),
  secret: z.string().min(32).nullable(),
  startClockAt: localTime.nullable(),
  mailServer: address('smtp:', 'smtps:').nullable(),
  mailFrom: z.string().regex(/^[^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>$/),
  trustProxy: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
  proxySaysHost: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
  requestsAMinute: wholeNumber(60, 1_000_000),
  requestsAtOnce: wholeNumber(10, 10_000),
  databaseConnections: wholeNumber(2, 100),
  prepareStatements: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
  statementSeconds: wholeNumber(1, 3_600),
  lockSeconds: wholeNumber(1, 3_600),
  idleInTransactionSeconds: wholeNumber(1, 3_600),
})

/** The settings of one installation, read and checked. Null where nothing was set and nothing stands in for it. */
export type Config = z.infer<typeof schema>

type Setting = { readonly env: string; readonly format: string; readonly standard: string | null; readonly doc: string }

/** Every setting: its name in the environment, what it may look like, what holds when it isn't set, and what it is for. */
export const settings: Readonly<Record<keyof Config, Setting>> = {
  mode: {
    env: 'NODE_ENV',
    format: '`development`, `test` or `production`',
    standard: 'development',
    doc: 'What this installation is for. In production there is no demonstration and nobody signs in by choosing a person.',
  },
  port: {
    env: 'PORT',
    format: 'a whole number from 1 to 65535',
    standard: '3000',
    doc: 'The port that pages are served on.',
  },
  host: {
    env: 'HOST',
    format: 'a host name or an IP address',
    standard: 'localhost',
    doc: 'Where to listen: `localhost` for this machine alone (a reverse proxy beside it), `0.0.0.0` for every address it has.',
  },
  publicAddress: {
    env: 'PUBLIC_ADDRESS',
    format: 'an http or https address with `{host}` in it, like `https://{host}`',
    standard: null,
    doc: 'How people reach an authority, for links in messages; `{host}` stands for its host name. Not set: `https://{host}` in production, else `http://{host}:PORT`.',
  },
  databaseUrl: {
    env: 'DATABASE_URL',
    format: '`postgres://login:password@host:5432/postgres` (a socket’s folder as host has %2F for each /)',
    standard: null,
    doc: 'A PostgreSQL, 15 or later, as a login that may create databases and roles. Not set: the PostgreSQL 18 that comes along, in the data folder.',
  },
  dataFolder: {
    env: 'WAYMARK_DATA',
    format: 'a path',
    standard: null,
    doc: 'What Waymark keeps itself: the embedded database, documents, a generated secret. Not set: `.data` here (`/var/lib/waymark` when root starts it in a folder that others can’t enter).',
  },
  secret: {
    env: 'WAYMARK_SECRET',
    format: 'at least 32 characters, like those of `openssl rand -hex 32`',
    standard: null,
    doc: 'What database passwords and form tokens are derived from. Required in production; elsewhere made at the first start and kept in the data folder, readable by its owner alone.',
  },
  startClockAt: {
    env: 'WAYMARK_CLOCK',
    format: 'a date and time in England, like `2026-11-20T09:00`',
    standard: null,
    doc: 'Starts the clock there, to rehearse a day. Of the hour that comes twice in October the first is taken; the one that clocks skip in March is refused. Refused in production.',
  },
  mailServer: {
    env: 'SMTP_URL',
    format: '`smtp://login:password@host:587` or `smtps://host:465`',
    standard: null,
    doc: 'The server that messages leave by. Not set: in production they are written and wait; elsewhere none leaves, and *Sent messages* shows what would have.',
  },
  mailFrom: {
    env: 'MAIL_FROM',
    format: 'a name and an address, like `Waymark <waymark@northbrook.example>`',
    standard: 'Waymark <waymark@localhost>',
    doc: 'Who messages come from.',
  },
  trustProxy: {
    env: 'TRUST_PROXY',
    format: '`yes` or `no`',
    standard: 'no',
    doc: 'Whether a reverse proxy stands in front, whose X-Forwarded-For says who asks.',
  },
  proxySaysHost: {
    env: 'PROXY_SAYS_HOST',
    format: '`yes` or `no`',
    standard: 'no',
    doc: 'Whether the host name that people asked is what the proxy says in X-Forwarded-Host. Only with a proxy that sets it on every request: else anybody could. Not so: Host is.',
  },
  requestsAMinute: {
    env: 'REQUESTS_A_MINUTE',
    format: 'a whole number from 60 to 1000000',
    standard: '10000',
    doc: 'How many requests one network address may make in a minute before it has to wait. A whole council can come from one address.',
  },
  requestsAtOnce: {
    env: 'REQUESTS_AT_ONCE',
    format: 'a whole number from 10 to 10000',
    standard: '100',
    doc: 'How many requests are let in at once; the next is answered 503 straight away, with a page that says to try again in a few seconds.',
  },
  databaseConnections: {
    env: 'DATABASE_CONNECTIONS',
    format: 'a whole number from 2 to 100',
    standard: '4',
    doc: 'How many connections each process opens to each authority’s database at most, besides one for letting people in. Loading a workbook takes two. Idle ones close after 10 seconds.',
  },
  prepareStatements: {
    env: 'PREPARE_STATEMENTS',
    format: '`yes` or `no`',
    standard: 'yes',
    doc: 'Whether statements are prepared once a connection. `no` behind a PgBouncer in transaction mode that can’t (before 1.21, or without `max_prepared_statements`).',
  },
  statementSeconds: {
    env: 'STATEMENT_SECONDS',
    format: 'a whole number from 1 to 3600',
    standard: '30',
    doc: 'After how many seconds the database gives up on one statement; whoever asked gets the page that says to try again.',
  },
  lockSeconds: {
    env: 'LOCK_SECONDS',
    format: 'a whole number from 1 to 3600',
    standard: '10',
    doc: 'How many seconds a save waits for another one of the same record.',
  },
  idleInTransactionSeconds: {
    env: 'IDLE_IN_TRANSACTION_SECONDS',
    format: 'a whole number from 1 to 3600',
    standard: '300',
    doc: 'After how many seconds without a statement the database takes an unfinished save back.',
  },
}

/** What may hold a password: named when it is wrong, never shown. */
const untold: readonly (keyof Config)[] = ['secret', 'databaseUrl', 'mailServer']

/** Reads the settings from environment variables. Throws CannotStart with one sentence for each that is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = (name: keyof Config) => {
    const value = environment[settings[name].env]?.trim() ?? ''
    return value === '' ? settings[name].standard : value
  }
  const names = schema.keyof().options
  const parsed = schema.safeParse(Object.fromEntries(names.map((name) => [name, given(name)])))
  const wrong = new Set(parsed.error?.issues.map((issue) => issue.path[0]))
  const sentences = names.filter((name) => wrong.has(name)).map((name) => notLike(name, given(name)))
  if (parsed.success)
    sentences.push(...notInProduction(parsed.data), ...withoutProxy(parsed.data), ...skippedHour(parsed.data))
  if (!parsed.success || sentences.length > 0) throw new CannotStart(sentences.join('\n'))
  return parsed.data
}

function notLike(name: keyof Config, value: string | null): string {
  const { env, format } = settings[name]
  return `${env}${untold.includes(name) ? '' : ` is “${value ?? ''}”, which`} isn’t ${format.replaceAll('`', '')}.`
}

const withoutProxy = ({ proxySaysHost, trustProxy }: Config): string[] =>
  proxySaysHost && !trustProxy ? ['PROXY_SAYS_HOST needs TRUST_PROXY=yes: without a proxy anybody can say a host.'] : []

const skippedHour = ({ startClockAt }: Config): string[] =>
  startClockAt === null || isShownInEngland(startClockAt)
    ? []
    : [
        `WAYMARK_CLOCK is “${startClockAt.toString({ smallestUnit: 'minute' })}”, which no clock in England shows: that night they go from 01:00 to 02:00. Choose a time before or after.`,
      ]

function notInProduction(config: Config): string[] {
  if (config.mode !== 'production') return []
  return [
    ...(config.startClockAt ? ['WAYMARK_CLOCK can’t be set in production: dates there are real.'] : []),
    ...(config.secret
      ? []
      : ['WAYMARK_SECRET is needed in production: at least 32 characters, kept with the backups.']),
  ]
}

/** The settings of this process. */
export const configOfThisProcess = (): Config => readConfig(process.env)

/** The address of an authority’s pages, without a slash at the end, for links in messages. */
export function publicAddress(config: Config, host: string): string {
  const pattern =
    config.publicAddress ?? (config.mode === 'production' ? 'https://{host}' : `http://{host}:${config.port}`)
  return pattern.replace('{host}', host)
}

/** What each authority's database may be asked for at once, and for how long. */
export const databaseLimits = (config: Config): Partial<DatabaseLimits> => ({
  connections: config.databaseConnections,
  prepare: config.prepareStatements,
  statementTimeout: config.statementSeconds * 1_000,
  lockTimeout: config.lockSeconds * 1_000,
  idleInTransactionTimeout: config.idleInTransactionSeconds * 1_000,
})

/** The settings as rows of a Markdown table, for docs/operations.md. */
export const settingsTable = (): string =>
  ['| setting | what it is for | format | not set |', '|---|---|---|---|']
    .concat(
      Object.values(settings).map(
        ({ env, doc, format, standard }) =>
          `| \`${env}\` | ${doc} | ${format} | ${standard === null ? '–' : `\`${standard}\``} |`,
      ),
    )
    .join('\n')
