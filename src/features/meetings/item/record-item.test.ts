import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { day } from '#rules/calendar/plain-date.ts'
import { aFamily } from '#test/support/small-authority.ts'
import { openWaymark } from '#test/support/waymark.ts'

const waymark = await openWaymark('2026-11-23T09:14')
const { db, place } = waymark
const { people } = place
const monday = '/meetings/2026-11-23'
const heldMidpoint = { midpointHeldOn: '2026-10-05' }
const adeyemi = await aFamily(db, place, 'Adeyemi', [
  { name: 'Cara Adeyemi', bornOn: '2019-03-01', decidedOn: '2026-08-24', ...heldMidpoint },
  { name: 'Ben Adeyemi', bornOn: '2014-02-02', decidedOn: '2026-08-31', ...heldMidpoint },
  { name: 'baby of Tolu', expectedOn: '2027-01-08', decidedOn: '2026-11-03' },
])
const begum = await aFamily(db, place, 'Begum', [
  { name: 'Una Begum', bornOn: '2018-03-01', decidedOn: '2026-10-12' },
  { name: 'Idris Begum', bornOn: '2019-03-01', decidedOn: '2026-10-12' },
  { name: 'Sami Begum', bornOn: '2020-03-01', decidedOn: '2026-10-12' },
])
const itemOf = ({ familyId }: { familyId: number }) => `${monday}/items/family-${familyId}`
const id = (family: { children: readonly { childId: number }[] }, at: number) => family.children[at]?.childId ?? 0
const administrator = await waymark.as(people.panelAdministrator)
const chair = await waymark.as(people.chair)

const dated = (name: string, iso: string) => {
  const [year, month, day] = iso.split('-')
  return { [`${name}-day`]: day ?? '', [`${name}-month`]: month ?? '', [`${name}-year`]: year ?? '' }
}
const considered = (scope = 'all') =>
  Object.fromEntries(
    [
      ...['progress-of-actions', 'outcomes', 'impact-on-the-child', 'reduction-of-risk', 'continuing-needs'],
      ...['enduring-risks', 'protective-factors', 'alternatives-considered', 'placement-or-support-need'],
    ].map((heading) => [`${scope}-${heading}`, `What we know of ${heading}`]),
  )
const reviewsOf = (episodeIds: readonly (number | null)[]) =>
  db
    .selectFrom('review')
    .selectAll()
    .where('episodeId', 'in', episodeIds.map(Number))
    .where('agendaItemId', 'is not', null)
    .orderBy('episodeId')
    .execute()

describe('before anybody is recorded present', () => {
  test('M2 PP-05 a decision is refused with the rule and who can, and everything typed stays', async () => {
    const answer = await administrator.submit(
      itemOf(begum),
      { discussion: 'All well', [`outcome-${id(begum, 0)}`]: 'continue' },
      itemOf(begum),
    )
    assert.equal(answer.status, 403)
    assert.match(answer.page.text, /A decision needs the chair, or the deputy acting as chair, recorded present/)
    assert.match(answer.page.text, /Court QA Manager, panel administrator, chair or deputy chair of the meeting can\./)
    assert.match(answer.body, /All well/)
    assert.equal((await db.selectFrom('agendaItem').selectAll().execute()).length, 0)
  })

  test('TM-02 core seats stand there with their holders; who came makes the chair decide', async () => {
    const opened = await administrator.get(`${monday}/attendance`)
    assert.match(opened.page.text, /Robert Quayle Head of Service of Quality Assurance · chair/)
    const saved = await administrator.submit(`${monday}/attendance`, { rest: 'present' }, `${monday}/attendance`)
    assert.equal(saved.status, 303)
    const meeting = await administrator.get(monday)
    assert.match(meeting.page.text, /Chair: Robert Quayle Present · 7 of 7 core members/)
  })
})

