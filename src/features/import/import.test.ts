import { readFile } from 'node:fs/promises'
import { describe, test } from 'node:test'
import { readWorkbook } from '#platform/spreadsheets/read-workbook.ts'
import type { Cell, Workbook } from '#platform/spreadsheets/workbook.ts'
import { writeWorkbook } from '#platform/spreadsheets/write-workbook.ts'
import { loadExisting } from '#records/import/import-existing.ts'
import { fillNewAuthority } from '#records/meeting/new-authority.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { aWorkbook, countsOf, wizardOf } from '#test/support/import-wizard.ts'
import { openWaymarkWith } from '#test/support/waymark.ts'

const at = { now: Temporal.Instant.from('2026-11-20T09:00Z'), today: Temporal.PlainDate.from('2026-11-20') }
const waymark = await openWaymarkWith('2026-11-20T09:00', (db) =>
  db.transaction().execute((tx) => fillNewAuthority(tx, { name: 'Authority administrator', email: null }, at)),
)
const { db } = waymark
const administratorId = (await db.selectFrom('person').select('id').executeTakeFirstOrThrow()).id
const administrator = await waymark.as(administratorId)
const { choose, bring, load, findings, undo } = wizardOf(administrator)

const data = (name: string) => readFile(new URL(`../../../test/data/${name}`, import.meta.url))
const northbrook = await data('northbrook-tracker.xlsx')
const workbook = await readWorkbook(northbrook, 'northbrook-tracker.xlsx')
assert.ok(workbook.ok)

const sheetOf = (book: Workbook, name: string) => {
  const sheet = book.sheets.find((each) => each.name === name)
  assert.ok(sheet, name)
  return sheet
}

/** A workbook with one sheet of the council's, some cells changed by row and column. */
function oneSheet(
  name: string,
  change: (row: number, cells: readonly Cell[]) => readonly Cell[] = (_, cells) => cells,
) {
  const { rows } = sheetOf(workbook.ok ? workbook.value : { sheets: [] }, name)
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const all = Array.from({ length: rows.at(-1)?.number ?? 0 }, (_, at) => {
    const cells = rows.find(({ number }) => number === at + 1)?.cells ?? []
    return change(
      at + 1,
      Array.from({ length: width }, (_, column) => cells[column] ?? null),
    )
  })
  const [first, ...below] = all
  return writeWorkbook(
    [
      {
        name,
        columns: (first ?? []).map((cell) => ({ heading: String(cell ?? ''), width: 12 })),
        pages: () => [below],
      },
    ],
    { title: name, council: 'Northbrook Council' },
  )
}

