import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aWorkbook, wizardOf } from '#test/support/import-wizard.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const administrator = await waymark.as(place.people.administrator)
const { choose, bring, load } = wizardOf(administrator)

const headings = 'Child, LCS ID, DOB, LGP date, Midpoint review, Notes'
const book = (child: string, id: string) =>
  aWorkbook({
    Tracker: {
      headings,
      rows: [
        {
          Child: child,
          'LCS ID': id,
          DOB: '01/02/2019',
          'LGP date': '07/09/2026',
          'Midpoint review': '19/10/2026',
          Notes: null,
        },
      ],
    },
  })

const heldReviews = async (child: string) =>
  (
    await db
      .selectFrom('review')
      .innerJoin('episode', 'episode.id', 'review.episodeId')
      .innerJoin('child', 'child.id', 'episode.childId')
      .select(['review.kind', 'review.heldOn'])
      .where('child.name', '=', child)
      .where('review.heldOn', 'is not', null)
      .execute()
  ).map(({ kind, heldOn }) => [kind, String(heldOn)])

const mapped = async (child: string, id: string) => String((await choose('t.xlsx', await book(child, id))).headers['location']) // prettier-ignore

const rename = async (key: string, text: string) =>
  assert.equal((await administrator.submit(`/settings/names/${key}`, { text })).status, 303)

test('SET-09 FAM-06 a council of the usual names is never asked what its headings mean', async () => {
  const mapping = await mapped('Ada First', '7001')
  const { page } = await administrator.get(mapping)
  assert.ok(!page.text.includes('more than one thing'), page.text)
  await load(await bring(await book('Ada First', '7001')))
  assert.deepEqual(await heldReviews('Ada First'), [['midpoint', '2026-10-19']])
})

test('SET-09 FAM-06 a heading that names another thing here is asked about, and nothing is loaded before somebody has said what stands under it', async () => {
  // Shown and ready to be loaded under the usual names; then the council calls another review so.
  const before = await bring(await book('Ben Second', '7002'))
  const form = (await administrator.get(before)).page.forms.find(({ action }) => action === `${before}/load`)
  await rename('review.midpoint', 'six-week check')
  await rename('review.final', 'midpoint review')
  assert.equal((await administrator.get(before)).headers['location'], `${before}/mapping`)
  await administrator.post(`${before}/load`, Object.fromEntries(form?.fields ?? []))
  assert.deepEqual(await heldReviews('Ben Second'), [])

  // What was taken for granted of the earlier book with these headings is no answer.
  const mapping = await mapped('Cy Third', '7003')
  const asked = await administrator.get(mapping)
  assert.match(asked.page.text, /“Midpoint review” can mean more than one thing in your council/)
  assert.match(asked.page.text, /It can be the review at 12 weeks that decides, or the review at 6 weeks/)
  const refused = await administrator.submit(mapping, { 'column-0-6': 'notes', 'row-0': '1' })
  assert.equal(refused.status, 422)
  assert.deepEqual(
    refused.page.errors.map(({ text, href }) => [text, href]),
    [
      [
        'Choose what stands under “Midpoint review” of “Tracker”, or that the column is left out: the heading can mean more than one thing here',
        '#column-0-5',
      ],
    ],
  )
  assert.equal((await administrator.get(mapping.replace('/mapping', ''))).headers['location'], mapping)

  const answered = await administrator.submit(mapping, { 'column-0-5': 'finalHeldOn' })
  assert.equal(answered.status, 303)
  await load(String(answered.headers['location']))
  assert.deepEqual(await heldReviews('Cy Third'), [['final', '2026-10-19']])
})

test('SET-09 FAM-06 the answer is remembered for the next workbook with the same heading, and so is that the column is left out', async () => {
  await load(await bring(await book('Di Fourth', '7004')))
  assert.deepEqual(await heldReviews('Di Fourth'), [['final', '2026-10-19']])
  const mapping = await mapped('Ed Fifth', '7005')
  assert.match((await administrator.get(mapping)).page.text, /As somebody answered/)
  assert.equal((await administrator.submit(mapping, { 'column-0-5': '' })).status, 303)
  await load(await bring(await book('Flo Sixth', '7006')))
  assert.deepEqual(await heldReviews('Flo Sixth'), [])
})
