import { describe, test } from 'node:test'
import fc from 'fast-check'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { midpointAtItem } from '#test/support/midpoint-at-item.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'
import { readZip } from '#platform/word/read-zip.ts'

const waymark = await openWaymark('2026-11-23T11:00')
const { db, place, clock } = waymark
const { people } = place
let administrator = await waymark.as(people.panelAdministrator)
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')

/** On that morning: whoever was signed in the day before isn’t any more. */
async function onMorning(moment: string): Promise<void> {
  clock.moveTo(moment)
  administrator = await waymark.as(people.panelAdministrator)
}

/** A family whose midpoint is filed for the first child; its sibling’s isn’t. */
async function filed(familyName: string) {
  await onMorning('2026-11-23T11:00')
  const family = await aFamily(db, place, familyName, [
    { name: `Cara ${familyName}`, bornOn: '2019-03-01', decidedOn: '2026-10-12' },
    { name: `Ben ${familyName}`, bornOn: '2014-03-01', decidedOn: '2026-10-12' },
  ])
  const item = await midpointAtItem(waymark, family, 'Cara and Ben were seen at home.')
  const [cara = 0, ben = 0] = family.children.map(({ childId }) => childId)
  const pack = `/filing/${item}/${cara}`
  await file(pack, 'CN-1')
  const action = await db.selectFrom('action').select('id').where('agendaItemId', '=', item).executeTakeFirstOrThrow()
  await onMorning('2026-11-26T10:00')
  return { item, cara, ben, pack, action: `/actions/${action.id}`, ...family }
}

type Filed = Awaited<ReturnType<typeof filed>>

async function file(pack: string, reference: string): Promise<void> {
  if (!(await administrator.get(pack)).body.includes('name="all"')) return
  const answer = await administrator.submit(pack, { all: 'yes', reference }, pack)
  assert.equal(answer.status, 303, answer.page.text)
}

async function attach({ item }: Filed, child: number, name = 'Genogram.pdf') {
  const address = `/items/${item}/documents`
  const form = (await administrator.get(address)).page.forms.find(({ action }) => action === address)
  const fields = Object.fromEntries([...(form?.fields ?? [])].map(([key, [value = '']]) => [key, value]))
  return administrator.upload(address, { ...fields, child: String(child) }, { field: 'document', name, bytes: pdf })
}

const rename = async ({ cara }: Filed, name: string) =>
  (await waymark.as(people.socialWorker)).submit(`/children/${cara}/details`, { name })
const move = ({ action }: Filed, to = '2026-12-09') =>
  administrator.submit(`${action}/move`, { ...dateFields('to', to), reason: 'The aunt is away' })
const handOn = ({ action }: Filed) =>
  administrator.submit(`${action}/reassign`, { doer: String(people.otherSocialWorker) })

const textOf = async (pack: string) => (await administrator.get(pack)).page.text

