import { sql } from 'kysely'
import { foldWords } from '#rules/search/fold-words.ts'
import type { OtherName } from '#rules/filing/other-names.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'

/** For one child's file: whose names stay, and whose mustn't stand in it. */
export type NamesOfFile = { readonly ownAdults: readonly string[]; readonly others: readonly OtherName[] }

/**
 * The names of these families, seen or not, by what each is to a child: siblings and adults who are nothing to the child are left out
 * of its file. What is to nobody yet stays.
 */
export async function namesOfFamilies(
  db: Db,
  familyIds: readonly number[],
): Promise<(childId: number, familyId: number) => NamesOfFile> {
  if (familyIds.length === 0) return () => ({ ownAdults: [], others: [] })
  const [children, adults] = await Promise.all([
    db.selectFrom('child').select(['id', 'name', 'familyId']).where('familyId', '=', anyOf(familyIds)).execute(),
    db
      .selectFrom('adultOfChild')
      .innerJoin('adult', 'adult.id', 'adultOfChild.adultId')
      .select(['adult.id', 'adult.name', 'adult.familyId', 'adultOfChild.childId'])
      .where('adult.familyId', '=', anyOf(familyIds))
      .execute(),
  ])
  const childrenOf = Map.groupBy(children, ({ familyId }) => familyId)
  const adultsOf = Map.groupBy(adults, ({ familyId }) => familyId)
  return (childId, familyId) => {
    const siblings = (childrenOf.get(familyId) ?? []).filter(({ id }) => id !== childId)
    const relations = adultsOf.get(familyId) ?? []
    const own = new Set(relations.filter((relation) => relation.childId === childId).map(({ id }) => id))
    const strangers = new Map(relations.filter(({ id }) => !own.has(id)).map(({ id, name }) => [id, name]))
    return {
      ownAdults: [...new Set(relations.filter(({ id }) => own.has(id)).map(({ name }) => name))],
      others: [
        ...siblings.map(({ name }) => ({ name, instead: 'a sibling' })),
        ...[...strangers.values()].map((name) => ({ name, instead: 'another adult' })),
      ],
    }
  }
}

/** What may be a whole name: two to four words in a row, each with a capital. */
const capitals = /\p{Lu}[\p{L}\p{M}'’‘-]*(?:[ \n]+\p{Lu}[\p{L}\p{M}'’‘-]*)+/gu
const longestName = 4

function* possibleNames(text: string): Generator<string> {
  for (const [run] of text.matchAll(capitals)) {
    const words = foldWords(run.replaceAll(/['’](?=s\b)/gu, ' ')).split(' ')
    for (let from = 0; from < words.length - 1; from += 1)
      for (let to = from + 2; to <= Math.min(words.length, from + longestName); to += 1)
        yield words.slice(from, to).join(' ')
  }
}

/** Children of other families whose whole name stands in one of these texts, by family: in a child's file they are left out too. */
export async function childrenNamedIn(
  db: Db,
  texts: readonly string[],
): Promise<readonly { readonly name: string; readonly familyId: number }[]> {
  const names = new Set(texts.flatMap((text) => [...possibleNames(text)]))
  if (names.size === 0) return []
  return db
    .selectFrom('child')
    .innerJoin('childWords', 'childWords.childId', 'child.id')
    .select(['child.name', 'child.familyId'])
    .where('childWords.name', '=', sql<string>`any(${[...names]}::text[])`)
    .execute()
}