describe('recording at the meeting', () => {
  test('TM-03 the agenda stands in its order with times, minutes and what is to spare', async () => {
    const { page } = await administrator.get(monday)
    assert.match(page.text, /09:14 · 17 minutes planned, 43 to spare/)
    assert.match(
      page.text,
      /Children who can’t wait 09:00 Adeyemi · final, overdue by 7 days; final Cara: final, overdue by 7 days; Ben: final; baby of Tolu in view No update from the team baby of Tolu: Bring the final review forward of baby of Tolu 9 min/,
    )
    assert.match(page.text, /09:09 Begum · midpoint Una, Idris, Sami today No update from the team 8 min/)
  })
  test('FAM-02 TM-04 three siblings get their own outcomes and two actions in one go, and the next item opens', async () => {
    const [una, idris, sami] = [0, 1, 2].map((at) => id(begum, at))
    const answer = await administrator.submit(
      itemOf(begum),
      {
        discussion: 'Each child is doing well at school.',
        'all-progress': '7 of 9 actions done',
        [`outcome-${una}`]: 'continue',
        [`outcome-${idris}`]: 'seek-extension',
        [`why-${idris}`]: 'The psychologist was instructed late',
        [`outcome-${sami}`]: 'urgent-return',
        [`return-why-${sami}`]: 'Father moved back in',
        [`return-owner-${sami}`]: String(people.teamManager),
        ...dated(`return-by-${sami}`, '2026-11-26'),
        'action-1-words': 'Chase the psychologist weekly',
        'action-1-doer': String(people.solicitor),
        ...dated('action-1-due', '2026-12-09'),
        'action-2-words': 'Visit at home unannounced',
        'action-2-doer': String(people.socialWorker),
        'action-2-child': String(sami),
        ...dated('action-2-due', '2026-11-27'),
        then: 'next',
      },
      itemOf(begum),
    )
    assert.equal(answer.status, 303, answer.page.text)
    assert.equal(answer.headers['location'], `${itemOf(adeyemi)}#item`)
    const reviews = await reviewsOf(begum.children.map(({ episodeId }) => episodeId))
    assert.deepEqual(
      reviews.map(({ kind, outcome, decidedAs, heldOn }) => [kind, outcome, decidedAs, heldOn.toString()]),
      ['continue', 'seek-extension', 'urgent-return'].map((outcome) => ['midpoint', outcome, 'chair', '2026-11-23']),
    )
    const actions = await db.selectFrom('action').selectAll().orderBy('id').execute()
    assert.deepEqual(
      actions.map(({ words, doerId, accountableManagerId, childId }) => [words, doerId, accountableManagerId, childId]),
      [
        ['Chase the psychologist weekly', people.solicitor, people.teamManager, null],
        ['Visit at home unannounced', people.socialWorker, people.teamManager, sami],
      ],
    )
    const agenda = await administrator.get(monday)
    assert.match(agenda.page.text, /Sami Begum: Hannah Lowe takes it to the panel by Thu 26 Nov 2026/)
    assert.match(agenda.page.text, /Awaiting the chair/)
  })
})

