import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { assert } from '#test/support/assert.ts'
import { aWorkbook, countsOf, wizardOf } from '#test/support/import-wizard.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark, type Sent } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-20T09:00')
const { db, owner, place } = waymark
const administrator = await waymark.as(place.people.administrator)
const { bring, load, settled } = wizardOf(administrator)

const ofOneChild = (id: number, name: string) =>
  aWorkbook({
    Tracker: {
      headings: 'LCS ID, Family, Child, DOB / EDD, LGP date, LGP decn',
      rows: [
        {
          'LCS ID': id,
          Family: 'Cole',
          Child: name,
          'DOB / EDD': Temporal.PlainDate.from('2015-03-01'),
          'LGP date': Temporal.PlainDate.from('2026-10-05'),
          'LGP decn': 'B',
        },
      ],
    },
  })

/** While `work` runs, whoever adds an episode waits: the load stands still there. */
async function withEpisodesHeld(work: () => Promise<void>): Promise<void> {
  await sql`
    create or replace function wait_for_the_test() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(4711); return new; end $$`.execute(owner)
  await sql`create or replace trigger waits before insert on episode for each row execute function wait_for_the_test()`.execute(
    owner,
  )
  await owner.connection().execute(async (held) => {
    await sql`select pg_advisory_lock(4711)`.execute(held)
    await work().finally(() => sql`select pg_advisory_unlock(4711)`.execute(held))
  })
}

async function untilItSays(address: string, words: RegExp) {
  const deadline = performance.now() + 180_000
  for (;;) {
    const seen = await administrator.get(address)
    if (words.test(seen.page.text)) return seen
    assert.ok(performance.now() < deadline, `waited in vain for ${String(words)}: ${seen.page.text}`)
  }
}

test('FAM-06 while a workbook is loaded its page says how far it is, nobody can load, discard or map it, and nothing of it is seen', async () => {
  const address = await bring(await ofOneChild(1001, 'Amira Cole'))
  await withEpisodesHeld(async () => {
    const sent = await administrator.submit(address, {}, `${address}/load`)
    assert.deepEqual([sent.status, sent.headers['location']], [303, address])
    const loading = await untilItSays(address, /Writing records: step 8 of 16/)
    assert.equal(loading.page.heading, 'northbrook-tracker.xlsx Loading the workbook')
    assert.match(
      loading.page.text,
      /loading goes on by itself\. Everything is loaded, or, if something stops it, nothing/,
    )
    assert.deepEqual(loading.page.links.filter(({ href }) => href === address).map(({ text }) => text), ['Look again']) // prettier-ignore
    assert.deepEqual(await db.selectFrom('child').select('id').execute(), [])
    assert.match((await administrator.get('/import')).page.text, /Being loaded/)
    assert.equal((await administrator.get(`${address}/mapping`)).headers['location'], address)
    assert.equal((await administrator.get(`${address}/left-out.xlsx`)).status, 404)
    const form = (await administrator.get('/import')).page.forms.find(({ action }) => action === '/import')
    const anotherTab = { ...Object.fromEntries(form?.fields ?? []), version: '99' }
    for (const what of ['load', 'discard', 'undo', 'mapping'])
      await administrator.post(`${address}/${what}`, { ...anotherTab, _once: what })
    assert.match((await administrator.get(address)).page.text, /Writing records: step 8 of 16/)
  })
  const summary = await settled(address)
  assert.deepEqual(countsOf(summary, 'Children'), ['1', '0', '0'])
})

test('FAM-06 a load waits until it is known to have begun, however long that takes', async () => {
  await sql`
    create function wait_a_little() returns trigger language plpgsql as
    $$ begin if new.path like '/import/%/load' then perform pg_sleep(1); end if; return new; end $$`.execute(owner)
  await sql`create trigger waits before insert on trail for each row execute function wait_a_little()`.execute(owner)
  const address = await bring(await ofOneChild(1002, 'Ben Cole'))
  assert.match((await load(address)).page.heading, /The workbook is loaded/)
})

