import type { Db } from '#records/keeping/db.ts'
import { type Looking, visibleChildren } from '#records/access/visible-children.ts'

export type FoundChild = {
  readonly id: number
  readonly familyId: number
  readonly familyName: string
  readonly reference: string
  readonly name: string
  readonly caseSystemId: string | null
  readonly bornOn: Temporal.PlainDate | null
  readonly expectedDeliveryOn: Temporal.PlainDate | null
  readonly team: string | null
  readonly socialWorker: string | null
}

const mostShown = 50

const wordsOf = (typed: string): readonly string[] =>
  typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8)

/** Children this person may see whose name, family's name, family reference or case-system id holds every word typed. */
export async function findChildren(db: Db, looking: Looking, typed: string) {
  const words = wordsOf(typed)
  if (words.length === 0) return { children: [], tooMany: false }
  const found = await db
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'child.familyId')
    .leftJoin('team', 'team.id', 'child.teamId')
    .leftJoin('person', 'person.id', 'child.socialWorkerId')
    .where('child.id', 'in', visibleChildren(db, looking))
    .where((eb) =>
      eb.and(
        words.map((word) => {
          const part = `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
          return eb.or([
            eb(eb.fn<string>('lower', ['child.name']), 'like', part),
            eb(eb.fn<string>('lower', ['family.name']), 'like', part),
            eb(eb.fn<string>('lower', ['family.reference']), 'like', part),
            eb(eb.fn<string>('lower', ['child.caseSystemId']), 'like', part),
          ])
        }),
      ),
    )
    .select([
      'child.id',
      'child.familyId',
      'family.name as familyName',
      'family.reference',
      'child.name',
      'child.caseSystemId',
      'child.bornOn',
      'child.expectedDeliveryOn',
      'team.name as team',
      'person.name as socialWorker',
    ])
    .orderBy('family.name')
    .orderBy('family.id')
    .orderBy('child.bornOn')
    .limit(mostShown + 1)
    .execute()
  return { children: found.slice(0, mostShown), tooMany: found.length > mostShown }
}
