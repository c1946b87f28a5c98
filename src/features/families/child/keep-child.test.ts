import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { dateFields } from '#test/support/date-fields.ts'
import { aFamily, aPerson } from '#test/support/small-authority.ts'
import { openWaymark, type Sent } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-10-12T10:00')
const { db, place } = waymark
const { people, teams } = place

const childOf = async (id: number) => db.selectFrom('child').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const oneChild = async (name: string, more: Partial<Parameters<typeof aFamily>[3][number]> = {}) => {
  const family = await aFamily(db, place, name, [{ name: `Ada ${name}`, bornOn: '2016-02-01', ...more }])
  return { familyId: family.familyId, id: family.children[0]?.childId ?? 0 }
}

test('FAM-01 what is written down of a child can be changed, and each field’s history says who, from what, to what', async () => {
  const { id } = await oneChild('Okafor')
  const browser = await waymark.as(people.socialWorker)
  const sent = await browser.submit(`/children/${id}/details`, {
    caseSystemId: '300777',
    statuses: ['child-in-need', 'looked-after'],
    plan: 'Adoption',
    parallelPlan: 'With parents',
    ethnicity: 'Black British',
    interpreter: 'no',
    solicitorId: String(people.solicitor),
  })
  assert.equal(sent.status, 303)
  assert.equal(sent.headers['location'], `/children/${id}`)
  const { page } = await browser.get(`/children/${id}`)
  assert.match(page.text, /LCS id 300777/)
  assert.match(page.text, /Statuses Child in need plan · looked after/)
  assert.match(page.text, /Plan Adoption Parallel plan With parents/)
  assert.match(page.text, /Child changed, Ada Okafor Grace Oyelaran, Mon 12 Oct 2026 at 10:00/)
  assert.match(page.text, /LCS id: nothing → 300777/)
})

test('FAM-01 an unchanged form changes nothing and keeps what is recorded', async () => {
  const { id } = await oneChild('Prior', { caseSystemId: '300778' })
  await db.updateTable('child').set({ plan: 'Kinship, as imported', language: 'Polish' }).where('id', '=', id).execute()
  const { version: first, ...before } = await childOf(id)
  await (await waymark.as(people.socialWorker)).submit(`/children/${id}/details`, {})
  const { version, ...after } = await childOf(id)
  assert.deepEqual([first, version], [1, 2])
  assert.deepEqual(JSON.stringify(after), JSON.stringify(before))
})

test('FAM-03 an unborn child needs an expected date, is called after the mother and has no date of birth', async () => {
  const { id, familyId } = await oneChild('Lane')
  const browser = await waymark.as(people.socialWorker)
  const address = `/families/${familyId}/children/new`
  const missing = await browser.submit(address, { name: 'Baby of Eve', birth: 'unborn' })
  assert.deepEqual(missing.page.errors, [{ text: 'Enter the expected date of birth', href: '#expectedDeliveryOn' }])
  const nobodys = await browser.submit(address, {
    name: 'Baby Lane',
    birth: 'unborn',
    ...dateFields('expectedDeliveryOn', '2027-01-08'),
  })
  assert.deepEqual(nobodys.page.errors, [
    { text: 'Name of the child must have the mother’s name in it until the birth, like “Baby of Tolu”', href: '#name' },
  ])
  await browser.submit(address, {
    name: 'Baby of Eve',
    birth: 'unborn',
    ...dateFields('expectedDeliveryOn', '2027-01-08'),
    ...dateFields('bornOn', '2026-10-01'),
  })
  const baby = await db.selectFrom('child').selectAll().where('name', '=', 'Baby of Eve').executeTakeFirstOrThrow()
  assert.deepEqual(
    [baby.unborn, baby.bornOn, String(baby.expectedDeliveryOn), baby.familyId, baby.teamId, baby.socialWorkerId],
    [true, null, '2027-01-08', familyId, teams.east, people.socialWorker],
  )
  assert.notEqual(baby.id, id)
})

