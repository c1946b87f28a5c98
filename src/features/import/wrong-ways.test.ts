import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { handMadeZip, withPart, workbookParts } from '#test/support/hand-made-zip.ts'
import { aWorkbook, countsOf, wizardOf } from '#test/support/import-wizard.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, clock, place } = waymark
const administrator = await waymark.as(place.people.administrator)
const { choose, bring, load, findings } = wizardOf(administrator)

const oneCell = workbookParts('<row r="1"><c r="A1"><v>1</v></c></row>')
const imports = async () => (await db.selectFrom('import').select('id').execute()).length
const staff = () => aWorkbook({ Staff: { headings: 'Name, Role', rows: [{ Name: 'Una Hale', Role: 'Solicitor' }] } })

for (const [what, bytes, sentence] of [
  ['macros', handMadeZip(withPart(oneCell, { name: 'xl/vbaProject.bin', content: 'x' })), /carries macros/],
  ['60,000 rows', Buffer.from('Name,Role\n' + 'Una Hale,Solicitor\n'.repeat(60_000)), /20,000 rows in all its sheets/],
  [
    'an archive that unpacks to 60 MB',
    handMadeZip(withPart(oneCell, { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(60_000_001, ' ') })),
    /unpacks to far more than a tracker holds/,
  ],
  [
    'XML entities',
    handMadeZip(withPart(oneCell, { name: 'xl/sharedStrings.xml', content: '<!DOCTYPE x [<!ENTITY a "b">]><sst/>' })),
    /XML declarations that no spreadsheet program writes/,
  ],
  ['NUL bytes in a .csv', Buffer.from('Name,Role\nUna\0Hale,Solicitor\n'), /isn’t a workbook or a table/],
] as const)
  test(`FAM-06 a file with ${what} gets a sentence at its field, and nothing of it is kept`, async () => {
    const before = await imports()
    const sent = await choose('tracker.xlsx', bytes)
    assert.equal(sent.status, 422)
    assert.match(sent.page.errors[0]?.text ?? '', sentence)
    assert.equal(await imports(), before)
  })

test('FAM-06 a formula gone wrong, days counted from 1904, a serial number as text, merged cells, names of every kind: read or told', async () => {
  const headings = ['LCS ID', 'Family', 'Child', 'DOB / EDD', 'LGP date', 'LGP decn', 'LBP sent']
  const text = (at: string, words: string) =>
    `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`
  const letters = 'ABCDEFG'
  const rows = [
    headings.map((heading, at) => text(`${letters.charAt(at)}1`, heading)).join(''),
    // 40,452 days after 1 January 1904 is 2 October 2014.
    `<c r="A2"><v>1001</v></c>${text('B2', 'O’Brien')}${text('C2', "Aoife O'Brien")}<c r="D2" s="1"><v>40452</v></c>${text('E2', '46272')}${text('F2', 'B')}<c r="G2" t="e"><f>H9</f><v>#REF!</v></c>`,
    `<c r="A3"><v>1002</v></c>${text('C3', '\u202Eمحمد\u202C الأحمد')}${text('D3', '01/02/2019')}${text('E3', '07/09/2026')}${text('F3', 'B')}`,
  ]
  const sheet = rows.map((cells, at) => `<row r="${at + 1}">${cells}</row>`).join('')
  const parts = workbookParts(sheet).map((part) => ({
    ...part,
    content: String(part.content)
      .replace('<sheets>', '<workbookPr date1904="1"/><sheets>')
      .replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>')
      .replace('</Relationships>', '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'), // prettier-ignore
  }))
  const styles = '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>' // prettier-ignore
  const address = await bring(handMadeZip([...parts, { name: 'xl/styles.xml', content: styles }]), 'odd.xlsx')
  assert.deepEqual(countsOf(await administrator.get(address), 'Families'), ['1', '0', '0'])
  const told = await findings(address)
  assert.deepEqual(
    told.map(([where, said]) => [where, said]),
    [['Sheet1, row 2, column G (LBP sent)', '#REF!']],
  )
  await load(address)
  const children = await db
    .selectFrom('child')
    .innerJoin('episode', 'episode.childId', 'child.id')
    .select(['name', 'bornOn', 'decidedOn', 'letterSentOn'])
    .orderBy('child.id')
    .execute()
  assert.deepEqual(
    children.map(({ name, bornOn, decidedOn, letterSentOn }) => [
      name,
      String(bornOn),
      String(decidedOn),
      letterSentOn,
    ]),
    [
      ["Aoife O'Brien", '2014-10-02', '2026-09-07', null],
      ['محمد الأحمد', '2019-02-01', '2026-09-07', null],
    ],
  )
})

test('FAM-06 a sheet of 200 columns can be checked and brought', async () => {
  const more = Array.from({ length: 198 }, (_, at) => `Month ${at + 1}`).join(', ')
  const wide = { headings: `Name, Role, ${more}`, rows: [{ Name: 'Ada Wide', Role: 'Solicitor', 'Month 198': 'x' }] }
  const address = await bring(await aWorkbook({ Staff: wide }))
  assert.deepEqual(countsOf(await administrator.get(address), 'People'), ['1', '0', '0'])
})

