import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { aFamily, restrict } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2027-01-04T09:00')
const { db, place } = waymark
const { people } = place
const solicitor = await waymark.as(people.solicitor)
const manager = await waymark.as(people.teamManager)
const otherManager = await waymark.as(people.otherTeamManager)

const family = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-09-07' },
  { name: 'Ben Adeyemi', bornOn: '2020-05-01', decidedOn: '2026-09-07' },
  { name: 'Baby of Tolu', expectedOn: '2027-02-08' },
])
const [cara = 0, ben = 0, baby = 0] = family.children.map(({ childId }) => childId)
const newCase = `/families/${family.familyId}/proceedings/new`
const date = (name: string, iso: string) => {
  const { year, month, day } = Temporal.PlainDate.from(iso)
  return { [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) }
}
const formWith = (page: Awaited<ReturnType<typeof manager.get>>['page'], field: string) => {
  const form = page.forms.find((each) => each.fields.has(field))
  assert.ok(form, `a form with ${field}`)
  return form
}

let numbered = 0
/** A case issued at Christmas for Cara and Ben; its address. */
async function aCase(more: Record<string, string> = {}) {
  numbered += 1
  const answer = await solicitor.submit(newCase, {
    [`in-${cara}`]: 'yes',
    [`application-${cara}`]: 'Care order',
    [`in-${ben}`]: 'yes',
    courtNumber: `NB26C0000${numbered}`,
    court: 'Northbrook Family Court',
    ...date('issuedOn', '2026-12-11'),
    decision: 'goes-on',
    goesOnBecause: 'The child protection plan goes on beside it.',
    ...more,
  })
  assert.equal(answer.status, 303, answer.page.text)
  return String(answer.headers['location'])
}
const aHearing = async (address: string, more: Record<string, string> = {}) => {
  const fields = { kind: 'case-management', ...date('heldOn', '2027-01-07'), startsAt: '10.30', ...more }
  const answer = await solicitor.submit(`${address}/hearings/new`, fields)
  assert.equal(answer.status, 303, answer.page.text)
  return String(answer.headers['location'])
}

