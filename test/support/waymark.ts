import { after } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { type AppSettings, buildApp } from '#app.ts'
import { allRoutes } from '#routes.ts'
import { frozenClock } from '#platform/clock.ts'
import { openDatabase } from '#platform/db/open-database.ts'
import type { DatabaseLimits } from '#platform/db/pool.ts'
import type { Patience } from '#platform/http/server.ts'
import type { Db } from '#records/keeping/db.ts'
import type { DB } from '#records/keeping/schema.ts'
import { type AtEnd, patient, testDatabase, type TestDatabase } from './database.ts'
import { type ReadPage, readPage } from './page.ts'
import { routeSettings } from './route-settings.ts'
import { smallAuthority } from './small-authority.ts'

const secret = 'a secret for tests only'
const host = 'northbrook.localhost'
const northbrook = { key: 'northbrook', name: 'Northbrook Council' }

export type Sent = {
  readonly status: number
  readonly headers: Record<string, unknown>
  readonly body: string
  readonly bytes: Buffer
  readonly page: ReadPage
}
type Sending = { readonly field: string; readonly name: string; readonly bytes: Buffer }
type Fields = Record<string, string | readonly string[]>

/** The forms every page has around it. */
const inTheFrame = new Set(['/sign-out', '/search'])

/** Waymark as a value on a real database of its own, with a small authority in it and the clock standing still. */
export const openWaymark = (at: string) => openWaymarkWith(at, smallAuthority)

/** The same with what the authority begins with filled in by `fill`. */
export const openWaymarkWith = <Place>(at: string, fill: (db: Db) => Promise<Place>, atEnd: AtEnd = after) =>
  openWaymarkOn(at, testDatabase, fill, atEnd)

/** The same on a database made by `database`. */
export async function openWaymarkOn<Place>(
  at: string,
  database: (atEnd: AtEnd) => Promise<TestDatabase<DB>>,
  fill: (db: Db) => Promise<Place>,
  atEnd: AtEnd = after,
) {
  const { app: db, owner, addresses } = await database(atEnd)
  const clock = frozenClock(at)
  const place = await fill(db)
  let databasesAnswer = true
  let demonstration = true
  const settings: AppSettings = {
    clock,
    secret,
    production: routeSettings.production,
    findAuthority: (name) =>
      Promise.resolve(name === host ? { ...northbrook, demonstration, db, door: db, aside: db } : null),
    isReady: () => Promise.resolve(databasesAnswer),
    afterPost: () => undefined,
    logger: false,
    requestsAMinute: 100_000,
    requestsAtOnce: 100,
    trustProxy: false,
    proxySaysHost: false,
  }
  const server = await buildApp(settings, allRoutes(routeSettings))
  atEnd(() => server.close())

  const client = clientOf(server)
  /** The same council served by another process: another server and other connections, the same database. */
  async function anotherProcess(
    limits: Partial<DatabaseLimits> = {},
    patience?: Patience,
    more: Partial<AppSettings> = {},
  ) {
    const elsewhere = openDatabase<DB>(addresses.application, { ...patient, ...limits })
    const door = openDatabase<DB>(addresses.application, { ...patient, connections: 1 })
    const served = { ...northbrook, demonstration: true, db: elsewhere, door, aside: elsewhere }
    const findAuthority = (name: string) => Promise.resolve(name === host ? served : null)
    const own = { ...settings, findAuthority, ...(patience && { patience }), ...more }
    const twin = await buildApp(own, allRoutes(routeSettings))
    after(async () => {
      await twin.close()
      await Promise.all([elsewhere.destroy(), door.destroy()])
    })
    return { ...clientOf(twin), db: elsewhere, server: twin }
  }

  return {
    db,
    owner,
    addresses,
    clock,
    place,
    server,
    ...client,
    anotherProcess,
    /** From here on the server is told that its databases don't answer. */
    losesDatabases: () => {
      databasesAnswer = false
    },
    /** From here on the council's work is real, whatever the server was started as. */
    isNoDemonstration: () => {
      demonstration = false
    },
    trail: () => db.selectFrom('trail').selectAll().orderBy('id').execute(),
  }
}

/** People at their browsers, asking this server for the authority of a host name. */
export function clientOf(server: FastifyInstance, at = host) {
  /** A browser without scripts: keeps its cookie, follows nothing by itself. */
  function browser(cookie = '') {
    const cookies = new Map(
      cookie === '' ? [] : [[cookie.slice(0, cookie.indexOf('=')), cookie.slice(cookie.indexOf('=') + 1)]],
    )
    const cookieNow = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    async function send(
      method: 'GET' | 'POST',
      url: string,
      payload?: string | Buffer,
      headers: Record<string, string> = {},
    ): Promise<Sent> {
      const response = await server.inject({
        method,
        url,
        ...(payload === undefined ? {} : { payload }),
        headers: {
          host: at,
          cookie: cookieNow(),
          ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
      })
      for (const { name, value, maxAge } of response.cookies)
        if (value === '' || maxAge === 0) cookies.delete(name)
        else cookies.set(name, encodeURIComponent(value))
      let read: ReadPage | null = null
      return {
        status: response.statusCode,
        headers: response.headers,
        body: response.body,
        bytes: response.rawPayload,
        // Read when it is first looked at: much of what is fetched is only counted or searched for a word.
        get page() {
          read ??= readPage(response.body)
          return read
        },
      }
    }
    const get = (url: string) => send('GET', url)
    const post = (url: string, fields: Fields, headers: Record<string, string> = {}) =>
      send('POST', url, encoded(fields), headers)
    /** Sends a form with one file, as a browser does. */
    async function upload(url: string, fields: Fields, file: Sending): Promise<Sent> {
      const body = new FormData()
      for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value)
      body.set(file.field, new File([new Uint8Array(file.bytes)], file.name))
      const request = new Request('http://waymark.invalid', { method: 'POST', body })
      const type = request.headers.get('content-type') ?? ''
      return send('POST', url, Buffer.from(await request.arrayBuffer()), { 'content-type': type })
    }
    /** Opens the page, fills the form that posts to `action` (the first post form when not given) and sends it. */
    async function submit(url: string, fields: Fields, action?: string): Promise<Sent> {
      const opened = await get(url)
      const form = opened.page.forms.find(
        (each) =>
          each.method === 'post' && (action === undefined ? !inTheFrame.has(each.action) : each.action === action),
      )
      if (form === undefined)
        throw new Error(
          `no form${action === undefined ? '' : ` to ${action}`} on ${url} (${opened.status}): ${opened.page.text.slice(0, 200)}`,
        )
      return post(form.action === '' ? url : form.action, { ...Object.fromEntries(form.fields), ...fields })
    }
    const signIn = (personId: number) => submit('/sign-in', { person: String(personId) }, '/sign-in')
    return { get, post, submit, upload, signIn, send, cookie: cookieNow }
  }

  /** A browser in which this person has signed in. */
  async function as(personId: number) {
    const opened = browser()
    await opened.signIn(personId)
    return opened
  }
  return { browser, as }
}

const encoded = (fields: Fields): string => {
  const sent = new URLSearchParams()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) sent.append(name, value)
  return sent.toString()
}
