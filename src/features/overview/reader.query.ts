import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { idsAmong } from '#records/access/visible-children.ts'
import type { Actor } from '#rules/access/actor.ts'
import { childReach, may } from '#rules/access/permissions.ts'
import { childrenIn, type OverviewContent } from '#rules/overview/content.ts'
import { copyFor, cutFor, type MaySee } from '#rules/overview/copy-for.ts'

/** Who reads, and on which day. */
export type Reader = { readonly actor: Actor; readonly today: Temporal.PlainDate }

/** An Overview as far as this person may see it today: children by the one query, staffing of the teams they answer for. (LO-03) */
export const readableBy = async (db: Db, reader: Reader, content: OverviewContent): Promise<OverviewContent> =>
  copyFor(content, await maySee(db, reader, content))

/** The same to compare a week with, every text as it stands; never to show. */
export const comparedWith = async (db: Db, reader: Reader, content: OverviewContent): Promise<OverviewContent> =>
  cutFor(content, await maySee(db, reader, content))

/** What of an Overview this person may see today. */
export async function maySee(db: Db, { actor, today }: Reader, content: OverviewContent): Promise<MaySee> {
  const permission = 'see-child'
  const reach = childReach(actor, permission)
  const [childIds, teams] = await Promise.all([
    idsAmong(db, { actor, permission, today }, childrenIn(content)),
    reach.serviceIds.length === 0
      ? []
      : db.selectFrom('team').select('id').where('serviceId', '=', anyOf(reach.serviceIds)).execute(),
  ])
  const teamIds = new Set([...reach.teamIds, ...teams.map(({ id }) => id)])
  return { childIds, teamIds, everything: may(actor, 'read-overview') }
}
