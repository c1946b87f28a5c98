import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { recordItem } from '#test/support/held-meeting.ts'
import { midpointAtItem } from '#test/support/midpoint-at-item.ts'
import { oneAfterTheOther } from '#test/support/one-after-the-other.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'
import { filingJobs } from '#rules/filing/filing-jobs.ts'

const waymark = await openWaymark('2026-11-23T11:00')
const { db, place, clock } = waymark
const { people } = place
const administrator = await waymark.as(people.panelAdministrator)
const worker = () => waymark.as(people.socialWorker)
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')
const family = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
  { name: 'Ben Adeyemi', bornOn: '2014-03-01', decidedOn: '2026-10-12' },
])
const item = await midpointAtItem(waymark, family, 'Both were seen.')
const [cara, ben] = family.children.map(({ childId }) => childId)
const [carasPack, bensPack] = [`/filing/${item}/${cara}`, `/filing/${item}/${ben}`]
const address = `/items/${item}/documents`
const atFirst = { address, administrator }

async function attach(fields: Record<string, string>, { address, administrator } = atFirst) {
  const form = (await administrator.get(address)).page.forms.find(({ action }) => action === address)
  const own = Object.fromEntries([...(form?.fields ?? [])].map(([key, [value = '']]) => [key, value]))
  return administrator.upload(address, { ...own, ...fields }, { field: 'document', name: 'Genogram.pdf', bytes: pdf })
}

