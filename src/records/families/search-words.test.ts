import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { apostrophes, foldWords, large, small } from '#rules/search/fold-words.ts'
import { searchWords } from '#rules/search/search-words.ts'

const { app: db } = await testDatabase()

// Letters and signs of Europe's languages, composed or not.
const letter = fc.oneof(
  fc.constantFrom(
    ...Array.from(apostrophes + large + small),
    ' ',
    '-',
    '–',
    '/',
    '.',
    '\u00a0',
    '\u0301',
    'é',
    'Å',
    'ﬁ',
    'Ⅳ',
    '７',
  ),
  fc.integer({ min: 0x20, max: 0x24f }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x370, max: 0x52f }).map((code) => String.fromCodePoint(code)),
  fc.integer({ min: 0x1e00, max: 0x20cf }).map((code) => String.fromCodePoint(code)),
)
const words = fc.string({ unit: letter, minLength: 1, maxLength: 12 })
// As most words are: nothing in them that isn't on an English keyboard.
const plain = fc.string({
  unit: fc.integer({ min: 1, max: 0x7f }).map((code) => String.fromCodePoint(code)),
  maxLength: 12,
})

test('FAM-01 the database folds words by the same rule', async () => {
  const texts = fc.sample(fc.oneof(words, plain), { numRuns: 4000, seed: 42 })
  const { rows } = await sql<{ folded: string }>`
    select fold_words(written) as folded from unnest(${texts}::text[]) with ordinality as texts (written, place) order by place`.execute(
    db,
  )
  for (const [at, text] of texts.entries()) assert.equal(rows[at]?.folded, foldWords(text), JSON.stringify(text))
})

test('letters that are folded stand opposite what they become', () => {
  assert.equal(Array.from(large).length, Array.from(small).length)
  assert.equal(foldWords('Siân O’Brien-Łuk, ÆØÅ ß'), 'sian obrien luk aeoa ss')
})

const place = fc.nat({ max: 2 })
const change = fc.oneof(
  fc.record({ does: fc.constant('family'), at: place, name: words }),
  fc.record({ does: fc.constant('reference'), at: place, name: words }),
  fc.record({ does: fc.constant('child'), at: place, name: words }),
  fc.record({ does: fc.constant('id'), at: place, name: words }),
  fc.record({ does: fc.constant('move'), at: place, name: words, to: place }),
  fc.record({ does: fc.constant('adult'), at: place, name: words }),
  fc.record({ does: fc.constant('parent'), at: place, name: words, to: place }),
  fc.record({ does: fc.constant('no parent'), at: place, name: words }),
  fc.record({ does: fc.constant('parent of another'), at: place, name: words, to: place }),
  fc.record({ does: fc.constant('case'), at: place, name: words }),
  fc.record({ does: fc.constant('join case'), at: place, name: words, to: place }),
  fc.record({ does: fc.constant('leave case'), at: place, name: words }),
  fc.record({ does: fc.constant('case of another'), at: place, name: words, to: place }),
  fc.record({ does: fc.constant('born'), at: place, name: words }),
)
type Change = { readonly does: string; readonly at: number; readonly name: string; readonly to?: number }

test('FAM-01 what a child is found by is always what the record says', async () => {
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
      run += 1
      const began = await begin(`run ${run}`)
      for (const each of changes) await make(began, each)
      const kept = await db.selectFrom('childWords').select(['childId', 'words']).orderBy('childId').execute()
      assert.deepEqual(kept, await asTheRuleSays())
    }),
    { numRuns: 25, seed: 7 },
  )
})

type Began = Awaited<ReturnType<typeof begin>>

async function begin(reference: string) {
  const rows = <Row>(count: number, row: (at: number) => Row) => Array.from({ length: count }, (_, at) => row(at))
  const idsOf = (kept: readonly { readonly id: number }[]) => kept.map(({ id }) => id)
  const families = idsOf(
    await db
      .insertInto('family')
      .values(rows(3, (at) => ({ name: `Family ${at}`, reference: `${reference}/${at}` })))
      .returning('id')
      .execute(),
  )
  const inFamily = (at: number) => ({ familyId: families[at] ?? 0, name: `Ännie ${at}` })
  const children = idsOf(await db.insertInto('child').values(rows(3, inFamily)).returning('id').execute())
  const adults = idsOf(await db.insertInto('adult').values(rows(3, inFamily)).returning('id').execute())
  const cases = idsOf(
    await db
      .insertInto('proceedings')
      .values(rows(3, (at) => ({ familyId: families[at] ?? 0, courtNumber: `${reference}-${at}` })))
      .returning('id')
      .execute(),
  )
  // Each child has a parent and a case, so that whatever happens to one of them is to be seen.
  const parents = rows(3, (at) => ({
    adultId: adults[at] ?? 0,
    childId: children[at] ?? 0,
    relationship: 'mother' as const,
  }))
  await db.insertInto('adultOfChild').values(parents).execute()
  const inCourt = rows(3, (at) => ({ proceedingsId: cases[at] ?? 0, childId: children[at] ?? 0 }))
  await db.insertInto('proceedingsChild').values(inCourt).execute()
  return { families, children, adults, cases }
}

