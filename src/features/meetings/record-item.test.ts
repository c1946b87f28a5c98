import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aFamily, restrict } from '../../../test/support/small-authority.ts'
import { openWaymark } from '../../../test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:14')
const { db, place } = waymark
const { people } = place
const monday = '/meetings/2026-11-23'
const heldMidpoint = { midpointHeldOn: '2026-10-05' }
const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-08-24', ...heldMidpoint },
  { name: 'Ben Adeyemi', bornOn: '2014-02-02', decidedOn: '2026-08-31', ...heldMidpoint },
  { name: 'baby of Tolu', expectedOn: '2027-01-08', decidedOn: '2026-11-03' },
])
const begum = await aFamily(db, place, 'Begum', [
  { name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
  { name: 'Idris Begum', bornOn: '2016-03-01', decidedOn: '2026-10-12' },
  { name: 'Sami Begum', bornOn: '2012-03-01', decidedOn: '2026-10-12' },
])
const itemOf = ({ familyId }: { familyId: number }) => `${monday}/items/family-${familyId}`
const id = (family: { children: readonly { childId: number }[] }, at: number) => family.children[at]?.childId ?? 0
const administrator = await waymark.as(people.panelAdministrator)
const chair = await waymark.as(people.chair)

const dated = (name: string, iso: string) => {
  const [year, month, day] = iso.split('-')
  return { [`${name}-day`]: day ?? '', [`${name}-month`]: month ?? '', [`${name}-year`]: year ?? '' }
}
const considered = (scope = 'all') =>
  Object.fromEntries(
    [
      ...['progress-of-actions', 'outcomes', 'impact-on-the-child', 'reduction-of-risk', 'continuing-needs'],
      ...['enduring-risks', 'protective-factors', 'alternatives-considered', 'placement-or-support-need'],
    ].map((heading) => [`${scope}-${heading}`, `What we know of ${heading}`]),
  )
const reviewsOf = (episodeIds: readonly (number | null)[]) =>
  db
    .selectFrom('review')
    .selectAll()
    .where('episodeId', 'in', episodeIds.map(Number))
    .where('agendaItemId', 'is not', null)
    .orderBy('episodeId')
    .execute()

describe('before anybody is recorded present', () => {
  test('M2 PP-05 a decision is refused with the rule and who can, and everything typed stays', async () => {
    const answer = await administrator.submit(
      itemOf(begum),
      { discussion: 'All well', [`outcome-${id(begum, 0)}`]: 'continue' },
      itemOf(begum),
    )
    assert.equal(answer.status, 403)
    assert.match(answer.page.text, /A decision needs the chair, or the deputy acting as chair, recorded present/)
    assert.match(answer.page.text, /the panel administrator, the Court QA Manager, the chair and the deputy can/)
    assert.match(answer.body, /All well/)
    assert.equal((await db.selectFrom('agendaItem').selectAll().execute()).length, 0)
  })

  test('TM-02 core seats stand there with their holders; who came makes the chair decide', async () => {
    const opened = await administrator.get(`${monday}/attendance`)
    assert.match(opened.page.text, /Robert Quayle Head of Service of Quality Assurance · chair/)
    const saved = await administrator.submit(`${monday}/attendance`, { rest: 'present' }, `${monday}/attendance`)
    assert.equal(saved.status, 303)
    const meeting = await administrator.get(monday)
    assert.match(meeting.page.text, /Chair: Robert Quayle Present · 7 of 7 core members/)
  })
})

describe('recording at the meeting', () => {
  test('TM-03 the agenda stands in its order with times, minutes and what is to spare', async () => {
    const { page } = await administrator.get(monday)
    assert.match(page.text, /09:14 · 17 minutes planned, 43 to spare/)
    assert.match(
      page.text,
      /Children who can’t wait 09:00 Adeyemi · final, overdue by 7 days; final Cara, Ben today; baby of Tolu in view 9 min/,
    )
    assert.match(page.text, /09:09 Begum · midpoint Una, Idris, Sami today 8 min/)
  })
  test('FAM-02 TM-04 three siblings get their own outcomes and two actions in one go, and the next item opens', async () => {
    const [una, idris, sami] = [0, 1, 2].map((at) => id(begum, at))
    const answer = await administrator.submit(
      itemOf(begum),
      {
        discussion: 'Each child is doing well at school.',
        'all-progress': '7 of 9 actions done',
        [`outcome-${una}`]: 'continue',
        [`outcome-${idris}`]: 'seek-extension',
        [`why-${idris}`]: 'The psychologist was instructed late',
        [`outcome-${sami}`]: 'urgent-return',
        [`return-why-${sami}`]: 'Father moved back in',
        [`return-owner-${sami}`]: String(people.teamManager),
        ...dated(`return-by-${sami}`, '2026-11-26'),
        'action-1-words': 'Chase the psychologist weekly',
        'action-1-doer': String(people.solicitor),
        ...dated('action-1-due', '2026-12-09'),
        'action-2-words': 'Visit at home unannounced',
        'action-2-doer': String(people.socialWorker),
        'action-2-child': String(sami),
        ...dated('action-2-due', '2026-11-27'),
        then: 'next',
      },
      itemOf(begum),
    )
    assert.equal(answer.status, 303, answer.page.text)
    assert.equal(answer.headers['location'], itemOf(adeyemi))
    const reviews = await reviewsOf(begum.children.map(({ episodeId }) => episodeId))
    assert.deepEqual(
      reviews.map(({ kind, outcome, decidedAs, heldOn }) => [kind, outcome, decidedAs, heldOn.toString()]),
      ['continue', 'seek-extension', 'urgent-return'].map((outcome) => ['midpoint', outcome, 'chair', '2026-11-23']),
    )
    const actions = await db.selectFrom('action').selectAll().orderBy('id').execute()
    assert.deepEqual(
      actions.map(({ words, doerId, accountableManagerId, childId }) => [words, doerId, accountableManagerId, childId]),
      [
        ['Chase the psychologist weekly', people.solicitor, people.teamManager, null],
        ['Visit at home unannounced', people.socialWorker, people.teamManager, sami],
      ],
    )
    const agenda = await administrator.get(monday)
    assert.match(agenda.page.text, /Sami Begum: Hannah Lowe takes it to the panel by Thu 26 Nov 2026/)
    assert.match(agenda.page.text, /Awaiting the chair/)
  })
})