describe('a document on the wrong child’s file', () => {
  test('FI-01 an upload has no child chosen beforehand, and asks for one', async () => {
    const { page } = await administrator.get(address)
    assert.equal(page.forms.find(({ action }) => action === address)?.fields.has('child'), false)
    const answer = await attach({})
    assert.deepEqual(
      [answer.status, answer.page.errors.map(({ text }) => text)],
      [422, ['Choose whose file it belongs to']],
    )
  })

  test('FI-03 before it is taken back it is shown who opened it, and in which packs it went', async () => {
    assert.equal((await attach({ child: String(cara) })).status, 303)
    for (const from of [carasPack, `/families/${family.familyId}`, address])
      assert.ok(
        (await administrator.get(from)).page.links.some(({ href }) => href === '/documents/1/take-back'),
        from,
      )
    assert.match((await administrator.get('/documents/1/take-back')).page.text, /Nobody has opened it/)
    assert.equal((await (await worker()).get('/documents/1')).status, 200)
    await (await waymark.as(people.teamManager)).get(`${carasPack}/pack.zip`)
    const filed = await administrator.submit(carasPack, { job: [...filingJobs], reference: 'CN-7' }, carasPack)
    assert.equal(filed.status, 303)
    clock.moveTo('2026-11-24T09:00')
    const { page } = await (await waymark.as(people.panelAdministrator)).get('/documents/1/take-back')
    assert.match(page.text, /Grace Oyelaran opened it Mon 23 Nov 2026/)
    assert.match(page.text, /Hannah Lowe took the pack of Cara Adeyemi along/)
    assert.match(page.text, /Dawn Pickering filed it with the pack of Cara Adeyemi, under CN-7/)
    assert.equal(page.links.filter(({ href }) => href === carasPack).length, 2, 'each pack it went into is a link')
    const first = page.forms.find(({ action }) => action === '/documents/1/take-back' || action === '')
    assert.deepEqual(
      [...(first?.fields.keys() ?? [])].filter((name) => ['because', 'right', 'document'].includes(name)),
      ['because'],
      'taking it back is asked first, and nothing is chosen beforehand',
    )
  })

  test('FI-03 taken back it leaves the wrong pack and stands in the right one; the filed one is to be filed again', async () => {
    const admin = await waymark.as(people.panelAdministrator)
    const bare = await admin.submit('/documents/1/take-back', {})
    assert.deepEqual(
      bare.page.errors.map(({ text }) => text),
      ['Write why it is taken back', 'Choose on whose file it is put instead, or that it is only taken back'],
    )
    const names = { right: String(ben), because: 'It is Ben’s, not Cara’s' }
    const named = await admin.submit('/documents/1/take-back', names)
    assert.deepEqual(
      [named.status, named.page.errors.map(({ text }) => text)],
      [422, ['Why is it taken back: Leave out Ben and Cara: no child is named here']],
    )
    assert.match(named.body, /It is Ben’s, not Cara’s/)
    const taken = await admin.submit('/documents/1/take-back', { right: String(ben), because: 'It is the brother’s' })
    assert.equal(taken.headers['location'], '/documents/1/taken-back')
    const after = (await admin.get('/documents/1/taken-back')).page
    assert.match(after.text, /It stands in the pack of Ben Adeyemi now/)
    assert.match(after.text, /Waymark has written to Hannah Lowe to delete it/)
    const again = after.links.find(({ text }) => text.startsWith('File the pack again without it'))
    assert.equal(again?.href, carasPack)
    assert.equal((await (await worker()).get('/documents/1')).status, 404)
    assert.match((await admin.get(bensPack)).page.text, /Genogram\.pdf/)
    const pack = (await admin.get(carasPack)).page.text
    assert.match(pack, /What is new: Documents: one was taken back and is to be removed from the file/)
    assert.match(pack, /Documents and referral To do again.*Genogram|Documents and referral To do again/)
    assert.doesNotMatch(pack, /Genogram/)
    const filed = await admin.get(`${carasPack}/versions/1`)
    assert.match(filed.page.text, /A document that was taken back since/)
    assert.doesNotMatch(filed.page.text, /Genogram/)
    assert.equal((await admin.submit('/documents/2/take-back', { right: 'nowhere', because: 'x' })).status, 303)
  })

  test('FI-03 whoever has it is told without any name, and each copy is mended by itself', async () => {
    const messages = await db.selectFrom('message').selectAll().where('kind', '=', 'document-taken-back').execute()
    assert.deepEqual(messages.map(({ toName }) => toName).toSorted(), ['Grace Oyelaran', 'Hannah Lowe'])
    for (const { subject, body } of messages) assert.doesNotMatch(subject + body, /Cara|Ben|Adeyemi|Genogram|brother/)
    for (const { toPersonId, body } of messages) {
      const [, path = ''] = /https?:\/\/[^/]+(\S+)/.exec(body) ?? []
      const opened = await (await waymark.as(toPersonId ?? 0)).get(path)
      assert.equal(opened.status, 200, `${path} is theirs to open`)
    }
    const admin = await waymark.as(people.panelAdministrator)
    assert.match((await admin.get('/')).page.text, /Mend 3 copies of a document that was taken back/)
    const back = '/documents/1/taken-back'
    // The filed one is mended by filing again.
    const [, first] = (await admin.get(back)).page.forms.filter(({ action }) => action.startsWith(`${back}/`))
    assert.ok(first)
    const unsaid = await admin.submit(back, {}, first.action)
    assert.deepEqual([unsaid.status, unsaid.page.errors.length], [422, 1])
    const [field] = [...first.fields.keys()].filter((name) => name.startsWith('words-'))
    assert.equal((await admin.submit(back, { [field ?? '']: 'Deleted, she says' }, first.action)).status, 303)
    assert.match((await admin.get(back)).page.text, /Mended: Deleted, she says Dawn Pickering/)
    // Whoever says so second reads again what they wrote: a copy that is mended has no form any more.
    const late = await admin.post(first.action, { ...Object.fromEntries(first.fields), _once: '', [field ?? '']: 'Shredded the print' }) // prettier-ignore
    assert.deepEqual(
      [late.status, late.page.text.includes('already that this copy is mended')],
      [403, true],
      late.page.text,
    )
    assert.match(late.body, /Shredded the print/)
    assert.match(
      (await admin.get(`/families/${family.familyId}/history`)).page.text,
      /Mended: nothing → Deleted, she says/,
      'who said so, and when, stands in the history',
    )
    const filed = { job: [...filingJobs], nothing: 'yes', reference: 'CN-8' }
    const again = await admin.submit(carasPack, { ...filed, job: 'documents-and-referral' }, carasPack)
    assert.equal(again.status, 303, again.page.text)
    assert.match((await admin.get(back)).page.text, /Mended: Filed again without it, CN-8/)
    assert.match((await admin.get('/')).page.text, /Mend a copy of a document that was taken back/)
  })

  test('FI-03 a copy that is filed while the document is taken back is to be mended like the others', async () => {
    const family = await aFamily(db, place, 'Moss', [{ name: 'Mia Moss', bornOn: '2019-03-01', decidedOn: '2026-10-12' }]) // prettier-ignore
    const item = await midpointAtItem(waymark, family, 'Mia was seen.')
    const [pack, address] = [`/filing/${item}/${family.children[0]?.childId}`, `/items/${item}/documents`]
    const admin = await waymark.as(people.panelAdministrator)
    await attach({ child: String(family.children[0]?.childId) }, { address, administrator: admin })
    const { id } = await db
      .selectFrom('document')
      .select('id')
      .where('agendaItemId', '=', item)
      .executeTakeFirstOrThrow()
    const back = `/documents/${id}/take-back`
    const answers = await oneAfterTheOther(
      waymark.owner,
      sql`select from agenda_item where id = ${item} for update`,
      () => admin.submit(pack, { all: 'yes', reference: 'CN-MIA' }, pack),
      () => admin.submit(back, { right: 'nowhere', because: 'Another child’s' }),
    )
    assert.deepEqual(
      answers.map(({ status }) => status),
      [303, 303],
    )
    assert.match(
      (await admin.get(`/documents/${id}/taken-back`)).page.text,
      /filed it with the pack of Mia Moss, under CN-MIA/,
    )
  })

  test('SEC-02 only those who record at the meeting take a document back', async () => {
    assert.equal((await (await worker()).get('/documents/1/take-back')).status, 403)
    const seen = (await (await worker()).get(`/families/${family.familyId}`)).page
    assert.equal(seen.links.filter(({ href }) => href.endsWith('/take-back')).length, 0)
    assert.equal((await (await worker()).get('/documents/1/taken-back')).status, 403)
  })
})

