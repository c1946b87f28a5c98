import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { recordItem } from '#test/support/held-meeting.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'
import { readZip } from '#platform/word/read-zip.ts'

const meeting = '2026-11-23'
const waymark = await openWaymark('2026-11-23T11:00')
const { db, place } = waymark
const { people } = place

const aReview = async (name: string, child: string) => {
  const family = await aFamily(db, place, name, [{ name: child, bornOn: '2020-02-03', decidedOn: '2026-10-12' }])
  await recordItem(waymark, meeting, {
    section: 'reviews',
    subject: { kind: 'family-review', familyId: family.familyId },
    title: name,
    familyId: family.familyId,
    childIds: family.children.map(({ childId }) => childId),
    discussion: `${child} & the school.`,
  })
  return family
}
await aReview('Adeyemi', 'Amira Adeyemi')
const osei = await aReview('Osei', 'Kwame Osei')
await restrict(db, osei.familyId, people.chair, [people.courtQaManager, people.teamManager])
const manager = await waymark.as(people.courtQaManager)
await manager.submit(`/overviews/${meeting}/publish`, {})

const wordOf = async (person: number, url: string) => {
  const sent = await (await waymark.as(person)).get(url)
  assert.equal(sent.status, 200)
  const parts = await readZip(sent.bytes)
  return { sent, text: (name: string) => parts.get(name)?.toString() ?? '', names: [...parts.keys()] }
}

test('LO-04 the Word document has headings, tables with repeated header rows, the marking and page numbers', async () => {
  const { sent, text, names } = await wordOf(people.courtQaManager, `/overviews/${meeting}/versions/1/word`)
  assert.match(String(sent.headers['content-disposition']), /^attachment; .*Legal/)
  const body = text('word/document.xml')
  for (const style of ['Heading1', 'Heading2']) assert.match(body, new RegExp(`<w:pStyle w:val="${style}"/>`))
  assert.match(body, /<w:tr><w:trPr>(<w:cantSplit\/>)?<w:tblHeader\/>/)
  assert.match(body, /Amira Adeyemi &amp; the school\./)
  assert.match(body, /Version 1, published on Mon 23 Nov 2026 at 11:00 by Alan Whitworth\./)
  const header = names.find((name) => /^word\/header\d*\.xml$/.test(name)) ?? ''
  assert.match(text(header), /OFFICIAL-SENSITIVE/)
})

test('LO-04 it is upright, its table as wide as the text between the margins; the content hash is on the screen alone', async () => {
  const { text, names } = await wordOf(people.courtQaManager, `/overviews/${meeting}/versions/1/word`)
  const body = text('word/document.xml')
  const sizes = [...body.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)"/g)].map((each) => each.slice(1).map(Number))
  assert.deepEqual(sizes, [[11_906, 16_838]], 'A4 upright')
  const [, left, right] = /<w:pgMar [^>]*w:right="(\d+)"[^>]*w:left="(\d+)"/.exec(body) ?? []
  const between = 11_906 - Number(left) - Number(right)
  const grids = [...body.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)].map(([grid]) =>
    [...grid.matchAll(/w:w="(\d+)"/g)].map(([, width]) => Number(width)),
  )
  assert.ok(grids.length > 0)
  for (const widths of grids) {
    assert.equal(
      widths.reduce((sum, width) => sum + width),
      between,
    )
    assert.ok(Math.min(...widths) > 1400, 'wide enough for a name and a team')
  }
  const { contentHash } = await db.selectFrom('overviewVersion').select('contentHash').executeTakeFirstOrThrow()
  assert.doesNotMatch(names.map(text).join(''), new RegExp(contentHash))
  const { page, body: html } = await manager.get(`/overviews/${meeting}/versions/1`)
  assert.ok(page.text.includes(contentHash))
  assert.match(html, /<p[^>]* waymark-not-printed"[^>]*>\s*Content hash/)
})

test('LO-04 the Word document says what it is and whose, and nothing of who made it, when and with what', async () => {
  const { sent, text, names } = await wordOf(people.courtQaManager, `/overviews/${meeting}/versions/1/word`)
  const said = names
    .filter((each) => each.startsWith('docProps/'))
    .flatMap((name) => [...text(name).matchAll(/<([\w:]+)>([^<]+)<\/\1>/g)].map(([, what, words]) => [what, words]))
  assert.deepEqual(said, [
    ['dc:title', 'Legal Overview, meeting of Monday 23 November 2026'],
    ['dc:creator', 'Northbrook Council'],
    ['dc:language', 'en-GB'],
    ['Company', 'Northbrook Council'],
  ])
  const all = names.map(text).join('')
  assert.doesNotMatch(all, /lastModifiedBy|dcterms|<Application>|docx|Un-named/i)
  const again = await wordOf(people.courtQaManager, `/overviews/${meeting}/versions/1/word`)
  assert.ok(sent.bytes.equals(again.sent.bytes), 'the same content makes the same file')
})

test('LO-03 LO-04 FAM-05 a restricted family is in no copy, page or document of those without access, uncounted', async () => {
  const copies = await db
    .selectFrom('overviewCopy')
    .innerJoin('person', 'person.id', 'overviewCopy.personId')
    .select(['overviewCopy.id', 'personId', 'name'])
    .orderBy('name')
    .execute()
  const own = (personId: number) => copies.find((copy) => copy.personId === personId)?.id ?? 0
  const named = await wordOf(people.teamManager, `/overview-copies/${own(people.teamManager)}/word`)
  assert.match(named.text('word/document.xml'), /Kwame Osei/)
  const other = await wordOf(people.serviceManager, `/overview-copies/${own(people.serviceManager)}/word`)
  assert.doesNotMatch(other.text('word/document.xml'), /Osei|Kwame|no longer/)
  const chair = await waymark.as(people.chair)
  const { page } = await chair.get(`/overviews/${meeting}/versions/1`)
  assert.match(page.text, /Amira/)
  assert.doesNotMatch(page.text, /Osei|Kwame/)
})

test('LO-03 once a family is restricted, the copies of those without access show less and say so, in Word too', async () => {
  await db.deleteFrom('namedAccess').where('personId', '=', people.teamManager).execute()
  const { id } = await db
    .selectFrom('overviewCopy')
    .select('id')
    .where('personId', '=', people.teamManager)
    .executeTakeFirstOrThrow()
  const { text } = await wordOf(people.teamManager, `/overview-copies/${id}/word`)
  assert.match(text('word/document.xml'), /1 item can no longer be shown to you\./)
  assert.doesNotMatch(text('word/document.xml'), /Osei|Kwame/)
})

test('LO-03 FAM-05 a reader who may not see all of a version is told so on page and in Word, and that the counts are of what is shown', async () => {
  const url = `/overviews/${meeting}/versions/1`
  const told =
    /Parts of this Legal Overview aren’t shown to you: what is counted here is what you can see\..*In short, of what is shown to you/
  const { page } = await (await waymark.as(people.panelAdministrator)).get(url)
  assert.match(page.text, told)
  assert.doesNotMatch(page.text, /Osei|Kwame/)
  const { text } = await wordOf(people.panelAdministrator, `${url}/word`)
  assert.match(text('word/document.xml').replaceAll(/<[^>]+>/g, ' '), new RegExp(told.source, 's'))
  const whole = await (await waymark.as(people.courtQaManager)).get(url)
  assert.match(whole.page.text, /In short Reviews/)
  assert.doesNotMatch(whole.page.text, /aren’t shown to you/)
})
