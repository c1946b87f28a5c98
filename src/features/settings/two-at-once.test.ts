import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { people, services, seriesId } = waymark.place
const two = await Promise.all([0, 1].map(() => waymark.as(people.administrator)))

/** The same form, opened by two people and sent by both in the same moment. */
async function bothSend(address: string, fields: Record<string, string>) {
  const opened = await Promise.all(
    two.map(async (person) => {
      const { page } = await person.get(address)
      const form = page.forms.find(({ action, method }) => method === 'post' && action === '')
      assert.ok(form, address)
      return { person, untouched: Object.fromEntries(form.fields) }
    }),
  )
  const answers = await Promise.all(
    opened.map(({ person, untouched }) => person.post(address, { ...untouched, ...fields })),
  )
  const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other)
  return { statuses, errors: answers.flatMap(({ page }) => page.errors.map(({ text }) => text)) }
}

const cases: readonly (readonly [string, string, Record<string, string>, RegExp])[] = [
  ['a team', '/settings/teams/add', { name: 'Nightingale', serviceId: String(services.operational) }, /Nightingale/],
  ['a service', '/settings/services/add', { name: 'Nightingale' }, /Nightingale/],
  ['a meeting', '/settings/meetings/add', { name: 'Nightingale' }, /Nightingale/],
  ['a seat', `/settings/meetings/${seriesId}/seats/add`, { label: 'Nightingale', part: 'member' }, /Nightingale/],
  ['a person', '/settings/people/add', { name: 'Jo', email: 'jo@northbrook.example' }, /has this e-mail address/],
  [
    'a role',
    `/settings/people/${people.socialWorker}/roles/add`,
    { role: 'solicitor', ...dateFields('startsOn', '2026-11-20') },
    /hold this role already/,
  ],
]
for (const [what, address, fields, sentence] of cases)
  test(`SEC-05 SET-01 two people adding ${what} in the same moment add one; the second is told at the field`, async () => {
    const { statuses, errors } = await bothSend(address, fields)
    assert.deepEqual(statuses, [303, 422])
    assert.equal(errors.length, 1)
    assert.match(errors.join(), sentence)
  })

test('SET-01 an address that no mail could be sent to is said at its field', async () => {
  const [administrator] = two
  assert.ok(administrator)
  for (const email of [
    'hannah\u200B@northbrook.example',
    'a..b@x.example',
    'hannah’s@northbrook.example',
    'a@b',
    'a,b@c.uk',
    '<a@b.uk>',
    'a b@c.uk',
    'a@b@c.uk',
    `${'a'.repeat(250)}@b.uk`,
  ]) {
    const answer = await administrator.submit('/settings/people/add', { name: 'Jo', email })
    assert.equal(answer.status, 422, email)
    assert.deepEqual(
      answer.page.errors.map(({ href }) => href),
      ['#email'],
    )
  }
})
