import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-10-12T10:00')
const { db, place } = waymark
const { people } = place
const { familyId, reference, children } = await aFamily(db, place, 'Nightjar', [
  { name: 'Ada Nightjar', bornOn: '2016-02-01', caseSystemId: 'LCS Nightjar' },
  { name: 'Ben Nightjar', bornOn: '2018-02-01' },
])
const [ada = 0, ben = 0] = children.map(({ childId }) => childId)
const looks = `/children/${ben}/looks`

const mayKnow: Readonly<Record<keyof typeof people, boolean>> = {
  socialWorker: false,
  otherSocialWorker: false,
  teamManager: false,
  otherTeamManager: false,
  serviceManager: true,
  headOfService: true,
  courtQaManager: true,
  panelAdministrator: false,
  solicitor: false,
  chair: true,
  deputy: true,
  divisionalDirector: true,
  administrator: true,
  clinicLead: false,
}

for (const [role, may] of Object.entries(mayKnow))
  test(`SEC-03 who looked at a child is ${may ? '' : 'not '}shown to the ${role}`, async () => {
    const personId = new Map(Object.entries(people)).get(role)
    assert.ok(personId !== undefined)
    const { status, page } = await (await waymark.as(personId)).get(looks)
    assert.equal(status, may ? 200 : 403)
    if (may) assert.match(page.heading, /Who looked at/)
  })

test('SEC-03 the administrator finds who looked by a family’s reference, and sees neither name nor case text', async () => {
  await (await waymark.as(people.socialWorker)).get(`/families/${familyId}`)
  const administrator = await waymark.as(people.administrator)
  assert.ok((await administrator.get('/settings')).page.links.some(({ href }) => href === '/who-looked'))
  const found = await administrator.get(`/who-looked?reference=${reference.toLowerCase()}`)
  assert.deepEqual(
    found.page.links.filter(({ href }) => href.endsWith('/looks')),
    [
      { text: 'Who looked at child 1 of 2', href: `/children/${ada}/looks` },
      { text: 'Who looked at child 2 of 2', href: looks },
    ],
  )
  const shown = await administrator.get(looks)
  assert.equal(shown.page.heading, `Family ${reference} Who looked at child 2 of 2`)
  assert.ok(shown.page.rows.some(([, who, did]) => who === 'Grace Oyelaran' && did === 'looked at a family'))
  for (const { body } of [found, shown]) assert.doesNotMatch(body, /Nightjar/)
  assert.equal((await administrator.get(`/children/${ben}`)).status, 403)
})

test('SEC-03 no reference is found for what isn’t there, and for a restricted family, in the same words', async () => {
  const hidden = await aFamily(db, place, 'Ouzel', [{ name: 'Cal Ouzel', bornOn: '2017-01-01' }])
  await restrict(db, hidden.familyId, people.chair, [people.chair])
  const administrator = await waymark.as(people.administrator)
  const said = await Promise.all(
    ['NB-1', hidden.reference].map(
      async (asked) =>
        / No family of this reference is found\. .*/.exec(
          (await administrator.get(`/who-looked?reference=${asked}`)).page.text,
        )?.[0],
    ),
  )
  assert.match(said[0] ?? '', /Who looked at a restricted family is shown to those named for it.* decides who is\./)
  assert.equal(said[1], said[0])
  const at = `/children/${hidden.children[0]?.childId ?? 0}/looks`
  assert.equal((await administrator.get(at)).status, 404)
  assert.equal((await (await waymark.as(people.chair)).get(at)).status, 200, 'whoever is named there may know')
})
