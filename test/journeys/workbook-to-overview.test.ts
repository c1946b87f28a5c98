import { after, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Locator, Page } from 'playwright-core'
import { sendWaitingMessages } from '#features/messages/send-waiting-messages.ts'
import { sendBySmtp } from '#platform/mail.ts'
import { fillNewAuthority } from '#records/meeting/new-authority.ts'
import { assert } from '#test/support/assert.ts'
import { openBrowser } from '#test/support/browser.ts'
import { startMailServer } from '#test/support/mail-server.ts'
import { type PersonInBrowser, personInBrowser, type Scripts } from '#test/support/person-in-browser.ts'
import { openWaymarkWith } from '#test/support/waymark.ts'

const workbook = fileURLToPath(new URL('../data/northbrook-tracker.xlsx', import.meta.url))
const friday = { now: Temporal.Instant.from('2026-11-20T14:00Z'), today: Temporal.PlainDate.from('2026-11-20') }

const browser = await openBrowser()
const mail = await startMailServer()
after(() => mail.stop())

/** Northbrook on Friday afternoon: bank holidays, a meeting series, an administrator, and nothing else. */
async function fridayAfternoon() {
  const waymark = await openWaymarkWith('2026-11-20T14:00', (db) =>
    db.transaction().execute((tx) => fillNewAuthority(tx, { name: 'Sam Adeleke', email: null }, friday)),
  )
  const listening = await waymark.server.listen({ port: 0, host: '127.0.0.1' })
  return { ...waymark, address: `http://northbrook.localhost:${new URL(listening).port}` }
}

const considerations = [
  ...['Progress', 'Outcomes', 'Impact on the child', 'Risk reduced', 'Still needed', 'Enduring risk', 'Protective'],
  ...['Alternatives', 'Placement or support'],
]
// Names that people who get mail share with children.
const staff = ['Grace', 'Rao', 'Marsh']

const decisionFor = (page: Page, child: string): Locator =>
  page.getByRole('group', { name: `Decision of the chair for ${child}` })

const weeks = [
  { scripts: 'running', waymark: await fridayAfternoon() },
  { scripts: 'blocked', waymark: await fridayAfternoon() },
  { scripts: 'off', waymark: await fridayAfternoon() },
] as const satisfies readonly { scripts: Scripts; waymark: object }[]

