import { sql } from 'kysely'
import { chanceFrom } from '#demonstration/chance.ts'
import { cookieName } from '#door/receive.ts'
import { loadActor } from '#records/access/actors.ts'
import { startSession } from '#records/access/sessions.ts'
import { unguessable } from '#platform/http/server.ts'
import { smallAuthority } from '#test/support/small-authority.ts'
import { openWaymarkWith, type Sent } from '#test/support/waymark.ts'
import { firstFamilies } from './first-families.ts'
import { otherPowers } from './other-powers.ts'
import { sharedBusiness } from './shared-business.ts'

/** A page or an answer somebody was given, and the page on which they found the way there. */
export type Answered = {
  readonly who: number
  readonly method: 'GET' | 'POST'
  readonly address: string
  /** The page whose link was followed or whose form was sent; null for an address somebody typed. */
  readonly from: string | null
  readonly sent: Sent
}

type Watcher = (answered: Answered) => Promise<void>
export type World = Awaited<ReturnType<typeof openWorld>>

/** The Monday on which a world begins: any of three years, so that every season and holiday is lived through by some seed. */
function firstDay(seed: string): Temporal.PlainDate {
  const monday = Temporal.PlainDate.from('2025-01-06')
  return monday.add({ weeks: chanceFrom(`first day of ${seed}`).between(0, 155) })
}

/** How many ids a step may use: those of the next begin after them, so that leaving a step out changes no id of another’s. */
const idsAStep = 1_000

/** A small authority on a real database of its own, on the morning of a Monday, with families in it and one person for each role. */
export async function openWorld(seed: string) {
  const ends: (() => Promise<unknown>)[] = []
  const begins = firstDay(seed)
  const waymark = await openWaymarkWith(
    begins.toPlainDateTime('08:30').toString(),
    async (db) => {
      const place = await smallAuthority(db)
      const restricted = await firstFamilies(db, place, begins, chanceFrom(`families of ${seed}`))
      const second = await sharedBusiness(db, place, chanceFrom(`meetings of ${seed}`))
      await otherPowers(db, place, chanceFrom(`powers of ${seed}`), begins)
      return { ...place, restricted, second }
    },
    (end) => ends.push(end),
  )
  const { db, owner, clock, place } = waymark
  const watchers: Watcher[] = []
  const sessions = new Map<number, { browser: ReturnType<typeof waymark.browser>; last: Temporal.Instant }>()

  /** The browser of a person who is signed in; null where they can’t sign in any more. */
  async function browserOf(who: number) {
    const known = sessions.get(who)
    const idle = known === undefined ? 60 : clock.now().since(known.last).total('minutes')
    if (known !== undefined && idle < 25 && idle >= 0) {
      known.last = clock.now()
      return known.browser
    }
    // The sign-in page has tests of its own; here it would be every third request.
    if ((await loadActor(db, who, clock.today())) === null) return null
    const cookie = unguessable()
    await startSession(db, cookie, who, clock.now())
    const browser = waymark.browser(`${cookieName}=${cookie}`)
    sessions.set(who, { browser, last: clock.now() })
    return browser
  }

  async function told(answered: Answered): Promise<Sent> {
    for (const watch of watchers) await watch(answered)
    return answered.sent
  }

  /** Somebody opens an address, found on the page `from`; null where they can’t sign in. */
  async function open(who: number, address: string, from: string | null): Promise<Sent | null> {
    const browser = await browserOf(who)
    if (browser === null) return null
    return told({ who, method: 'GET', address, from, sent: await browser.get(address) })
  }

  return {
    seed,
    begins,
    db,
    owner,
    clock,
    place,
    open,
    browserOf,
    told,
    watch: (watcher: Watcher) => watchers.push(watcher),
    today: () => clock.today(),
    /** Makes the ids that a step’s records get follow from its number alone. */
    numberFrom: async (step: number): Promise<void> => {
      const from = 10_000 + step * idsAStep
      await sql`
        select setval(format('%I.%I', schemaname, sequencename)::regclass, greatest(${from}::bigint, coalesce(last_value, 0)))
        from pg_sequences where schemaname = 'public'`.execute(owner)
    },
    /** The answer to one post, told to whoever watches. */
    post: async (who: number, address: string, from: string, send: () => Promise<Sent>): Promise<Sent> =>
      told({ who, method: 'POST', address, from, sent: await send() }),
    close: async (): Promise<void> => {
      for (const end of ends.toReversed()) await end()
    },
  }
}
