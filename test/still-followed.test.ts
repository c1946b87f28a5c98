import { test } from 'node:test'
import { day } from '#rules/calendar/plain-date.ts'
import { endsOfFollowing, type EndOfFollowing } from '#rules/people/still-followed.ts'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

// Monday of the meeting, before it begins: everything below is due, late or coming up.
const waymark = await openWaymark('2026-11-23T08:30')
const { db, place } = waymark
const { people } = place

const meeting = '/meetings/2026-11-23'
/** Every list, count and offer that isn't a family's own page. */
const lists = [
  '/',
  // A bare /tracker opens as it was left.
  ...['view=strips', 'due=overdue', 'stage=private'].map((query) => `/tracker?${query}`),
  '/tracker.csv',
  ...['mine', 'all'].flatMap((whose) => ['open', 'overdue'].map((show) => `/actions?whose=${whose}&show=${show}`)),
  ...['', '&needs=filing'].map((query) => `/court?list=care${query}`),
  ...['', '&needs=overdue'].map((query) => `/court?list=private${query}`),
  '/meetings',
  meeting,
  `${meeting}/add`,
  '/meetings/2026-11-30',
  '/staffing',
  '/overviews/2026-11-23',
  `/settings/meetings/${place.seriesId}/dates/2026-11-30/cancel`,
]
const everybody = [
  ...[people.socialWorker, people.teamManager, people.solicitor, people.panelAdministrator],
  ...[people.courtQaManager, people.divisionalDirector, people.administrator],
]

type Pages = ReadonlyMap<string, string>

/** What everybody reads on every list, as far as they may open it. */
async function readEverywhere(): Promise<Pages> {
  const pages = new Map<string, string>()
  for (const person of everybody) {
    const browser = await waymark.as(person)
    for (const address of lists) {
      const sent = await browser.get(address)
      if (sent.status === 200) pages.set(`${person} ${address}`, address.endsWith('.csv') ? sent.body : sent.page.text)
    }
  }
  return pages
}

const naming = (pages: Pages, name: string): readonly string[] =>
  [...pages].filter(([, text]) => text.includes(name)).map(([page]) => page)

/** Where two readings differ. */
const differing = (one: Pages, other: Pages): readonly string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((page) => one.get(page) !== other.get(page))

type Matter = 'pre-proceedings' | 'care' | 'private'

/** A family of one child who is in these matters, each with something late and something to come. */
async function aChildIn(name: string, matters: readonly Matter[], isUnborn: boolean) {
  const birth = isUnborn ? { expectedOn: '2027-01-08' } : { bornOn: '2008-11-20' }
  const decided = matters.includes('pre-proceedings') ? { decidedOn: '2026-08-31' } : {}
  const { familyId, children } = await aFamily(db, place, name, [{ name: `Child ${name}`, ...birth, ...decided }])
  const { childId, episodeId } = children[0] ?? { childId: 0, episodeId: null }
  if (episodeId !== null)
    await db
      .insertInto('urgentReturn')
      .values({ episodeId, why: name, ownerId: people.socialWorker, byOn: day('2026-11-20') })
      .execute()
  if (matters.includes('care')) await inCare(familyId, childId, name)
  if (matters.includes('private'))
    await db
      .insertInto('privateProceedings')
      .values({
        childId,
        report: 'section-7',
        reportDueOn: day('2026-11-13'),
        nextHearingOn: day('2026-12-01'),
        riskOfPublic: true,
      })
      .execute()
  for (const whose of [childId, null])
    await db
      .insertInto('action')
      .values({
        familyId,
        childId: whose,
        words: `Do for ${name}`,
        source: 'family',
        addedOn: day('2026-11-02'),
        dueOn: day('2026-11-16'),
        doerId: people.socialWorker,
        accountableManagerId: people.teamManager,
      })
      .execute()
  await db
    .insertInto('staffingIssue')
    .values({ kind: 'other', familyId, words: `Worker of ${name} leaves`, raisedOn: day('2026-11-20') })
    .execute()
  return { familyId, childId }
}

async function inCare(familyId: number, childId: number, name: string): Promise<void> {
  const { id: proceedingsId } = await db
    .insertInto('proceedings')
    .values({ familyId, issuedOn: day('2026-05-04'), courtNumber: `number ${name}` })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('proceedingsChild').values({ proceedingsId, childId }).execute()
  await db
    .insertInto('hearing')
    .values([
      { proceedingsId, kind: 'final', heldOn: day('2026-11-26') },
      { proceedingsId, childId, kind: 'issues-resolution', heldOn: day('2026-11-25') },
    ])
    .execute()
  await db
    .insertInto('courtFiling')
    .values([
      { proceedingsId, what: `Final evidence ${name}`, dueOn: day('2026-11-09'), potentialDelay: 'The expert' },
      { proceedingsId, childId, what: `Chronology ${name}`, dueOn: day('2026-12-01') },
    ])
    .execute()
}

const together: readonly (readonly Matter[])[] = [
  ['pre-proceedings'],
  ['care'],
  ['private'],
  ['pre-proceedings', 'care', 'private'],
]
const stories = endsOfFollowing.flatMap((ending) =>
  (ending === 'pregnancy-ended' ? together.slice(0, 1) : together).map((matters) => ({ ending, matters })),
)

const nameOf = (at: number): string => `Quill${'abcdefghijklmnopqrstuvwxyz'.charAt(at)}feather`

test('P17 P18 PP-12 after a death, a move, 18 or the end of a pregnancy no list, count or offer knows the child; a mistake brings all back', async () => {
  // Somebody else's child, so that nothing below is the first.
  await aFamily(db, place, 'Elsewhere', [{ name: 'Ada Elsewhere', bornOn: '2015-01-01', decidedOn: '2026-11-02' }])
  const before = await readEverywhere()
  const children: { familyId: number; childId: number; ending: EndOfFollowing; name: string }[] = []
  for (const [at, { ending, matters }] of stories.entries()) {
    const child = await aChildIn(nameOf(at), matters, ending === 'pregnancy-ended')
    children.push({ ...child, ending, name: nameOf(at) })
  }
  // Nobody made these in the product, which would have left a history: by that it is known that an agenda is to be worked out again.
  await db
    .insertInto('changeHistory')
    .values({
      at: waymark.clock.now(),
      personId: people.socialWorker,
      recordKind: 'family',
      recordId: 1,
      before: {},
      after: {},
    })
    .execute()
  const alive = await readEverywhere()
  for (const { name } of children)
    assert.ok(naming(alive, name).length > 10, `${name} only on ${naming(alive, name).join(', ')}`)

  const worker = await waymark.as(people.socialWorker)
  for (const { familyId, childId, ending } of children) {
    const ended = await worker.submit(`/families/${familyId}/end`, {
      children: [String(childId)],
      ending,
      words: 'As we were told.',
      ...dateFields('endedOn', '2026-11-20'),
    })
    assert.equal(ended.status, 303, ended.page.text.slice(0, 400))
    const { page } = await worker.get(`/families/${familyId}`)
    assert.match(page.text, /As we were told\./)
    assert.doesNotMatch(page.text, /overdue|days late/)
  }
  const gone = await readEverywhere()
  for (const { name } of children) assert.deepEqual(naming(gone, name), [])
  assert.deepEqual(differing(gone, before), [])

  for (const { childId } of children) {
    const why = 'It was another child of that name.'
    const again = await worker.submit(`/children/${childId}/follow-again`, { because: 'mistake', why })
    assert.equal(again.status, 303, again.page.text.slice(0, 400))
  }
  assert.deepEqual(differing(await readEverywhere(), alive), [])
})
