import { type Asking, type Meant, peopleToChoose, type PeopleToChoose } from '#records/people/people-to-choose.ts'
import type { Role } from '#rules/access/actor.ts'

const managers: readonly Role[] = ['team-manager', 'service-manager', 'head-of-service']

/** Who can do an action, and who can answer for one: everyone here, and the managers among them; those near the children first. */
export async function actionPeople(
  asking: Asking,
  about: Pick<Meant, 'childIds' | 'teamIds'>,
  first: Meant['first'] = [],
): Promise<{ readonly people: PeopleToChoose; readonly managers: PeopleToChoose }> {
  const [people, answering] = await Promise.all([
    peopleToChoose(asking, { ...about, first }),
    peopleToChoose(asking, { ...about, roles: managers }),
  ])
  return { people, managers: answering }
}
