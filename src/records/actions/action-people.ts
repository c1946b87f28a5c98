import type { Db } from '#records/keeping/db.ts'
import { personOptions, type PersonOption } from '#records/people/people.ts'

/** Who can do an action, and who can answer for one: everyone here, and the managers among them. */
export async function actionPeople(
  db: Db,
  today: Temporal.PlainDate,
): Promise<{ readonly people: readonly PersonOption[]; readonly managers: readonly PersonOption[] }> {
  const [people, ...managers] = await Promise.all([
    personOptions(db, today),
    personOptions(db, today, 'team-manager'),
    personOptions(db, today, 'service-manager'),
    personOptions(db, today, 'head-of-service'),
  ])
  const once = new Map(managers.flat().map((person) => [person.value, person]))
  return { people, managers: [...once.values()].toSorted((one, other) => one.text.localeCompare(other.text)) }
}