describe('a final review', () => {
  const [cara, ben, baby] = [0, 1, 2].map((at) => id(adeyemi, at))
  const url = itemOf(adeyemi)
  const recommending = {
    discussion: 'The expert reports on 9 December.',
    [`outcome-${cara}`]: 'recommend-extension',
    [`why-${cara}`]: 'Expert unavailable until 9 December',
    ...dated(`new-limit-${cara}`, '2026-12-14'),
    [`outcome-${ben}`]: 'step-out-child-protection',
  }

  test('PP-05 TM-03 beside what is asked of the actions stand those still open, the overdue first, each with its link', async () => {
    const action = (words: string, childId: number | null, dueOn: string, doneOn: string | null = null) => ({
      ...{ familyId: adeyemi.familyId, childId, words, doerId: people.socialWorker },
      ...{ accountableManagerId: people.teamManager, source: 'family' as const, addedOn: day('2026-10-05') },
      ...{ dueOn: day(dueOn), doneOn: doneOn === null ? null : day(doneOn) },
    })
    const elsewhere = { ...action('See the nurse', id(begum, 0), '2026-11-01'), familyId: begum.familyId }
    const kept = await db
      .insertInto('action')
      .values([
        action('Call the whole family together', null, '2026-12-01'),
        action('Chase the expert', Number(cara), '2026-11-18'),
        action('Ask the school', Number(cara), '2026-11-10', '2026-11-09'),
        elsewhere,
      ])
      .returning('id')
      .execute()
    const { page, body } = await administrator.get(url)
    assert.match(
      page.text,
      /Actions still open Chase the expert Cara Adeyemi · Grace Oyelaran Still open, overdue by 5 days Wed 18 Nov 2026 Call the whole family together Grace Oyelaran Due in 8 days Tue 1 Dec 2026 What the decision rests on/,
    )
    assert.ok(body.includes(`href="/actions/${kept[1]?.id}"`))
    assert.doesNotMatch(page.text, /Ask the school|See the nurse/)
    await db
      .deleteFrom('action')
      .where(
        'id',
        'in',
        kept.map((each) => each.id),
      )
      .execute()
  })

  test('PP-05 it can’t be recorded until every consideration is written: a sentence at each field, all typed kept', async () => {
    const some = { ...considered(), 'all-enduring-risks': '' }
    const answer = await administrator.submit(url, { ...recommending, ...some }, url)
    assert.equal(answer.status, 422)
    assert.deepEqual(answer.page.errors, [
      {
        text: 'Enduring risk: write it before the final decision for Ben, or ‘None’',
        href: '#all-enduring-risks',
      },
    ])
    assert.ok(answer.page.ids.has('all-enduring-risks'))
    assert.match(answer.body, /What we know of protective-factors/)
    assert.match(answer.body, /Expert unavailable until 9 December/)
  })

  test('PP-04 a new date past the 16-week maximum is a mistake at its field', async () => {
    const tooLate = { ...recommending, ...considered(), ...dated(`new-limit-${cara}`, '2026-12-15') }
    const answer = await administrator.submit(url, tooLate, url)
    assert.equal(answer.status, 422)
    assert.deepEqual(
      answer.page.errors.map(({ text }) => text),
      ['New date must be no later than Mon 14 Dec 2026, the 16-week maximum'],
    )
  })

  test('PP-05 FAM-02 siblings get own outcomes: an extension recommended moves no date, stepping out ends one episode', async () => {
    const answer = await administrator.submit(url, { ...recommending, ...considered() }, url)
    assert.equal(answer.status, 303, answer.page.text)
    const episodes = await db
      .selectFrom('episode')
      .selectAll()
      .where('childId', 'in', [cara, ben].map(Number))
      .orderBy('id')
      .execute()
    assert.deepEqual(
      episodes.map(({ outcome, endedOn }) => [outcome, endedOn?.toString() ?? null]),
      [
        [null, null],
        ['step-out-child-protection', '2026-11-23'],
      ],
    )
    const extensions = await db.selectFrom('extension').selectAll().execute()
    assert.deepEqual(
      extensions.map(({ state, newLimitOn, exceptional }) => [state, newLimitOn.toString(), exceptional]),
      [['recommended', '2026-12-14', 'Expert unavailable until 9 December']],
    )
    const page = await administrator.get(url)
    assert.match(
      page.page.text,
      /Only the Divisional Director agrees an extension. Until then the date stays Monday 16 November/,
    )
    assert.match(page.page.text, /12-week date Monday 16 November/)
  })

  test('TM-04 until the chair confirms, a decision is recorded and nobody has decided or recommended it', async () => {
    const [family, dates] = [
      await administrator.get(`/families/${adeyemi.familyId}`),
      await administrator.get(`/children/${cara}/clock`),
    ]
    assert.match(
      family.page.text,
      /Recommend an extension to Mon 14 Dec 2026 recorded, awaiting the chair’s confirmation/,
    )
    assert.match(
      dates.page.text,
      /Extension recommended, Mon 23 Nov 2026, recorded, awaiting the chair’s confirmation: Expert unavailable/,
    )
    for (const { page } of [family, dates]) assert.doesNotMatch(page.text, /(decided|recommended) by Robert Quayle/i)
  })

  test('PP-05 stepping out to a plan the child hasn’t makes the action to request a conference, and changes no status', async () => {
    const actions = await db.selectFrom('action').selectAll().where('childId', '=', Number(ben)).execute()
    assert.deepEqual(
      actions.map(({ words, doerId, accountableManagerId, source, dueOn }) => [
        words,
        doerId,
        accountableManagerId,
        source,
        dueOn?.toString(),
      ]),
      [
        [
          'Request a conference for Ben Adeyemi: a child protection plan is sought',
          ...[people.socialWorker, people.teamManager, 'review', '2026-11-30'],
        ],
      ],
    )
    const child = await db.selectFrom('child').selectAll().where('id', '=', Number(ben)).executeTakeFirstOrThrow()
    assert.equal(child.childProtection, false)
  })

  test('TM-04 until the chair confirms it is simply recorded again: the ending and its action are taken back', async () => {
    const answer = await administrator.submit(url, { [`outcome-${ben}`]: 'none' }, url)
    assert.equal(answer.status, 303, answer.page.text)
    const episode = await db
      .selectFrom('episode')
      .selectAll()
      .where('childId', '=', Number(ben))
      .executeTakeFirstOrThrow()
    assert.deepEqual([episode.outcome, episode.endedOn], [null, null])
    assert.deepEqual(await db.selectFrom('action').select('id').where('childId', '=', Number(ben)).execute(), [])
    const kept = await db
      .selectFrom('changeHistory')
      .selectAll()
      .where('recordKind', '=', 'review')
      .where('childId', '=', Number(ben))
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    assert.deepEqual([kept.after, typeof kept.before], [null, 'object'])
    const again = await administrator.submit(
      url,
      {
        [`outcome-${ben}`]: 'initiate-proceedings',
        child: [String(cara), String(ben)],
        final: [String(cara), String(ben)],
        ...considered(),
      },
      url,
    )
    assert.equal(again.status, 303, again.page.text)
    const after = await db
      .selectFrom('episode')
      .select('outcome')
      .where('childId', '=', Number(ben))
      .executeTakeFirstOrThrow()
    assert.equal(after.outcome, 'initiate-proceedings')
  })

  test('FAM-02 a sibling who isn’t due is taken in with everything typed, and written of separately when asked', async () => {
    const opened = await administrator.get(url)
    assert.match(opened.page.text, /Record a review for baby of Tolu too/)
    const typed = { discussion: 'Half a sentence', 'all-outcomes': 'Sleeping through' }
    const form = opened.page.forms.find(({ action }) => action === url)
    assert.ok(form)
    const reshape = (how: string) =>
      administrator.post(`${url}/shape`, { ...Object.fromEntries(form.fields), ...typed, reshape: how })
    const wider = await reshape(`child-${baby}`)
    assert.equal(wider.status, 200)
    assert.match(wider.page.text, /Decision of the chair for baby of Tolu/)
    assert.match(wider.body, /Half a sentence/)
    const apart = await reshape('separately')
    assert.match(apart.page.text, /What the decision rests on, Cara/)
    assert.match(apart.page.text, /What the decision rests on, Ben/)
    assert.equal(apart.body.split('Sleeping through').length, 3)
    const kept = await db
      .selectFrom('agendaItem')
      .select('discussion')
      .where('familyId', '=', adeyemi.familyId)
      .executeTakeFirstOrThrow()
    assert.equal(kept.discussion, 'The expert reports on 9 December.')
  })

  test('SEC-05 a second press of the same button records once', async () => {
    const form = (await administrator.get(url)).page.forms.find(({ action }) => action === url)
    assert.ok(form)
    const sent = {
      ...Object.fromEntries(form.fields),
      'action-1-words': 'Ring the aunt',
      'action-1-doer': String(people.socialWorker),
      ...dated('action-1-due', '2026-11-25'),
      then: 'stay',
    }
    const [first, second] = [await administrator.post(url, sent), await administrator.post(url, sent)]
    assert.deepEqual([first.status, second.status], [303, 303])
    assert.equal((await db.selectFrom('action').select('id').where('words', '=', 'Ring the aunt').execute()).length, 1)
  })

  test('SEC-05 TM-04 two people writing in one item: the second sees both texts and loses nothing', async () => {
    const [mine, hers] = await Promise.all(
      [administrator, chair].map(async (browser) => {
        const form = (await browser.get(url)).page.forms.find(({ action }) => action === url)
        assert.ok(form)
        return Object.fromEntries(form.fields)
      }),
    )
    assert.equal((await chair.post(url, { ...hers, discussion: 'As the chair has it' })).status, 303)
    const answer = await administrator.post(url, { ...mine, discussion: 'As the administrator has it', then: 'stay' })
    assert.equal(answer.status, 409)
    assert.match(answer.page.text, /Robert Quayle saved a change while you were writing/)
    assert.deepEqual(
      answer.page.rows.find(([label]) => label === 'What was said'),
      ['What was said', 'As the chair has it', 'As the administrator has it'],
    )
    const form = answer.page.forms.find(({ action }) => action === url)
    assert.ok(form)
    const kept = await administrator.post(url, { ...Object.fromEntries(form.fields), then: 'stay' })
    assert.equal(kept.status, 303, kept.page.text)
    const item = await db
      .selectFrom('agendaItem')
      .select('discussion')
      .where('familyId', '=', adeyemi.familyId)
      .executeTakeFirstOrThrow()
    assert.equal(item.discussion, 'As the administrator has it')
  })
})

