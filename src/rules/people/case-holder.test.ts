import { test } from 'node:test'
import type { Role } from '#rules/access/actor.ts'
import { assert } from '#test/support/assert.ts'
import { caseHolderName } from './case-holder.ts'

const day = (iso: string) => Temporal.PlainDate.from(iso)
const held = (role: Role, startsOn: string, endsOn: string | null = null, personId = 1) => ({
  ...{ role, personId, startsOn: day(startsOn), endsOn: endsOn === null ? null : day(endsOn) },
})
const today = day('2026-11-23')

test('who holds a case is called by the role they hold, on the day', () => {
  for (const [holdings, name] of [
    [[held('lead-practitioner', '2026-11-23')], 'role.lead-practitioner'],
    [[held('social-worker', '2020-01-01')], 'role.social-worker'],
    [[held('social-worker', '2020-01-01'), held('lead-practitioner', '2026-11-24')], 'role.social-worker'],
    [
      [held('lead-practitioner', '2026-01-01', '2026-11-22'), held('social-worker', '2020-01-01')],
      'role.social-worker',
    ],
    [[held('social-worker', '2020-01-01'), held('lead-practitioner', '2026-01-01')], 'role.lead-practitioner'],
  ] as const)
    assert.equal(caseHolderName(1, holdings, today), name)
})

test('who moved on from the role is called by the last they had, and who never held one by the word for either', () => {
  const before = held('lead-practitioner', '2020-01-01', '2026-01-01')
  assert.equal(caseHolderName(1, [before, held('team-manager', '2026-01-02')], today), 'role.lead-practitioner')
  assert.equal(caseHolderName(1, [held('team-manager', '2020-01-01')], today), 'role.case-holder')
  assert.equal(caseHolderName(1, [held('lead-practitioner', '2020-01-01', null, 2)], today), 'role.case-holder')
  assert.equal(caseHolderName(null, [before], today), 'role.case-holder')
})