describe('proceedings', () => {
  test('CT-01 the page shows the weeks since issue and every date of the court’s timetable', async () => {
    const { page } = await manager.get(await aCase())
    assert.match(page.text, /3w 3d since issue; 26 weeks end Thu 10 Jun 2027/)
    const day18 = page.rows.find(([first]) => first === 'Day 18')
    assert.equal(day18?.[1]?.replaceAll(' ', ' '), 'Fri 8 Jan 2027')
    assert.match(page.text, /Waiting for case management/)
  })

  test('CT-08 each child has an application and a care plan of their own, changed with history', async () => {
    const address = await aCase()
    await solicitor.submit(`${address}/edit`, {
      [`carePlan-${cara}`]: 'C',
      [`application-${ben}`]: 'Supervision order',
    })
    const { page } = await manager.get(address)
    assert.deepEqual(
      page.rows.filter(([first]) => first === 'Cara Adeyemi' || first === 'Ben Adeyemi'),
      [
        ['Cara Adeyemi', 'Care order', 'Adoption', 'None yet'],
        ['Ben Adeyemi', 'Supervision order', 'Not known yet', 'None yet'],
      ],
    )
    const id = Number(address.split('/').at(-1))
    const history = await db
      .selectFrom('changeHistory')
      .selectAll()
      .where('recordKind', '=', 'proceedings')
      .where('recordId', '=', id)
      .execute()
    assert.equal(history.length, 2)
  })

  test('FAM-03 no application is recorded for an unborn child: refused with the rule, and everything typed stays', async () => {
    const typed = { [`in-${cara}`]: 'yes', [`in-${baby}`]: 'yes', judge: 'HHJ Cole', ...date('issuedOn', '2026-12-11') }
    const answer = await solicitor.submit(newCase, typed)
    assert.equal(answer.status, 403)
    assert.match(answer.page.text, /No court application can be made or recorded for Baby of Tolu before the birth/)
    const form = formWith(answer.page, 'judge')
    assert.deepEqual(form.fields.get('judge'), ['HHJ Cole'])
    assert.deepEqual(form.fields.get(`in-${baby}`), ['yes'])
    const rows = await db.selectFrom('proceedings').select('id').where('judge', '=', 'HHJ Cole').execute()
    assert.equal(rows.length, 0)
    const refused = (await waymark.trail()).findLast(({ did }) => did === 'recorded proceedings')
    assert.deepEqual([refused?.outcome, refused?.because], ['refused', 'FAM-03: no application before the birth'])
  })

  test('SEC-05 what can’t be used is said at its field: no child, a date ahead, a number taken', async () => {
    const nobody = await solicitor.submit(newCase, { ...date('issuedOn', '2027-02-01') })
    assert.deepEqual(nobody.page.errors, [
      { text: 'Choose at least one child who is part of these proceedings', href: `#in-${cara}` },
      { text: 'Day of issue must be today or earlier', href: '#issuedOn' },
    ])
    assert.ok(nobody.page.ids.has(`in-${cara}`))
    await aCase({ courtNumber: 'NB26C99999' })
    const taken = await solicitor.submit(newCase, { [`in-${cara}`]: 'yes', courtNumber: 'NB26C99999' })
    assert.deepEqual(
      taken.page.errors.map(({ href }) => href),
      ['#courtNumber'],
    )
    assert.doesNotMatch(taken.page.errors[0]?.text ?? '', /Adeyemi/)
  })

  test('SEC-05 what is asked of the court for a child who isn’t part of the case is asked about, not lost; a child taken out takes it along', async () => {
    const address = await aCase({ courtNumber: 'NB26COUT' })
    const out = { [`in-${ben}`]: [] }
    const asked = await solicitor.submit(`${address}/edit`, { ...out, [`finalOrder-${ben}`]: 'Care order' })
    assert.deepEqual(asked.page.errors, [
      {
        text: 'Final order: choose that Ben Adeyemi is part of these proceedings, or leave this empty',
        href: `#finalOrder-${ben}`,
      },
    ])
    const both = { [`in-${ben}`]: 'yes', [`finalOrder-${ben}`]: 'Care order' }
    assert.equal((await solicitor.submit(`${address}/edit`, both)).status, 303)
    assert.equal((await solicitor.submit(`${address}/edit`, out)).status, 303)
    assert.doesNotMatch((await manager.get(address)).page.text, /Ben Adeyemi/)
  })

  test('CT-08 ended proceedings leave the open list', async () => {
    const address = await aCase({ courtNumber: 'NB26CENDED' })
    const before = await solicitor.submit(`${address}/edit`, date('endedOn', '2026-12-10'))
    assert.deepEqual(before.page.errors, [
      { text: 'Day they ended must be the day of issue or later', href: '#endedOn' },
    ])
    await solicitor.submit(`${address}/edit`, { ...date('endedOn', '2027-01-04'), endedWords: 'Withdrawn' })
    assert.doesNotMatch((await manager.get('/court')).page.text, /NB26CENDED/)
    assert.match((await manager.get('/court?stage=ended')).page.text, /NB26CENDED/)
    assert.match((await manager.get(address)).page.text, /Ended Mon 4 Jan 2027 after 3w 3d\. Withdrawn/)
  })

  test('SEC-05 whoever saves second sees both texts; a double press records one case', async () => {
    const address = await aCase()
    const opened = formWith((await solicitor.get(`${address}/edit`)).page, 'judge')
    await manager.submit(`${address}/edit`, { judge: 'HHJ Patel' })
    const answer = await solicitor.post(`${address}/edit`, { ...Object.fromEntries(opened.fields), judge: 'HHJ Begum' })
    assert.equal(answer.status, 409)
    assert.match(answer.page.text, /Hannah Lowe saved a change.*Judge HHJ Patel HHJ Begum/)
    const fresh = formWith((await solicitor.get(newCase)).page, 'judge')
    const twice = { ...Object.fromEntries(fresh.fields), [`in-${cara}`]: 'yes', judge: 'HHJ Twice' }
    await solicitor.post(newCase, twice)
    await solicitor.post(newCase, twice)
    assert.equal((await db.selectFrom('proceedings').select('id').where('judge', '=', 'HHJ Twice').execute()).length, 1)
  })

  test('SEC-02 another team’s manager finds no case, hearing or form; a social worker reads and changes nothing', async () => {
    const address = await aCase()
    const hearing = await aHearing(address)
    for (const place of [newCase, address, `${address}/edit`, hearing, `${hearing}/edit`, `${address}/filings/new`])
      assert.equal((await otherManager.get(place)).status, 404, place)
    const worker = await waymark.as(people.socialWorker)
    assert.equal((await worker.get(address)).status, 200)
    assert.ok(!(await worker.get(address)).page.links.some(({ text }) => text === 'Add a hearing'))
    assert.equal((await worker.get(`${address}/edit`)).status, 403)
  })

  test('FAM-05 a restricted family’s case is nowhere for those without named access', async () => {
    const hidden = await aFamily(db, place, 'Osei', [{ name: 'Kwame Osei', bornOn: '2020-05-05' }])
    const kwame = hidden.children[0]?.childId ?? 0
    const answer = await solicitor.submit(`/families/${hidden.familyId}/proceedings/new`, {
      [`in-${kwame}`]: 'yes',
      courtNumber: 'NB26COSEI',
    })
    const address = String(answer.headers['location'])
    assert.match((await manager.get('/court')).page.text, /NB26COSEI/)
    await restrict(db, hidden.familyId, people.chair, [])
    assert.equal((await manager.get(address)).status, 404)
    assert.doesNotMatch((await manager.get('/court')).page.text, /NB26COSEI|Osei/)
  })
})

