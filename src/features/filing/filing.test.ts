import { describe, test } from 'node:test'
import { sql } from 'kysely'
import { readZip } from '#platform/word/read-zip.ts'
import { assert } from '#test/support/assert.ts'
import { midpointAtItem } from '#test/support/midpoint-at-item.ts'
import { oneAfterTheOther } from '#test/support/one-after-the-other.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T11:00')
const { db, place, clock } = waymark

const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', caseSystemId: '470001', decidedOn: '2026-10-12' },
  { name: 'Ben Adeyemi', bornOn: '2014-03-01', caseSystemId: '470002', decidedOn: '2026-10-12' },
])
const item = await midpointAtItem(waymark, adeyemi, 'Cara and Ben were seen at home. Cara says: “I like Auntie Bisi.”')
const [cara, ben] = adeyemi.children.map(({ childId }) => childId)
// Ben's father, who is nothing to Cara.
const { id: father } = await db
  .insertInto('adult')
  .values({ familyId: adeyemi.familyId, name: 'Mr Cole' })
  .returning('id')
  .executeTakeFirstOrThrow()
await db
  .insertInto('adultOfChild')
  .values({ adultId: father, childId: ben ?? 0, relationship: 'father' })
  .execute()
const hidden = await aFamily(db, place, 'Osei', [{ name: 'Kwame Osei', bornOn: '2020-05-05', decidedOn: '2026-10-12' }])
await midpointAtItem(waymark, hidden, 'Hidden words')
await restrict(db, hidden.familyId, place.people.chair, [place.people.chair])

const administrator = await waymark.as(place.people.panelAdministrator)
const caraPack = `/filing/${item}/${cara}`

describe('the queue', () => {
  test('FI-01 each child with a decision or an action has a pack, due the next working day', async () => {
    const { page } = await administrator.get('/filing')
    assert.match(page.text, /2 packs to file to LCS/)
    assert.match(page.text, /end of Tue 24 Nov/)
    assert.ok(page.links.some(({ href }) => href === caraPack))
    assert.ok(page.links.some(({ href }) => href === `/filing/${item}/${ben}`))
  })

  test('FAM-05 a restricted child’s pack is in no list and no count without named access', async () => {
    assert.doesNotMatch((await administrator.get('/filing')).body, /Osei/)
    assert.match((await (await waymark.as(place.people.chair)).get('/filing')).body, /Kwame Osei/)
  })

  test('FI-02 late is late', async () => {
    clock.moveTo('2026-11-26T09:00')
    const { page } = await (await waymark.as(place.people.panelAdministrator)).get('/filing')
    assert.match(page.text, /2 packs are late/)
    assert.match(page.text, /overdue by 2 days/)
    clock.moveTo('2026-11-23T11:00')
  })
})

