import { sql } from 'kysely'
import { foldWords } from '#rules/search/fold-words.ts'
import { slipsOf } from '#rules/search/slips.ts'
import { optionsFor, type People, type PersonOption, type Pool } from './person-options.ts'

/** The people here whose name has words beginning like these, at most `most`, by name; where there is nobody, those one slip of the keyboard away. */
export async function peopleNamed(pool: Pool, typed: string, most: number): Promise<readonly PersonOption[]> {
  const words = foldWords(typed).split(' ').slice(0, 6)
  if (words[0] === '' || words[0] === undefined) return []
  const exactly = await peopleLike(
    pool,
    words.map((word) => [word]),
    most,
  )
  if (exactly.length > 0) return exactly
  return peopleLike(
    pool,
    words.map((word) => [word, ...slipsOf(word)]),
    most,
  )
}

const peopleLike = (pool: Pool, words: readonly (readonly string[])[], most: number) =>
  optionsFor(pool, (people) => words.reduce<People>(withWordLike, people).limit(most))

const withWordLike = (people: People, ways: readonly string[]): People =>
  people.where(sql<boolean>`person.folded like any (${ways.map((way) => `% ${way}%`)}::text[])`)