describe('hearings', () => {
  test('CT-01 beside a hearing stand its Day, the advocates’ meeting and the draft order; outside the window is flagged', async () => {
    const address = await aCase()
    const inTime = (await manager.get(await aHearing(address))).page.text
    assert.match(inTime, /Day 17/)
    assert.match(inTime, /by Tue 5 Jan 2027/)
    assert.match(inTime, /by 11:00, Wed 6 Jan 2027/)
    assert.doesNotMatch(inTime, /the Outline expects/)
    const outside = await aHearing(address, date('heldOn', '2027-01-11'))
    const late = (await manager.get(outside)).page.text
    assert.match(
      late,
      /Day 19: the Outline expects this hearing between Day 12, Wed 30 Dec 2026, and Day 18, Fri 8 Jan 2027/,
    )
    assert.match(late, /Why isn’t recorded yet/)
    await manager.submit(`${outside}/edit`, { reasonCode: 'JU2' })
    const explained = (await manager.get(outside)).page.text
    assert.match(explained, /JU2 Judge: not enough time listed/)
    assert.doesNotMatch(explained, /Why isn’t recorded yet/)
  })

  test('CT-03 every change to a hearing is kept and shown old → new with who and when', async () => {
    const hearing = await aHearing(await aCase(), { attendancePlan: 'Grace Oyelaran in person' })
    await manager.submit(`${hearing}/edit`, {
      ...date('heldOn', '2027-01-11'),
      startsAt: '2pm',
      attendancePlan: 'Grace Oyelaran by video',
      status: 're-listed',
      reasonCode: 'HM1',
    })
    const { page } = await manager.get(hearing)
    const who = 'Hannah Lowe, Mon 4 Jan 2027 at 09:00'
    const changes = page.rows.slice(1)
    assert.deepEqual(changes.toSorted(), [
      ['Attendance plan', 'Grace Oyelaran in person', 'Grace Oyelaran by video', who],
      ['Date', 'Thu 7 Jan 2027', 'Mon 11 Jan 2027', who],
      ['Reason', 'Nothing', 'HM1 Court: no courtroom', who],
      ['Status', 'Listed', 'Re-listed', who],
      ['Time', '10:30', '14:00', who],
    ])
  })

  test('SEC-05 a hearing needs a kind and a date, its time must be one; typed text stays', async () => {
    const address = await aCase()
    const answer = await solicitor.submit(`${address}/hearings/new`, { startsAt: 'early', attendancePlan: 'By video' })
    assert.deepEqual(
      answer.page.errors.map(({ href }) => href),
      ['#kind', '#heldOn', '#startsAt'],
    )
    const form = formWith(answer.page, 'attendancePlan')
    assert.deepEqual([form.fields.get('startsAt'), form.fields.get('attendancePlan')], [['early'], ['By video']])
  })

  test('SEC-05 two people change one hearing: the second sees both attendance plans', async () => {
    const hearing = await aHearing(await aCase())
    const opened = formWith((await solicitor.get(`${hearing}/edit`)).page, 'attendancePlan')
    await manager.submit(`${hearing}/edit`, { attendancePlan: 'Hannah Lowe' })
    const answer = await solicitor.post(`${hearing}/edit`, {
      ...Object.fromEntries(opened.fields),
      attendancePlan: 'Nikhil Rao',
    })
    assert.equal(answer.status, 409)
    assert.match(answer.page.text, /Attendance plan Hannah Lowe Nikhil Rao/)
  })

  test('CT-03 a child with a hearing of their own can’t leave the case before it is changed', async () => {
    const address = await aCase()
    await aHearing(address, { childId: String(ben) })
    const opened = formWith((await solicitor.get(`${address}/edit`)).page, 'judge')
    const fields = Object.fromEntries([...opened.fields].filter(([name]) => name !== `in-${ben}`))
    const answer = await solicitor.post(`${address}/edit`, fields)
    assert.deepEqual(
      answer.page.errors.map(({ href }) => href),
      [`#in-${ben}`],
    )
  })
})

