import { describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { readZip } from '#platform/word/read-zip.ts'
import { assert } from '#test/support/assert.ts'
import { openBrowser } from '#test/support/browser.ts'
import { defaultLabels } from '#rules/words/labels.ts'
import { anyOfWords, everythingSaid, foundIn, wordsFor } from '#test/support/names-said.ts'
import { addFamily, choose, confirm, considerations, decide, whoCame } from '#test/support/meeting-in-browser.ts'
import { openNewCouncil, peopleOf, save } from '#test/support/new-council.ts'
import { nameThingsApart, setUpApart } from '#test/support/two-councils.ts'

const browser = await openBrowser()
const council = await openNewCouncil('2026-09-03T09:00')
const { db, clock } = council

// From the names on no page says a word of the two terms of reference again.
const renamed = [
  ...(['body.gateway-panel', 'body.tracking-meeting', 'role.divisional-director'] as const),
  ...(['review.midpoint', 'review.final'] as const),
]
const defaultWords = anyOfWords(renamed.flatMap((key) => wordsFor(key, defaultLabels)))
const found = new Set<string>()
const look = (said: string, where: string) => {
  for (const words of foundIn(said, defaultWords, '')) found.add(`${words}   (${where})`)
}
async function sees(page: Page): Promise<void> {
  const { pathname } = new URL(page.url())
  // The page of names says beside each what it is called elsewhere.
  if (!pathname.startsWith('/settings/names')) look(everythingSaid(await page.content()), pathname)
}
/** Looks through a Word file as somebody takes it away. */
async function lookInWord(name: string, address: string) {
  const { id } = await db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  const { bytes } = await (await council.as(id)).get(address)
  for (const part of (await readZip(bytes)).values()) look(everythingSaid(part.toString()), address)
}

const unwatched = peopleOf(council, browser, 'off')
const as = peopleOf(council, browser, 'off', sees)

const north = { team: 'North', worker: 'Case holder', solicitor: 'Lena Strand' }
const panelOn = (day: string): string => `/meetings/${day}.2`
const family = async (name: string): Promise<string> => {
  const { id } = await db.selectFrom('family').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  return `/families/${id}`
}

describe(
  'A council where gateway and tracking are apart, from its first day, without scripts',
  { concurrency: 1 },
  () => {
    test('SET-03 SET-09 it says what it calls things and which panels may start', () => nameThingsApart(unwatched))

    test('SET-06 SET-07 SET-08 SET-09 and how it works, who sits where, who decides what and which papers it asks for', async () => {
      await setUpApart(as)
      await as('Sam Adeleke', async ({ goTo, reads }) => {
        await goTo('/settings/start')
        const steps = await reads()
        assert.match(steps, /Edge of Care Panel and Progress Meeting apart\./)
        assert.doesNotMatch(steps, /Nobody sits/)
        await goTo('/')
        assert.match(await reads(), /Go on with setting up 1 team has no team manager/)
      })
    })

    test('PP-01 SET-08 on Thursday the team asks the panel for two children, and says which papers are there', async () => {
      await as('Joel Mensah', async (person) => {
        for (const [name, child] of [
          ['Ibsen', 'Nora'],
          ['Lindgren', 'Kaj'],
        ] as const) {
          await addFamily(person, name, child, north)
          const { page, follow, press, reads } = person
          await follow('Ask a panel')
          await page.getByLabel(/^What to do next/).check()
          await page.getByLabel('It can take its turn').check()
          await page.getByLabel('Why?').fill(`${child} was alone at home three nights.`)
          await press('Ask')
          assert.match(await reads(), /On the agenda: Edge of Care Panel, Wed 9 Sep 2026/)
        }
        await person.goTo('/')
        assert.match(await person.reads(), /Papers for Nora Ibsen by 12:00 on Tue 8 Sep: referral, genogram/)
        await person.follow('Papers for Nora Ibsen')
        for (const paper of ['referral', 'genogram']) await person.page.getByLabel(`The ${paper} was seen`).check()
        await save(person, 'Save which papers are there')
      })
    })

    test('PP-01 SET-06 SET-08 on Wednesday the panel hears them; without its legal adviser it decides nothing', async () => {
      clock.moveTo('2026-09-09T14:05')
      await as('Petra Nowak', async (person) => {
        const { goTo, follow, reads } = person
        await whoCame(person, panelOn('2026-09-09'), { 'Lena Strand': 'Apologies' })
        const agenda = await reads()
        assert.match(agenda, /No legal adviser to decide with/)
        assert.match(agenda, /Nora Ibsen: waits 6 days .*?Missing: SWET chronology/)
        await follow(/Nora Ibsen/)
        await decide(person, 'Nora', 'Start pre-proceedings', 'It can change with help')
        assert.match(await reads(), /This isn’t saved A decision of this meeting needs a legal adviser/)
        await goTo(`${panelOn('2026-09-09')}/attendance`)
        await person.page
          .getByRole('group', { name: /^Lena Strand/ })
          .getByLabel('Present')
          .check()
        await save(person, 'Save who came')
        for (const child of ['Nora', 'Kaj']) {
          await follow(new RegExp(`${child} `))
          await decide(person, child, 'Start pre-proceedings', 'It can change with help')
          assert.match(await reads(), /Saved at/)
        }
      })
      await as('Odette Farrow', (chair) => confirm(chair, panelOn('2026-09-09')))
      await as('Joel Mensah', async ({ goTo, reads }) => {
        await goTo(await family('Ibsen'))
        assert.match(await reads(), /First review meeting Mon 19 Oct Second review meeting Mon 30 Nov/)
      })
    })

    test('SET-07 PP-01 on Thursday a head of service starts outside the panel for a child of the own area; it stands to be ratified on a Wednesday', async () => {
      clock.moveTo('2026-09-10T10:00')
      await as('Joel Mensah', (person) => addFamily(person, 'Moe', 'Tove', north))
      await as('Petra Nowak', async (person) => {
        const { page, goTo, follow, reads } = person
        await goTo(await family('Moe'))
        await follow('Record a decision outside a panel')
        assert.match(await reads(), /stands on the next agenda to be ratified/)
        await page.getByLabel('Date of the decision', { exact: true }).fill('10/9/2026')
        await page.getByLabel('Who decided').selectOption({ index: 1 })
        await page.getByLabel('At what time').fill('09:15')
        await page.getByLabel('Why it could not wait for the panel').fill('The mother is to leave hospital today.')
        await page.getByLabel('Who of Legal agreed').selectOption({ index: 1 })
        await page.getByLabel('When Legal agreed', { exact: true }).fill('10/9/2026')
        await save(person, 'Record the decision')
      })
      clock.moveTo('2026-09-16T14:05')
      const wednesday = panelOn('2026-09-16')
      await as('Petra Nowak', async (person) => {
        const { page, goTo, follow, press, reads } = person
        await goTo('/')
        await whoCame(person, wednesday, {})
        assert.match(
          await reads(),
          /Moe · decided to start pre-proceedings outside the meeting, Thu 10 Sep, by Miriam Stokes/,
        )
        await follow(/^Moe/)
        await page
          .getByLabel(/^Ratified/)
          .first()
          .check()
        await page.getByLabel('Reasons', { exact: true }).fill('The panel would have started it too.')
        await press(/^Save and/)
        assert.match(await reads(), /Decided to start pre-proceedings: ratified/)
      })
      await as('Odette Farrow', (chair) => confirm(chair, wednesday))
    })

    test('PP-06 SET-06 six weeks on the Progress Meeting holds the first reviews', async () => {
      clock.moveTo('2026-10-19T09:05')
      const monday = '/meetings/2026-10-19'
      await as('Petra Nowak', async (person) => {
        const { page, follow, press, reads } = person
        await whoCame(person, monday, {})
        for (const name of ['Ibsen', 'Lindgren', 'Moe']) {
          await follow(new RegExp(`^${name} · first review`))
          await page.getByLabel('What was said').fill('Things get better, slowly.')
          await page.getByLabel('Continue', { exact: true }).check()
          await press(/^Save and/)
        }
        assert.match(await reads(), /5 First and second reviews .*Nora Ibsen: Continue.*Tove Moe: Continue/)
      })
      await as('Uma Greaves', (chair) => confirm(chair, monday))
    })

    test('PP-05 SET-07 at twelve weeks no chair issues: the second review seeks the panel’s decision for one child and more time for another', async () => {
      clock.moveTo('2026-11-30T09:05')
      const monday = '/meetings/2026-11-30'
      await as('Petra Nowak', async (person) => {
        const { page, follow, press, reads } = person
        await whoCame(person, monday, {})
        await follow(/^Ibsen · second review/)
        assert.equal(await page.getByLabel('Initiate proceedings').count(), 0)
        await page.getByLabel('What was said').fill('Nothing has changed at home.')
        for (const heading of considerations) await page.getByLabel(heading).fill(`${heading}: seen.`)
        await page.getByLabel('Seek the panel’s decision').check()
        await page.getByLabel('What is the panel to decide, and why?').fill('Whether to issue: nothing has changed.')
        await choose(page.getByLabel('Who takes it there'), 'Joel Mensah')
        await page.getByLabel('By when', { exact: true }).fill('2/12/2026')
        await press(/^Save and/)
        assert.match(await reads(), /Saved at/)
        await follow(/^Lindgren · second review/)
        await page.getByLabel('What was said').fill('The grandmother’s assessment comes in a fortnight.')
        for (const heading of considerations) await page.getByLabel(heading).fill(`${heading}: seen.`)
        await page.getByLabel('Recommend an extension').check()
        await page
          .getByLabel('What is exceptional, and what will be different?')
          .fill('Her assessment was ordered late.')
        await page.getByRole('textbox', { name: /^New date/ }).fill('23/12/2026')
        await press(/^Save and/)
      })
      await as('Uma Greaves', (chair) => confirm(chair, monday))
    })

    test('SET-07 PP-04 the Assistant Director agrees the extension, from My work; the chair who recommended it isn’t offered that', async () => {
      await as('Uma Greaves', async ({ goTo, reads }) => {
        await goTo('/')
        assert.doesNotMatch(await reads(), /Decide on the extension/)
      })
      await as('Tobias Lind', async (person) => {
        const { page, goTo, follow, reads } = person
        await goTo('/')
        await follow(/^Decide\s*:/)
        await page.getByLabel(/^Agree: the date asked for/).check()
        await save(person, 'Save the decision')
        assert.match(await reads(), /agreed date|Wed 23 Dec|23 December/i)
      })
    })

    test('SET-07 PP-01 that panel issues on Wednesday, and the child stands on court business', async () => {
      clock.moveTo('2026-12-02T14:05')
      const wednesday = panelOn('2026-12-02')
      await as('Petra Nowak', async (person) => {
        const { follow, reads } = person
        await whoCame(person, wednesday, {})
        assert.match(await reads(), /Nora Ibsen: urgent, waits 2 days/)
        await follow(/Nora Ibsen/)
        await decide(person, 'Nora', 'Issue proceedings', 'Nothing has changed in twelve weeks')
      })
      await as('Odette Farrow', (chair) => confirm(chair, wednesday))
      await as('Lena Strand', async (person) => {
        const { page, goTo, reads, follow, press } = person
        await goTo('/')
        assert.match(await reads(), /Proceedings to be issued: Nora Ibsen decided today · no case is recorded yet/)
        await follow('Proceedings to be issued: Nora Ibsen')
        await page.getByLabel('Part of these proceedings').check()
        await page.getByLabel('Court number').fill('NB26C59981')
        await page.getByLabel('Day of issue', { exact: true }).fill('2/12/2026')
        await save(person, 'Record the proceedings')
        await press('Add a hearing')
        await page.getByLabel('Kind of hearing').selectOption({ index: 1 })
        await page.getByLabel('Date', { exact: true }).fill('18/12/2026')
        await save(person, 'Add the hearing')
      })
      clock.moveTo('2026-12-07T09:05')
      await as('Petra Nowak', async ({ goTo, reads }) => {
        await goTo('/meetings/2026-12-07')
        assert.match(await reads(), /2 Hearings and attendance .*Ibsen.* 3 Filing dates/)
      })
    })

    test('LO-01 FI-01 Monday’s Overview and what is filed are in its own words, and so is every message', async () => {
      await as('Alan Whitworth', async (person) => {
        const { page, goTo, press } = person
        await goTo('/overviews/2026-11-30')
        await press('Go on to publish')
        await press('Publish and send')
        await lookInWord('Alan Whitworth', `${new URL(page.url()).pathname}/word`)
      })
      const { itemId, childId } = await db
        .selectFrom('agendaItemChild')
        .innerJoin('agendaItem', 'agendaItem.id', 'itemId')
        .select(['itemId', 'childId'])
        .where('state', '=', 'confirmed')
        .orderBy('itemId', 'desc')
        .executeTakeFirstOrThrow()
      await as('Petra Nowak', async (person) => {
        const { goTo, follow } = person
        await goTo('/filing')
        await follow('Nora Ibsen')
        await lookInWord('Petra Nowak', `/filing/${itemId}/${childId}/note.docx`)
      })
      const messages = await db.selectFrom('message').select(['subject', 'body']).execute()
      assert.ok(messages.length > 0)
      for (const { subject, body } of messages) look(`${subject}\n${body}`, 'a message')
    })

    test('SET-09 no default word stood on any page, in a Word file or a message', () => {
      assert.deepEqual([...found], [])
    })
  },
)
