import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

// The 12-week date is Mon 30 November, the 16-week maximum 28 December.
const waymark = await openWaymark('2026-11-23T09:00')
const { db, place } = waymark
const { people, teams } = place
const decidedOn = '2026-09-07'
const ash = await aFamily(db, place, 'Ash', [
  { name: 'Ann Ash', bornOn: '2017-03-01', decidedOn },
  { name: 'Ben Ash', bornOn: '2019-03-01', decidedOn },
  { name: 'Cal Ash', bornOn: '2021-03-01', decidedOn, teamId: teams.west, socialWorkerId: people.otherSocialWorker },
])
const [ann = 0, ben = 0] = ash.children.map(({ childId }) => childId)
const family = `/families/${ash.familyId}`
const ask = `${family}/ask-extension`
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')
const words = { exceptional: 'The aunt came forward', evidence: '', proposals: 'Another assessor is instructed' }
const manager = await waymark.as(people.teamManager)
const director = await waymark.as(people.divisionalDirector)
const documents = () => db.selectFrom('document').selectAll().orderBy('id').execute()

async function send(
  fields: Record<string, string | readonly string[]>,
  file: { readonly name: string; readonly bytes: Buffer } | null,
) {
  const form = (await manager.get(ask)).page.forms.find(({ fields: asked }) => asked.has('exceptional'))
  assert.ok(form)
  const all = { ...Object.fromEntries(form.fields), ...words, ...dateFields('newLimitOn', '2026-12-14'), ...fields }
  return file === null ? manager.post(ask, all) : manager.upload(ask, all, { field: 'document', ...file })
}
const withdrawOf = async (childId: number) => {
  const { id } = await db
    .selectFrom('extension')
    .innerJoin('episode', 'episode.id', 'extension.episodeId')
    .select('extension.id')
    .where('episode.childId', '=', childId)
    .orderBy('extension.id', 'desc')
    .executeTakeFirstOrThrow()
  assert.equal((await manager.submit(`/extensions/${id}/withdraw`, { why: 'Asked anew' })).status, 303)
}

test('PP-04 what shows it is written or attached; with neither the field says so, and a file that is none is refused with all else', async () => {
  const neither = await send({ children: String(ann) }, null)
  assert.deepEqual(
    neither.page.errors.map(({ href, text }) => [href, text]),
    [['#evidence', 'Write the evidence, or give a document that shows it']],
  )
  const wrong = await send({ children: [], exceptional: '' }, { name: 'Report.pdf', bytes: Buffer.from('MZ') })
  assert.equal(wrong.status, 422)
  assert.deepEqual(wrong.page.errors.map(({ href }) => href).toSorted(), ['#children', '#document', '#exceptional'])
  assert.match(wrong.page.text, /Another assessor is instructed/)
  assert.deepEqual(await documents(), [])
})

test('PP-04 SEC-02 a document for one child is on that child’s file: the Director opens it where the decision is, the sibling’s worker doesn’t', async () => {
  const saved = await send({ children: String(ann) }, { name: 'Viability visit.pdf', bytes: pdf })
  assert.equal(saved.status, 303, saved.page.text)
  const [document] = await documents()
  assert.deepEqual([document?.childId, document?.familyId, document?.kind], [ann, ash.familyId, 'supporting'])
  const at = `/documents/${document?.id ?? 0}`
  const decide = (await director.get(`${family}/extension`)).page
  assert.match(decide.text, /Evidence\s?Viability visit\.pdf/)
  assert.ok(decide.links.some(({ href }) => href === at))
  for (const [who, status] of [
    [people.divisionalDirector, 200],
    [people.socialWorker, 200],
    [people.otherSocialWorker, 404],
    [people.otherTeamManager, 404],
  ] as const)
    assert.equal((await (await waymark.as(who)).get(at)).status, status, String(who))
  assert.match((await manager.get(family)).page.text, /Viability visit\.pdf/)
  const sibling = (await (await waymark.as(people.otherSocialWorker)).get(family)).page
  assert.doesNotMatch(sibling.text, /Viability visit/)
})

test('PP-04 what is on the family’s file already is chosen, not attached again; another child’s own shows nothing for this one', async () => {
  const [ofAnn] = await documents()
  const strays = await send({ children: String(ben), documents: String(ofAnn?.id ?? 0) }, null)
  assert.match(strays.page.errors[0]?.text ?? '', /Viability visit\.pdf is on another child’s file/)
  await withdrawOf(ann)
  const together = { children: [String(ann), String(ben)], documents: String(ofAnn?.id ?? 0), evidence: '' }
  const saved = await send(together, { name: 'School report.pdf', bytes: pdf })
  assert.equal(saved.status, 303, saved.page.text)
  const shown = await db
    .selectFrom('extensionDocument')
    .innerJoin('document', 'document.id', 'extensionDocument.documentId')
    .innerJoin('extension', 'extension.id', 'extensionDocument.extensionId')
    .innerJoin('episode', 'episode.id', 'extension.episodeId')
    .select(['episode.childId', 'fileName', 'document.childId as on'])
    .where('extension.closedOn', 'is', null)
    .orderBy('episode.childId')
    .orderBy('document.id')
    .execute()
  assert.deepEqual(
    shown.map(({ childId, fileName, on }) => [childId, fileName, on]),
    [
      [ann, 'Viability visit.pdf', ann],
      [ann, 'School report.pdf', null],
      [ben, 'School report.pdf', null],
    ],
  )
  const decide = (await director.get(`${family}/extension`)).page.text
  assert.match(decide, /Ann.*Viability visit\.pdf.*School report\.pdf.*Ben.*School report\.pdf/s)
})

test('FI-03 a document on the wrong file is taken back and put on the right one; who opened it is shown', async () => {
  const administrator = await waymark.as(people.panelAdministrator)
  const [ofAnn] = await documents()
  const at = `/documents/${ofAnn?.id ?? 0}`
  assert.ok((await administrator.get(family)).page.links.some(({ href }) => href === `${at}/take-back`))
  assert.match((await administrator.get(`${at}/take-back`)).page.text, /Grace Oyelaran opened it/)
  const back = await administrator.submit(`${at}/take-back`, { right: String(ben), because: 'It is about the brother' })
  assert.equal(back.status, 303, back.page.text)
  assert.equal((await administrator.get(at)).status, 404)
  assert.equal((await administrator.get(`${at}/taken-back`)).status, 200)
  const put = (await documents()).at(-1)
  assert.deepEqual([put?.childId, put?.familyId, put?.insteadOf], [ben, ash.familyId, ofAnn?.id])
  assert.doesNotMatch((await director.get(`${family}/extension`)).page.text, /Ann(?:(?!Ben).)*Viability visit/s)
})

test('FAM-05 once the family is restricted only who is named opens what was attached', async () => {
  await restrict(db, ash.familyId, people.divisionalDirector, [people.divisionalDirector])
  const last = (await documents()).find(({ fileName }) => fileName === 'School report.pdf')
  const at = `/documents/${last?.id ?? 0}`
  assert.deepEqual([(await director.get(at)).status, (await manager.get(at)).status], [200, 404])
})
