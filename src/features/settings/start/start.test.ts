import { test } from 'node:test'
import { fillNewAuthority } from '#records/meeting/new-authority.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { assert } from '#test/support/assert.ts'
import { openWaymark, openWaymarkWith } from '#test/support/waymark.ts'

const at = '/settings/start'
const monday = '2026-11-23T09:14'
const empty = await openWaymarkWith(monday, (db) =>
  db
    .transaction()
    .execute((tx) =>
      fillNewAuthority(
        tx,
        { name: 'Sam Adeleke', email: null },
        { now: Temporal.Instant.from('2026-11-23T09:00Z'), today: day('2026-11-23') },
      ),
    ),
)
const { id: first } = await empty.db.selectFrom('person').select('id').executeTakeFirstOrThrow()
const administrator = await empty.as(first)
const waymark = await openWaymark(monday)
const { db, place } = waymark
const { people } = place
const sam = await waymark.as(people.administrator)

const stepsAt = async (browser: typeof sam) => (await browser.get(at)).page.text
const series = (of: typeof db) => of.selectFrom('meetingSeries').select(['id', 'name']).orderBy('id').execute()
const nobody = { id: 0, name: '' }
const takenBy = async (of: typeof db, id: number) =>
  (await of.selectFrom('seriesBusiness').select('kind').where('seriesId', '=', id).execute())
    .map(({ kind }) => kind)
    .toSorted()
const approve = async (browser: typeof sam, answers: Record<string, string>) => {
  const shown = await browser.submit(`${at}/way`, answers)
  const approval = shown.page.forms.find(({ fields }) => fields.has('approved'))
  assert.ok(approval, shown.page.text)
  return { shown, saved: await browser.post(`${at}/way`, Object.fromEntries(approval.fields)) }
}
const changesKept = async (of: typeof db) =>
  (await of.selectFrom('changeHistory').select('id').where('recordKind', '!=', 'setting').execute()).length

test('SET-09 a new authority is told what is missing, first in the settings and in My work, with nothing chosen for it', async () => {
  const text = await stepsAt(administrator)
  assert.match(text, /8 steps are left of 8/)
  assert.match(text, /As the terms of reference have it\./)
  assert.match(
    text,
    /Nobody sits in the chair’s seat of Legal Tracking Meeting\. 6 other seats of Legal Tracking Meeting are empty\./,
  )
  assert.match(text, /Agree or refuse an extension: the Divisional Director can, and nobody holds that role\./)
  assert.match(text, /Bank holidays are published to .* no closure day is kept/)
  assert.match(text, /1 person, 0 teams in 0 services\. There is no team yet\./)
  assert.match(text, /No workbook is brought yet\./)
  const settings = await administrator.get('/settings')
  // Nobody is left to find the next step on their own.
  for (const step of ['names', 'teams', 'people', 'meetings', 'powers', 'papers', 'calendar'])
    assert.ok(
      (await administrator.get(`/settings/${step}`)).page.links.some(({ href }) => href === at),
      step,
    )
  assert.equal(settings.page.links.find(({ href }) => href.startsWith('/settings/'))?.href, at)
  assert.match(
    (await administrator.get('/')).page.text,
    /Go on with setting up There is no team yet.*Bring the workbook/,
  )
})