test('FAM-06 an address that names no import is not found, whatever stands in it', async () => {
  for (const id of ['0', '99', '99999999999999999999', 'x', '-1', '1.5'])
    for (const rest of ['', '/mapping', '/left-out.xlsx', '/left-out/1'])
      assert.equal((await administrator.get(`/import/${id}${rest}`)).status, 404, `${id}${rest}`)
})

test('FAM-06 what is typed as a row or chosen as a column that can’t be gets a sentence, and everything chosen stays', async () => {
  const brought = await choose('staff.xlsx', await staff())
  const mapping = String(brought.headers['location'])
  for (const row of ['three', '-1', '1.5', '123456']) {
    const sent = await administrator.submit(mapping, { 'row-0': row })
    assert.equal(sent.status, 422, row)
    assert.match(sent.page.errors[0]?.text ?? '', /row of the headings of “Staff” is a whole number, like 3/)
    assert.equal(sent.page.forms.find(({ action }) => action === '')?.fields.get('row-0')?.[0], row)
  }
  const beyond = await administrator.submit(mapping, { 'row-0': '900' })
  const next = String(beyond.headers['location'])
  assert.match(
    (await administrator.submit(next, {})).page.errors[0]?.text ?? '',
    /“Staff” has no column for Name and Role/,
  )
  const odd = await administrator.submit(mapping, { 'row-0': '1', 'kind-0': 'staff', 'column-0-1': 'constructor' })
  assert.ok([303, 422].includes(odd.status))
  const again = await administrator.submit(mapping, { 'column-0-1': 'role', 'column-0-2': 'role' })
  assert.match(
    again.page.errors.map((error) => error.text).join(),
    /Two columns of “Staff” are read as Role: choose one/,
  )
})

test('SEC-05 FAM-06 the same upload, load or undo sent twice has one effect', async () => {
  const { page } = await administrator.get('/import')
  const fields = Object.fromEntries(page.forms.find(({ action }) => action === '/import')?.fields ?? [])
  const once = Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values[0] ?? '']))
  const file = { field: 'workbook', name: 'staff.xlsx', bytes: Buffer.from(await staff()) }
  const before = await imports()
  const [one, other] = [
    await administrator.upload('/import', once, file),
    await administrator.upload('/import', once, file),
  ]
  assert.equal(one.headers['location'], other.headers['location'])
  assert.equal(await imports(), before + 1)

  const mapped = await administrator.submit(String(one.headers['location']), {})
  const address = String(mapped.headers['location'])
  const form = (await administrator.get(address)).page.forms.find(({ action }) => action === `${address}/load`)
  const sent = Object.fromEntries(form?.fields ?? [])
  const answers = await Promise.all([
    administrator.post(`${address}/load`, sent),
    administrator.post(`${address}/load`, sent),
  ])
  for (const { status, headers } of answers) assert.deepEqual([status, headers['location']], [303, address])
  assert.deepEqual(await db.selectFrom('person').select('name').where('name', '=', 'Una Hale').execute(), [
    { name: 'Una Hale' },
  ])

  const undoing = (await administrator.get(address)).page.forms.find(({ action }) => action === `${address}/undo`)
  for (let time = 0; time < 2; time += 1)
    assert.equal((await administrator.post(`${address}/undo`, Object.fromEntries(undoing?.fields ?? []))).status, 303)
  assert.deepEqual(await db.selectFrom('person').select('id').where('name', '=', 'Una Hale').execute(), [])
  assert.match((await administrator.get(address)).page.heading, /This import was undone/)
})

test('FAM-06 a preview that was left open while things changed loads nothing, and says so', async () => {
  const address = await bring(await staff())
  const { page } = await administrator.get(address)
  const form = page.forms.find(({ action }) => action === `${address}/load`)
  await db.insertInto('person').values({ name: 'Una Hale', email: null, leftOn: null }).execute()
  await administrator.post(`${address}/load`, Object.fromEntries(form?.fields ?? []))
  const stopped = await administrator.get(address)
  assert.match(stopped.page.text, /Nothing was loaded: records were changed since you looked at the preview/)
  assert.deepEqual(countsOf(stopped, 'People'), ['0', '0', '1'])
})

test('SEC-05 FAM-06 who comes back to the form after the session has ended is asked to sign in, and nothing is brought', async () => {
  const { page } = await administrator.get('/import')
  const fields = Object.fromEntries(page.forms.find(({ action }) => action === '/import')?.fields ?? [])
  const once = Object.fromEntries(Object.entries(fields).map(([name, values]) => [name, values[0] ?? '']))
  const before = await imports()
  clock.moveTo('2026-11-20T11:00')
  const sent = await administrator.upload('/import', once, { field: 'workbook', name: 's.xlsx', bytes: Buffer.from(await staff()) }) // prettier-ignore
  assert.notEqual(sent.status, 500)
  assert.match(`${sent.page.heading} ${sent.page.text}`, /[Ss]ign in/)
  assert.equal(await imports(), before)
})
