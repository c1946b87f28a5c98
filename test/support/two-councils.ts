import type { PersonInBrowser } from './person-in-browser.ts'
import { addPerson, type As, rename, save, seat } from './new-council.ts'

// The two worked examples of docs/setting-up.md, step by step as they stand there.

const panel = 'Legal Gateway and Tracking Panel'

/** A council where one panel does all. */
export const setUpOnePanel = (as: As) =>
  as('Sam Adeleke', async (person) => {
    const { page, goTo, press, follow } = person
    await goTo('/')
    await follow('Go on with setting up')
    await follow('How do you work?')
    await page.getByLabel('One panel does all').check()
    await press('Go on')
    await save(person, 'Save how we work')

    await rename(person, 'body.tracking-meeting', panel)
    await rename(person, 'body.gateway-panel', panel)
    await goTo('/settings/start')
    await press(/^Leave it as it is.*What do you call things/)

    await follow('Teams and people')
    await addPlaces(person, 'Safeguarding', ['East', 'West'])
    await addPerson(person, 'Ruth Ellery', { role: 'Head of service', service: 'Safeguarding' })
    await addPerson(person, 'Colin Marsh', { role: 'Head of service', service: 'Safeguarding' })
    await addPerson(person, 'Hannah Lowe', { role: 'Team manager', team: 'East' })
    await addPerson(person, 'Imran Dar', { role: 'Team manager', team: 'West' })
    await addPerson(person, 'Grace Oyelaran', { role: 'Social worker', team: 'East' })
    await addPerson(person, 'Dawn Pickering', { role: 'Panel administrator' })
    await addPerson(person, 'Alan Whitworth', { role: 'Court QA Manager' })
    await addPerson(person, 'Christine Obi', { role: 'Divisional Director' })

    await goTo('/settings/start')
    await follow('Meetings and who sits in them')
    await follow(panel)
    await follow(/^Change how it is held/)
    await page.getByRole('radio', { name: 'Tuesday' }).check()
    await page.getByLabel('Time').fill('13:30')
    await press('Save')
    await save(person, 'Change the meeting')
    await seat(person, 'Head of Service of Quality Assurance', 'Colin Marsh')
    await seat(person, 'Court QA Manager', 'Alan Whitworth')
    await seat(person, `${panel} administrator`, 'Dawn Pickering')

    await goTo('/settings/start')
    await follow('Who decides what')
    await follow('Change who can: Decide to issue proceedings')
    await page.getByLabel('Head of service', { exact: true }).uncheck()
    await page.getByLabel('Divisional Director', { exact: true }).uncheck()
    await page.getByLabel('Head of service, in their own area').check()
    await save(person)

    for (const kind of ['Midpoint review', 'Final review']) {
      await goTo('/settings/start')
      await follow('Papers for each kind of item')
      await follow(new RegExp(`^Add a paper.*${kind}`))
      await page.getByLabel('SWET chronology').check()
      await page.getByLabel('Due before the meeting by').fill('2')
      await page.getByLabel('Oldest age at the meeting, in days').fill('28')
      await save(person, 'Add the paper')
    }

    await goTo('/settings/start')
    await follow('Bank holidays and closure days')
    await follow('Add a closure day')
    await page.getByLabel('Day', { exact: true }).fill('24/12/2026')
    await page.getByLabel('What it is').fill('Council closed before Christmas')
    await press('See what it moves')
    await save(person, /^Add/)
  })

/** Adds a service and its teams, from the page of teams. */
async function addPlaces(person: PersonInBrowser, service: string, teams: readonly string[]) {
  const { page, follow, press } = person
  await follow('Add a service')
  await page.getByLabel('Name of the service').fill(service)
  await save(person)
  for (const team of teams) {
    await press('Add a team')
    await page.getByLabel('Name of the team').fill(team)
    await save(person)
  }
}

/** What a council calls things where gateway and tracking are apart, and which of its panels may start. */
export const nameThingsApart = (as: As) =>
  as('Sam Adeleke', async (person) => {
    const { page, follow } = person
    for (const [key, to] of [
      ['body.gateway-panel', 'Edge of Care Panel'],
      ['body.tracking-meeting', 'Progress Meeting'],
      ['role.divisional-director', 'Assistant Director'],
      ['role.lead-practitioner', 'family help lead practitioner'],
      ['role.case-holder', 'case holder'],
      ['review.midpoint', 'first review'],
      ['review.final', 'second review'],
    ] as const)
      await rename(person, key, to)
    for (const body of ['Legal Planning Meeting', 'Care Pathways Panel']) {
      await follow(`Change what ${body} may do`)
      await page.getByLabel('Recommends only').check()
      await save(person)
    }
  })

/** The rest of it. */
export const setUpApart = (as: As) =>
  as('Sam Adeleke', async (person) => {
    const { page, goTo, press, follow } = person
    await goTo('/settings/start')
    await follow('How do you work?')
    await page.getByLabel('Edge of Care Panel and Progress Meeting apart').check()
    await page.getByLabel('Wednesday').check()
    await page.getByLabel('Time').fill('14:00')
    await page.getByRole('group', { name: 'Issuing returns to the panel?' }).getByLabel('Yes').check()
    await page.getByRole('group', { name: 'Stepping down goes to the panel?' }).getByLabel('No').check()
    await press('Go on')
    await save(person, 'Save how we work')

    await follow('Teams and people')
    await addPlaces(person, 'Safeguarding', ['North', 'South'])
    await addPerson(person, 'Miriam Stokes', { role: 'Head of service', service: 'Safeguarding' })
    await addPerson(person, 'Odette Farrow', { role: 'Service manager', service: 'Safeguarding' })
    await addPerson(person, 'Uma Greaves', { role: 'Head of service' })
    await addPerson(person, 'Joel Mensah', { role: 'Team manager', team: 'North' })
    await addPerson(person, 'Ines Duarte', { role: 'Family help lead practitioner', team: 'North' })
    await addPerson(person, 'Lena Strand', { role: 'Solicitor' })
    await addPerson(person, 'Petra Nowak', { role: 'Panel administrator' })
    await addPerson(person, 'Alan Whitworth', { role: 'Court QA Manager' })
    await addPerson(person, 'Tobias Lind', { role: 'Assistant Director' })

    await goTo('/settings/start')
    await follow('Meetings and who sits in them')
    await follow('Edge of Care Panel')
    await seat(person, 'Chair', 'Odette Farrow')
    await seat(person, 'Legal adviser', 'Lena Strand')
    await seat(person, 'Administrator', 'Petra Nowak')
    await follow('Remove Deputy chair')
    await page.getByLabel('First day without the seat').fill('3/9/2026')
    await save(person, /^Save|^Remove/)
    await follow('Change who must be there to decide')
    await page.getByLabel('Yes').check()
    await save(person)
    await goTo('/settings/meetings')
    await follow('Progress Meeting')
    await seat(person, 'Head of Service of Quality Assurance', 'Uma Greaves')
    await seat(person, 'Edge of Care Panel administrator', 'Petra Nowak')

    await goTo('/settings/start')
    await follow('Who decides what')
    await follow('Change who can: Start pre-proceedings outside a panel')
    await page.getByLabel('Head of service, in their own area').check()
    await save(person)

    await goTo('/settings/start')
    await follow('Papers for each kind of item')
    await press('Take over the usual papers')
    await save(person, /^Take|^Add|^Save/)
  })