for (const { scripts, waymark } of weeks) {
  const { db, clock } = waymark

  /** What one person does at their own browser. */
  async function as(name: string, does: (person: PersonInBrowser) => Promise<void>): Promise<void> {
    const person = await personInBrowser(browser, waymark.address, name, scripts)
    await does(person)
    await person.leave()
  }

  async function reviewsOf(names: readonly string[]): Promise<readonly string[]> {
    const rows = await db
      .selectFrom('review')
      .innerJoin('episode', 'episode.id', 'review.episodeId')
      .innerJoin('child', 'child.id', 'episode.childId')
      .select(['child.name', 'review.kind', 'review.outcome'])
      .where('child.name', 'in', names)
      .where('heldOn', '=', Temporal.PlainDate.from('2026-11-23'))
      .orderBy('child.name')
      .execute()
    return rows.map(({ name, kind, outcome }) => `${name} ${kind} ${outcome ?? ''}`)
  }

  describe(`From Friday’s workbook to Monday’s Overview, scripts ${scripts}`, { concurrency: 1 }, () => {
    test('FAM-06 on Friday the administrator brings the council’s workbook', () =>
      as('Sam Adeleke', async ({ page, goTo, press, follow, reads }) => {
        await goTo('/')
        await follow('Bring the workbook the council keeps')
        await page.locator('input[type=file]').setInputFiles(workbook)
        await press('Continue')
        assert.match(await reads(), /26 columns of “PLO Tracker”, 26 of them read/)
        // Another kind of sheet gives the form other columns: one is at the same question again.
        const holds = page.getByLabel('What “PLO Tracker” holds')
        for (const kind of ['actions', 'tracker']) {
          await holds.selectOption(kind)
          await press('Continue')
          assert.equal(await page.locator('#kind-0:focus').count(), 1, `after choosing ${kind}`)
        }
        assert.match(await reads(), /26 columns of “PLO Tracker”, 26 of them read/)
        await press('Continue')
        assert.match(await reads(), /Children 164 0 0 .*PLO Tracker, row 7, column G \(SW\) Jo B \(agency\)/)
        await press('Load this workbook')
        // A busy machine shows the progress first; whoever looks again finds it loaded.
        while (await page.getByRole('heading', { name: 'Loading the workbook' }).isVisible()) await press('Look again')
        assert.equal(await page.getByRole('heading', { name: 'The workbook is loaded' }).isVisible(), true)
        await goTo(new URL(page.url()).pathname)
        assert.match(await reads(), /Rows that stayed out .*Aaliyah O'Brien stands twice/)
      }))

    test('TM-02 TM-03 on Monday the panel administrator finds the agenda, and records who came', async () => {
      clock.moveTo('2026-11-23T09:02')
      await as('Nadia Rossi', async ({ goTo, press, follow, reads }) => {
        await goTo('/tracker')
        assert.match(await reads(), /1 row of an imported workbook is not in here yet/)
        await goTo('/meetings/2026-11-23')
        const agenda = await reads()
        assert.match(agenda, /Children who can’t wait 09:00 White, F-1043 · final, overdue by 10 days/)
        // What the workbook told of court was known last week too: only what is near or late is here.
        assert.doesNotMatch(agenda, /newly listed/)
        await press('Record who came')
        await press('Everyone else came')
        assert.match(await reads(), /Chair: Hannah Lowe Present · 5 of 7 core members/)
        await follow(/^White/)
      })
    })

    test('PP-06 FAM-02 AC-01 two siblings’ midpoint is recorded with own outcomes and an action', () =>
      as('Nadia Rossi', async ({ page, goTo, press, follow, reads }) => {
        await goTo('/meetings/2026-11-23')
        await follow(/^Osei · midpoint/)
        await page.getByLabel('What was said').fill('Imani and Luca are back at school every day.')
        await page.getByLabel('Progress').fill('Five of six actions are done.')
        const forLuca = decisionFor(page, 'Luca')
        await decisionFor(page, 'Imani').getByLabel('Continue', { exact: true }).check()
        await forLuca.getByLabel('Extension to be sought', { exact: true }).check()
        // Nothing says yet why: the page comes back with its sentence, and with everything that was typed.
        await press(/^Save and next/)
        assert.match(await reads(), /There is a problem/)
        assert.equal(await page.getByLabel('Progress').inputValue(), 'Five of six actions are done.')
        await forLuca.getByLabel('Why is more time needed?').fill('The growth clinic sees Luca on 20 January.')
        await page.getByText('Add an action', { exact: true }).click()
        const action = page.locator('details[open]', { hasText: 'Add an action' })
        await action.getByLabel('What needs to be done').fill('Ask the clinic for an earlier day')
        await action.getByLabel('Who it is for').selectOption({ label: 'Luca Osei' })
        const doer = action.getByLabel('Who does it')
        await doer.selectOption(
          (await doer.locator('option', { hasText: 'Grace Oyelaran' }).first().getAttribute('value')) ?? '',
        )
        await action.getByLabel('Due date', { exact: true }).fill('4 Dec 2026')
        await press(/^Save and next/)
        const osei = await reviewsOf(['Imani Osei', 'Luca Osei'])
        assert.deepEqual(osei, ['Imani Osei midpoint continue', 'Luca Osei midpoint seek-extension'])
        const [added] = await db.selectFrom('action').select('words').orderBy('id', 'desc').limit(1).execute()
        assert.equal(added?.words, 'Ask the clinic for an earlier day')
      }))

    test('PP-05 FAM-02 two siblings’ final review is recorded: one steps out, for one proceedings are initiated', () =>
      as('Nadia Rossi', async ({ page, goTo, press, follow }) => {
        await goTo('/meetings/2026-11-23')
        await follow(/^Barnes · final/)
        await page.getByLabel('What was said').fill('The grandparents care for Willow.')
        for (const consideration of considerations) await page.getByLabel(consideration).fill(`${consideration}: seen.`)
        await decisionFor(page, 'Willow').getByLabel('Step out, child in need plan sought').check()
        await decisionFor(page, 'Mason').getByLabel('Initiate proceedings').check()
        await press(/^Save and next/)
        const barnes = await reviewsOf(['Willow Barnes', 'Mason Barnes'])
        assert.deepEqual(barnes, [
          'Mason Barnes final initiate-proceedings',
          'Willow Barnes final step-out-child-in-need',
        ])
      }))

    test('TM-04 the chair confirms, and what is confirmed is locked', () =>
      as('Hannah Lowe', async ({ page, goTo, press, follow, reads }) => {
        await goTo('/meetings/2026-11-23/confirm')
        await press('Confirm all 2 items')
        const items = await db.selectFrom('agendaItem').select(['state', 'confirmedAs']).execute()
        assert.deepEqual(items, Array(2).fill({ state: 'confirmed', confirmedAs: 'chair' }))
        await goTo('/meetings/2026-11-23')
        await follow(/^Osei/)
        assert.match(await reads(), /Confirmed by Hannah Lowe/)
        assert.equal(await page.getByLabel('What was said').count(), 0)
      }))

    test('LO-01 LO-02 LO-03 the Court QA Manager publishes; the mail server has the messages, without a child’s name', async () => {
      clock.moveTo('2026-11-23T15:10')
      mail.received.length = 0
      await as('Dawn Pickering', async ({ goTo, press, reads }) => {
        await goTo('/overviews/2026-11-23')
        const draft = await reads()
        assert.match(draft, /Luca Osei: Midpoint review: Extension to be sought/)
        assert.match(
          draft,
          /Children who can’t wait .*Freya White: Final review: No decision recorded overdue by 10 days New · Not discussed/,
        )
        await press('Go on to publish')
        await press('Publish and send')
        const sending = { clock, sendMail: sendBySmtp(mail.url, 'Waymark <waymark@northbrook.example>') }
        await sendWaitingMessages(db, sending, new AbortController().signal)
        await goTo('/overviews/2026-11-23/versions/1')
        assert.match(await reads(), /Helen Ashworth .*Sent/)
      })
      const children = await db.selectFrom('child').select('name').execute()
      const names = new Set(children.flatMap(({ name }) => name.split(' ')).filter((word) => !staff.includes(word)))
      assert.ok(mail.received.length >= 5)
      for (const { mail: message } of mail.received)
        for (const word of `${message.subject ?? ''} ${message.text ?? ''}`.split(/[^\p{L}'’]+/u))
          assert.ok(!names.has(word), `${word} in “${message.subject ?? ''}”`)
    })

    test('LO-03 a team manager opens the link of her message: her own copy', () =>
      as('Helen Ashworth', async ({ goTo, reads }) => {
        const toHelen = mail.received.find(({ to }) => to.includes('helen.ashworth@northbrook.example'))
        const link = /https?:\/\/northbrook\.localhost(?::\d+)?(\/overview-copies\/\d+)/.exec(toHelen?.mail.text ?? '')
        assert.ok(link?.[1])
        await goTo(link[1])
        const copy = await reads()
        assert.match(copy, /Osei/)
        assert.doesNotMatch(copy, /Barnes/)
      }))

    test('FI-01 FI-02 the panel administrator files a pack with its reference', async () => {
      clock.moveTo('2026-11-24T09:20')
      await as('Nadia Rossi', async ({ page, goTo, follow, press, reads }) => {
        await goTo('/filing')
        assert.doesNotMatch(await reads(), /In LCS/)
        await follow('Luca Osei')
        const note = await page.getByLabel('The note, to copy').inputValue()
        assert.match(note, /a sibling and Luca are back at school every day/)
        assert.match(note, /LCS id: 855097/)
        assert.match(note, /Ask the clinic for an earlier day/)
        await page.getByLabel('LCS reference').fill('CN-77120')
        await press('All of it is filed, and there is nothing to upload')
        assert.match(await reads(), /Filed to LCS on Tuesday 24 November 2026/)
      })
    })
  })
}
