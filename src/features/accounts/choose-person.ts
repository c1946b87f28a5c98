import { loadActor } from '#records/access/actors.ts'
import type { Db } from '#records/keeping/db.ts'
import { writeTrail } from '#records/keeping/trail.ts'
import { idOf } from '#parts/forms/fields/typed-id.ts'
import type { PublicVisit } from '#door/visit.ts'

/** Who was chosen at the demonstration's sign-in, by id; null for somebody who isn't there. Leaves its row in the trail. */
export async function choosePerson(db: Db, visit: PublicVisit): Promise<number | null> {
  const id = idOf(visit.form.text('person'))
  const actor = id === null ? null : await loadActor(db, id, visit.today)
  if (actor === null) return null
  await writeTrail(db, {
    at: visit.now,
    personId: actor.personId,
    did: 'signed in',
    method: 'POST',
    path: visit.path,
    outcome: 'done',
    because: null,
    children: [],
  })
  return actor.personId
}
