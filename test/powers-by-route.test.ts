import { test } from 'node:test'
import { loadDecider, whereTheyAre } from '#records/meeting/deciders.ts'
import { loadPowers, savePower, versionOfPower } from '#records/settings/powers.ts'
import {
  type ByPower,
  decidedAs,
  type Holder,
  mayDecideBy,
  meetingDecides,
  type NoPower,
  type Power,
} from '#rules/access/powers.ts'
import { day } from '#rules/calendar/plain-date.ts'
import type { Outcome } from '#rules/outcome.ts'
import { finalOutcomesOf } from '#rules/pre-proceedings/final-review.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, aPerson } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

// Every route by which a power is used, with whoever may and may not by the table: the answer is the rule’s, whichever way is taken.

const today = day('2026-11-23')
const waymark = await openWaymark('2026-11-23T09:14')
const { db, place } = waymark
const { people } = place
const panel = await waymark.as(people.panelAdministrator)
await panel.submit('/meetings/2026-11-23/attendance', { rest: 'present' }, '/meetings/2026-11-23/attendance')

/** Somebody who covers for the head of service of the children’s service. */
const covering = await aPerson(db, 'Ola Berg', 'service-manager', { serviceId: place.services.regulated })
const covered = await db
  .selectFrom('roleHolding')
  .select('id')
  .where('personId', '=', people.headOfService)
  .executeTakeFirstOrThrow()
await db
  .insertInto('cover')
  .values({ holdingId: covered.id, coveringPersonId: covering, startsOn: day('2026-11-20'), endsOn: day('2026-11-27') })
  .execute()

const role = (of: Extract<Holder, { kind: 'role' }>['role'], byArea: boolean): Holder => ({
  kind: 'role',
  role: of,
  byArea,
})
const chair = (seriesId: number | null): Holder => ({ kind: 'chair', seriesId })
const tables: Readonly<Record<string, Holder>> = {
  'heads of service in their area': role('head-of-service', true),
  'every head of service': role('head-of-service', false),
  'team managers in their area': role('team-manager', true),
  'the director': role('divisional-director', false),
  'the chair of the meeting that reviews the child': chair(null),
}
/** Who tries: in the child’s area, in another, as cover, with the role of another, and the chair. */
const tries = {
  'head of service here': people.headOfService,
  'head of service elsewhere, chair': people.chair,
  'covers for the head of service here': covering,
  'team manager here': people.teamManager,
  'team manager elsewhere': people.otherTeamManager,
  director: people.divisionalDirector,
} as const
const cases = Object.entries(tables).flatMap(([given, holder]) =>
  Object.entries(tries).map(([who, personId]) => ({ holder, personId, said: `given to ${given}, tried by ${who}` })),
)

async function give(does: Power, holders: readonly Holder[]): Promise<void> {
  const now = waymark.clock.now()
  await db.transaction().execute(async (tx) => {
    const version = versionOfPower(await loadPowers(tx), does)
    await savePower(tx, { now, today, actor: { personId: people.administrator } }, { does, version }, holders)
  })
}

type Asked = {
  readonly does: Power
  readonly personId: number
  readonly askedBy: number | null
  readonly chairs: 'count' | 'don’t'
}

/** What the rule answers, as things stand. */
async function ruled({ does, personId, askedBy, chairs }: Asked): Promise<Outcome<ByPower, NoPower>> {
  const [table, decider, [where]] = [
    await loadPowers(db),
    await loadDecider(db, personId, today),
    await whereTheyAre(db, [{ teamId: place.teams.east }]),
  ]
  assert.ok(decider !== null && where !== undefined)
  const who = chairs === 'count' ? decider : { ...decider, chairs: new Set<number>() }
  return mayDecideBy(table, { does, on: today }, who, { ...where, askedBy })
}

