import { test } from 'node:test'
import type { Authority } from '#installation/authorities.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { clientOf, openWaymark } from '#test/support/waymark.ts'

// One installation, one process, two authorities, each with powers, meetings, names and papers of its own.

const at = '2026-11-23T09:14'
const [northbrook, westmere] = [await openWaymark(at), await openWaymark(at)]
const served = (key: string, name: string, { db }: typeof northbrook): Authority => ({
  ...{ key, name, demonstration: true, db, door: db, aside: db },
})
const byHost = new Map([
  ['northbrook.localhost', served('northbrook', 'Northbrook Council', northbrook)],
  ['westmere.localhost', served('westmere', 'Westmere Council', westmere)],
])
const { server } = await northbrook.anotherProcess({}, undefined, {
  findAuthority: (host) => Promise.resolve(byHost.get(host) ?? null),
})

/** An authority with a family whose final review is today, and who works there. */
async function anAuthority({ db, place }: typeof northbrook, host: string) {
  const client = clientOf(server, host)
  const held = { decidedOn: '2026-08-31', midpointHeldOn: '2026-10-05' }
  const { familyId, children } = await aFamily(db, place, 'Frost', [
    { name: 'Ada Frost', bornOn: '2019-03-01', ...held },
  ])
  const settings = await client.as(place.people.administrator)
  const panel = await client.as(place.people.panelAdministrator)
  const monday = '/meetings/2026-11-23'
  await panel.submit(`${monday}/attendance`, { rest: 'present' }, `${monday}/attendance`)
  const item = `${monday}/items/family-${familyId}`
  const childId = children[0]?.childId ?? 0
  return {
    settings,
    panel,
    familyId,
    childId,
    people: place.people,
    /** Everything that says how it works, row by row. */
    kept: async () => {
      const tables = [
        'power',
        'label',
        'meetingSeries',
        'seriesBusiness',
        'coreSeat',
        'paper',
        'setting',
        'changeHistory',
      ] as const
      const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
      return JSON.stringify(rows.map((each, i) => [tables[i], each.map((row) => JSON.stringify(row)).toSorted()]))
    },
    /** What its people may do, and by which words they are asked. */
    may: async () => {
      const { body, page } = await panel.get(item)
      const outcomes = [...body.matchAll(new RegExp(`name="outcome-${childId}"[^>]*value="([a-z-]+)"`, 'g'))]
      return {
        decidedAtReview: outcomes.map(([, value]) => value).filter((value) => value !== 'none'),
        called: /Ada Frost, 7 · ([a-z ]+?) [A-Z]/.exec(page.text)?.[1],
        outside: (await panel.get(`/families/${familyId}/outside-panel`)).status,
        meetings: (await settings.get('/settings/meetings')).page.links.filter(({ href }) =>
          /^\/settings\/meetings\/\d+$/.test(href),
        ).length,
        papers: (await settings.get('/settings/papers')).page.rows.length,
        extends: (await settings.get('/settings/powers')).page.rows.find(([cell]) => cell?.includes('extension'))?.[1],
      }
    },
  }
}
const here = await anAuthority(northbrook, 'northbrook.localhost')
const there = await anAuthority(westmere, 'westmere.localhost')

const usual = {
  decidedAtReview: [
    ...['step-out-child-protection', 'step-out-child-in-need', 'initiate-proceedings', 'recommend-extension'],
    'urgent-return',
  ],
  ...{ called: 'final', outside: 404, meetings: 1, papers: 0, extends: 'Divisional Director' },
}

type Council = typeof here
const done = async (council: Council, address: string, fields: Record<string, string | readonly string[]>) => {
  const sent = await council.settings.submit(address, fields)
  assert.equal(sent.status, 303, `${address}: ${sent.page.text}`)
}
/** What is changed at one of them, alternating. */
const changes: readonly (readonly [Council, () => Promise<void>])[] = [
  [there, () => done(there, '/settings/powers/issue', { holders: 'role head-of-service area', toPanel: 'yes' })],
  [here, () => done(here, '/settings/powers/start', { holders: 'role head-of-service area' })],
  [there, () => done(there, '/settings/names/review.final', { text: 'second review' })],
  [here, () => done(here, '/settings/names/review.final', { text: 'decision review' })],
  [
    there,
    () =>
      done(there, '/settings/meetings/add', {
        ...{ name: 'Edge of Care Panel', takes: ['referrals', 'ratifications'], weekday: '3', startsAt: '14:00' },
      }),
  ],
  [here, () => done(here, '/settings/powers/extend', { holders: 'role court-qa-manager' })],
  [
    there,
    () =>
      done(there, '/settings/papers/add/final', {
        ...{ which: 'document.chronology', workingDays: '2', atTime: '', oldestDays: '28' },
      }),
  ],
  [
    here,
    () => done(here, '/settings/powers/step-down', { holders: ['chair', 'role divisional-director'], toPanel: 'no' }),
  ],
]

test('SET-06 SET-07 SET-08 SET-03 SEC-04 two authorities on one installation begin alike, and what one changes is never the other’s', async () => {
  assert.deepEqual(await here.may(), usual)
  assert.deepEqual(await there.may(), usual)
  for (const [council, change] of changes) {
    const untouched = council === here ? there : here
    const [kept, may] = [await untouched.kept(), await untouched.may()]
    await change()
    assert.equal(await untouched.kept(), kept)
    assert.deepEqual(await untouched.may(), may)
  }
})

test('SET-07 SET-03 and then each works by its own, also when both are asked at the same moment', async () => {
  const [atHome, abroad] = await Promise.all([here.may(), there.may()])
  assert.deepEqual(atHome, { ...usual, called: 'decision review', outside: 200, extends: 'Court QA Manager' })
  assert.deepEqual(abroad, {
    decidedAtReview: [
      ...['step-out-child-protection', 'step-out-child-in-need', 'recommend-extension', 'seek-panel-decision'],
    ],
    ...{ called: 'second review', outside: 404, meetings: 2, papers: 2, extends: 'Divisional Director' },
  })
})

test('SET-07 P9 SEC-04 the same decision is taken at one and refused at the other, and nobody is signed in at both', async () => {
  const stepDown = ({ childId, people }: Council) => ({
    ...{ kind: 'step-out-child-in-need', children: String(childId), who: String(people.divisionalDirector) },
    ...{ time: '08:10', reason: 'It could not wait.', ...dateFields('decidedOn', '2026-11-23') },
  })
  const tokens = Object.fromEntries(
    (await there.panel.get('/')).page.forms.find(({ action }) => action === '/sign-out')?.fields ?? [],
  )
  const refused = await there.panel.post(`/families/${there.familyId}/outside-panel`, { ...tokens, ...stepDown(there) })
  assert.equal(refused.status, 404)
  const taken = await here.panel.submit(`/families/${here.familyId}/outside-panel`, stepDown(here))
  assert.equal(taken.status, 303, taken.page.text)
  const decided = async ({ db }: typeof northbrook) =>
    (await db.selectFrom('outsideDecision').select('does').execute()).map(({ does }) => does)
  assert.deepEqual([await decided(northbrook), await decided(westmere)], [['step-down'], []])
  const astray = clientOf(server, 'westmere.localhost').browser(here.panel.cookie())
  assert.match(String((await astray.get('/settings/powers')).headers['location']), /^\/sign-in/)
})