test('FI-01 FI-03 a document for a child of whom nothing was decided is in no pack, and nothing says that it is', async () => {
  const osei = await aFamily(db, place, 'Osei', [
    { name: 'Kofi Osei', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
    { name: 'Ama Osei', bornOn: '2014-03-01', decidedOn: '2026-10-12' },
  ])
  const [kofi, ama] = osei.children.map(({ childId }) => childId)
  const talkedAbout = await recordItem(waymark, '2026-11-23', {
    section: 'reviews',
    subject: { kind: 'family-review', familyId: osei.familyId },
    familyId: osei.familyId,
    childIds: [kofi ?? 0, ama ?? 0],
    title: 'Osei',
    discussion: 'Both are well',
  })
  const theirs = `/items/${talkedAbout}/documents`
  const admin = await waymark.as(people.panelAdministrator)
  const form = (await admin.get(theirs)).page.forms.find(({ action }) => action === theirs)
  const own = Object.fromEntries([...(form?.fields ?? [])].map(([key, [value = '']]) => [key, value]))
  const file = { field: 'document', name: 'Chronology.pdf', bytes: pdf }
  assert.equal((await admin.upload(theirs, { ...own, child: String(kofi) }, file)).status, 303)
  const { page } = await admin.get(theirs)
  assert.match(page.text, /Kofi Osei In no pack: nothing was decided of them there, and no action added/)
  const back = page.links.find(({ href }) => href.endsWith('/take-back'))?.href ?? ''
  const taken = await admin.submit(back, { right: String(ama), because: 'It is the other child’s' })
  const after = (await admin.get(taken.headers['location']?.toString() ?? '')).page
  assert.match(after.text, /It is for Ama Osei now\. In no pack/)
  for (const { href } of [...page.links, ...after.links].filter(({ href: to }) => to.startsWith('/filing')))
    assert.equal((await admin.get(href)).status, 200, href)
})
