import { test } from 'node:test'
import { labelsWith } from '#rules/words/labels.ts'
import { assert } from '#test/support/assert.ts'
import type { Actor, Holding, Role } from './actor.ts'
import { standingInWords, whoCan } from './role-words.ts'

const renamed = labelsWith(new Map([['role.team-manager', 'practice lead']]))
const holding = (role: Role, acting = false): Holding => ({
  role,
  acting,
  heldBy: 7,
  teamId: null,
  serviceId: null,
})
const actor = (holdings: readonly Holding[], seats: Actor['seats'] = []): Actor => ({
  personId: 7,
  name: 'Hannah Lowe',
  holdings,
  seats,
})

const people: readonly (readonly [Actor, string])[] = [
  [actor([]), ''],
  [actor([holding('team-manager')]), 'practice lead'],
  [actor([holding('head-of-service')], ['chair']), 'chair of the meeting'],
  [actor([holding('team-manager', true)]), 'acting practice lead'],
  [actor([holding('social-worker'), holding('team-manager', true)]), 'social worker'],
]
for (const [whose, words] of people)
  test(`SET-01 SET-03 the header calls the person “${words}”`, () =>
    assert.equal(standingInWords(whose, renamed), words))

test('SEC-02 SET-09 whoever holds cases is named once in a refusal, by both names where both can', () => {
  assert.match(whoCan('keep-record', labelsWith(new Map())), /^social worker, team manager, /)
  const both = labelsWith(new Map(), { byBoth: true })
  assert.match(whoCan('keep-record', both), /^social worker or lead practitioner, team manager, /)
})

test('SEC-02 SET-03 a refusal names everyone who can, in the authority’s words', () => {
  assert.equal(whoCan('import-workbook', renamed), 'authority administrator')
  assert.match(whoCan('keep-record', renamed), /^social worker, practice lead, .* or panel administrator$/)
})

test('SEC-02 SET-09 the end that two names share is said once; names that share none stand whole', () => {
  assert.match(whoCan('record-item', labelsWith(new Map())), /, chair or deputy chair of the meeting$/)
  const chairs = labelsWith(new Map([['role.chair', 'panel lead']]))
  assert.match(whoCan('record-item', chairs), /, panel lead or deputy chair of the meeting$/)
})
