import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aWorkbook, wizardOf } from '#test/support/import-wizard.ts'
import { openWaymark } from '#test/support/waymark.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const waymark = await openWaymark('2026-11-20T09:00')
const { db, clock, place } = waymark
const administrator = await waymark.as(place.people.administrator)
const { bring, load, undo } = wizardOf(administrator)

const ben = { 'LCS ID': 1003, Child: 'Ben Cole', 'Court no.': 'NB1', Issued: day('2026-10-05'), CMH: day('2026-12-01') }
const task = { Child: 'Ben Cole', Action: 'Book the guardian', Who: 'Grace Oyelaran' }
const workbook = (row: typeof ben, tasks: Readonly<Record<string, string>>) =>
  aWorkbook({
    Court: { headings: 'LCS ID, Child, Court no., Issued, CMH', rows: [row] },
    Actions: { headings: 'Child, Action, Who, Done', rows: [tasks] },
  })
const action = () => db.selectFrom('action').selectAll().executeTakeFirstOrThrow()
const moves = () => db.selectFrom('hearingChange').select(['what', 'fromWords', 'toWords']).orderBy('id').execute()

test('AC-01 CT-03 FAM-06 the next workbook says that an action is done and a hearing moved: both as if entered by hand, and undone alike', async () => {
  await load(await bring(await workbook(ben, task)))
  clock.moveTo('2026-11-27T09:00')
  await administrator.signIn(place.people.administrator)
  const next = await bring(await workbook({ ...ben, CMH: day('2026-12-08') }, { ...task, Done: 'Y' }))
  const preview = await administrator.get(next)
  assert.match(preview.page.text, /Done: nothing → done/)
  assert.match(preview.page.text, /Date: Tue 1 Dec 2026 → Tue 8 Dec 2026/)
  await load(next)
  const done = await action()
  assert.deepEqual(
    [String(done.doneOn), done.doneWords],
    ['2026-11-27', 'Done by the day of the import; the workbook doesn’t say when.'],
  )
  const moved = { what: 'date', fromWords: 'Tue 1 Dec 2026', toWords: 'Tue 8 Dec 2026' }
  assert.deepEqual(await moves(), [moved])
  await undo(next)
  assert.equal((await action()).doneOn, null)
  assert.deepEqual(await moves(), [moved, { ...moved, fromWords: moved.toWords, toWords: moved.fromWords }])
})

test('FAM-06 imports are undone one after the other, the last first', async () => {
  const [second, third] = [
    await bring(await workbook({ ...ben, CMH: day('2026-12-09') }, task)),
    await bring(await workbook({ ...ben, CMH: day('2026-12-10') }, task)),
  ]
  await load(second)
  const undoing = (await administrator.get(second)).page.forms.find(({ action }) => action === `${second}/undo`)
  await load(third)
  const tooEarly = await administrator.post(`${second}/undo`, Object.fromEntries(undoing?.fields ?? []))
  assert.equal(tooEarly.status, 403)
  assert.match(tooEarly.page.text, /^This import can’t be undone any more/)
  for (const { page } of [tooEarly, await administrator.get(second)]) {
    assert.match(page.text, /Hearing \(Ben Cole\): changed since|Hearing \(Cole family\): changed since/)
    assert.ok(!page.forms.some(({ action }) => action === `${second}/undo`), 'no button that would be refused')
  }
  assert.equal((await undo(third)).status, 303)
  assert.equal((await undo(second)).status, 303)
  const { heldOn } = await db.selectFrom('hearing').select('heldOn').executeTakeFirstOrThrow()
  assert.equal(String(heldOn), '2026-12-01')
})