test('FAM-03 at birth the record is completed and pre-proceedings go on', async () => {
  const { id } = await oneChild('Hope', { expectedOn: '2026-10-20', decidedOn: '2026-09-07' })
  await db.updateTable('child').set({ unborn: true, bornOn: null }).where('id', '=', id).execute()
  const browser = await waymark.as(people.socialWorker)
  const address = `/children/${id}/birth`
  const ahead = await browser.submit(address, dateFields('bornOn', '2026-10-13'))
  assert.deepEqual(ahead.page.errors, [{ text: 'Date of birth must be today or in the past', href: '#bornOn' }])
  const born = await browser.submit(address, { name: 'Joy Hope', ...dateFields('bornOn', '2026-10-11') })
  assert.equal(born.status, 303)
  const child = await childOf(id)
  assert.deepEqual(
    [child.name, child.unborn, String(child.bornOn), String(child.expectedDeliveryOn)],
    ['Joy Hope', false, '2026-10-11', '2026-10-20'],
  )
  const { page } = await browser.get(`/families/${child.familyId}`)
  assert.match(page.text, /Joy, 0 weeks/)
  assert.match(page.text, /5 weeks 0 days\. Decision to start/)
  assert.equal((await browser.get(address)).status, 404)
})

test('FAM-03 twins are two children, and the clock that ran before runs for both', async () => {
  const { id, familyId } = await oneChild('Pair', { decidedOn: '2026-07-06', midpointHeldOn: '2026-08-17' })
  await db.updateTable('child').set({ unborn: true, bornOn: null }).where('id', '=', id).execute()
  await db
    .updateTable('child')
    .set({ expectedDeliveryOn: Temporal.PlainDate.from('2026-10-15') })
    .where('id', '=', id)
    .execute()
  const browser = await waymark.as(people.socialWorker)
  await browser.submit(`/children/${id}/birth`, { name: 'Una', twin: 'Ugo', ...dateFields('bornOn', '2026-10-10') })
  const { body, page } = await browser.get(`/families/${familyId}`)
  assert.match(page.text, /Two children/)
  const words = [...body.matchAll(/<ul class="waymark-strip__written">(.*?)<\/ul>/gs)].map(([, said]) => said)
  assert.equal(words.length, 2)
  assert.equal(new Set(words).size, 1)
  assert.match(words[0] ?? '', /Midpoint held on time/)
})

test('FAM-03 SEC-05 going back to a birth and writing the twin otherwise makes no third child', async () => {
  const { familyId, children } = await aFamily(db, place, 'Wren', [{ name: 'Baby Wren', expectedOn: '2026-10-20' }])
  const address = `/children/${children[0]?.childId}/birth`
  const browser = await waymark.as(people.socialWorker)
  const fieldsOf = ({ page }: Sent) => page.forms.find(({ fields }) => fields.has('twin'))?.fields ?? new Map()
  const opened = fieldsOf(await browser.get(address))
  const send = (fields: ReadonlyMap<string, readonly string[]>, twin: string) =>
    browser.post(address, {
      ...Object.fromEntries(fields),
      ...{ name: 'Wanda', twin, ...dateFields('bornOn', '2026-10-10') },
    })
  assert.equal((await send(opened, 'Wilma')).status, 303)
  const back = await send(opened, 'Wilmar')
  assert.equal(back.status, 422)
  assert.match(back.page.errors[0]?.text ?? '', /Wanda’s birth is recorded already/)
  assert.match(back.body, /value="Wilmar"/)
  assert.equal((await send(fieldsOf(back), 'Wilmar')).status, 422)
  const kept = await db.selectFrom('child').select('name').where('familyId', '=', familyId).orderBy('id').execute()
  assert.deepEqual(
    kept.map(({ name }) => name),
    ['Wanda', 'Wilma'],
  )
})

test('FAM-03 PP-06 an urgent return that is awaited is awaited of both twins', async () => {
  const { id, familyId } = await oneChild('Pairing', { decidedOn: '2026-09-07' })
  await db
    .updateTable('child')
    .set({ unborn: true, bornOn: null, expectedDeliveryOn: Temporal.PlainDate.from('2026-10-15') })
    .where('id', '=', id)
    .execute()
  const manager = await waymark.as(people.teamManager)
  const sought = await manager.submit(`/families/${familyId}/urgent-return`, {
    child: String(id),
    why: 'Not safe',
    owner: String(people.teamManager),
    ...dateFields('by', '2026-10-14'),
  })
  assert.equal(sought.status, 303, sought.page.text)
  await manager.submit(`/children/${id}/birth`, { name: 'Iva', twin: 'Ivo', ...dateFields('bornOn', '2026-10-10') })
  const { page } = await manager.get('/')
  for (const name of ['Iva', 'Ivo'])
    assert.match(
      page.text,
      new RegExp(`Urgent return to the panel: ${name} the panel is to see the child by Wed 14 Oct · you`),
    )
})

