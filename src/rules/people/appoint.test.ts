import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { type AroundCover, type CoveredRole, type CoverToBe, decideCover, maySitAs } from './appoint-cover.ts'
import { decideHolding, type HoldingToBe, someoneAdministers } from './decide-holding.ts'

const spell = (startsOn: string, endsOn: string | null) => ({
  startsOn: day(startsOn),
  endsOn: endsOn === null ? null : day(endsOn),
})
const said = (outcome: { ok: boolean; because?: string }) => (outcome.ok ? 'yes' : outcome.because)

const director: CoveredRole = {
  ...spell('2026-01-01', '2027-03-31'),
  role: 'divisional-director',
  personId: 1,
  covers: [{ ...spell('2026-05-01', '2026-05-08'), personId: 9 }],
}
const cover: CoverToBe = { personId: 2, startsOn: day('2026-08-03'), endsOn: day('2026-08-14') }
const around: AroundCover = { leftOn: null, chairsOrDeputises: [], appointedByAdministrator: true }

const covers: readonly (readonly [
  title: string,
  answer: string,
  cover: Partial<CoverToBe>,
  role: Partial<CoveredRole>,
  around: Partial<AroundCover>,
])[] = [
  ['the days of a leave', 'yes', {}, {}, {}],
  ['one day', 'yes', { endsOn: day('2026-08-03') }, {}, {}],
  ['by the director themselves', 'covers-themselves', { personId: 1 }, {}, {}],
  ['with its dates the wrong way round', 'ends-before-it-starts', { endsOn: day('2026-08-02') }, {}, {}],
  ['before the role', 'outside-the-role', { startsOn: day('2025-12-31') }, {}, {}],
  ['past the end of the role', 'outside-the-role', { endsOn: day('2027-04-01') }, {}, {}],
  ['on a day covered already', 'covered-already', { startsOn: day('2026-05-08') }, {}, {}],
  ['by someone who leaves before it ends', 'has-left', {}, {}, { leftOn: day('2026-08-13') }],
  ['by someone whose last day is the cover’s', 'yes', {}, {}, { leftOn: day('2026-08-14') }],
  ['by the chair', 'chair-or-deputy', {}, {}, { chairsOrDeputises: [spell('2026-01-01', null)] }],
  [
    'by someone who becomes deputy in it',
    'chair-or-deputy',
    {},
    {},
    { chairsOrDeputises: [spell('2026-08-14', null)] },
  ],
  ['by a former chair', 'yes', {}, {}, { chairsOrDeputises: [spell('2026-01-01', '2026-08-02')] }],
  ['appointed by someone else', 'only-the-administrator-appoints', {}, {}, { appointedByAdministrator: false }],
  [
    'of a team manager by the chair',
    'yes',
    {},
    { role: 'team-manager' },
    { chairsOrDeputises: [spell('2026-01-01', null)] },
  ],
]
for (const [title, answer, coverToBe, role, facts] of covers)
  test(`SET-01 cover ${title}: ${answer}`, () => {
    const outcome = decideCover({ ...cover, ...coverToBe }, { ...director, ...role }, { ...around, ...facts })
    assert.equal(said(outcome), answer)
  })

test('SET-01 the acting Divisional Director takes neither the chair’s nor the deputy’s seat', () => {
  const acting = [spell('2026-08-03', '2026-08-14')]
  assert.equal(maySitAs('chair', spell('2026-08-14', null), acting), false)
  assert.equal(maySitAs('deputy', spell('2026-01-01', null), acting), false)
  assert.equal(maySitAs('chair', spell('2026-08-15', null), acting), true)
  assert.equal(maySitAs('member', spell('2026-08-03', null), acting), true)
})

const worker: HoldingToBe = { ...spell('2026-01-05', null), role: 'social-worker', teamId: 7, serviceId: null }
const holdings: readonly (readonly [
  title: string,
  answer: string,
  toBe: Partial<HoldingToBe>,
  others: HoldingToBe[],
])[] = [
  ['a social worker in a team', 'yes', {}, []],
  ['a social worker without a team', 'team-needed', { teamId: null }, []],
  ['a social worker in a team and a service', 'not-in-a-service', { serviceId: 70 }, []],
  ['a service manager of a service', 'yes', { role: 'service-manager', teamId: null, serviceId: 70 }, []],
  ['a service manager without a service', 'service-needed', { role: 'service-manager', teamId: null }, []],
  ['a service manager in a team', 'not-in-a-team', { role: 'service-manager', serviceId: 70 }, []],
  ['a head of service without a service', 'yes', { role: 'head-of-service', teamId: null }, []],
  ['a solicitor', 'yes', { role: 'solicitor', teamId: null }, []],
  ['a solicitor in a service', 'not-in-a-service', { role: 'solicitor', teamId: null, serviceId: 70 }, []],
  ['dates the wrong way round', 'ends-before-it-starts', { endsOn: day('2026-01-04') }, []],
  ['the same role twice at one time', 'held-already', {}, [{ ...worker, endsOn: day('2026-01-05') }]],
  ['the same role again later', 'yes', {}, [{ ...worker, ...spell('2025-01-01', '2026-01-04') }]],
  ['the same role in another team', 'yes', {}, [{ ...worker, teamId: 8 }]],
]
for (const [title, answer, toBe, others] of holdings)
  test(`SET-01 ${title}: ${answer}`, () => assert.equal(said(decideHolding({ ...worker, ...toBe }, others)), answer))

test('SET-01 somebody always remains who can keep people and settings', () => {
  const today = day('2026-11-20')
  assert.equal(someoneAdministers([spell('2026-01-01', null)], today), true)
  assert.equal(someoneAdministers([spell('2026-01-01', '2026-12-31')], today), false)
  assert.equal(someoneAdministers([spell('2026-11-21', null)], today), false)
  assert.equal(someoneAdministers([], today), false)
})