let families = 0
type Story = { readonly decidedOn?: string; readonly midpointHeldOn?: string }
const aChild = async (story: Story = {}) => {
  families += 1
  const name = `Family${families}`
  const { familyId, children } = await aFamily(db, place, name, [
    { name: `Ann ${name}`, bornOn: '2019-03-01', ...story },
  ])
  return { familyId, childId: children[0]?.childId ?? 0, episodeId: children[0]?.episodeId ?? 0 }
}
/** What any page sends along: without it nothing is taken. */
const tokensOf = async (browser: typeof panel) =>
  Object.fromEntries((await browser.get('/')).page.forms.find(({ action }) => action === '/sign-out')?.fields ?? [])
const tokens = await tokensOf(panel)
/** Each at a browser of their own, opened once. */
const theirs = new Map<number, { readonly browser: typeof panel; readonly sendsAlong: typeof tokens }>()
async function atOwnBrowser(personId: number) {
  const known = theirs.get(personId)
  if (known !== undefined) return known
  const browser = await waymark.as(personId)
  const opened = { browser, sendsAlong: await tokensOf(browser) }
  theirs.set(personId, opened)
  return opened
}
const lastTried = async () => (await waymark.trail()).at(-1)

const outside = { time: '08:10', reason: 'It could not wait.', ...dateFields('decidedOn', '2026-11-23') }
/** The ways in which somebody is said to have decided outside a panel. */
const ways: Readonly<
  Record<
    string,
    {
      readonly does: 'start' | 'issue' | 'step-down'
      readonly at: string
      readonly story?: Story
      readonly fields: Record<string, string>
    }
  >
> = {
  'starting outside a panel': { does: 'start', at: 'outside-panel', fields: { kind: 'start' } },
  'stepping down outside a panel': {
    ...{ does: 'step-down', at: 'outside-panel', story: { decidedOn: '2026-10-05' } },
    fields: { kind: 'step-out-child-in-need' },
  },
  'issuing in an emergency': {
    ...{ does: 'issue', at: 'issue', story: { decidedOn: '2026-10-05' } },
    fields: { body: 'head-of-service-or-above' },
  },
  'issuing without pre-proceedings in an emergency': {
    ...{ does: 'issue', at: 'issue-without' },
    fields: { body: 'head-of-service-or-above', without: 'A' },
  },
}

for (const [way, { does, at, story, fields }] of Object.entries(ways))
  test(`SET-07 P9 ${way}: whoever the table gives it is recorded with the power it was by, nobody else, and the attempt is kept`, async () => {
    const answers = new Set<boolean>()
    for (const { holder, personId, said } of cases) {
      // Without any role the form isn’t there at all.
      await give(does, [holder])
      const { familyId, childId } = await aChild(story)
      const expected = await ruled({ does, personId, askedBy: null, chairs: 'don’t' })
      const address = `/families/${familyId}/${at}`
      // By the form where there is one for them; else as somebody would who wrote the request by hand.
      const form = (await panel.get(address)).page.forms.find(({ fields: asked }) => asked.has('who'))
      const sent = await panel.post(address, {
        ...{ ...(form === undefined ? tokens : Object.fromEntries(form.fields)), ...outside, ...fields },
        ...{ children: String(childId), who: String(personId) },
      })
      const kept = await db
        .selectFrom('outsideDecision')
        .select(['decidedBy', 'decidedAs', 'powerId'])
        .where('familyId', '=', familyId)
        .execute()
      answers.add(expected.ok)
      assert.equal(sent.status === 303, expected.ok, `${said}: ${sent.page.text}`)
      const wanted = expected.ok
        ? [{ decidedBy: personId, decidedAs: decidedAs(expected.value), powerId: expected.value.powerId }]
        : []
      assert.deepEqual(kept, wanted, said)
      if (expected.ok) continue
      const tried = await lastTried()
      assert.deepEqual([tried?.path, tried?.personId], [address, people.panelAdministrator], said)
      assert.notEqual(tried?.outcome, 'done', said)
    }
    assert.deepEqual([...answers].toSorted(), [false, true])
  })