describe('FI-03 what is changed after filing makes a new version to be filed, which says what is new', () => {
  const changes: readonly (readonly [string, (of: Filed) => Promise<unknown>, RegExp, jobs: RegExp])[] = [
    [
      'a moved action',
      move,
      /What is new: Actions, moved from Wednesday 2 December 2026 to Wednesday 9 December 2026: Viability assessment .* by Wednesday 9 December 2026\)/,
      /Decision and actions on the child’s file To do again.*Legal Case Note To do again.*Documents and referral Nothing to upload/,
    ],
    [
      'an action handed on',
      handOn,
      /What is new: Actions, new: Viability assessment .*\(Marcus Bell/,
      /Decision and actions on the child’s file To do again.*Legal Case Note To do again.*Documents and referral Nothing to upload/,
    ],
    [
      'the child’s name',
      (of) => rename(of, 'Cara Quill'),
      /What is new: Name: Cara Quill, no longer Cara /,
      /Decision and actions on the child’s file In LCS: CN-1.*Legal Case Note To do again.*Documents and referral Nothing to upload/,
    ],
    [
      'a document',
      (of) => attach(of, of.cara),
      /What is new: Documents, new: Genogram\.pdf/,
      /Decision and actions on the child’s file In LCS: CN-1.*Legal Case Note In LCS: CN-1.*Documents and referral To do again/,
    ],
  ]
  for (const [what, change, news, jobs] of changes)
    test(`FI-03 ${what}`, async () => {
      const of = await filed('Adeyemi')
      assert.match(await textOf(of.pack), /Filed to LCS on Monday 23 November 2026/)
      await change(of)
      const text = await textOf(of.pack)
      assert.match(text, /Legal Case Note, version 2/)
      assert.match(text, /VERSION 2 In place of version 1, filed on Mon 23 Nov 2026 under CN-1/)
      assert.match(text, news)
      assert.match(text, jobs)
      assert.match(text, /To be on the child’s file by the end of Friday 27 November 2026/)
      assert.match((await administrator.get('/filing')).page.text, /version 2, in place of an earlier one/)
      await file(of.pack, 'CN-2')
      const again = await textOf(of.pack)
      assert.match(again, /Filed to LCS on Thursday 26 November 2026/)
      assert.match(again, /What was filed Version 1, .*: CN-1 Version 2, .*: CN-2/)
    })

  test('FI-03 what concerns only a sibling leaves the child’s file as it is', async () => {
    const of = await filed('Begum')
    assert.equal((await attach(of, of.ben)).status, 303)
    await db
      .updateTable('review')
      .set({ outcome: 'seek-extension', why: 'Ben’s own' })
      .where('episodeId', '=', of.children[1]?.episodeId ?? 0)
      .execute()
    assert.match(await textOf(of.pack), /Filed to LCS on Monday 23 November 2026/)
  })

  test('FI-03 an action that was done changes nothing that is on file, and no list compares its packs again', async () => {
    const of = await filed('Castle')
    const compared = () =>
      db.selectFrom('filingChanged').selectAll().where('agendaItemId', '=', of.item).executeTakeFirst()
    assert.equal(await compared(), undefined)
    const done = await administrator.submit(`${of.action}/done`, { doneWords: 'Filed in the case system' })
    assert.equal(done.status, 303, done.page.text)
    assert.equal(await compared(), undefined)
    assert.match(await textOf(of.pack), /Filed to LCS on Monday 23 November 2026/)
    const another = await filed('Castleton')
    await move(another)
    assert.deepEqual(
      await db.selectFrom('filingChanged').selectAll().where('agendaItemId', '=', another.item).executeTakeFirst(),
      { agendaItemId: another.item },
    )
  })

  test('FI-02 TM-04 the chair’s confirmation after filing makes no new version, and is said', async () => {
    const of = await filed('Carter')
    await db
      .updateTable('agendaItem')
      .set({ state: 'confirmed', confirmedBy: people.chair, confirmedAs: 'chair', confirmedAt: clock.now() })
      .where('id', '=', of.item)
      .execute()
    assert.match(
      await textOf(of.pack),
      /Filed to LCS on .*The chair has confirmed this since; nothing else was changed/,
    )
  })

  test('FI-03 TM-04 after the chair’s confirmation a new version doesn’t read as filed by the tick of the earlier one', async () => {
    const of = await filed('Cosgrove')
    await onMorning('2026-11-23T12:00')
    const chair = await waymark.as(people.chair)
    const monday = '/meetings/2026-11-23/confirm'
    assert.equal((await chair.submit(monday, {}, monday)).status, 303)
    await onMorning('2026-11-26T10:00')
    assert.match(
      await textOf(of.pack),
      /Legal Case Note In LCS: CN-1\. Confirmed by Dawn Pickering, [^.]*\. Filed before the chair confirmed, and says so/,
    )
    assert.equal((await attach(of, of.cara)).status, 303)
    const version2 = await textOf(of.pack)
    assert.match(version2, /Legal Case Note, version 2 .*Confirmed by Robert Quayle, chair/)
    assert.match(
      version2,
      /Legal Case Note In LCS: CN-1\. [^.]*\. Filed with version 1, before the chair confirmed: what it says is the same/,
    )
    assert.match(version2, /Documents and referral To do again/)
    await file(of.pack, 'CN-2')
    const filed2 = (await administrator.get(`${of.pack}/versions/2`)).page.text
    assert.match(filed2, /Legal Case Note, as it stood; it wasn’t filed with this version/)
    assert.match((await administrator.get(`${of.pack}/versions/1`)).page.text, /Legal Case Note, as it was filed/)
    // The chair corrects what it says: that note isn't on file, whatever stood there before.
    await db.updateTable('agendaItem').set({ number: 2, discussion: 'Seen again.' }).where('id', '=', of.item).execute()
    assert.match(await textOf(of.pack), /Legal Case Note To do again: .*Documents and referral In LCS: CN-2/)
  })

  test('FI-02 what was written again since a page was opened isn’t confirmed unread', async () => {
    const of = await filed('Dunn')
    const bens = `/filing/${of.item}/${of.ben}`
    const form = (await administrator.get(bens)).page.forms.find(({ action }) => action === bens)
    assert.equal((await attach(of, of.ben)).status, 303)
    const sent = { ...Object.fromEntries(form?.fields ?? []), job: 'legal-case-note', reference: 'CN-9' }
    const answer = await administrator.post(bens, sent)
    assert.equal(answer.status, 403)
    assert.match(answer.page.text, /This was written again since you opened the page/)
  })

  test('FI-03 a correction that changes the child’s note is a version with its reason where the item is this child’s alone', async () => {
    await onMorning('2026-11-23T11:00')
    const family = await aFamily(db, place, 'Ellis', [
      { name: 'Ede Ellis', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
    ])
    const item = await midpointAtItem(waymark, family, 'Ede was seen.')
    const pack = `/filing/${item}/${family.children[0]?.childId}`
    await file(pack, 'CN-1')
    await onMorning('2026-11-26T10:00')
    const version = { itemId: item, number: 1, content: JSON.stringify({ lines: [], confirmed: null }) }
    const correction = { correctedBy: people.chair, correctedAt: clock.now(), reason: 'The aunt was meant' }
    await db
      .insertInto('agendaItemVersion')
      .values({ ...version, ...correction })
      .execute()
    await db
      .updateTable('agendaItem')
      .set({ number: 2, discussion: 'Ede’s aunt was seen.' })
      .where('id', '=', item)
      .execute()
    const text = await textOf(pack)
    assert.match(text, /Reason: The aunt was meant/)
    assert.match(text, /What was said, new: Ede’s aunt was seen\. .*What was said, no longer: Ede was seen\./)
  })
})

describe('FI-01 what was filed stays what it was', () => {
  const steps: readonly ((of: Filed) => Promise<unknown>)[] = [
    (of) => move(of),
    (of) => move(of, '2026-12-16'),
    handOn,
    (of) => rename(of, 'Cara Renamed'),
    (of) => attach(of, of.cara),
    (of) => attach(of, of.ben, 'Ben’s report.pdf'),
    ({ item }) => db.updateTable('agendaItem').set({ discussion: 'Written anew' }).where('id', '=', item).execute(),
    ({ item }) => db.updateTable('action').set({ words: 'Another one' }).where('agendaItemId', '=', item).execute(),
    ({ familyId }) => db.insertInto('child').values({ familyId, name: 'Home Newcome' }).execute(),
    ({ pack }) => file(pack, 'CN-3'),
  ]

  test('FI-03 after any later changes, in any order, page, Word file, content and hash of the filed version are the same', async () => {
    let family = 0
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...steps.keys()], { minLength: 3 }), async (order) => {
        family += 1
        const of = await filed(`Property${family}`)
        const before = await asFiled(of)
        for (const step of order) {
          await steps[step]?.(of)
          assert.deepEqual(await asFiled(of), before)
        }
      }),
      { numRuns: 4 },
    )
  })

  async function asFiled({ item, cara, pack }: Filed) {
    const kept = await db
      .selectFrom('filingPack')
      .select(['content', 'contentHash'])
      .where('agendaItemId', '=', item)
      .where('childId', '=', cara)
      .where('number', '=', 1)
      .executeTakeFirstOrThrow()
    const shown = await administrator.get(`${pack}/versions/1`)
    assert.equal(shown.status, 200)
    assert.match(shown.page.text, /Unchanged since it was filed/)
    const note = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(shown.body)?.[1]
    return { ...kept, note, word: (await administrator.get(`${pack}/versions/1/note.docx`)).bytes.toString('base64') }
  }

  test('FI-03 the application’s login can neither change nor remove it', async () => {
    await filed('Locked')
    await assert.rejects(db.updateTable('filingPack').set({ contentHash: 'x' }).execute(), /permission denied/)
    await assert.rejects(db.deleteFrom('filingJob').execute(), /permission denied/)
  })

  test('SET-03 FI-03 what was filed and a meeting that has been keep the names of their day', async () => {
    const of = await filed('Names')
    const before = await asFiled(of)
    const authority = await waymark.as(people.administrator)
    for (const [key, text] of [
      ['document.legal-case-note', 'Decision Note'],
      ['body.tracking-meeting', 'Progress Meeting'],
      ['case-system', 'Mosaic'],
    ] as const)
      assert.equal((await authority.submit(`/settings/names/${key}`, { text })).status, 303)
    const { chair } = await db
      .selectFrom('coreSeat')
      .select('id as chair')
      .where('part', '=', 'chair')
      .executeTakeFirstOrThrow()
    const { id: sittingId } = await db
      .selectFrom('sitting')
      .select('id')
      .where('meetsOn', '=', Temporal.PlainDate.from('2026-11-23'))
      .executeTakeFirstOrThrow()
    await db
      .insertInto('attendance')
      .values({ sittingId, seatId: chair, personId: people.chair, present: 'present' })
      .onConflict((known) => known.doNothing())
      .execute()
    assert.equal((await authority.submit(`/settings/seats/${chair}/name`, { label: 'Principal officer' })).status, 303)
    assert.deepEqual(await asFiled(of), before)
    assert.match(before.note ?? '', /LCS id/)
    const footer = [...(await readZip(Buffer.from(before.word, 'base64')))].find(([name]) =>
      /^word\/footer\d+\.xml$/.test(name),
    )
    assert.match(String(footer?.[1]), /Legal Case Note/)
    assert.match((await administrator.get(`${of.pack}/versions/1`)).page.text, /Legal Case Note, as it was filed/)
    const headed = async (on: string) => (await administrator.get(`/meetings/${on}`)).page.heading
    assert.match(await headed('2026-11-23'), /^Legal Tracking Meeting/)
    assert.match(await headed('2026-11-30'), /^Progress Meeting/)
    const seats = async (on: string) => (await administrator.get(`/meetings/${on}/attendance`)).page.text
    assert.doesNotMatch(await seats('2026-11-23'), /Principal officer/)
    await onMorning('2026-11-30T08:00')
    assert.match(await seats('2026-11-30'), /Principal officer/)
    const toCome = await textOf(`/filing/${of.item}/${of.ben}`)
    assert.match(toCome, /Legal Tracking Meeting, Monday 23 November 2026/, 'the meeting was called so')
    assert.match(toCome, /Decision Note/, 'and the note is called so now')
  })
})