test('FAM-03 FAM-04 a twin is born with the same parents and people', async () => {
  const { id, familyId } = await oneChild('Birch')
  await db
    .updateTable('child')
    .set({ unborn: true, bornOn: null, expectedDeliveryOn: Temporal.PlainDate.from('2026-10-12') })
    .where('id', '=', id)
    .execute()
  const worker = await waymark.as(people.socialWorker)
  await worker.submit(`/children/${id}/details`, { reviewingOfficer: 'Ida Reed', guardian: 'Lou Park' })
  const { id: adultId } = await db
    .insertInto('adult')
    .values({ familyId, name: 'Tolu Birch' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('adultOfChild')
    .values({ adultId, childId: id, relationship: 'mother', parentalResponsibility: true, represented: false })
    .execute()
  await worker.submit(`/children/${id}/birth`, { name: 'Abe', twin: 'Bea', ...dateFields('bornOn', '2026-10-10') })
  const [abe, bea] = await db.selectFrom('child').selectAll().where('familyId', '=', familyId).orderBy('id').execute()
  const givenTo = ({ teamId, socialWorkerId, solicitorId, reviewingOfficer, guardian }: NonNullable<typeof abe>) => [
    teamId,
    socialWorkerId,
    solicitorId,
    reviewingOfficer,
    guardian,
  ]
  assert.ok(abe !== undefined && bea !== undefined)
  assert.deepEqual(givenTo(bea), givenTo(abe))
  const parents = await db.selectFrom('adultOfChild').selectAll().where('childId', '=', bea.id).execute()
  assert.deepEqual(parents, [
    { adultId, childId: bea.id, relationship: 'mother', parentalResponsibility: true, represented: false },
  ])
  assert.match((await worker.get(`/families/${familyId}/history`)).page.text, /Tolu Birch: nothing → mother/i)
})

test('FAM-03 P13 a twin has the meeting that was chosen for a review before the birth, and an own choice from then on', async () => {
  const { id, familyId } = await oneChild('Twain', { decidedOn: '2026-09-07', expectedOn: '2026-11-20' })
  await db.updateTable('child').set({ unborn: true, bornOn: null }).where('id', '=', id).execute()
  const minutes = await waymark.as(people.panelAdministrator)
  const choice = (childId: number, meeting: string) =>
    minutes.submit(`/children/${childId}/bring-forward/final`, { meeting, reason: 'To be ready for the birth' })
  assert.equal((await choice(id, '2026-10-19')).status, 303)
  const worker = await waymark.as(people.socialWorker)
  await worker.submit(`/children/${id}/birth`, { name: 'Tom', twin: 'Tess', ...dateFields('bornOn', '2026-10-10') })
  const tess = await db
    .selectFrom('child')
    .select('id')
    .where('familyId', '=', familyId)
    .where('name', '=', 'Tess')
    .executeTakeFirstOrThrow()
  const finalOf = async (childId: number) =>
    (await minutes.get(`/children/${childId}/clock`)).page.rows
      .filter(([what]) => what === 'Final review brought forward')
      .map(([, on, from]) => `${on ?? ''}, ${from ?? ''}`.replaceAll('\u00a0', ' '))
  const chosen = ['Mon 19 Oct 2026, Chosen by Dawn Pickering, Mon 12 Oct 2026']
  assert.deepEqual([await finalOf(id), await finalOf(tess.id)], [chosen, chosen])
  assert.equal((await choice(tess.id, 'by-itself')).status, 303)
  assert.deepEqual([await finalOf(id), await finalOf(tess.id)], [chosen, []])
})

test('FAM-03 FAM-04 a child not born yet is called after the mother as soon as she is written down, on every list, and follows her name', async () => {
  const { id, familyId } = await oneChild('Kelly', { decidedOn: '2026-09-07', expectedOn: '2026-12-20' })
  await db.updateTable('child').set({ unborn: true, bornOn: null, name: 'Unborn Kelly' }).where('id', '=', id).execute()
  const worker = await waymark.as(people.socialWorker)
  const adult = { name: 'Tola Kelly', [`relationship-${id}`]: 'mother' }
  assert.equal((await worker.submit(`/families/${familyId}/people/new`, adult)).status, 303)
  for (const address of ['/', '/tracker', '/tracker?view=table']) {
    const { text } = (await worker.get(address)).page
    assert.match(text, /Unborn child of Tola/, address)
    assert.doesNotMatch(text, /Unborn Kelly/, address)
  }
  const [{ id: mother } = { id: 0 }] = await db
    .selectFrom('adult')
    .select('id')
    .where('familyId', '=', familyId)
    .execute()
  await worker.submit(`/families/${familyId}/people/${mother}`, { name: 'Tolu Kelly' })
  assert.equal((await childOf(id)).name, 'Unborn child of Tolu Kelly')
  assert.match(
    (await worker.get(`/families/${familyId}/history`)).page.text,
    /Unborn Kelly → Unborn child of Tola Kelly Reason: A child not born yet is called after the mother/,
  )
})

test('FAM-06 the case-system id is asked for until it is given, and no two children have one', async () => {
  const taken = await oneChild('Taken', { caseSystemId: '300900' })
  const { id, familyId } = await oneChild('Asked')
  const browser = await waymark.as(people.socialWorker)
  assert.match((await browser.get(`/families/${familyId}`)).page.text, /Ada has no LCS id yet/)
  const address = `/children/${id}/case-system-id`
  const twice = await browser.submit(address, { caseSystemId: '300900' })
  assert.match(twice.page.errors[0]?.text ?? '', /another child has this id/)
  assert.doesNotMatch(twice.body, /Taken/)
  assert.equal((await browser.submit(address, { caseSystemId: '300901' })).status, 303)
  assert.doesNotMatch((await browser.get(`/families/${familyId}`)).page.text, /no LCS id/)
  assert.notEqual(taken.id, id)
})

test('SEC-05 two people changing one child: the second gets both texts', async () => {
  const { id } = await oneChild('Both')
  const [first, second] = [await waymark.as(people.socialWorker), await waymark.as(people.panelAdministrator)]
  const address = `/children/${id}/details`
  const form = (await second.get(address)).page.forms.find(({ fields }) => fields.has('version'))
  await first.submit(address, { guardian: 'Pat One' })
  const late = await second.post(address, { ...Object.fromEntries(form?.fields ?? []), guardian: 'Lee Two' })
  assert.equal(late.status, 409)
  assert.deepEqual(late.page.rows.at(1), ['Guardian in court', 'Pat One', 'Lee Two'])
})

test('SEC-02 a child handed to another team leaves the manager’s lists at once', async () => {
  const { id } = await oneChild('Gone')
  const browser = await waymark.as(people.teamManager)
  const moved = await browser.submit(`/children/${id}/details`, { teamId: String(teams.west) })
  assert.equal(moved.headers['location'], '/tracker?back=yes')
  assert.equal((await browser.get(`/children/${id}`)).status, 404)
})

test('FAM-04 what an adult is differs from child to child, and children one doesn’t see stay untouched', async () => {
  const family = await aFamily(db, place, 'Half', [
    { name: 'Ben Half', bornOn: '2014-01-01' },
    { name: 'Cara Half', bornOn: '2018-01-01' },
    { name: 'Wes Half', bornOn: '2019-01-01', teamId: teams.west },
  ])
  const [ben, cara, wes] = family.children.map(({ childId }) => childId)
  const everyone = await waymark.as(people.panelAdministrator)
  await everyone.submit(`/families/${family.familyId}/people/new`, {
    name: 'Kola Bright',
    [`relationship-${cara ?? 0}`]: 'father',
    [`responsibility-${cara ?? 0}`]: 'yes',
    [`represented-${cara ?? 0}`]: 'no',
    [`relationship-${wes ?? 0}`]: 'uncle',
  })
  const browser = await waymark.as(people.teamManager)
  const { page } = await browser.get(`/families/${family.familyId}`)
  assert.match(page.text, /Kola Bright Cara: father, has parental responsibility, not represented yet/)
  assert.doesNotMatch(page.text, /uncle|Wes/)
  const change = page.links.find(({ text }) => text === 'Change Kola Bright')?.href ?? ''
  await browser.submit(change, { [`represented-${cara ?? 0}`]: 'yes', [`relationship-${ben ?? 0}`]: 'stepfather' })
  const after = await everyone.get(`/families/${family.familyId}`)
  assert.match(after.page.text, /Ben: stepfather ?Cara: father, has parental responsibility, represented ?Wes: uncle/)
  assert.match(
    after.page.text,
    /Kola Bright: father, has parental responsibility, not represented yet → father, has parental responsibility, represented/,
  )
})

test('FAM-04 SEC-02 who keeps the record of one sibling is offered to change no adult of another whom they only see', async () => {
  const both = await aPerson(db, 'Ada Both', 'divisional-director')
  const worker = { role: 'social-worker', startsOn: Temporal.PlainDate.from('2026-01-05') } as const
  await db
    .insertInto('roleHolding')
    .values({ ...worker, personId: both, teamId: teams.east })
    .execute()
  const family = await aFamily(db, place, 'Quarter', [
    { name: 'Cara Quarter', bornOn: '2018-01-01', socialWorkerId: both },
    { name: 'Wes Quarter', bornOn: '2019-01-01', teamId: teams.west },
  ])
  const [cara = 0, wes = 0] = family.children.map(({ childId }) => childId)
  const everyone = await waymark.as(people.panelAdministrator)
  for (const [name, childId] of [
    ['Kola Bright', cara],
    ['Una Wild', wes],
  ] as const)
    await everyone.submit(`/families/${family.familyId}/people/new`, { name, [`relationship-${childId}`]: 'uncle' })
  const { page } = await (await waymark.as(both)).get(`/families/${family.familyId}`)
  assert.match(page.text, /Una Wild/)
  const changes = page.links.filter(({ text }) => /^Change (Kola Bright|Una Wild)$/.test(text))
  assert.deepEqual(
    changes.map(({ text }) => text),
    ['Change Kola Bright'],
  )
})

test('FAM-04 an adult is something to at least one child, and every mistake leads to its field', async () => {
  const { familyId, id } = await oneChild('Solo')
  const browser = await waymark.as(people.socialWorker)
  const sent = await browser.submit(`/families/${familyId}/people/new`, { name: '', [`represented-${id}`]: 'yes' })
  assert.deepEqual(
    sent.page.errors.map(({ href }) => href),
    ['#name', `#relationship-${id}`],
  )
  assert.ok(sent.page.ids.has(`relationship-${id}`))
})

test('FAM-06 what the import could not take stands beside the record until somebody settles it in words', async () => {
  const { id, familyId } = await oneChild('Sheet')
  const imported = await db
    .insertInto('import')
    .values({
      fileName: 'tracker.xlsx',
      fileSha256: 'x',
      state: 'loaded' as const,
      startedBy: people.administrator,
      startedAt: Temporal.Instant.from('2026-10-09T09:00Z'),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('importFinding')
    .values({
      importId: imported.id,
      sheet: 'PLO Tracker',
      rowNumber: 11,
      columnHeading: 'LBP sent',
      columnNumber: 12,
      said: '31/02/2026',
      rule: 'FAM-06',
      sentence: 'Not a day there is.',
      whatToDo: 'Record the date.',
      level: 'warning' as const,
      familyId,
      childId: id,
    })
    .execute()
  const browser = await waymark.as(people.socialWorker)
  const { page } = await browser.get(`/families/${familyId}`)
  assert.match(page.text, /PLO Tracker, row 11, column L \(LBP sent\) said “31\/02\/2026”/)
  const settle = page.links.find(({ text }) => text.startsWith('Settle this'))?.href ?? ''
  assert.deepEqual((await browser.submit(settle, { words: '' })).page.errors, [
    { text: 'Write how it is settled', href: '#words' },
  ])
  assert.equal((await browser.submit(settle, { words: 'Sent 27 February, now recorded.' })).status, 303)
  const after = await browser.get(`/families/${familyId}`)
  assert.doesNotMatch(after.page.text, /to settle/)
  assert.match(after.page.text, /Settled: nothing → Sent 27 February, now recorded\./)
  assert.equal((await browser.get(settle)).status, 404)
})

test('SEC-03 who looked at a child is one click for those entitled, and not there for others', async () => {
  const { id, familyId } = await oneChild('Seen')
  await (await waymark.as(people.socialWorker)).get(`/families/${familyId}`)
  const chair = await waymark.as(people.chair)
  assert.ok((await chair.get(`/children/${id}`)).page.links.some(({ href }) => href === `/children/${id}/looks`))
  const { page } = await chair.get(`/children/${id}/looks`)
  assert.deepEqual(page.rows.at(-1), ['Mon 12 Oct 2026 at 10:00', 'Grace Oyelaran', 'looked at a family'])
  const worker = await waymark.as(people.socialWorker)
  assert.equal((await worker.get(`/children/${id}/looks`)).status, 403)
  assert.ok(!(await worker.get(`/children/${id}`)).page.links.some(({ href }) => href.endsWith('/looks')))
})

/** A child's plan changed so many times. */
async function changedOften(family: string, times: number) {
  const child = await oneChild(family)
  await db
    .insertInto('changeHistory')
    .values(
      Array.from({ length: times }, (_, number) => ({
        at: Temporal.Instant.from('2026-10-01T09:00Z'),
        personId: people.socialWorker,
        recordKind: 'child',
        recordId: child.id,
        familyId: child.familyId,
        childId: child.id,
        before: JSON.stringify({ plan: `plan ${number}` }),
        after: JSON.stringify({ plan: `plan ${number + 1}` }),
      })),
    )
    .execute()
  return child
}

test('FAM-01 PP-10 a child’s long history comes in pages on the child’s page and on the clock sheet', async () => {
  const { id } = await changedOften('Longest', 60)
  const browser = await waymark.as(people.socialWorker)
  for (const address of [`/children/${id}`, `/children/${id}/clock`]) {
    const first = (await browser.get(address)).page
    assert.match(first.text, /Plan: plan 59 → plan 60/)
    assert.doesNotMatch(first.text, /Plan: plan 34 →/)
    assert.match(first.text, /Page 1 of 3/)
    const next = first.links.find(({ text }) => text.startsWith('Next'))
    assert.ok(next)
    const second = (await browser.get(next.href.replace(/#.*/, ''))).page
    assert.match(second.text, /Plan: plan 34 → plan 35/)
    const third = (await browser.get(`${address}?page=3`)).page
    assert.match(third.text, /Plan: plan 0 → plan 1/)
    assert.ok(!third.links.some(({ text }) => text.startsWith('Next')))
  }
})

test('SEC-03 years of looks are shown page after page without being counted to the last', async () => {
  const { id } = await oneChild('Looked')
  const at = Temporal.Instant.from('2026-10-01T09:00Z')
  const looks = Array.from({ length: 1_060 }, (_, number) => ({ at, did: `look ${number}`, method: 'GET', path: '/' }))
  await db
    .insertInto('trail')
    .values(looks.map((look) => ({ ...look, personId: people.chair, outcome: 'done', children: [id] })))
    .execute()
  const chair = await waymark.as(people.chair)
  const first = (await chair.get(`/children/${id}/looks`)).page
  assert.match(first.text, /More than 1,000 times, the latest first/)
  assert.match(first.text, /Page 1 of more than 20/)
  // As far as anybody leafs it is counted, and the last page is the last.
  const twentieth = (await chair.get(`/children/${id}/looks?page=20`)).page
  assert.ok(twentieth.links.some(({ text }) => text.startsWith('Next')))
  const last = (await chair.get(`/children/${id}/looks?page=22`)).page
  assert.match(last.text, /look 0(?!\d)/)
  assert.match(last.text, /Page 22 of 22/)
})

test('FAM-02 a long history is paged', async () => {
  const { familyId } = await changedOften('Long', 60)
  const browser = await waymark.as(people.socialWorker)
  assert.ok((await browser.get(`/families/${familyId}`)).page.links.some(({ text }) => text === 'All 60 changes'))
  const first = await browser.get(`/families/${familyId}/history`)
  assert.match(first.page.text, /Plan: plan 59 → plan 60/)
  assert.doesNotMatch(first.page.text, /Plan: plan 0 →/)
  assert.match((await browser.get(`/families/${familyId}/history?page=2`)).page.text, /Plan: plan 0 → plan 1/)
})

// Last: it takes the next reference, which the families told above count on too.
test('FAM-02 a family is added with its first child under the next reference, by somebody who will see it', async () => {
  const browser = await waymark.as(people.teamManager)
  const child = { name: 'Ola New', birth: 'born', ...dateFields('bornOn', '2020-01-01') }
  const unseen = await browser.submit('/families/new', { familyName: 'New', ...child, teamId: String(teams.west) })
  assert.match(unseen.page.errors[0]?.text ?? '', /team or a social worker of yours/)
  const latest = await db.selectFrom('family').select('reference').orderBy('id', 'desc').executeTakeFirst()
  const added = await browser.submit('/families/new', { familyName: 'New', ...child, teamId: String(teams.east) })
  const { page } = await browser.get(String(added.headers['location']))
  assert.match(page.heading, /Safeguarding East New family/)
  const number = Number(/\d+/.exec(latest?.reference ?? '')?.[0])
  assert.match(page.heading, new RegExp(`NB-${number + 1}`))
})