test('SET-09 a step is left as it is, stays so, is taken up again; what goes missing later is missing all the same', async () => {
  const press = (step: string, deed: string) => administrator.submit(at, {}, `${at}/${step}/${deed}`)
  assert.equal((await press('people', 'leave')).headers['location'], at)
  assert.match(
    await stepsAt(administrator),
    /7 steps are left of 8.*There is no team yet\. Take it up again.*Left as it is/,
  )
  await press('meetings', 'leave')
  await press('powers', 'leave')
  assert.doesNotMatch((await administrator.get('/')).page.text, /Go on with setting up/)
  await press('people', 'take-up')
  assert.match((await administrator.get('/')).page.text, /Go on with setting up There is no team yet/)
  await press('people', 'leave')
  const { id: service } = await empty.db
    .insertInto('service')
    .values({ name: 'East' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await empty.db.insertInto('team').values({ name: 'East 1', serviceId: service, seriesId: null }).execute()
  assert.match((await administrator.get('/')).page.text, /Go on with setting up 1 team has no team manager/)
})

test('SET-09 SET-06 one panel does all: the meeting there is takes all eight kinds once that was shown, and run again nothing changes', async () => {
  const { shown, saved } = await approve(administrator, { way: 'one-panel' })
  assert.match(
    shown.page.text,
    /Legal Tracking Meeting also takes new referrals and planning, decisions to issue, decisions to ratify, supervision orders and resources\..*No open child’s date moves/,
  )
  assert.equal(saved.headers['location'], at)
  const all = await series(empty.db)
  assert.equal(all.length, 1)
  assert.equal((await takenBy(empty.db, all[0]?.id ?? 0)).length, 8)
  assert.match(await stepsAt(administrator), /How do you work\? One panel does all\./)
  const before = await changesKept(empty.db)
  assert.equal((await administrator.submit(`${at}/way`, { way: 'one-panel' })).headers['location'], at)
  assert.equal(await changesKept(empty.db), before)
  const refused = await administrator.submit(`${at}/way`, {
    way: 'apart',
    issue: 'no',
    stepDown: 'no',
    name: 'Gateway',
    weekday: '3',
    startsAt: '14:00',
  })
  assert.match(
    refused.page.errors[0]?.text ?? '',
    /^How you work: Legal Tracking Meeting takes new referrals or decisions itself/,
  )
})

test('SEC-02 SET-09 who keeps meetings alone sees every step, and who can take those that aren’t theirs', async () => {
  const alan = await waymark.as(people.courtQaManager)
  const { page } = await alan.get(at)
  assert.match(page.text, /How do you work\?.*The authority administrator can do this\./)
  const linked = page.links.map(({ href }) => href).filter((href) => href.startsWith('/settings/'))
  assert.deepEqual(linked, ['/settings/meetings', '/settings/papers'])
  assert.ok(!page.forms.some(({ action }) => action.includes('/names/')))
  assert.equal((await alan.get(`${at}/way`)).status, 403)
  const token = page.forms.find(({ action }) => action.endsWith('/papers/leave'))?.fields
  const sent = await alan.post(`${at}/names/leave`, Object.fromEntries(token ?? []))
  assert.match(sent.page.text, /The authority administrator says so of this step\./)
  assert.equal((await sam.post(`${at}/nothing/leave`, {})).status === 303, false)
  for (const person of [people.teamManager, people.chair])
    assert.equal((await (await waymark.as(person)).get(at)).status, 403)
})

test('SET-09 what is missing is worked out from the records: a team manager comes, a name serves two functions, a power is nobody’s', async () => {
  assert.match(await stepsAt(sam), /1 team has no team manager/)
  await db
    .insertInto('roleHolding')
    .values({
      personId: people.teamManager,
      role: 'team-manager',
      teamId: place.teams.inCare,
      serviceId: null,
      startsOn: day('2026-11-01'),
      endsOn: null,
    })
    .execute()
  await sam.submit('/settings/names/body.care-pathways-panel', { text: 'Legal Gateway Panel' })
  await sam.submit('/settings/powers/start', { holders: ['role head-of-service area'] })
  await db
    .updateTable('roleHolding')
    .set({ endsOn: day('2026-11-22') })
    .where('role', '=', 'divisional-director')
    .execute()
  const text = await stepsAt(sam)
  assert.doesNotMatch(text, /has no team manager/)
  assert.match(text, /1 name is your own\. “Legal Gateway Panel” is the name of /)
  assert.match(
    text,
    /Changed by your authority\. Agree or refuse an extension: the Divisional Director can, and nobody holds that role/,
  )
})

test('SET-09 what can’t be is said at its field, and nothing is lost', async () => {
  const { page } = await sam.submit(`${at}/way`, {
    way: 'apart',
    name: 'Edge of Care Panel',
    weekday: '3',
    startsAt: '25:00',
    issue: 'yes',
    stepDown: 'no',
  })
  assert.deepEqual(
    page.errors.map(({ href }) => href),
    ['#startsAt'],
  )
  const taken = await sam.submit(`${at}/way`, {
    way: 'apart',
    name: 'legal tracking meeting',
    weekday: '3',
    startsAt: '14:00',
    issue: 'yes',
    stepDown: 'no',
  })
  assert.deepEqual(
    taken.page.errors.map(({ text }) => text),
    [
      'Name of the second meeting: there is a meeting called legal tracking meeting already. Give this one another name',
    ],
  )
  assert.deepEqual(
    await sam.submit(`${at}/way`, { way: '' }).then((sent) => sent.page.errors.map(({ text }) => text)),
    ['Choose how you work'],
  )
})

test('SET-09 SET-06 SET-07 gateway and tracking apart: a second meeting and its powers, shown before they are saved; run again there is no third', async () => {
  const answers = {
    way: 'apart',
    name: 'Edge of Care Panel',
    weekday: '3',
    startsAt: '14:00',
    issue: 'yes',
    stepDown: 'no',
  }
  const { shown, saved } = await approve(sam, answers)
  assert.match(
    shown.page.text,
    /Edge of Care Panel is added: Wednesdays at 14:00, 60 minutes\. It takes new referrals and planning, decisions to issue and decisions to ratify; .*Issuing returns to the panel: yes, from today\..*No open child’s date moves/,
  )
  assert.deepEqual((await series(db)).length, 2)
  assert.equal(saved.status, 303)
  const [tracking = nobody, gateway = nobody] = await series(db)
  assert.equal(gateway.name, 'Edge of Care Panel')
  assert.deepEqual(await takenBy(db, tracking.id), ['court', 'private', 'reviews'])
  assert.deepEqual(await takenBy(db, gateway.id), ['decisions-to-issue', 'ratifications', 'referrals'])
  const table = (await sam.get('/settings/powers')).page.rows
  const routes = table.filter(([power]) => /issue|step down/.test(power ?? '')).map((row) => row[2])
  assert.deepEqual(routes, ['Issuing returns to the panel', 'Decided there and then'])
  const text = await stepsAt(sam)
  assert.match(text, /Gateway panel and tracking meeting apart\./)
  assert.match(
    text,
    /Nobody sits in the chair’s seat of Edge of Care Panel\. 3 other seats of Edge of Care Panel are empty/,
  )
  const before = await changesKept(db)
  assert.equal((await sam.submit(`${at}/way`, answers)).headers['location'], at)
  assert.deepEqual([(await series(db)).length, await changesKept(db)], [2, before])
  const again = await sam.get(`${at}/way`)
  assert.match(
    again.page.text,
    /There are 2 meetings already: Legal Tracking Meeting and Edge of Care Panel\. What each/,
  )
  assert.doesNotMatch(again.page.text, /One panel does all/)
  const all = await sam.submit(`${at}/way`, { way: 'one-panel' })
  assert.deepEqual(
    all.page.errors.map(({ text: said }) => said),
    [
      'How you work: there are 2 meetings already: Legal Tracking Meeting and Edge of Care Panel. What each takes is said under Meetings',
    ],
  )
  const { saved: back } = await approve(sam, { way: 'apart', issue: 'no', stepDown: 'no' })
  assert.equal(back.headers['location'], at)
  assert.doesNotMatch((await sam.get('/settings/powers')).page.text, /Issuing returns to the panel Change/)
})

test('SET-09 SET-03 SET-08 a council where one panel does all, set up by its terms as docs/setting-up.md tells it', async () => {
  const done = async (address: string, answers: Record<string, string | readonly string[]>) => {
    const sent = await administrator.submit(address, answers)
    assert.equal(sent.status, 303, sent.page.text)
  }
  const panel = 'Legal Gateway and Tracking Panel'
  for (const body of ['tracking-meeting', 'gateway-panel']) await done(`/settings/names/body.${body}`, { text: panel })
  assert.match(
    await stepsAt(administrator),
    /2 names are your own\. “Legal Gateway and Tracking Panel” is the name of .*Something is missing/,
  )
  await administrator.submit(at, {}, `${at}/names/leave`)
  const [meeting = nobody] = await series(empty.db)
  assert.equal(meeting.name, panel)
  const moved = await administrator.submit(`/settings/meetings/${meeting.id}/change`, {
    weekday: '2',
    startsAt: '13:30',
  })
  const approval = moved.page.forms.find(({ fields }) => fields.has('approved'))
  await administrator.post(`/settings/meetings/${meeting.id}/change`, Object.fromEntries(approval?.fields ?? []))
  await done('/settings/powers/issue', { toPanel: 'no', holders: ['chair', 'role head-of-service area'] })
  for (const kind of ['midpoint', 'final'])
    await done(`/settings/papers/add/${kind}`, {
      ...{ which: 'document.chronology', workingDays: '2', atTime: '', oldestDays: '28' },
    })
  assert.match(
    (await administrator.get('/settings/meetings')).page.text,
    /Tracking Panel Tuesdays at 13:30, 60 minutes/,
  )
  const text = await stepsAt(administrator)
  assert.match(text, /Legal Gateway and Tracking Panel\. Nobody sits in the chair’s seat of/)
  assert.match(text, /Changed by your authority\..*2 papers are asked for\./)
  assert.doesNotMatch(text, /Legal Tracking Meeting/)
})

test('SET-09 SET-03 the second way is called by a council’s own names, and its panel asks for a legal adviser', async () => {
  await sam.submit('/settings/names/body.gateway-panel', { text: 'Edge of Care Panel' })
  await sam.submit('/settings/names/body.tracking-meeting', { text: 'Progress Meeting' })
  const { page } = await sam.get(`${at}/way`)
  assert.match(page.text, /Edge of Care Panel and Progress Meeting apart/)
  assert.doesNotMatch(page.text, /Gateway panel|tracking meeting/i)
  const [, panel = nobody] = await series(db)
  const address = `/settings/meetings/${panel.id}`
  assert.equal((await sam.submit(`${address}/deciding`, { needsLegalAdviser: 'yes' })).status, 303)
  assert.match(
    await stepsAt(sam),
    /Nobody sits as legal adviser of Edge of Care Panel, without whom it decides nothing/,
  )
})