test('SET-07 PP-04 P6 an extension is decided by whoever the table gives it, at their own browser; any other is refused with the reason, which the trail keeps', async () => {
  const answers = new Set<string>()
  for (const { holder, personId, said } of cases)
    for (const askedBy of [people.socialWorker, personId]) {
      await give('extend', [holder])
      const { familyId, childId, episodeId } = await aChild({ decidedOn: '2026-09-07' })
      const { id } = await db
        .insertInto('extension')
        .values({
          ...{ episodeId, episodeDayZeroOn: day('2026-09-07'), newLimitOn: day('2026-12-21'), state: 'requested' },
          ...{ requestedOn: day('2026-11-20'), requestedBy: askedBy, exceptional: 'The assessor was ill' },
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const expected = await ruled({ does: 'extend', personId, askedBy, chairs: 'count' })
      const { browser, sendsAlong } = await atOwnBrowser(personId)
      const address = `/families/${familyId}/extension`
      const sent = await browser.post(address, {
        ...sendsAlong,
        ...{ children: String(childId), decision: 'agree', words: '' },
      })
      const row = await db.selectFrom('extension').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      answers.add(expected.ok ? 'yes' : expected.because)
      if (expected.ok) {
        assert.equal(sent.status, 303, `${said}: ${sent.page.text}`)
        assert.deepEqual([row.decidedBy, row.powerId], [personId, expected.value.powerId], said)
        continue
      }
      // A family that somebody may not see at all isn’t there for them.
      assert.ok([403, 404].includes(sent.status), said)
      assert.equal(row.state, 'requested', said)
      const tried = await lastTried()
      assert.deepEqual([tried?.path, tried?.personId], [address, personId], said)
      if (sent.status === 403) assert.equal(tried?.because, expected.because, said)
    }
  assert.deepEqual([...answers].toSorted(), ['asked-for-it', 'not-theirs', 'other-area', 'yes'])
})

test('SET-07 P8 a final review offers and takes what its chair decides by the table, and with a switch on neither', async () => {
  const other = await db
    .insertInto('meetingSeries')
    .values({ name: 'Another Meeting', area: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  const director = role('divisional-director', false)
  const holders: readonly (readonly Holder[])[] = [
    [chair(null)],
    [chair(place.seriesId)],
    [chair(other.id)],
    [director],
    [chair(null), { kind: 'panel' }],
  ]
  const { familyId, childId } = await aChild({ decidedOn: '2026-08-31', midpointHeldOn: '2026-10-05' })
  const item = `/meetings/2026-11-23/items/family-${familyId}`
  for (const issue of holders)
    for (const stepDown of holders) {
      await give('issue', issue)
      await give('step-down', stepDown)
      const table = await loadPowers(db)
      const decides = {
        issue: meetingDecides(table, 'issue', place.seriesId, today),
        stepDown: meetingDecides(table, 'step-down', place.seriesId, today),
      }
      const opened = await panel.get(item)
      const offered = [...opened.body.matchAll(new RegExp(`name="outcome-${childId}"[^>]*value="([a-z-]+)"`, 'g'))].map(
        ([, value]) => value,
      )
      assert.deepEqual(
        offered.filter((value) => value !== 'none'),
        finalOutcomesOf(decides),
      )
      for (const outcome of ['initiate-proceedings', 'step-out-child-in-need'] as const) {
        const isFirst = outcome === 'initiate-proceedings' ? stepDown === holders[0] : issue === holders[0]
        if (offered.includes(outcome) || !isFirst) continue
        const form = opened.page.forms.find(({ action }) => action === item)
        const sent = await panel.post(item, {
          ...Object.fromEntries(form?.fields ?? []),
          [`outcome-${childId}`]: outcome,
        })
        assert.notEqual(sent.status, 303)
      }
      assert.deepEqual(await db.selectFrom('review').select('id').where('kind', '=', 'final').execute(), [])
    }
})
