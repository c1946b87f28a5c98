import type { LabelKey } from '#rules/words/labels.ts'
import type { Browser } from 'playwright-core'
import { fillNewAuthority } from '#records/meeting/new-authority.ts'
import { assert } from './assert.ts'
import type { AtEnd } from './database.ts'
import { type Looking, type PersonInBrowser, personInBrowser, type Scripts } from './person-in-browser.ts'
import { openWaymarkWith } from './waymark.ts'

/** A new authority at an address a browser can open: bank holidays, a meeting, an authority administrator, and nothing else. */
export async function openNewCouncil(at: string, atEnd?: AtEnd) {
  const begins = Temporal.PlainDateTime.from(at)
  const now = begins.toZonedDateTime('Europe/London').toInstant()
  const waymark = await openWaymarkWith(
    at,
    (db) =>
      db
        .transaction()
        .execute((tx) =>
          fillNewAuthority(tx, { name: 'Sam Adeleke', email: null }, { now, today: begins.toPlainDate() }),
        ),
    atEnd,
  )
  const listening = await waymark.server.listen({ port: 0, host: '127.0.0.1' })
  return { ...waymark, address: `http://northbrook.localhost:${new URL(listening).port}` }
}

type Council = Awaited<ReturnType<typeof openNewCouncil>>

/** What one person does at their own browser. */
export type As = (name: string, does: (person: PersonInBrowser) => Promise<void>) => Promise<void>

/** What people do at a council, each at a browser of their own; axe looks at each kind of page once. */
export function peopleOf(
  council: Pick<Council, 'address'>,
  browser: Browser,
  scripts: Scripts,
  sees?: Looking['sees'],
): As {
  const lookedAt = new Set<string>()
  return async (name, does) => {
    const person = await personInBrowser(browser, council.address, name, scripts, { lookedAt, sees })
    await does(person)
    await person.leave()
  }
}

/** Presses a button that saves, and sees that it was saved. */
export async function save({ press, reads }: PersonInBrowser, button: string | RegExp = 'Save'): Promise<void> {
  await press(button)
  const said = await reads()
  assert.match(said, /Saved at \d\d:\d\d/)
}

/** Gives something the council’s name, as the page of names asks for it. */
export async function rename(person: PersonInBrowser, key: LabelKey, to: string): Promise<void> {
  const { page, goTo } = person
  await goTo('/settings/names')
  await page.locator(`a[href="/settings/names/${key}"]`).click()
  await page.getByLabel('Its name here').fill(to)
  await save(person)
}

type RoleToGive = { readonly role: string; readonly team?: string; readonly service?: string }

/** Adds somebody and gives them a role from today on. */
export async function addPerson(person: PersonInBrowser, name: string, { role, team, service }: RoleToGive) {
  const { page, goTo, press } = person
  await goTo('/settings/people')
  await press('Add a person')
  await page.getByLabel('Full name').fill(name)
  await page.getByLabel('Work e-mail address').fill(`${name.toLowerCase().replaceAll(' ', '.')}@northbrook.example`)
  await press('Add the person')
  await page.getByLabel('Role').selectOption({ label: role })
  if (team !== undefined) await page.getByLabel('Team').selectOption({ label: team })
  if (service !== undefined) await page.getByLabel('Service').selectOption({ label: service })
  await save(person, 'Add the role')
}

/** Puts somebody into a seat of the meeting whose page is open. */
export async function seat(person: PersonInBrowser, of: string, name: string): Promise<void> {
  const { page } = person
  await page.getByRole('link', { name: `Change holder of ${of}`, exact: true }).click()
  const who = page.getByLabel('Who takes the seat')
  const option = who.locator('option', { hasText: name })
  await who.selectOption((await option.first().getAttribute('value')) ?? '')
  await save(person)
}
