import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T10:00')
const { db, place, clock } = waymark
const { people } = place

const signedIn = (person: number) => waymark.as(person)
const textAt = async (person: number, path: string) => (await (await signedIn(person)).get(path)).page.text

/** A family whose first child was decided on today; the second child’s pre-proceedings go on. */
async function decided(name: string) {
  const born = (first: string) => ({ name: `${first} ${name}`, bornOn: '2018-02-01', decidedOn: '2026-09-07' })
  const family = await aFamily(db, place, name, [born('Leo'), born('Mia')])
  const [leo = 0, mia = 0] = family.children.map(({ childId }) => childId)
  await db.updateTable('child').set({ solicitorId: people.solicitor }).where('familyId', '=', family.familyId).execute()
  const panel = await signedIn(people.panelAdministrator)
  const sent = await panel.submit(`/families/${family.familyId}/issue`, {
    children: [String(leo)],
    body: 'gateway-panel',
    ...dateFields('decidedOn', '2026-11-23'),
  })
  assert.equal(sent.status, 303, sent.page.text)
  return { ...family, leo, mia }
}

test('CT-02 P8 P9 a child decided on for court stays in every list until the case is recorded and issued', async () => {
  const family = await decided('Carter')
  const issued = `/families/${family.familyId}/proceedings/new`
  for (const person of [people.solicitor, people.socialWorker]) {
    const work = await textAt(person, '/')
    assert.match(work, /Proceedings to be issued: Leo Carter decided today · no case is recorded yet/)
    assert.doesNotMatch(work, /to be issued: (Mia|Leo Carter and Mia)/)
  }
  const solicitor = await signedIn(people.solicitor)
  const link = (await solicitor.get('/')).page.links.find(({ text }) => text.startsWith('Proceedings to be issued'))
  assert.equal(link?.href, issued)
  const administrator = people.panelAdministrator
  assert.match(await textAt(administrator, '/tracker?view=strips'), /Leo Carter.*To be issued, decided Mon 23 Nov/)
  for (const list of ['/court', '/court?list=care&stage=to-be-issued'])
    assert.match(await textAt(administrator, list), /Decided on, no case yet .*Leo Carter .* Mon 23 Nov 2026/)
  assert.doesNotMatch(await textAt(administrator, '/court?list=care&stage=case-management'), /Leo Carter/)
  const page = (await (await signedIn(administrator)).get(`/families/${family.familyId}`)).page
  assert.ok(page.links.some(({ href }) => href === issued))

  const asked = (await solicitor.get(issued)).page.forms.find(({ fields }) => fields.has('courtNumber'))
  const isIn = (child: number) => asked?.fields.get(`in-${child}`) ?? []
  assert.deepEqual([isIn(family.leo), isIn(family.mia)], [['yes'], []], 'who was decided on is in it already')
  const opened = await solicitor.submit(issued, {
    [`application-${family.leo}`]: 'Care order',
  })
  assert.equal(opened.status, 303, opened.page.text)
  const address = String(opened.headers['location'])
  const work = await textAt(people.solicitor, '/')
  assert.match(work, /Proceedings to be issued: Leo Carter decided today · the day of issue isn’t recorded yet/)
  const edit = `${address}/edit`
  assert.ok((await solicitor.get('/')).page.links.some(({ href }) => href === edit))
  assert.doesNotMatch(await textAt(administrator, '/court'), /Decided on, no case yet/)

  const sent = await solicitor.submit(edit, dateFields('issuedOn', '2026-11-23'))
  assert.equal(sent.status, 303, sent.page.text)
  const then = await textAt(people.solicitor, '/')
  assert.doesNotMatch(then, /Proceedings to be issued/)
  assert.match(
    then,
    /List the case management hearing: Leo Carter issued Mon 23 Nov · expected Tue 8 Dec to Wed 16 Dec In 23 days/,
  )
  const hearing = `${address}/hearings/new`
  assert.ok((await solicitor.get('/')).page.links.some(({ href }) => href === hearing))
  const listed = { kind: 'case-management', ...dateFields('heldOn', '2026-12-09') }
  assert.equal((await solicitor.submit(hearing, listed)).status, 303)
  assert.doesNotMatch(await textAt(people.solicitor, '/'), /List the case management hearing/)
  assert.doesNotMatch(await textAt(administrator, '/tracker?view=strips'), /To be issued/)
})

test('FAM-05 P18 nobody else hears of it, and nobody of a child who isn’t followed any more', async () => {
  const family = await decided('Doyle')
  assert.doesNotMatch(await textAt(people.otherTeamManager, '/'), /Doyle/)
  assert.doesNotMatch(await textAt(people.otherTeamManager, '/court'), /Doyle/)
  const worker = await signedIn(people.socialWorker)
  const typed = {
    children: [String(family.leo)],
    ending: 'died',
    words: 'As we were told.',
    ...dateFields('endedOn', '2026-11-23'),
  }
  assert.equal((await worker.submit(`/families/${family.familyId}/end`, typed)).status, 303)
  assert.doesNotMatch(await textAt(people.solicitor, '/'), /to be issued: Leo Doyle/)
  assert.doesNotMatch(await textAt(people.panelAdministrator, '/court'), /Leo Doyle/)
  const other = await decided('Evans')
  await restrict(db, other.familyId, people.headOfService, [people.socialWorker])
  assert.doesNotMatch(await textAt(people.panelAdministrator, '/court'), /Evans/)
})

test('P8 after half a year without a case it is no longer waited for', async () => {
  const family = await decided('Frost')
  clock.moveTo('2027-05-23T10:00')
  assert.match(await textAt(people.panelAdministrator, '/court'), /Leo Frost/)
  clock.moveTo('2027-05-24T10:00')
  assert.doesNotMatch(await textAt(people.panelAdministrator, '/court'), /Leo Frost/)
  assert.match(
    await textAt(people.panelAdministrator, `/families/${family.familyId}`),
    /Decided to initiate proceedings/,
  )
})