test('CT-03 C3 a hearing nobody recorded isn’t held: nothing is recorded, in the table, on its page and on the strip', async () => {
  const address = await aCase()
  const hearing = await aHearing(address, date('heldOn', '2026-12-30'))
  const page = await manager.get(address)
  assert.match(page.page.text, /Waiting for case management/)
  assert.match(page.page.text, /Wed 30 Dec 2026 .*Nothing recorded/)
  assert.match(page.body, /Case management hearing Wednesday 30 December 2026: nothing recorded\./)
  assert.match((await manager.get(hearing)).page.text, /Where it stands Nothing recorded/)
  await solicitor.submit(`${hearing}/edit`, { status: 'held' })
  assert.match((await manager.get(address)).page.text, /Waiting for issues resolution/)
})

test('CT-01 C3 the draft order before a final hearing is due by 11:00 the working day before; none before a vacated one', async () => {
  const address = await aCase()
  const final = await aHearing(address, { kind: 'final', ...date('heldOn', '2027-03-30') })
  assert.match((await manager.get(final)).page.text, /Draft order by 11:00, Thu 25 Mar 2027/)
  await solicitor.submit(`${final}/edit`, { status: 'vacated' })
  const { text } = (await manager.get(final)).page
  assert.doesNotMatch(text, /Draft order by/)
  assert.match(text, /Nothing until it is listed again: it is vacated/)
})

describe('filing duties', () => {
  const duty = { what: 'Final evidence', ...date('dueOn', '2026-12-31') }

  test('CT-04 a filing duty has a date, a potential delay with its code, a plan, and is filed in the end', async () => {
    const address = await aCase()
    const answer = await solicitor.submit(`${address}/filings/new`, {
      ...duty,
      potentialDelay: 'The psychologist needs a week more',
      delayCode: 'EX1',
      plan: 'Ask for an extension on Monday',
    })
    assert.equal(answer.headers['location'], `${address}#filings`)
    const shown = (await manager.get(address)).page
    assert.match(shown.text, /Thu 31 Dec 2026 overdue by 4 days/)
    assert.match(shown.text, /The psychologist needs a week more EX1 Expert: late or poor report Ask for an extension/)
    const link = shown.links.find(({ text }) => text === 'Final evidence')?.href ?? ''
    const ahead = await solicitor.submit(link, date('filedOn', '2027-01-05'))
    assert.deepEqual(ahead.page.errors, [{ text: 'Filed: the date must be today or earlier', href: '#filedOn' }])
    await solicitor.submit(link, date('filedOn', '2027-01-04'))
    assert.match((await manager.get(address)).page.text, /Filed Mon 4 Jan 2027, 4 days late/)
  })

  test('CT-04 a date that hangs on a hearing moves with it', async () => {
    const address = await aCase()
    const hearing = await aHearing(address)
    const hearingId = hearing.split('/').at(-1) ?? ''
    await solicitor.submit(`${address}/filings/new`, { ...duty, ...date('dueOn', '2027-01-05'), hearingId })
    assert.match((await manager.get(address)).page.text, /Tue 5 Jan 2027 moves with the case management hearing/)
    await solicitor.submit(`${hearing}/edit`, { ...date('heldOn', '2027-01-14'), status: 're-listed' })
    assert.match((await manager.get(address)).page.text, /Tue 12 Jan 2027 moves with/)
  })

  test('SEC-05 a duty needs a document and a date, and its code must be one', async () => {
    const address = await aCase()
    const answer = await solicitor.submit(`${address}/filings/new`, { plan: 'A plan', delayCode: 'ZZ9', what: 'SWET' })
    assert.deepEqual(
      answer.page.errors.map(({ href }) => href),
      ['#dueOn', '#delayCode'],
    )
    assert.deepEqual(formWith(answer.page, 'plan').fields.get('plan'), ['A plan'])
  })
})

