import { describe, test } from 'node:test'
import { readZip } from '#platform/word/read-zip.ts'
import { assert } from '#test/support/assert.ts'
import { openBrowser } from '#test/support/browser.ts'
import { addFamily, choose, confirm, considerations, decide, whoCame } from '#test/support/meeting-in-browser.ts'
import { openNewCouncil, peopleOf, save } from '#test/support/new-council.ts'
import { setUpOnePanel } from '#test/support/two-councils.ts'

const browser = await openBrowser()
const council = await openNewCouncil('2026-09-03T09:00')
const { db, clock } = council
const as = peopleOf(council, browser, 'running')

const family = async (name: string): Promise<string> => {
  const { id } = await db.selectFrom('family').select('id').where('name', '=', name).executeTakeFirstOrThrow()
  return `/families/${id}`
}
describe('A council where one panel does all, from its first day', { concurrency: 1 }, () => {
  test('SET-03 SET-06 SET-07 SET-08 SET-09 it says how it works, step by step', async () => {
    await setUpOnePanel(as)
    await as('Sam Adeleke', async ({ goTo, reads }) => {
      await goTo('/settings/start')
      const steps = await reads()
      assert.match(steps, /2 steps are left of 8\..*One panel does all\..*2 names are your own\./)
      assert.doesNotMatch(steps, /Nobody sits|nobody holds|no team manager/)
      assert.match(steps, /2 papers are asked for\./)
    })
  })

  test('PP-01 on Thursday a team asks the panel for two children', () =>
    as('Hannah Lowe', async (person) => {
      const { page, follow, press, reads } = person
      for (const [name, child] of [
        ['Frost', 'Ada'],
        ['Webb', 'Ben'],
      ] as const) {
        await addFamily(person, name, child, { team: 'East', worker: 'Social worker' })
        await follow('Ask a panel')
        await page.getByLabel(/^What to do next/).check()
        await page.getByLabel('It can take its turn').check()
        await page.getByLabel('Why?').fill(`${child} was alone at home three nights.`)
        await press('Ask')
        assert.match(await reads(), /On the agenda: Legal Gateway and Tracking Panel, Tue 8 Sep 2026/)
      }
    }))

  test('PP-01 SET-06 on Tuesday the panel hears them, and its chair’s confirmation starts their clocks', async () => {
    clock.moveTo('2026-09-08T13:35')
    const tuesday = '/meetings/2026-09-08'
    await as('Dawn Pickering', async (person) => {
      await whoCame(person, tuesday, {})
      for (const child of ['Ada', 'Ben']) {
        await person.follow(new RegExp(`${child} `))
        await decide(person, child, 'Start pre-proceedings', 'It can change with help')
        const saved = await person.reads()
        assert.match(saved, /Saved at/)
      }
    })
    await as('Colin Marsh', (chair) => confirm(chair, tuesday))
    await as('Hannah Lowe', async ({ goTo, reads }) => {
      await goTo(await family('Frost'))
      assert.match(await reads(), /Midpoint meeting Tue 20 Oct Final meeting Tue 1 Dec/)
    })
  })

  test('SET-08 before the midpoint the worker is asked for the chronology; one that is too old is named on the agenda and holds nothing up', async () => {
    clock.moveTo('2026-10-15T09:10')
    await as('Grace Oyelaran', async (person) => {
      const { page, goTo, follow, reads } = person
      await goTo('/')
      assert.match(await reads(), /Papers for Ada Frost by 12:00 on Fri 16 Oct: SWET chronology/)
      await follow('Papers for Ada Frost')
      await page.getByLabel('The SWET chronology was seen').check()
      await page.getByLabel('Date on the SWET chronology', { exact: true }).fill('1/9/2026')
      await save(person, 'Save which papers are there')
    })
    clock.moveTo('2026-10-20T13:35')
    const tuesday = '/meetings/2026-10-20'
    await as('Dawn Pickering', async (person) => {
      const { page, follow, press, reads } = person
      await whoCame(person, tuesday, {})
      assert.match(await reads(), /Frost · midpoint Ada Missing: SWET chronology \(older than 28 days\)/)
      for (const name of ['Frost', 'Webb']) {
        await follow(new RegExp(`^${name} · midpoint`))
        await page.getByLabel('What was said').fill('Things get better, slowly.')
        await page.getByLabel('Continue', { exact: true }).check()
        await press(/^Save and/)
      }
      assert.match(await reads(), /Ada Frost: Continue/)
    })
    await as('Colin Marsh', (chair) => confirm(chair, tuesday))
  })

  test('SET-07 P9 in the night a head of service issues in an emergency; on Tuesday the panel ratifies it', async () => {
    clock.moveTo('2026-10-22T09:00')
    await as('Dawn Pickering', async (person) => {
      const { page, goTo, follow, reads } = person
      await goTo(await family('Webb'))
      await follow('Record a decision to issue')
      assert.match(await reads(), /Stands to be ratified at the next meeting/)
      await page.getByLabel(/head of service of the child’s own area, in an emergency/i).check()
      await page.getByLabel('Date of the decision', { exact: true }).fill('22/10/2026')
      await choose(page.getByLabel('Who decided', { exact: true }), 'Ruth Ellery')
      await page.getByLabel('At what time').fill('02:10')
      await page.getByLabel('Why it could not wait for the panel').fill('Ben was found alone at night.')
      await save(person, /^Save|^Record/)
    })
    clock.moveTo('2026-10-27T13:35')
    const tuesday = '/meetings/2026-10-27'
    await as('Dawn Pickering', async (person) => {
      const { page, follow, press, reads } = person
      await whoCame(person, tuesday, {})
      assert.match(await reads(), /Webb · decided to issue/)
      await follow(/^Webb · decided/)
      await page
        .getByLabel(/^Ratified/)
        .first()
        .check()
      await page.getByLabel('Reasons', { exact: true }).fill('Nobody could have waited.')
      await press(/^Save and/)
      assert.match(await reads(), /ratified/)
    })
    await as('Colin Marsh', (chair) => confirm(chair, tuesday))
  })

  test('PP-05 SET-07 at the final review the panel’s chair issues', async () => {
    clock.moveTo('2026-12-01T13:35')
    const tuesday = '/meetings/2026-12-01'
    await as('Dawn Pickering', async (person) => {
      const { page, follow, press, reads } = person
      await whoCame(person, tuesday, {})
      await follow(/^Frost · final/)
      await page.getByLabel('What was said').fill('Nothing has changed at home.')
      for (const heading of considerations) await page.getByLabel(heading).fill(`${heading}: seen.`)
      await page.getByLabel('Initiate proceedings').check()
      await press(/^Save and/)
      assert.match(await reads(), /Ada Frost: Initiate proceedings/)
    })
    await as('Colin Marsh', (chair) => confirm(chair, tuesday))
  })

  test('LO-01 FI-01 its Overview is published, and what was decided is filed', async () => {
    await as('Alan Whitworth', async (person) => {
      const { page, goTo, press, reads } = person
      await goTo('/overviews/2026-12-01')
      assert.match(await reads(), /Ada Frost: Final review: Initiate proceedings New · Confirmed/)
      await press('Go on to publish')
      await press('Publish and send')
      const { id } = await db
        .selectFrom('person')
        .select('id')
        .where('name', '=', 'Alan Whitworth')
        .executeTakeFirstOrThrow()
      const { bytes } = await (await council.as(id)).get(`${new URL(page.url()).pathname}/word`)
      const parts = await readZip(bytes)
      assert.match(parts.get('word/document.xml')?.toString() ?? '', /Ada Frost/)
    })
    await as('Dawn Pickering', async ({ page, goTo, follow, press, reads }) => {
      await goTo('/filing')
      await follow('Ada Frost')
      assert.match(await page.getByLabel('The note, to copy').inputValue(), /The panel heard of Ada/)
      await page.getByLabel('LCS reference').fill('CN-77120')
      await press(/^All of it is filed/)
      assert.match(await reads(), /Filed to LCS/)
    })
  })
})