test('FAM-06 a load that waits for somebody who comes to wait for it begins again, and is done once', async () => {
  const linesWaitedFor = async () => {
    const { rows } = await sql`
      select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`.execute(owner)
    return rows.length > 0
  }
  // Which of the two the database takes back is its own choice: until it was the load.
  for (let id = 2001, hasTheOtherWon = false; !hasTheOtherWon; id += 1) {
    const address = await bring(await ofOneChild(id, `Ada Cole ${id}`))
    const sent: Promise<unknown>[] = []
    hasTheOtherWon = await owner
      .transaction()
      .execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtext('clock lines'))`.execute(tx)
        sent.push(administrator.submit(address, {}, `${address}/load`))
        while (!(await linesWaitedFor())) await pause(5)
        await sql`lock table child in row exclusive mode`.execute(tx)
        return true
      })
      .catch(() => false)
    await Promise.all(sent)
    assert.deepEqual(countsOf(await settled(address), 'Children'), ['1', '0', '0'])
    const called = db.selectFrom('child').select('id').where('caseSystemId', '=', String(id))
    assert.equal((await called.execute()).length, 1)
  }
})

test('FAM-06 SEC-05 a workbook is loaded although those who save meanwhile, and wait for it, have every other connection', async () => {
  const { children } = await aFamily(db, place, 'Osei', [
    { name: 'Kofi Osei', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
  ])
  const small = await waymark.anotherProcess({ connections: 3, waitFor: 1_000 })
  const loader = await small.as(place.people.administrator)
  const saver = await small.as(place.people.courtQaManager)
  const form = `/children/${children[0]?.childId ?? 0}/details`
  const fields = Object.fromEntries(
    (await saver.get(form)).page.forms.find(({ fields }) => fields.has('name'))?.fields ?? [],
  )
  const address = await wizardOf(loader).bring(await ofOneChild(3001, 'Late Cole'))
  const saving: Promise<Sent>[] = []
  await withEpisodesHeld(async () => {
    await loader.submit(address, {}, `${address}/load`)
    await untilItSays(address, /Writing records: step 8 of 16/)
    for (const guardian of ['Ann Lee', 'Joy Hart'])
      saving.push(saver.post(form, { ...fields, guardian, _once: guardian }))
    while ((await recordsWaitedFor()) < saving.length) await pause(5)
  })
  const saved = await Promise.all(saving)
  assert.deepEqual(saved.map(({ status }) => status).toSorted(), [303, 409])
  const loaded = await settled(address)
  const { length } = await db.selectFrom('child').select('id').where('caseSystemId', '=', '3001').execute()
  assert.equal(length, 1, loaded.page.text)
})

/** How many wait to write where the load has a hold. */
async function recordsWaitedFor(): Promise<number> {
  const { rows } = await sql`
    select from pg_locks where locktype = 'relation' and not granted
      and database = (select oid from pg_database where datname = current_database())`.execute(owner)
  return rows.length
}

test('FAM-06 SEC-05 of a load that came to nothing nothing is said to be saved, however often its button is pressed', async () => {
  const address = await bring(await ofOneChild(1099, 'Ida Stone'))
  const opened = await administrator.get(address)
  const form = opened.page.forms.find(({ action }) => action === `${address}/load`)
  const { id: familyId } = await db
    .insertInto('family')
    .values({ name: 'Stone', reference: 'NB-9000' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('child')
    .values({ familyId, name: 'Ida Stone', bornOn: Temporal.PlainDate.from('2015-03-01'), caseSystemId: '1099' })
    .execute()
  for (const press of [1, 2]) {
    await administrator.post(`${address}/load`, Object.fromEntries(form?.fields ?? []))
    const { page } = await settled(address)
    assert.match(page.text, /Nothing was loaded: records were changed/, `press ${press}`)
    assert.doesNotMatch(page.text, /Saved at/, `press ${press}`)
  }
})
