import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { isInSightOf } from '#test/simulate/in-sight.ts'
import type { World } from '#test/simulate/world.ts'
import { type Counted, countedPoints } from './counted.ts'
import type { Invariant } from './invariant.ts'

type PlainDate = Temporal.PlainDate

/** What a child’s dates follow from, read from the tables alone. */
type Open = Omit<Counted, 'agreed'> & {
  readonly childId: number
  readonly name: string
  readonly agreedOn: PlainDate | null
}

async function openEpisodes({ db, place, today }: World): Promise<readonly Open[]> {
  const { rows } = await sql<Open>`
    select child.id as child_id, child.name, clock_starts_with as starts_with, decided_on, letter_sent_on, first_meeting_on,
      (select max(new_limit_on) from extension e where e.episode_id = episode.id and e.state = 'agreed') as agreed_on
    from episode join child on child.id = child_id
    where ended_on is null and ${isInSightOf(place.people.panelAdministrator, 'child.family_id', today())} order by child.id`.execute(
    db,
  )
  return rows
}

function countedDates(open: Open) {
  const { midpoint, twelve, ceiling } = countedPoints(open)
  const agreed = open.agreedOn?.toString() ?? ''
  return {
    '6-week date': midpoint.toString(),
    '12-week date': twelve.toString(),
    '16-week maximum': ceiling.toString(),
    'Date agreed instead': agreed > twelve.toString() ? agreed : '',
  }
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const isoOf = (said: string): string => {
  const [, day = '', month = '', year = ''] = /(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4})/.exec(said) ?? []
  return `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** A date as a spreadsheet has it, whichever way round, as YYYY-MM-DD. */
const isoOfCell = (cell: string): string =>
  /^\d{4}/.test(cell)
    ? cell.slice(0, 10)
    : cell
        .split('/')
        .toReversed()
        .map((part) => part.padStart(2, '0'))
        .join('-')

async function inTracker(world: World, all: readonly Open[]): Promise<readonly string[]> {
  const csv = await world.open(world.place.people.panelAdministrator, '/tracker.csv', null)
  const [headings = [], ...rows] = parse(csv?.body ?? '', { bom: true, relaxColumnCount: true })
  const at = (row: readonly string[], heading: string) => row[headings.indexOf(heading)] ?? ''
  return all.flatMap((open) => {
    const row = rows.find((each) => at(each, 'Child') === open.name)
    if (row === undefined) return [`the exported tracker lacks a child in pre-proceedings: ${open.name}`]
    return Object.entries(countedDates(open)).flatMap(([heading, date]) => {
      const said = at(row, heading) === '' ? '' : isoOfCell(at(row, heading))
      return said === date ? [] : [`the exported tracker says ${heading} “${said}” of ${open.name}, counted ${date}`]
    })
  })
}

async function onSheet(world: World, open: Open): Promise<readonly string[]> {
  const address = `/children/${open.childId}/clock`
  const sheet = await world.open(world.place.people.panelAdministrator, address, null)
  if (sheet?.status !== 200) return [`${address} isn’t there`]
  const counted = countedDates(open)
  return (['6-week date', '12-week date', '16-week maximum'] as const).flatMap((what) => {
    const row = sheet.page.rows.find(([first = '']) => first.startsWith(what))
    if (row === undefined) return [`the clock sheet ${address} has no ${what}`]
    return isoOf(row.slice(1).join(' ')) === counted[what] ? [] : [`${address} says ${what} ${row[1] ?? ''}, counted ${counted[what]}`] // prettier-ignore
  })
}

/** Every date shown of a child is the one counted by hand from what is recorded: on the clock sheet and in the exported tracker. (PP-02, PP-10) */
export const datesAreTheRules: Invariant = {
  says: 'every date shown of a child is the rule’s',
  watch: (world) => {
    let turn = 0
    return {
      day: async () => {
        const all = await openEpisodes(world)
        turn += 1
        const one = all[turn % Math.max(1, all.length)]
        return one === undefined ? [] : onSheet(world, one)
      },
      week: async () => inTracker(world, await openEpisodes(world)),
    }
  },
}
