import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { storeZip } from '#platform/spreadsheets/store-zip.ts'
import { writeWord } from '#platform/word/word-document.ts'
import { assert } from '#test/support/assert.ts'
import { routeSettings } from '#test/support/route-settings.ts'
import { recordItem } from '#test/support/held-meeting.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T11:00')
const { db, place } = waymark
const begum = await aFamily(db, place, 'Begum', [{ name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' }])
const other = await aFamily(db, place, 'Osei', [{ name: 'Kofi Osei', bornOn: '2018-03-01', decidedOn: '2026-10-12' }])
const una = begum.children[0]?.childId ?? 0
const item = await recordItem(waymark, '2026-11-23', {
  section: 'reviews',
  subject: { kind: 'family-review', familyId: begum.familyId },
  familyId: begum.familyId,
  childIds: [una],
  title: 'Begum',
  discussion: 'Una is well',
})
const administrator = await waymark.as(place.people.panelAdministrator)
const address = `/items/${item}/documents`
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')
const documents = () => db.selectFrom('document').selectAll().orderBy('id').execute()

const fieldsOfForm = async () => {
  const form = (await administrator.get(address)).page.forms.find(({ action }) => action === address)
  assert.ok(form)
  return Object.fromEntries([...form.fields].map(([key, [value = '']]) => [key, value]))
}
const attach = async (name: string, bytes: Buffer, fields: Record<string, string> = {}) =>
  administrator.upload(address, { ...(await fieldsOfForm()), ...fields }, { field: 'document', name, bytes })
const errorsOf = async (name: string, bytes: Buffer, fields: Record<string, string> = {}) => {
  const answer = await attach(name, bytes, fields)
  assert.equal(answer.status, 422, name)
  return answer.page.errors.map(({ text }) => text)
}
const wrongKind = ['The file must be a Word document (.docx), a PDF or a picture (.png, .jpg)']

test('FI-01 what isn’t a Word document, a PDF or a picture by its content stays out, whatever it is called', async () => {
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(2000)])
  const page = Buffer.from('<!doctype html><script>alert(1)</script>')
  const picture = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  const zipped = storeZip(new Map([['setup.exe', program]]))
  for (const [name, bytes] of [
    ['assessment.docx', program],
    ['assessment.pdf', page],
    ['photo.png', picture],
    ['assessment.docx', zipped],
  ] as const)
    assert.deepEqual(await errorsOf(name, bytes), wrongKind)
  assert.deepEqual(await documents(), [])
})

test('FI-01 no file, an empty one and one over the limit are each said at the field', async () => {
  assert.deepEqual(await errorsOf('', Buffer.alloc(0)), ['Choose a file'])
  assert.deepEqual(await errorsOf('empty.pdf', Buffer.alloc(0)), ['Choose a file'])
  const tooLarge = ['The file is larger than 10 MB. Save it smaller, or split it']
  assert.deepEqual(await errorsOf('large.pdf', Buffer.concat([pdf, Buffer.alloc(11 * 1024 * 1024)])), tooLarge)
  assert.deepEqual(await errorsOf('larger.pdf', Buffer.concat([pdf, Buffer.alloc(26 * 1024 * 1024)])), tooLarge)
})

test('FI-01 a kind and a child that weren’t offered are said at their fields', async () => {
  assert.deepEqual(await errorsOf('note.pdf', pdf, { kind: 'secret' }), [
    'Choose what it is: the referral or a supporting document',
  ])
  const kofi = String(other.children[0]?.childId ?? 0)
  assert.deepEqual(await errorsOf('note.pdf', pdf, { child: kofi }), ['Choose whose file it belongs to'])
})

test('FI-01 a file and a child that are missing are said at once: a file has to be chosen anew each time', async () => {
  assert.deepEqual(await errorsOf('', Buffer.alloc(0), { kind: 'secret', child: '0' }), [
    'Choose a file',
    'Choose what it is: the referral or a supporting document',
    'Choose whose file it belongs to',
  ])
})

test('FI-01 a PDF called .docx is kept as what it is, a Word document as Word', async () => {
  assert.equal((await attach('plan.docx', pdf)).status, 303)
  const word = await writeWord({ title: '', council: '', marking: 'OFFICIAL-SENSITIVE', foot: '', blocks: [] })
  assert.equal((await attach(`${'n'.repeat(300)}.docx`, Buffer.from(word))).status, 303)
  const kept = await documents()
  assert.deepEqual(
    kept.map(({ fileName, mediaType }) => [fileName.length, fileName.slice(-8), mediaType]),
    [
      [8, 'plan.pdf', 'application/pdf'],
      [105, 'nnn.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ],
  )
})

test('FI-01 thirty files at once are refused with a sentence, and none is kept', async () => {
  const before = (await documents()).length
  const body = new FormData()
  for (const [name, value] of Object.entries(await fieldsOfForm())) body.set(name, value)
  for (let at = 0; at < 30; at += 1) body.append('document', new File([new Uint8Array(pdf)], `${at}.pdf`))
  const request = new Request('http://waymark.invalid', { method: 'POST', body })
  const type = request.headers.get('content-type') ?? ''
  const answer = await administrator.send('POST', address, Buffer.from(await request.arrayBuffer()), {
    'content-type': type,
  })
  assert.equal(answer.status, 413)
  assert.equal(answer.page.heading, 'That was too much at once')
  assert.equal((await documents()).length, before)
})

test('SEC-05 an upload that fails leaves no file behind, one that is sent twice leaves one', async () => {
  const folder = routeSettings.fileStore('northbrook').folder
  const files = () => readdirSync(folder).toSorted()
  const kept = async () => (await documents()).map(({ storedAs }) => storedAs).toSorted()
  const untouched = await fieldsOfForm()
  // Its history can't be written any more, once the file is on the disk.
  await sql`alter table change_history rename to away`.execute(waymark.owner)
  const failed = await administrator.upload(address, untouched, { field: 'document', name: 'lost.pdf', bytes: pdf })
  await sql`alter table away rename to change_history`.execute(waymark.owner)
  assert.equal(failed.status, 500)
  assert.deepEqual(files(), await kept())
  const fields = await fieldsOfForm()
  const twice = [1, 2].map(() => administrator.upload(address, fields, { field: 'document', name: 'twice.pdf', bytes: pdf })) // prettier-ignore
  assert.deepEqual(
    (await Promise.all(twice)).map(({ status }) => status),
    [303, 303],
  )
  assert.deepEqual(files(), await kept())
})

test('SEC-02 only those who record at the meeting attach, and only to an item that is there', async () => {
  assert.equal((await (await waymark.as(place.people.teamManager)).get(address)).status, 403)
  assert.equal((await administrator.get('/items/99999999/documents')).status, 404)
})