const count = async (table: 'family' | 'child' | 'episode' | 'action' | 'hearing' | 'importFinding' | 'import') =>
  (await db.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count // prettier-ignore

describe('FAM-06 a council’s own workbook', () => {
  let address = ''

  test('FAM-06 its sheets and headings are recognised, and each column can be read otherwise', async () => {
    const brought = await choose('northbrook-tracker.xlsx', northbrook)
    const mapping = String(brought.headers['location'])
    const { page } = await administrator.get(mapping)
    for (const sheet of ['PLO Tracker', 'Proceedings', 'Private', 'Actions', 'Staff list'])
      assert.match(page.text, new RegExp(`What “${sheet}” holds`))
    assert.match(page.text, /LBP sent Column L/)
    address = mapping.replace('/mapping', '')
  })

  test('FAM-06 a sheet without what it needs says which column is missing; nothing moves on', async () => {
    const { page } = await administrator.get(`${address}/mapping`)
    const [form] = page.forms.filter(({ action }) => action === '')
    const kinds = [...(form?.fields ?? [])].filter(([name]) => name.startsWith('kind-'))
    const tracker = kinds.find(([, [kind]]) => kind === 'tracker')?.[0].replace('kind-', '') ?? ''
    const decided = [...(form?.fields ?? [])].find(
      ([name, [field]]) => name.startsWith(`column-${tracker}-`) && field === 'decidedOn',
    )
    const sent = await administrator.submit(`${address}/mapping`, { [decided?.[0] ?? '']: '' })
    assert.equal(sent.status, 422)
    assert.match(sent.page.errors[0]?.text ?? '', /“PLO Tracker” has no column for Decision to start/)
    assert.equal(sent.page.errors[0]?.href, `#kind-${tracker}`)
  })

  test('FAM-06 the preview counts what would come in and tells every planted problem by sheet, row and column', async () => {
    await administrator.submit(`${address}/mapping`, {})
    const preview = await administrator.get(address)
    assert.deepEqual(countsOf(preview, 'Children'), ['164', '0', '0'])
    assert.deepEqual(countsOf(preview, 'Pre-proceedings'), ['82', '0', '0'])
    assert.match(preview.page.text, /1 row stays out until corrected/)
    const said = new Set((await findings(address)).map(([place]) => place))
    for (const place of [
      'PLO Tracker, row 70, column A (LCS ID)',
      'PLO Tracker, row 11, column L (LBP sent)',
      'PLO Tracker, row 52, column L (LBP sent)',
      'PLO Tracker, row 85, column U (Ext to)',
      'PLO Tracker, row 88, column V (Ext agreed by)',
      'PLO Tracker, row 68, column D (DOB / EDD)',
      'PLO Tracker, row 55',
      'PLO Tracker, row 7, column G (SW)',
      'PLO Tracker, row 83, column W (12wk held)',
    ])
      assert.ok(said.has(place), place)
    assert.equal(await count('child'), 0)
  })

  test('FAM-06 it is loaded whole, and the summary says what came in', async () => {
    const summary = await load(address)
    assert.equal(summary.page.heading, 'northbrook-tracker.xlsx The workbook is loaded')
    assert.deepEqual(countsOf(summary, 'Children'), ['164', '0', '0'])
    const expected = JSON.parse((await data('northbrook-tracker.expected.json')).toString()) as Expected
    assert.equal(await count('child'), 164)
    assert.equal(await count('episode'), expected.sheets.episodes - 1)
    assert.equal(await count('action'), expected.sheets.actions)
    const open = await db.selectFrom('episode').select('childId').where('endedOn', 'is', null).execute()
    assert.equal(open.length, expected.children_with_an_open_episode)
  })

  test('FAM-06 what could not be taken is beside the child’s record, and the row left out is counted on the tracker', async () => {
    const panel = await waymark.as(await personCalled('Nadia Rossi'))
    const child = await db.selectFrom('child').selectAll().where('name', '=', 'Amira Turner').executeTakeFirstOrThrow()
    const family = await panel.get(`/families/${child.familyId}`)
    assert.match(family.page.text, /PLO Tracker, row 11, column L \(LBP sent\) said “31\/02\/2026”/)
    assert.match((await panel.get('/tracker')).page.text, /1 row/)
  })

  test('FAM-06 whoever holds a post with a core seat can be at the meeting, the chair among them', async () => {
    const seats = await db
      .selectFrom('seatHolding')
      .innerJoin('coreSeat', 'coreSeat.id', 'seatId')
      .innerJoin('person', 'person.id', 'personId')
      .select(['label', 'name'])
      .orderBy('position')
      .execute()
    assert.deepEqual(
      seats.map(({ label, name }) => [label, name]),
      [
        ['Head of Service of Quality Assurance', 'Hannah Lowe'],
        ['Court QA Manager', 'Dawn Pickering'],
        ['Service Manager, Operational', 'Dean Ratcliffe'],
        ['Service Manager, Regulated Services', 'Simone Baptiste'],
        ['Legal Gateway Panel administrator', 'Nadia Rossi'],
      ],
    )
  })

  test('FAM-06 the same workbook again adds and changes nothing, and doubles no finding', async () => {
    const before = [await loadExisting(db, at.today), await count('importFinding')]
    const again = await bring(northbrook)
    const preview = await administrator.get(again)
    const kinds = preview.page.rows.filter(([, ...counted]) => counted.every((count) => /^\d+$/.test(count)))
    assert.equal(kinds.length, 14, String(kinds))
    for (const [what = '', added, changed] of kinds) assert.deepEqual([added, changed], ['0', '0'], what)
    await load(again)
    assert.deepEqual([await loadExisting(db, at.today), await waiting()], before)
    assert.equal((await undo(again)).status, 303)
    assert.deepEqual([await loadExisting(db, at.today), await waiting()], before)
  })

  test('FAM-06 a changed cell changes its record and no other, old → new before it is done; undo puts it back', async () => {
    const before = await loadExisting(db, at.today)
    const corrected = await oneSheet('PLO Tracker', (row, cells) =>
      row === 9 ? cells.with(9, Temporal.PlainDate.from('2026-10-02')) : cells,
    )
    const changed = await bring(corrected)
    const preview = await administrator.get(changed)
    assert.match(preview.page.text, /Decision to start: Thu 1 Oct 2026 → Fri 2 Oct 2026/)
    assert.deepEqual(countsOf(preview, 'Pre-proceedings'), ['0', '1', '81'])
    const shown = (await waymark.trail()).at(-1)?.children ?? []
    assert.ok(shown.length > 0, 'the trail keeps whose names stood on the preview')
    await load(changed)
    const kept = await db.selectFrom('episode').select('id').where('decidedOn', '=', Temporal.PlainDate.from('2026-10-02')).where('version', '=', 2).execute() // prettier-ignore
    assert.equal(kept.length, 1)
    assert.equal((await undo(changed)).status, 303)
    assert.deepEqual(await loadExisting(db, at.today), before)
    const again = await administrator.get(await bring(corrected))
    assert.deepEqual(countsOf(again, 'Pre-proceedings'), ['0', '1', '81'], 'what was undone is nobody’s own record')
  })

  test('FAM-06 the rows left out come back as a workbook that can be brought again', async () => {
    const taken = await administrator.get(`${address}/left-out.xlsx`)
    const read = await readWorkbook(taken.bytes, 'left out.xlsx')
    assert.ok(read.ok)
    const sheet = sheetOf(read.value, 'PLO Tracker – left out')
    assert.equal(sheet.rows[1]?.cells[2], 'Aaliyah O\'Brien') // prettier-ignore
    assert.ok(sheet.rows[0]?.cells.includes('Why it stayed out'))
    const again = await bring(taken.bytes, 'left out.xlsx')
    assert.match((await administrator.get(again)).page.text, /What this workbook would do/)
    await administrator.submit(again, {}, `${again}/discard`)
    assert.equal((await administrator.get(again)).status, 404)
  })

  test('FAM-06 a row left out is settled in words, and the tracker counts it no more', async () => {
    const { page } = await administrator.get(address)
    const settle = page.links.find(({ href }) => href.startsWith(`${address}/left-out/`))?.href ?? ''
    const unsaid = await administrator.submit(settle, {})
    assert.equal(unsaid.status, 422)
    assert.deepEqual(unsaid.page.errors.map(({ href }) => href), ['#way', '#words']) // prettier-ignore
    const saved = await administrator.submit(settle, { way: 'dropped', words: 'She stands in row 54 already' })
    assert.equal(saved.headers['location'], address)
    assert.match((await administrator.get(address)).page.text, /It is to stay out: She stands in row 54 already/)
    assert.equal((await administrator.get(settle)).status, 404)
  })

  test('FAM-06 it can’t be undone once somebody has changed a child: the page says which, and has no button', async () => {
    await db
      .updateTable('child')
      .set({ notes: 'Changed by hand', version: 2 })
      .where('name', '=', 'Mason Barnes')
      .execute()
    const { page } = await administrator.get(address)
    assert.match(page.text, /Undo this import It can’t be undone any more, because somebody has built on it/)
    assert.match(page.text, /Child \(Mason Barnes\): changed since/)
    assert.match(page.text, /Person \(Nadia Rossi\): something made since refers to it/)
    assert.ok(!page.forms.some(({ action }) => action.endsWith('/undo')), 'no button that would be refused')
    assert.equal(await count('child'), 164)
  })
})

describe('FAM-06 what is no workbook', () => {
  for (const [what, name, bytes, sentence] of [
    [
      'a renamed program',
      'tracker.xlsx',
      Buffer.from('MZ\x90\0\x03\0\0\0'.padEnd(600, '\0'), 'latin1'),
      /isn’t a workbook/,
    ],
    ['an empty file', 'tracker.xlsx', Buffer.alloc(0), /There is nothing in the file|Choose the workbook/],
    ['an empty sheet', 'tracker.csv', Buffer.from('\n\n\n'), /There is nothing in the file/],
    ['a file larger than any workbook', 'tracker.xlsx', Buffer.alloc(30_000_000, 'a'), /larger than 20 MB/],
  ] as const)
    // prettier-ignore
    test(`FAM-06 ${what} gets a sentence at its field, and nothing of it is kept`, async () => {
      const before = await count('import')
      const sent = await choose(name, bytes)
      assert.equal(sent.status, 422)
      assert.match(sent.page.errors[0]?.text ?? '', sentence)
      assert.equal(sent.page.errors[0]?.href, '#workbook')
      assert.equal(await count('import'), before)
    })

  test('FAM-06 a form without a file asks for one', async () => {
    const sent = await administrator.submit('/import', {})
    assert.equal(sent.status, 422)
    assert.match(sent.page.errors[0]?.text ?? '', /Choose the workbook/)
  })
})

describe('FAM-06 columns named by a person', () => {
  const csv = (heading: string) => Buffer.from(`Childs full title,${heading},Team\nZoe Marsh,01/10/2026,\n`)

  test('FAM-06 another kind of sheet is proposed anew; what a person chose is remembered for the next workbook', async () => {
    const brought = await choose('other.csv', csv('Started on'))
    const mapping = String(brought.headers['location'])
    const none = await administrator.submit(mapping, {})
    assert.match(none.page.errors[0]?.text ?? '', /Say what “.*” holds, or another sheet/)
    const anew = await administrator.submit(mapping, { 'kind-0': 'tracker', 'row-0': '1' })
    assert.equal(anew.headers['location'], `${mapping}?again=kind-0#kind-0`)
    const { page: again, body } = await administrator.get(`${mapping}?again=kind-0`)
    assert.match(again.text, /are proposed anew below/)
    assert.doesNotMatch(body, /autofocus/, 'the focus goes to what was changed, not to a notice')
    assert.ok(again.ids.has('kind-0'))
    const elsewhere = await administrator.submit(mapping, { 'kind-0': 'tracker', 'row-0': '2' })
    assert.equal(elsewhere.headers['location'], `${mapping}?again=row-0#row-0`)
    await administrator.submit(mapping, { 'row-0': '1' })
    const lacking = await administrator.submit(mapping, {})
    assert.match(lacking.page.errors[0]?.text ?? '', /no column for Child and Decision to start/)
    const chosen = await administrator.submit(mapping, { 'column-0-1': 'child', 'column-0-2': 'decidedOn' })
    assert.equal(chosen.status, 303, chosen.page.text.slice(0, 500))
    const next = await choose('next.csv', csv('Started on'))
    const { page } = await administrator.get(String(next.headers['location']))
    const fields = page.forms.find(({ action }) => action === '')?.fields
    assert.deepEqual([fields?.get('column-0-1'), fields?.get('column-0-2')], [['child'], ['decidedOn']])
    assert.match(page.text, /As somebody chose/)
  })
})

test('FAM-06 a .csv is brought as far as the children’s records, and a sheet nobody knows is left aside and named', async () => {
  const csv = `LCS ID;Family;Child;DOB / EDD;LGP date;LGP decn;LBP sent
770001;Pryce;Iolo Pryce;01/02/2019;Mon 5 Oct 2026;B;12.10.26
;;Non Pryce;3 May 2021;5/10/2026;B;soon
`
  const address = await bring(Buffer.from(csv), 'Tracker of team 5.csv')
  const preview = await administrator.get(address)
  assert.deepEqual(countsOf(preview, 'Children'), ['2', '0', '0'])
  assert.doesNotMatch(preview.page.text, /Left aside/)
  assert.ok((await findings(address)).some(([where]) => where === 'Tracker of team 5, row 3, column G (LBP sent)'))
  await load(address)
  const children = await db
    .selectFrom('child')
    .innerJoin('episode', 'episode.childId', 'child.id')
    .select(['name', 'bornOn', 'decidedOn', 'letterSentOn'])
    .where('name', 'like', '%Pryce')
    .orderBy('child.id')
    .execute()
  assert.deepEqual(children, [
    { name: 'Iolo Pryce', bornOn: day('2019-02-01'), decidedOn: day('2026-10-05'), letterSentOn: day('2026-10-12') },
    { name: 'Non Pryce', bornOn: day('2021-05-03'), decidedOn: day('2026-10-05'), letterSentOn: null },
  ])
  const rota = { headings: 'Monday, Tuesday', rows: [{ Monday: 'Jo', Tuesday: 'Sam' }] }
  const staff = { headings: 'Name, Role', rows: [{ Name: 'Una Hale', Role: 'Solicitor' }] }
  const beside = await bring(await aWorkbook({ Rota: rota, Staff: staff }), 'staff.xlsx')
  assert.match(
    (await administrator.get(beside)).page.text,
    /Left aside: “Rota”\. Say what it holds if it is to be read too/,
  )
})

test('SEC-02 only an authority administrator brings workbooks', async () => {
  const panel = await waymark.as(await personCalled('Nadia Rossi'))
  for (const address of ['/import', '/import/1', '/import/1/mapping', '/import/1/left-out.xlsx'])
    assert.equal((await panel.get(address)).status, 403, address)
})

test('FAM-06 a column that was recognised can be read otherwise; the preview follows, and the next workbook proposes it so', async () => {
  const csv =
    'LCS ID,Family,Child,DOB / EDD,LGP date,LGP decn,LBP sent\n770009,Orme,Tia Orme,01/02/2019,05/10/2026,B,12/10/2026\n'
  const brought = await choose('orme.csv', Buffer.from(csv))
  const mapping = String(brought.headers['location'])
  const changed = await administrator.submit(mapping, { 'column-0-7': 'firstMeetingOn' })
  await load(String(changed.headers['location']))
  const { id } = await db.selectFrom('child').select('id').where('name', '=', 'Tia Orme').executeTakeFirstOrThrow()
  const episode = await db.selectFrom('episode').selectAll().where('childId', '=', id).executeTakeFirstOrThrow()
  assert.deepEqual([episode.letterSentOn, String(episode.firstMeetingOn)], [null, '2026-10-12'])
  const next = await choose('orme.csv', Buffer.from(csv))
  const { page } = await administrator.get(String(next.headers['location']))
  assert.deepEqual(page.forms.find(({ action }) => action === '')?.fields.get('column-0-7'), ['firstMeetingOn'])
})

type Expected = {
  readonly sheets: Readonly<Record<'episodes' | 'actions', number>>
  readonly children_with_an_open_episode: number
}

const personCalled = async (name: string) =>
  (await db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id

const waiting = async () =>
  (await db.selectFrom('importFinding').select('id').where('settledAt', 'is', null).execute()).length