describe('private proceedings', () => {
  const address = `/families/${family.familyId}/private-proceedings/new`
  const section37 = {
    child: String(cara),
    report: 'section-37',
    ...date('orderedOn', '2026-12-01'),
    ...date('nextHearingOn', '2027-01-20'),
    workerId: String(people.socialWorker),
    riskOfPublic: 'yes',
  }

  test('CT-06 a section 37 report without a date is due after 8 weeks; due after its hearing is warned of', async () => {
    const answer = await solicitor.submit(address, section37)
    const shown = (await manager.get(String(answer.headers['location']))).page.text
    assert.match(shown, /The report is due on Monday 25 January 2027, after the hearing on Wednesday 20 January 2027/)
    assert.match(shown, /8 weeks that begin with the order/)
    const listed = (await manager.get('/court?list=private&needs=conflict')).page.text
    assert.match(listed, /Cara Adeyemi.*Mon 25 Jan 2027.*The report is due after it.*Risk of public proceedings/)
    assert.doesNotMatch(listed, /12-week date/)
  })

  test('CT-06 a date the court gave goes before the computed one, and both are shown', async () => {
    const answer = await solicitor.submit(address, { ...section37, ...date('reportDueOn', '2027-01-17') })
    const shown = (await manager.get(String(answer.headers['location']))).page.text
    assert.match(shown, /Sunday 17 January 2027 Given by the court; without it, Mon 25 Jan 2027/)
    assert.match(shown, /work towards Fri 15 Jan 2027/)
  })

  test('CT-06 a hearing of private work that has gone without a word has nothing recorded', async () => {
    const answer = await solicitor.submit(address, { ...section37, ...date('nextHearingOn', '2026-12-15') })
    const at = String(answer.headers['location'])
    for (const page of [at, '/court?list=private', `/families/${family.familyId}`])
      assert.match((await manager.get(page)).page.text, /Tue 15 Dec 2026 Nothing recorded/, page)
  })

  test('SEC-05 the child and the kind are asked for, typed text stays, and both texts are shown on a conflict', async () => {
    const answer = await solicitor.submit(address, { child: '', notes: 'Father lives abroad' })
    assert.deepEqual(
      answer.page.errors.map(({ href }) => href),
      ['#child', '#report'],
    )
    assert.deepEqual(formWith(answer.page, 'notes').fields.get('notes'), ['Father lives abroad'])
    const nobody = await solicitor.submit(address, { ...section37, child: '' })
    assert.deepEqual(
      nobody.page.errors.map(({ href }) => href),
      ['#child'],
    )
    const made = await solicitor.submit(address, { ...section37, child: String(ben) })
    const edit = `${String(made.headers['location'])}/edit`
    const opened = formWith((await solicitor.get(edit)).page, 'notes')
    await manager.submit(edit, { notes: 'Theirs' })
    const second = await solicitor.post(edit, { ...Object.fromEntries(opened.fields), notes: 'Mine' })
    assert.equal(second.status, 409)
    assert.match(second.page.text, /Notes Theirs Mine/)
  })

  test('SEC-02 another team’s manager finds none', async () => {
    const made = await solicitor.submit(address, section37)
    assert.equal((await otherManager.get(String(made.headers['location']))).status, 404)
    assert.match((await otherManager.get('/court?list=private')).page.text, /There are none/)
  })
})

test('CT-03 the court list shows stage, weeks, next hearing and what is due, and keeps its filter in the address', async () => {
  const address = await aCase({ courtNumber: 'NB26CLIST' })
  await aHearing(address)
  await solicitor.submit(`${address}/filings/new`, { what: 'SWET', ...date('dueOn', '2026-12-30') })
  const row = (await manager.get('/court?needs=filing')).page.rows.find(([first]) => first?.includes('NB26CLIST'))
  assert.equal(row?.[0], `Adeyemi ${family.reference} · Cara Adeyemi, Ben Adeyemi NB26CLIST`)
  assert.equal(row[1], 'Waiting for case management')
  assert.match(row[2] ?? '', /3w 3d 26 weeks end Thu 10 Jun 2027/)
  assert.match(row[3] ?? '', /Thu 7 Jan 2027 Case management hearing/)
  assert.match(row[4] ?? '', /SWET Wed 30 Dec 2026 overdue by 5 days/)
  assert.doesNotMatch((await manager.get('/court?needs=weeks')).page.text, /NB26CLIST/)
  assert.doesNotMatch((await manager.get('/court?stage=final-hearing')).page.text, /NB26CLIST/)
})
