import { sql } from 'kysely'
import { askForUpdates } from '#features/families/update/ask-for-updates.ts'
import { asTheRoom } from '#records/meeting/as-the-room.ts'
import { loadOpenClocks } from '#records/pre-proceedings/clocks.ts'
import { missingUpdates } from '#records/pre-proceedings/updates-missing.ts'
import { stillFollowed } from '#records/access/visible-children.ts'
import { reviewAhead } from '#rules/pre-proceedings/review-update.ts'
import { isInSightOf } from '#test/simulate/in-sight.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

/** What each update that a meeting has read says. */
async function readSoFar({ db }: World): Promise<ReadonlyMap<number, string>> {
  const rows = await db.selectFrom('reviewUpdate').selectAll().where('agendaItemId', 'is not', null).orderBy('id').execute() // prettier-ignore
  return new Map(rows.map(({ id, ...row }) => [id, JSON.stringify(row)]))
}

type Sent = { readonly id: number; readonly toPersonId: number | null; readonly body: string }

const sentAfter = ({ db }: World, after: number): Promise<readonly Sent[]> =>
  db
    .selectFrom('message')
    .select(['id', 'toPersonId', 'body'])
    .where('kind', '=', 'update-asked')
    .where('id', '>', after)
    .orderBy('id')
    .execute()

/** Each paragraph with its family, by whom it went to. */
const linesOf = (sent: readonly Sent[]) =>
  sent.flatMap(({ toPersonId, body }) =>
    body.split('\n\n').flatMap((paragraph) => {
      const [, family] = /\/families\/(\d+)\/update$/.exec(paragraph) ?? []
      return family === undefined ? [] : [{ to: toPersonId ?? 0, family: Number(family), paragraph }]
    }),
  )

async function toldOutOfSight({ db, today }: World, lines: ReturnType<typeof linesOf>): Promise<readonly string[]> {
  const broken: string[] = []
  for (const { to, family } of lines) {
    const { rows } = await sql<{ seen: boolean }>`
      select ${isInSightOf(to, 'family.id', today())} as seen from family where id = ${family}`.execute(db)
    if (rows[0]?.seen !== true) broken.push(`person ${to} was asked for an update of family ${family}`)
  }
  return broken
}

/** Whom something is asked of has a review to come, at that meeting and of that kind, by the clock itself. */
async function askedByTheClock({ db, today }: World): Promise<readonly string[]> {
  const missing = await missingUpdates(db, stillFollowed(asTheRoom(today())))
  const clocks = await loadOpenClocks(db, missing.map(({ id }) => id), today()) // prettier-ignore
  return missing.flatMap(({ id, kind, meetingOn }) => {
    const open = clocks.get(id)
    const ahead = open === undefined ? null : reviewAhead(open.clock)
    return ahead?.kind === kind && ahead.meetingOn?.equals(meetingOn) === true
      ? []
      : [
          `an update for the ${kind} of child ${id} on ${meetingOn.toString()} is missing, and the clock says ${JSON.stringify(ahead)}`,
        ]
  })
}

/**
 * An update is asked for once, of people who may see the family and for the review that the clock says comes; and what a meeting has read stays as
 * it was. (PP-11, FAM-05)
 */
export const updatesAreAsSent: Invariant = {
  says: 'updates are asked for once, of who may know, and stay as a meeting has read them',
  watch: (world) => {
    let then: ReadonlyMap<number, string> = new Map()
    let last = 0
    const told = new Set<string>()
    return {
      // Another deadline, or another way to say it, is said anew.
      sent: ({ action }) => {
        if (action.startsWith('/settings/')) told.clear()
        return []
      },
      day: async () => {
        await askForUpdates(world.db, world.clock.now(), 'https://northbrook.example')
        const sent = await sentAfter(world, last)
        last = Math.max(last, ...sent.map(({ id }) => id))
        const lines = linesOf(sent)
        const twice = lines.filter(({ to, paragraph }) => told.has(`${to} ${paragraph}`))
        for (const { to, paragraph } of lines) told.add(`${to} ${paragraph}`)
        const now = await readSoFar(world)
        const changed = [...then].filter(([id, said]) => now.get(id) !== said)
        then = now
        return [
          ...twice.map(({ to, paragraph }) => `person ${to} was asked twice: ${paragraph}`),
          ...changed.map(([id, said]) => `update ${id} was read as ${said} and says ${now.get(id) ?? 'nothing'}`),
          ...(await toldOutOfSight(world, lines)),
          ...(await askedByTheClock(world)),
        ]
      },
    }
  },
}
