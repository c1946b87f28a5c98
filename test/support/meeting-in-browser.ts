import type { Locator } from 'playwright-core'
import type { PersonInBrowser } from './person-in-browser.ts'

/** What the final review’s form asks to be written before a decision. */
export const considerations = [
  ...['Progress', 'Outcomes', 'Impact on the child', 'Risk reduced', 'Still needed', 'Enduring risk', 'Protective'],
  ...['Alternatives', 'Placement or support'],
]

/** A child’s team, what its worker is called (the first of the list is chosen), and the solicitor. */
type WithTeam = { readonly team: string; readonly worker: string; readonly solicitor?: string }

let families = 0

/** Adds a family with one child, from the list of children. */
export async function addFamily(
  { page, goTo, follow, press }: PersonInBrowser,
  name: string,
  child: string,
  at: WithTeam,
) {
  families += 1
  await goTo('/tracker')
  await follow('Add a family')
  await page.getByLabel('Family name').fill(name)
  await page.getByLabel('Name of the child').fill(`${child} ${name}`)
  await page.getByLabel('Yes', { exact: true }).first().check()
  await page.getByLabel('Date of birth', { exact: true }).fill('3/4/2021')
  await page.getByLabel('LCS id').fill(String(400_000 + families))
  await page.getByLabel('Team', { exact: true }).selectOption({ label: at.team })
  await page.getByLabel(at.worker).selectOption({ index: 1 })
  if (at.solicitor !== undefined) await choose(page.getByLabel('Solicitor with conduct'), at.solicitor)
  await press('Add the family')
}

/** Records who came: everybody but these, each with what is said of them. */
export async function whoCame(
  { page, goTo, press }: PersonInBrowser,
  meeting: string,
  but: Readonly<Record<string, string>>,
) {
  await goTo(`${meeting}/attendance`)
  for (const [name, said] of Object.entries(but))
    await page
      .getByRole('group', { name: new RegExp(`^${name}`) })
      .getByLabel(said)
      .check()
  await press('Everyone else came')
}

/** Chooses somebody from a list by their name. */
export async function choose(list: Locator, name: string) {
  const option = list.locator('option', { hasText: name }).first()
  await list.selectOption((await option.getAttribute('value')) ?? '')
}

/** What a panel considered and decided of the child whose item is open. */
export async function decide({ page, press }: PersonInBrowser, child: string, decision: string, reasons: string) {
  await page.getByLabel('What was said').fill(`The panel heard of ${child}.`)
  await page.getByLabel('Documents considered').fill('Referral, chronology')
  await page.getByLabel('Legal advice').fill('Seen, and given')
  await page.getByLabel('Advice given by').fill('Lena Strand')
  await page.getByRole('group', { name: 'Threshold' }).getByLabel('Met', { exact: true }).check()
  await page
    .getByRole('group', { name: `Decision for ${child}` })
    .getByLabel(decision, { exact: true })
    .check()
  await page.getByLabel('Reasons', { exact: true }).fill(reasons)
  await press(/^Save and/)
}

/** The chair confirms everything recorded at a meeting. */
export async function confirm({ goTo, press }: PersonInBrowser, meeting: string) {
  await goTo(`${meeting}/confirm`)
  await press(/^Confirm/)
}
