import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark, type Sent } from '#test/support/waymark.ts'

// What is changed on one server is looked for on another one that serves the same council and has shown the page before.

const waymark = await openWaymark('2026-11-20T09:00')
const { db, place } = waymark
const { people, teams, services } = place
await aFamily(db, place, 'Begum', [{ name: 'Safiya Begum', bornOn: '2024-01-02', decidedOn: '2026-10-12' }])
const administrator = await waymark.as(people.administrator)
const qa = await waymark.as(people.courtQaManager)

const elsewhere = await waymark.anotherProcess()
const administratorElsewhere = await elsewhere.as(people.administrator)
const qaElsewhere = await elsewhere.as(people.courtQaManager)

const approval = (shown: Sent) =>
  Object.fromEntries(shown.page.forms.find(({ fields }) => fields.has('approved'))?.fields ?? assert.fail(shown.body))
const roleOf = async (personId: number) =>
  (await db.selectFrom('roleHolding').select('id').where('personId', '=', personId).executeTakeFirstOrThrow()).id
const seat = (await db.selectFrom('coreSeat').select('id').where('part', '=', 'deputy').executeTakeFirstOrThrow()).id
const series = `/settings/meetings/${place.seriesId}`

type Case = {
  readonly what: string
  readonly change: () => Promise<Sent>
  readonly seenOn: string
  readonly as: typeof qa
  readonly words: RegExp
}

const cases: readonly Case[] = [
  {
    what: 'a name',
    change: () => administrator.submit('/settings/names/body.gateway-panel', { text: 'Gateway to Care' }),
    seenOn: '/settings/names',
    as: administratorElsewhere,
    words: /Gateway to Care/,
  },
  {
    what: 'what a body’s approval does',
    change: () => administrator.submit('/settings/deciding-bodies/care-pathways-panel', { power: 'recommends' }),
    seenOn: '/settings/names',
    as: administratorElsewhere,
    words: /Care Pathways Panel Recommends only/,
  },
  {
    what: 'how the agenda is timed',
    change: () => qa.submit('/settings/agenda', { midpoint: '13' }),
    seenOn: '/meetings/2026-11-23',
    as: qaElsewhere,
    words: /Safiya No update from the team 13 min/,
  },
  {
    what: 'a closure day',
    change: async () => {
      const days = { ...dateFields('on', '2026-11-30'), title: 'Council closed' }
      const shown = await administrator.submit('/settings/calendar/closure-days/add', days)
      return administrator.post('/settings/calendar/closure-days/add', approval(shown))
    },
    seenOn: series,
    as: qaElsewhere,
    words: /Tue 1 Dec 2026/,
  },
  {
    what: 'a meeting that is moved',
    change: async () => {
      const day = { ...dateFields('to', '2026-12-09'), reason: 'Chair away' }
      const shown = await qa.submit(`${series}/dates/2026-12-07/move`, day)
      return qa.post(`${series}/dates/2026-12-07/move`, approval(shown))
    },
    seenOn: series,
    as: qaElsewhere,
    words: /Wed 9 Dec 2026/,
  },
  {
    what: 'a series’ name',
    change: () => qa.submit(`${series}/change`, { name: 'Tracking on Mondays' }),
    seenOn: '/settings/teams',
    as: administratorElsewhere,
    words: /Tracking on Mondays/,
  },
  {
    what: 'a team’s name',
    change: () => administrator.submit(`/settings/teams/${teams.east}`, { name: 'Safeguarding Riverside' }),
    seenOn: '/settings/teams',
    as: administratorElsewhere,
    words: /Safeguarding Riverside/,
  },
  {
    what: 'a service’s name',
    change: () => administrator.submit(`/settings/services/${services.regulated}`, { name: 'Care and Permanence' }),
    seenOn: '/settings/teams',
    as: administratorElsewhere,
    words: /Care and Permanence/,
  },
  {
    what: 'a person’s name',
    change: () => administrator.submit(`/settings/people/${people.teamManager}/change`, { name: 'Hannah Lowe-Price' }),
    seenOn: '/settings/teams',
    as: administratorElsewhere,
    words: /Hannah Lowe-Price/,
  },
  {
    what: 'the end of a role',
    change: async () =>
      administrator.submit(
        `/settings/roles/${await roleOf(people.otherTeamManager)}`,
        dateFields('endsOn', '2026-11-19'),
      ),
    seenOn: '/settings/teams',
    as: administratorElsewhere,
    words: /Safeguarding West Nobody today/,
  },
  {
    what: 'cover for a role',
    change: async () =>
      administrator.submit(`/settings/roles/${await roleOf(people.teamManager)}/cover`, {
        personId: String(people.clinicLead),
        ...dateFields('startsOn', '2026-11-20'),
        ...dateFields('endsOn', '2026-11-27'),
      }),
    seenOn: '/settings/teams',
    as: administratorElsewhere,
    words: /Safeguarding Riverside Ruth Calder/,
  },
  {
    what: 'who holds a core seat',
    change: () =>
      qa.submit(`/settings/seats/${seat}`, {
        personId: String(people.clinicLead),
        ...dateFields('from', '2026-11-20'),
      }),
    seenOn: series,
    as: qaElsewhere,
    words: /Ruth Calder/,
  },
]

for (const { what, change, seenOn, as, words } of cases)
  test(`SEC-05 ${what}, changed on one server, is seen at the next request of another`, async () => {
    const before = await as.get(seenOn)
    assert.equal(before.status, 200)
    assert.doesNotMatch(before.page.text, words)
    const changed = await change()
    assert.equal(changed.status, 303, changed.page.text)
    assert.match((await as.get(seenOn)).page.text, words)
  })

test('SEC-02 a role that ends on one server lets nobody in at the next request of another', async () => {
  const manager = await elsewhere.as(people.serviceManager)
  assert.equal((await manager.get('/tracker')).status, 200)
  await administrator.submit(
    `/settings/roles/${await roleOf(people.serviceManager)}`,
    dateFields('endsOn', '2026-11-19'),
  )
  await db.deleteFrom('seatHolding').where('personId', '=', people.serviceManager).execute()
  assert.equal((await manager.get('/tracker')).status, 403)
})
