import { sql } from 'kysely'
import { checkLines } from '#records/tracker/clock-lines.ts'
import { isInSightOf } from '#test/simulate/in-sight.ts'
import { readerSeesAll } from '#test/simulate/reader.ts'
import type { World } from '#test/simulate/world.ts'
import type { Invariant } from './invariant.ts'

/** How many children, by the records alone, have something open that the panel administrator may see: a decision to go to court waits for its case. */
async function openChildren({ db, place, today }: World): Promise<number> {
  const { rows } = await sql<{ many: number }>`
    select count(*)::integer as many from child
    where ${isInSightOf(place.people.panelAdministrator, 'child.family_id', today())} and followed_until is null and (
      exists (select from episode where child_id = child.id and ended_on is null)
      or exists (select from proceedings_child pc join proceedings p on p.id = proceedings_id where pc.child_id = child.id and p.ended_on is null)
      or exists (select from private_proceedings where child_id = child.id and ended_on is null)
      or exists (
        select from (select outcome, ended_on from episode where child_id = child.id order by decided_on desc, id desc limit 1) last
        where outcome = 'initiate-proceedings' and ended_on + 182 > ${today().toString()}::date and not exists (
          select from proceedings_child pc join proceedings p on p.id = proceedings_id
          where pc.child_id = child.id and (p.ended_on is null or p.ended_on >= last.ended_on))))`.execute(db)
  return rows[0]?.many ?? 0
}

/** What lists say is what the records say: the tracker’s lines, its count, and who stands in it. */
export const listsAreRecords: Invariant = {
  says: 'what the lists say is what the records say',
  watch: (world) => ({
    week: async () => {
      const { db, place, today } = world
      const { lines, differences } = await checkLines(db, today())
      const isRead = await readerSeesAll(world)
      const page = isRead ? await world.open(place.people.panelAdministrator, '/tracker', null) : null
      const [, counted = '0'] = /(\d+) child(?:ren)? in \d+ famil/.exec(page?.page.text ?? '') ?? []
      const open = await openChildren(world)
      return [
        ...(differences === 0 ? [] : [`${differences} of ${lines} lines of the lists are wrong`]),
        ...(page === null || Number(counted) === open
          ? []
          : [`the tracker counts ${counted} children, the records ${open}`]),
      ]
    },
  }),
}
