import { type Answer, page } from '#door/answers.ts'
import type { Visit } from '#door/visit.ts'
import { findByReference, loadFamily } from '#records/families/families.ts'
import { whoCan } from '#rules/access/role-words.ts'
import { may } from '#rules/access/permissions.ts'
import { findWhoLookedPage } from './find-who-looked.page.ts'
import { sayOneOf } from './show-who-looked.query.ts'

/**
 * Asks for a family by its reference and leads to who looked at each of its children, without saying their names. A restricted family isn't
 * there for whoever isn't named for it, whatever they hold, the administrator too: that it exists and who works with it would be told by the list
 * of who looked. Those named, and who reviews the restriction, see it; the words are those for a reference that nobody has. (SEC-03, FAM-05)
 */
export async function findWhoLooked(visit: Visit): Promise<Answer> {
  const reference = (visit.query.get('reference') ?? '').trim().slice(0, 40)
  const id = reference === '' ? null : await findByReference(visit.db, reference)
  const family = id === null ? null : await loadFamily(visit.db, visit.looking, id)
  const children = family?.children.map((child, at, all) => ({ id: child.id, called: sayOneOf(at + 1, all.length) }))
  return page(
    findWhoLookedPage({
      reference,
      found: family === null ? null : family.reference,
      children: children ?? [],
      whoElse: whoCan('restrict-family', visit.labels),
      comesFromSettings: may(visit.actor, 'keep-meeting-series'),
    }),
  )
}
