import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { people } = waymark.place
const qa = await waymark.as(people.courtQaManager)
const at = '/settings/papers'
const textOf = async (address = at) => (await qa.get(address)).page.text
const rowOf = async (name: string) => {
  const { page } = await qa.get(at)
  const link = page.links.find(
    ({ text, href }) => text.startsWith('Change') && text.includes(name) && href.startsWith(at),
  )
  return link?.href ?? assert.fail(`no paper called ${name}`)
}

test('SET-08 an authority asks for nothing until it chooses', async () => {
  assert.match(await textOf(), /Nothing is asked for yet.*Midpoint review No papers\./)
})

test('SET-08 a paper is added for a kind of item, by a document’s name here or by its own, with its deadline and age', async () => {
  const named = { which: 'document.chronology', workingDays: '2', atTime: '', oldestDays: '28' }
  assert.equal((await qa.submit(`${at}/add/midpoint`, named)).status, 303)
  const own = { which: 'another', name: 'Direct work with the child', workingDays: '1', atTime: '12:00' }
  assert.equal((await qa.submit(`${at}/add/midpoint`, own)).status, 303)
  const text = await textOf()
  assert.match(
    text,
    /Midpoint review .*SWET chronology 2 working days before 28 days Change.*Direct work with the child 1 working day before, by 12:00 Of any age/,
  )
  assert.doesNotMatch(text, /Nothing is asked for yet/)
  const administrator = await waymark.as(people.administrator)
  assert.equal(
    (await administrator.submit('/settings/names/document.chronology', { text: 'court chronology' })).status,
    303,
  )
  assert.match(await textOf(), /Court chronology 2 working days before/)
})

test('SET-08 what can’t be asked for comes back with its sentence, and loses nothing', async () => {
  const wrong = await qa.submit(`${at}/add/midpoint`, { workingDays: '0', atTime: '', oldestDays: '1000' })
  assert.deepEqual(
    wrong.page.errors.map(({ text }) => text),
    [
      'Choose which paper',
      'Enter an hour: it is due on the day of the meeting',
      'Oldest age at the meeting, in days, must be a whole number from 1 to 730',
    ],
  )
  const twice = await qa.submit(`${at}/add/midpoint`, {
    which: 'another',
    name: 'direct work with the Child',
    workingDays: '3',
  })
  assert.deepEqual(twice.page.errors, [
    {
      text: 'A paper of this name is asked for already: direct work with the Child. Choose another paper, or change that one',
      href: '#name',
    },
  ])
  assert.match(twice.body, /value="direct work with the Child"/)
  assert.equal((await qa.get(`${at}/add/lunch`)).status, 404)
})

test('SET-08 papers are changed, put in another order and removed', async () => {
  const own = await rowOf('Direct work')
  assert.equal((await qa.submit(at, {}, `${own}/up`)).status, 303)
  assert.match(await textOf(), /Direct work with the child.*Court chronology/)
  assert.equal((await qa.submit(own, { workingDays: '3', atTime: '' })).status, 303)
  assert.match(await textOf(), /Direct work with the child 3 working days before Of any age/)
  const late = await qa.submit(own, { version: '1', oldestDays: '14' })
  assert.equal(late.status, 409)
  assert.match(late.page.text, /You saved this yourself.*What differs.*14/)
  assert.equal((await qa.submit(`${own}/remove`, {})).status, 303)
  assert.doesNotMatch(await textOf(), /Direct work/)
  assert.equal((await qa.get(own)).status, 404)
})

test('SET-08 the usual papers are taken over where nothing is asked for yet', async () => {
  assert.match(await textOf(`${at}/usual`), /New referrals and planning: referral, 1 working day before, by 12:00/)
  assert.equal((await qa.submit(`${at}/usual`, {})).status, 303)
  const text = await textOf()
  assert.match(text, /Final review .*Genogram 1 working day before, by 12:00.*Viability assessment/)
  assert.match(text, /Midpoint review .*Court chronology 2 working days before 28 days/)
  assert.doesNotMatch(text, /Change : genogram, Midpoint review/)
})

test('SET-08 only who keeps the meetings keeps their papers', async () => {
  const manager = await waymark.as(people.teamManager)
  assert.equal((await manager.get(at)).status, 403)
})