describe('one child’s pack', () => {
  test('FI-01 the note has the review in full and only that child’s matters', async () => {
    const { page, body } = await administrator.get(caraPack)
    assert.equal(page.heading.includes('Cara Adeyemi'), true)
    assert.match(body, /Cara and a sibling were seen at home/)
    assert.match(body, /Progress: a sibling settles at school/)
    assert.match(
      body,
      /Viability assessment of the aunt, with a sibling \(Grace Oyelaran, by Wednesday 2 December 2026\)/,
    )
    assert.match(body, /a sibling and another adult agree/)
    assert.doesNotMatch(body, /Decided by/)
    assert.match(body, /awaiting the chair/)
    const bens = await administrator.get(`/filing/${item}/${ben}`)
    assert.doesNotMatch(bens.body, /Cara Adeyemi|Viability/)
    assert.match(bens.body, /Progress: Ben settles at school/)
    assert.match(bens.body, /Ben and Mr Cole agree/)
  })

  test('FI-01 the pack can be downloaded as a real Word note and an archive', async () => {
    const note = await administrator.get(`${caraPack}/note.docx`)
    const words = (await readZip(note.bytes)).get('word/document.xml')?.toString() ?? ''
    assert.match(words, /Cara and a sibling/)
    const names = [...(await readZip((await administrator.get(`${caraPack}/pack.zip`)).bytes)).keys()]
    assert.deepEqual(names, ['Legal Case Note 470001 2026-11-23.docx', 'Legal Case Note 470001 2026-11-23.txt'])
  })

  test('FI-02 nothing says “in LCS” before a person confirmed it with the reference', async () => {
    assert.doesNotMatch((await administrator.get(caraPack)).page.text, /In LCS:/)
    const nothing = await administrator.submit(caraPack, {}, caraPack)
    assert.equal(nothing.status, 422)
    assert.deepEqual(
      nothing.page.errors.map(({ text }) => text),
      ['Choose what is now in LCS', 'Enter the LCS reference, so that anyone can find it there'],
    )
    const long = await administrator.submit(caraPack, { job: 'legal-case-note', reference: 'C'.repeat(101) }, caraPack)
    assert.deepEqual(
      long.page.errors.map(({ text }) => text),
      ['LCS reference must be 100 characters or fewer'],
    )
    const noSuchJob = await administrator.submit(caraPack, { job: 'everything', reference: 'CN-1' }, caraPack)
    assert.equal(noSuchJob.status, 422)
    const noReference = await administrator.submit(caraPack, { job: 'legal-case-note' }, caraPack)
    assert.match(noReference.body, /value="legal-case-note"[^>]*checked/)
  })

  test('FI-02 three jobs make it filed, with name, time and reference, once however often sent', async () => {
    const opened = await administrator.get(caraPack)
    const form = opened.page.forms.find(({ action }) => action === caraPack)
    assert.ok(form)
    const sent = {
      ...Object.fromEntries(form.fields),
      job: ['legal-case-note', 'decision-and-actions'],
      reference: 'CN-1001',
    }
    assert.equal((await administrator.post(caraPack, sent)).status, 303)
    assert.equal((await administrator.post(caraPack, sent)).status, 303)
    assert.match(
      (await administrator.get(caraPack)).page.text,
      /Legal Case Note In LCS: CN-1001\. Confirmed by Dawn Pickering, Mon 23 Nov 2026 at 11:00/,
    )
    const unsaid = await administrator.submit(
      caraPack,
      { job: 'documents-and-referral', reference: 'CN-1002' },
      caraPack,
    )
    assert.deepEqual(
      unsaid.page.errors.map(({ text, href }) => [text, href]),
      [['No document is attached. Attach it first, or tick that there is nothing to upload if that is so', '#nothing']],
    )
    await administrator.submit(
      caraPack,
      { job: 'documents-and-referral', nothing: 'yes', reference: 'CN-1002' },
      caraPack,
    )
    assert.match((await administrator.get(caraPack)).page.text, /Nothing to upload: CN-1002\. Confirmed by Dawn/)
    assert.match((await administrator.get(caraPack)).page.text, /Filed to LCS on Monday 23 November 2026/)
    const rows = await db.selectFrom('filingJob').selectAll().execute()
    assert.equal(rows.length, 3)
  })

  test('FI-02 SEC-05 of two who file at the same moment each is told, and the history, what is kept under which reference', async () => {
    const family = await aFamily(db, place, 'Both', [
      { name: 'Bea Both', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
      { name: 'Bob Both', bornOn: '2017-03-01', decidedOn: '2026-10-12' },
    ])
    const bothItem = await midpointAtItem(waymark, family, 'Seen at home.')
    const [bea = '', bob = ''] = family.children.map(({ childId }) => `/filing/${bothItem}/${childId}`)
    const filing = (pack: string, sent: Record<string, string>) => () => administrator.submit(pack, sent, pack)
    const held = sql`select from agenda_item where id = ${bothItem} for update`
    const atOnce = (pack: string, one: Record<string, string>, other: Record<string, string>) =>
      oneAfterTheOther(waymark.owner, held, filing(pack, one), filing(pack, other))

    const [, twice] = await atOnce(bea, { all: 'yes', reference: 'BEA-1' }, { all: 'yes', reference: 'BEA-2' })
    assert.equal(twice.status, 403)
    assert.match(
      twice.page.text,
      /in LCS already, as it says below.*“BEA-2”, is not kept.*Legal Case Note In LCS: BEA-1\./,
    )

    const part = { all: 'no', job: 'legal-case-note', reference: 'BOB-1' }
    const [, rest] = await atOnce(bob, part, { all: 'yes', reference: 'BOB-2' })
    assert.equal(rest.status, 303, rest.page.text)
    assert.match(
      (await administrator.get(bob)).page.text,
      /Legal Case Note In LCS: BOB-1\..*Nothing to upload: BOB-2\./,
    )
    const { after } = await db
      .selectFrom('changeHistory')
      .select('after')
      .where('recordKind', '=', 'filing')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    const kept = { number: 1, reference: 'BOB-2', nothingToUpload: true }
    assert.deepEqual(after, { ...kept, jobs: ['decision-and-actions', 'documents-and-referral'] })
  })

  test('FI-02 one button says that all of it is filed, with one reference; a part is confirmed by itself', async () => {
    const family = await aFamily(db, place, 'Whole', [
      { name: 'Wes Whole', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
      { name: 'Wyn Whole', bornOn: '2017-03-01', decidedOn: '2026-10-12' },
    ])
    const wholeItem = await midpointAtItem(waymark, family, 'Seen at home.')
    const [wes, wyn] = family.children.map(({ childId }) => `/filing/${wholeItem}/${childId}`)
    assert.ok(wes !== undefined && wyn !== undefined)
    const says = /<button[^>]*name="all"[^>]*>\s*([^<]*?)\s*<\/button>/
    const allOf = async (pack: string) => says.exec((await administrator.get(pack)).body)?.[1]
    assert.equal(await allOf(wes), 'All of it is filed, and there is nothing to upload')
    const without = await administrator.submit(wes, { all: 'yes' }, wes)
    assert.deepEqual(
      without.page.errors.map(({ href }) => href),
      ['#reference'],
    )
    const jobs = () => db.selectFrom('filingJob').selectAll().where('caseSystemReference', 'like', 'W-%').execute()
    assert.equal((await jobs()).length, 0)
    assert.equal((await administrator.submit(wes, { all: 'yes', reference: 'W-1' }, wes)).status, 303)
    assert.deepEqual(
      (await jobs()).map(({ job, nothingToUpload, doneBy }) => [job, nothingToUpload, doneBy]).toSorted(),
      [
        ['decision-and-actions', false, place.people.panelAdministrator],
        ['documents-and-referral', true, place.people.panelAdministrator],
        ['legal-case-note', false, place.people.panelAdministrator],
      ],
      'each job is kept as a person’s own word',
    )
    // A part that was ticked and the button for all: nobody guesses which was meant.
    const either = await administrator.submit(wyn, { job: 'legal-case-note', all: 'yes', reference: 'W-2' }, wyn)
    assert.deepEqual(
      either.page.errors.map(({ text }) => text),
      ['What is now in LCS: a part is ticked. Press “Confirm this part”, or take the ticks away if all of it is filed'],
    )
    assert.match(either.body, /<details[^>]* open/)
    assert.equal(
      (await administrator.submit(wyn, { job: 'legal-case-note', all: 'no', reference: 'W-2' }, wyn)).status,
      303,
    )
    assert.equal((await jobs()).length, 4)
    assert.equal(await allOf(wyn), 'The rest is filed, and there is nothing to upload')
    const stale = (await administrator.get(wyn)).page.forms.find(({ action }) => action === wyn)
    assert.ok(stale)
    assert.equal((await administrator.submit(wyn, { all: 'yes', reference: 'W-3' }, wyn)).status, 303)
    assert.match((await administrator.get(wyn)).page.text, /Legal Case Note In LCS: W-2\..*Nothing to upload: W-3\./)
    // Pressed again on a page that was open before, as the Back button brings it.
    const late = await administrator.post(wyn, { ...Object.fromEntries(stale.fields), all: 'yes', reference: 'W-9' })
    assert.equal(late.status, 403)
    assert.match(late.page.text, /This is in LCS already.*“W-9”, is not kept.*Nothing to upload: W-3\./)
    assert.equal((await jobs()).length, 6)
  })

  test('FI-02 a filed pack leads on to the one to file next, for the person who files', async () => {
    const isNext = ({ text }: { text: string }) => text.startsWith('Next pack: ')
    const next = (await administrator.get(caraPack)).page.links.find(isNext)
    assert.ok(next, 'another pack of the meeting is left')
    assert.notEqual(next.href, caraPack)
    const named = next.text.replace('Next pack: ', '')
    assert.equal((await administrator.get(next.href)).page.heading.endsWith(named), true)
    assert.equal(
      (await administrator.get(next.href)).page.links.some(isNext),
      false,
      'nothing leads past what is to do',
    )
    const manager = await (await waymark.as(place.people.teamManager)).get(caraPack)
    assert.equal(manager.page.links.some(isNext), false)
  })

  test('SEC-02 only the panel administrator confirms; a team manager may read', async () => {
    const manager = await waymark.as(place.people.teamManager)
    assert.equal((await manager.get(`/filing/${item}/${ben}`)).status, 200)
    const token = (await manager.get('/filing')).page.forms[0]?.fields.get('_token') ?? []
    const answer = await manager.post(`/filing/${item}/${ben}`, {
      _token: token,
      job: 'legal-case-note',
      reference: 'X',
    })
    assert.equal(answer.status, 403)
    assert.equal((await (await waymark.as(place.people.otherTeamManager)).get(caraPack)).status, 404)
  })
})

describe('documents', () => {
  const attach = async (name: string, bytes: Buffer, fields: Record<string, string> = {}) => {
    const address = `/items/${item}/documents`
    const opened = await administrator.get(address)
    const form = opened.page.forms.find(({ action }) => action === address)
    assert.ok(form)
    return administrator.upload(
      address,
      { ...Object.fromEntries([...form.fields].map(([key, [value = '']]) => [key, value])), ...fields },
      { field: 'document', name, bytes },
    )
  }
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')

  test('FI-01 a document is attached, goes into the pack and comes back as an attachment, byte for byte', async () => {
    assert.equal((await attach('..\\Referral <1>.pdf.exe', pdf, { kind: 'referral', child: String(cara) })).status, 303)
    const pack = await administrator.get(caraPack)
    const link = pack.page.links.find(({ href }) => href.startsWith('/documents/'))
    assert.equal(link?.text, 'Referral 1 .pdf.pdf')
    const answer = await administrator.get(link.href)
    assert.match(String(answer.headers['content-disposition']), /^attachment/)
    assert.ok(answer.bytes.equals(pdf))
    assert.doesNotMatch((await administrator.get(`/filing/${item}/${ben}`)).body, /Referral 1/)
  })

  test('FI-01 what a file is decides its content: a program named .pdf gets a sentence', async () => {
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])
    const answer = await attach('harmless.pdf', program)
    assert.equal(answer.status, 422)
    assert.match(answer.page.text, /must be a Word document/)
    assert.equal((await attach('empty.pdf', Buffer.alloc(0))).status, 422)
    const large = await attach('large.pdf', Buffer.concat([pdf, Buffer.alloc(11 * 1024 * 1024)]))
    assert.match(large.page.text, /larger than 10 MB/)
  })
})