describe('the chair', () => {
  const url = itemOf(adeyemi)

  test('TM-04 confirms all that is recorded in two pages; those who may not are told who can', async () => {
    const refusedTo = await administrator.get(`${monday}/confirm`)
    assert.equal(refusedTo.status, 403)
    assert.match(refusedTo.page.text, /chair or deputy chair of the meeting/)
    const opened = await chair.get(`${monday}/confirm`)
    assert.match(opened.page.text, /Confirm all 2 items/)
    assert.match(opened.page.text, /Ben Adeyemi: final review Initiate proceedings/)
    const confirmed = await chair.submit(`${monday}/confirm`, {}, `${monday}/confirm`)
    assert.equal(confirmed.status, 303)
    const items = await db.selectFrom('agendaItem').selectAll().execute()
    assert.deepEqual(
      items.map(({ state, confirmedAs, confirmedBy }) => [state, confirmedAs, confirmedBy]),
      [
        ['confirmed', 'chair', people.chair],
        ['confirmed', 'chair', people.chair],
      ],
    )
  })

  test('TM-04 once it is confirmed the family’s page says who decided', async () => {
    const { page } = await administrator.get(`/families/${adeyemi.familyId}`)
    assert.match(page.text, /Recommend an extension to Mon 14 Dec 2026 decided by Robert Quayle/)
    assert.doesNotMatch(page.text, /awaiting the chair’s confirmation/)
  })

  test('TM-04 a confirmed item is locked for everyone, the sentence says who can correct it', async () => {
    const locked = await administrator.get(url)
    assert.match(locked.page.text, /The chair has confirmed this item, so it is locked/)
    assert.equal(
      locked.page.forms.some(({ action }) => action === url),
      false,
    )
    const token = locked.page.forms[0]?.fields.get('_token') ?? []
    const forced = await administrator.post(url, { _token: token, discussion: 'Something else', version: '99' })
    assert.equal(forced.status, 403)
    assert.match(forced.page.text, /locked/)
  })

  test('TM-04 a correction needs a reason, is a new version, and the older one stays readable', async () => {
    const correct = `${url}/correct`
    const without = await chair.submit(correct, { discussion: 'It was 10 December' }, correct)
    assert.equal(without.status, 422)
    assert.deepEqual(without.page.errors, [{ text: 'Write why it is corrected', href: '#reason' }])
    const saved = await chair.submit(
      correct,
      { discussion: 'It was 10 December', reason: 'A slip in the date' },
      correct,
    )
    assert.equal(saved.status, 303, saved.page.text)
    const { page } = await administrator.get(url)
    assert.match(page.text, /What was said It was 10 December/)
    assert.match(page.text, /Version 1, until Mon 23 Nov 2026 at 09:14 Corrected by Robert Quayle: A slip in the date/)
    assert.match(page.text, /As the administrator has it/)
    const item = await db
      .selectFrom('agendaItem')
      .selectAll()
      .where('familyId', '=', adeyemi.familyId)
      .executeTakeFirstOrThrow()
    assert.deepEqual([item.state, item.number], ['confirmed', 2])
    const episode = await db
      .selectFrom('episode')
      .select('outcome')
      .where('childId', '=', id(adeyemi, 1))
      .executeTakeFirstOrThrow()
    assert.equal(episode.outcome, 'initiate-proceedings')
  })

  test('TM-04 the deputy beside a present chair can’t correct', async () => {
    const deputy = await waymark.as(people.deputy)
    const answer = await deputy.get(`${url}/correct`)
    assert.equal(answer.status, 403)
    assert.match(answer.page.text, /The chair was present at this meeting, so the deputy didn’t act in it/)
  })

  test('SEC-03 each save left one trail row with the children it touched', async () => {
    const rows = (await waymark.trail()).filter(
      ({ did, outcome }) => did === 'recorded a meeting item' && outcome === 'done',
    )
    // A second press changed nothing and touched nobody.
    assert.ok(rows.filter(({ children }) => children.length > 0).length >= 4)
    assert.equal(rows.filter(({ children }) => children.length === 0).length, 1)
  })
})
