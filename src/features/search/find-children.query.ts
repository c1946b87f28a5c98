import { type Expression, type ExpressionBuilder, type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Db } from '#records/keeping/db.ts'
import type { DB } from '#records/keeping/schema.ts'
import { type Looking, visibleChildren } from '#records/access/visible-children.ts'
import { childReach } from '#rules/access/permissions.ts'
import { readSearch, type Search } from '#rules/search/read-search.ts'

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

export type Found = {
  readonly children: readonly FoundChild[]
  readonly tooMany: boolean
  /** Nobody is called just so: these are spelt one letter differently. */
  readonly nearly: boolean
}

const mostShown = 50

/**
 * Children this person may see, the best match first: every word typed is part of the name, the family's name or reference, the
 * case-system id, a court number or a parent's name. Where nobody is, those one slip of the keyboard away. (FAM-01, SEC-02)
 */
export async function findChildren(db: Db, looking: Looking, typed: string): Promise<Found> {
  const search = readSearch(typed)
  if (search === null) return { children: [], tooMany: false, nearly: false }
  const exactly = await matching(db, looking, search, (eb) => holdsEveryWord(eb, search))
  if (exactly.length > 0) return shown(exactly, false)
  return shown(await matching(db, looking, search, (eb) => nearlyHoldsEveryWord(eb, search)), true)
}

const shown = (found: readonly FoundChild[], nearly: boolean): Found => ({
  children: found.slice(0, mostShown),
  tooMany: found.length > mostShown,
  nearly: nearly && found.length > 0,
})

type Words = ExpressionBuilder<DB, 'childWords'>

const holdsEveryWord = (eb: Words, { words, number }: Search): Expression<SqlBool> =>
  eb.or([
    eb.and(words.map((word) => eb('childWords.words', 'like', `%${word}%`))),
    ...(number === null ? [] : [eb('childWords.words', 'like', `%${number}%`)]),
  ])

const nearlyHoldsEveryWord = (eb: Words, { slips }: Search): Expression<SqlBool> =>
  eb.and(slips.map((meant) => sql<SqlBool>`child_words.words ~ ${meant}`))

const matching = (db: Db, looking: Looking, search: Search, where: (eb: Words) => Expression<SqlBool>) =>
  db
    .selectFrom('childWords')
    .innerJoin('child', 'child.id', 'childWords.childId')
    .innerJoin('family', 'family.id', 'child.familyId')
    .leftJoin('team', 'team.id', 'child.teamId')
    .leftJoin('person', 'person.id', 'child.socialWorkerId')
    .where(isAmongSeen(db, looking))
    .where(where)
    .select(['child.id', 'child.familyId', 'family.name as familyName', 'family.reference', 'child.name'])
    .select(['child.caseSystemId', 'child.bornOn', 'child.expectedDeliveryOn'])
    .select(['team.name as team', 'person.name as socialWorker'])
    .orderBy(howWell(search))
    .orderBy('child.name')
    .orderBy('family.reference')
    .orderBy('child.bornOn')
    .orderBy('child.id')
    .limit(mostShown + 1)
    .execute()

/** Whoever sees some children alone has those looked up, instead of every child's words and then whether they see them. */
const isAmongSeen = (db: Db, looking: Looking): RawBuilder<SqlBool> =>
  childReach(looking.actor, looking.permission).all
    ? sql<SqlBool>`child.id in (${visibleChildren(db, looking)})`
    : sql<SqlBool>`child_words.child_id = any(array(${visibleChildren(db, looking)}))`

/** The whole number; the whole name; the beginnings of the child's own names; of any other words; anywhere. */
const howWell = ({ words, number }: Search) => sql<number>`case
  when child_words.words like ${`% ${number ?? words.join(' ')} %`} and ${number !== null} then 0
  when child_words.name = ${words.join(' ')} then 1
  when ' ' || child_words.name like all (${beginning(words)}::text[]) then 2
  when child_words.words like all (${beginning(words)}::text[]) then 3
  else 4 end`

const beginning = (words: readonly string[]): readonly string[] => words.map((word) => `% ${word}%`)
