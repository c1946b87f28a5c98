import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { aWorkbook, wizardOf } from '#test/support/import-wizard.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db } = waymark
const { people } = waymark.place
const { bring, load } = wizardOf(await waymark.as(people.administrator))
const panel = await waymark.as(people.panelAdministrator)

const headings = 'LCS ID, Family, Child, DOB / EDD, Team, SW, LGP date, LGP decn, LBP sent, Outcome, Step date'
const common = {
  Team: 'Safeguarding East',
  SW: 'Grace Oyelaran',
  'LGP date': day('2026-08-24'),
  'LGP decn': 'B',
  'LBP sent': day('2026-08-27'),
}
const row = (id: number, family: string, child: string, born: string, Outcome: string | null) => ({
  ...common,
  'LCS ID': id,
  Family: family,
  Child: child,
  'DOB / EDD': day(born),
  Outcome,
  'Step date': Outcome === null ? null : day('2026-10-20'),
})
const rows = [
  row(3001, 'Reed', 'Ida Reed', '2016-03-01', 'Died'),
  row(3002, 'Reed', 'Jon Reed', '2018-03-01', null),
  row(3003, 'Lowe', 'Kit Lowe', '2015-03-01', 'moved out of area'),
  row(3004, 'Marsh', 'Lea Marsh', '2008-10-20', 'turned 18'),
]
await load(await bring(await aWorkbook({ 'PLO Tracker': { headings, rows } })))

test('FAM-06 PP-12 P17 a row ending “died”, “moved” or “turned 18” comes in with its day, and the child is followed no more', async () => {
  const kept = await db
    .selectFrom('child')
    .innerJoin('episode', 'episode.childId', 'child.id')
    .select(['child.name', 'episode.outcome', 'episode.endedOn', 'followedUntil', 'noLongerBecause'])
    .orderBy('caseSystemId')
    .execute()
  assert.deepEqual(
    kept.map((each) => [each.name, each.outcome, each.endedOn?.toString(), each.noLongerBecause]),
    [
      ['Ida Reed', 'died', '2026-10-20', 'died'],
      ['Jon Reed', null, undefined, null],
      ['Kit Lowe', 'moved-away', '2026-10-20', 'moved-away'],
      ['Lea Marsh', 'turned-18', '2026-10-20', 'turned-18'],
    ],
  )
  for (const { endedOn, followedUntil } of kept) assert.equal(followedUntil?.toString(), endedOn?.toString())
})

test('PP-12 P18 nobody asks anything of such a child, nor of nobody’s agenda; a brother’s clock goes on', async () => {
  const tracker = (await panel.get('/tracker')).page.text
  const agenda = (await panel.get('/meetings/2026-11-23')).page.text
  const work = (await (await waymark.as(people.socialWorker)).get('/')).page.text
  for (const name of ['Ida', 'Kit', 'Lea'])
    for (const [what, text] of Object.entries({ tracker, agenda, work }))
      assert.ok(!text.includes(name), `${what}: ${name}`)
  assert.match(tracker, /Jon Reed/)
  assert.match(agenda, /Reed · final, overdue by 4 days/)
  const ida = await db.selectFrom('child').select(['id', 'familyId']).where('name', '=', 'Ida Reed').executeTakeFirst()
  const page = (await panel.get(`/families/${ida?.familyId ?? 0}`)).page.text
  assert.match(page, /Ended Tuesday 20 October: the child died\./)
  assert.doesNotMatch(page.slice(page.indexOf('Ida')).split('Jon')[0] ?? '', /overdue/)
})
