import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people, services, teams } = place
const [administrators, solicitors, managers, qualityManagers] = await Promise.all(
  [people.administrator, people.solicitor, people.teamManager, people.courtQaManager].map((person) =>
    Promise.all([waymark.as(person), waymark.as(person)]),
  ),
)
const aChild = async (name: string, more: { decidedOn?: string } = {}) => {
  const { familyId, children } = await aFamily(db, place, name, [
    { name: `Ada ${name}`, bornOn: '2020-01-02', socialWorkerId: people.socialWorker, ...more },
  ])
  return { familyId, childId: children[0]?.childId ?? 0 }
}
const [pell, quill, rook] = [
  await aChild('Pell', { decidedOn: '2026-10-12' }),
  await aChild('Quill', { decidedOn: '2026-10-12' }),
  await aChild('Rook'),
]
const aTeam = async (name: string) =>
  (await db.insertInto('team').values({ name, serviceId: services.operational }).returning('id').executeTakeFirstOrThrow()).id // prettier-ignore
const [north, south] = [await aTeam('North'), await aTeam('South')]

type Browser = Awaited<ReturnType<typeof waymark.as>>
type Form = { readonly address: string; readonly fields: Record<string, string> }

async function waiting(): Promise<number> {
  const { rows } = await sql`
    select from pg_locks where not granted and pid in (
      select pid from pg_stat_activity where datname = current_database())`.execute(waymark.owner)
  return rows.length
}

/** Two people send a form each; neither is written before both were read and found good. */
async function together(two: readonly Browser[], forms: readonly [Form, Form], table: string) {
  const opened = await Promise.all(
    forms.map(async ({ address, fields }, at) => {
      const browser = two[at] ?? assert.fail('there are two')
      const { page } = await browser.get(address)
      const form = page.forms.find(({ action, method }) => method === 'post' && (action === '' || action === address))
      assert.ok(form, `${address}: ${page.text.slice(0, 200)}`)
      return () => browser.post(address, { ...Object.fromEntries(form.fields), ...fields })
    }),
  )
  return waymark.owner.transaction().execute(async (tx) => {
    await sql`lock table ${sql.table(table)} in share mode`.execute(tx)
    let answered = 0
    const sent = opened.map((send) =>
      send().finally(() => {
        answered += 1
      }),
    )
    while ((await waiting()) + answered < 2) await pause(5)
    return { sent }
  })
}

const newCase = ({ familyId, childId }: typeof pell): Form => ({
  address: `/families/${familyId}/proceedings/new`,
  fields: { [`in-${childId}`]: 'yes', [`application-${childId}`]: 'Care order', courtNumber: 'NB26C70007', court: 'Northbrook Family Court', decision: 'goes-on', goesOnBecause: 'Beside it', ...dateFields('issuedOn', '2026-11-19') }, // prettier-ignore
})
const caseSystemId = ({ childId }: typeof pell): Form => ({
  address: `/children/${childId}/details`,
  fields: { caseSystemId: '400777' },
})
const team = (id: number): Form => ({ address: `/settings/teams/${id}`, fields: { name: 'Nightingale' } })
const person = (id: number): Form => ({
  address: `/settings/people/${id}/change`,
  fields: { email: 'same@northbrook.example' },
})
const start: Form = {
  address: `/families/${rook.familyId}/start`,
  fields: {
    children: String(rook.childId),
    decidingBody: 'planning-meeting',
    ...dateFields('decidedOn', '2026-11-16'),
  },
}

const cases: readonly (readonly [string, readonly Browser[], readonly [Form, Form], string, string])[] = [
  ['the same court number', solicitors ?? [], [newCase(pell), newCase(quill)], 'proceedings', 'NB26C70007'],
  ['the same id of the case system', managers ?? [], [caseSystemId(pell), caseSystemId(quill)], 'child', '400777'],
  ['the same name for a team', administrators ?? [], [team(north), team(south)], 'team', 'Nightingale'],
  ['the same address for two people', administrators ?? [], [person(people.socialWorker), person(people.chair)], 'person', 'same@northbrook.example'], // prettier-ignore
  ['the same start of pre-proceedings', qualityManagers ?? [], [start, start], 'episode', String(rook.childId)],
]

for (const [what, two, forms, table, words] of cases)
  test(`SEC-05 of two people entering ${what} at once one is done, the other has the form again, with its words`, async () => {
    const { sent } = await together(two, forms, table)
    const answers = await Promise.all(sent)
    const [second, ...more] = answers.filter(({ status }) => status !== 303)
    assert.equal(answers.length - more.length, 2, 'one is done')
    assert.ok(second)
    assert.ok([403, 409, 422].includes(second.status), `${second.status} ${second.page.text}`)
    assert.ok(second.body.includes(words), second.page.text)
  })

test('SEC-05 nobody was told of a fault', async () => {
  assert.ok(teams.west > 0)
  const rows = await waymark.trail()
  assert.deepEqual(
    rows.filter(({ outcome }) => outcome === 'failed'),
    [],
  )
})