let unique = 0

async function make({ families, children, adults, cases }: Began, { does, at, name, to = 0 }: Change) {
  const [family = 0, child = 0, adult = 0, ofCase = 0] = [families[at], children[at], adults[at], cases[at]]
  const other = { family: families[to] ?? 0, child: children[to] ?? 0 }
  unique += 1
  switch (does) {
    case 'family':
      return db
        .updateTable('family')
        .set({ name, reference: `${name} ${unique}` })
        .where('id', '=', family)
        .execute()
    case 'reference':
      return db
        .updateTable('family')
        .set({ reference: `${name} ${unique}` })
        .where('id', '=', family)
        .execute()
    case 'child':
      return db.updateTable('child').set({ name }).where('id', '=', child).execute()
    case 'id':
      return db
        .updateTable('child')
        .set({ caseSystemId: `${name}${unique}` })
        .where('id', '=', child)
        .execute()
    case 'move':
      return db.updateTable('child').set({ familyId: other.family }).where('id', '=', child).execute()
    case 'adult':
      return db.updateTable('adult').set({ name }).where('id', '=', adult).execute()
    case 'parent':
      return db
        .insertInto('adultOfChild')
        .values({ adultId: adult, childId: other.child, relationship: 'mother' })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    case 'no parent':
      return db.deleteFrom('adultOfChild').where('adultId', '=', adult).execute()
    case 'parent of another':
      await db.deleteFrom('adultOfChild').where('adultId', '=', adult).where('childId', '!=', child).execute()
      return db.updateTable('adultOfChild').set({ childId: other.child }).where('adultId', '=', adult).execute()
    case 'case':
      return db
        .updateTable('proceedings')
        .set({ courtNumber: `${name}${unique}` })
        .where('id', '=', ofCase)
        .execute()
    case 'join case':
      return db
        .insertInto('proceedingsChild')
        .values({ proceedingsId: ofCase, childId: other.child })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    case 'leave case':
      return db.deleteFrom('proceedingsChild').where('proceedingsId', '=', ofCase).execute()
    case 'case of another':
      await db
        .deleteFrom('proceedingsChild')
        .where('proceedingsId', '=', ofCase)
        .where('childId', '!=', child)
        .execute()
      return db
        .updateTable('proceedingsChild')
        .set({ childId: other.child })
        .where('proceedingsId', '=', ofCase)
        .execute()
    default:
      return db.insertInto('child').values({ familyId: family, name }).execute()
  }
}

/** The words of every child by rules/search, from the records read one by one. */
async function asTheRuleSays() {
  const children = await db
    .selectFrom('child')
    .innerJoin('family', 'family.id', 'familyId')
    .select(['child.id', 'child.name', 'family.name as familyName', 'reference', 'caseSystemId'])
    .orderBy('child.id')
    .execute()
  const numbers = await db
    .selectFrom('proceedingsChild')
    .innerJoin('proceedings', 'proceedings.id', 'proceedingsId')
    .select(['childId', 'courtNumber'])
    .orderBy('proceedings.id')
    .execute()
  const parents = await db
    .selectFrom('adultOfChild')
    .innerJoin('adult', 'adult.id', 'adultId')
    .select(['childId', 'adult.name'])
    .orderBy('adult.id')
    .execute()
  return children.map(({ id, name, familyName, reference, caseSystemId }) => ({
    childId: id,
    words: searchWords({
      name,
      familyName,
      marks: [
        reference,
        caseSystemId ?? '',
        ...numbers.flatMap(({ childId, courtNumber }) => (childId === id ? [courtNumber ?? ''] : [])),
      ],
      parents: parents.flatMap((parent) => (parent.childId === id ? [parent.name] : [])),
    }),
  }))
}
