import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import type { ReadPage } from '#test/support/page.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { isInSightOf } from '#test/simulate/in-sight.ts'
import { labelsToday } from '#test/simulate/labels-today.ts'
import { readerSeesAll } from '#test/simulate/reader.ts'
import type { World } from '#test/simulate/world.ts'
import { type Counted, countedLimit, countedPoints } from './counted.ts'
import type { Invariant } from './invariant.ts'

type PlainDate = Temporal.PlainDate

/** What a child’s dates follow from, read from the tables alone. */
type Open = Counted & {
  readonly childId: number
  readonly name: string
  readonly agreedOn: PlainDate | null
  /** The reviews that were held, in order; dates as JSON has them. */
  readonly held: readonly { readonly kind: 'midpoint' | 'final'; readonly on: string }[]
  /** Of several episodes the sheet tells the reviews one after the other. */
  readonly isOnly: boolean
}

async function openEpisodes({ db, place, today }: World): Promise<readonly Open[]> {
  const { rows } = await sql<Open>`
    select child.id as child_id, child.name, clock_starts_with as starts_with, decided_on, letter_sent_on, first_meeting_on,
      (select max(new_limit_on) from extension e where e.episode_id = episode.id and e.state = 'agreed') as agreed_on,
      coalesce((select jsonb_agg(jsonb_build_object('to', new_limit_on, 'on', decided_on))
        from extension e where e.episode_id = episode.id and e.state = 'agreed'), '[]') as agreed,
      coalesce((select jsonb_agg(jsonb_build_object('kind', kind, 'on', held_on) order by held_on, id)
        from review r where r.episode_id = episode.id), '[]') as held,
      (select count(*) from episode e where e.child_id = child.id) = 1 as is_only
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

/** How late each review was on its day, of a kind, in order: by the limit as it stood then. */
const countedLate = (open: Open, kind: 'midpoint' | 'final'): readonly string[] =>
  open.held
    .filter((review) => review.kind === kind)
    .map(({ on }) => {
      const day = Temporal.PlainDate.from(on)
      const point = kind === 'midpoint' ? countedPoints(open).midpoint : countedLimit(open, day)
      const late = point.until(day).days
      return `${on} ${late <= 0 ? 'on time' : `${late} ${late === 1 ? 'day' : 'days'} late`}`
    })

/** What a clock sheet says of the reviews that were held, beside what is counted. */
function heldOnSheet(rows: ReadPage['rows'], open: Open, address: string, labels: Labels): readonly string[] {
  return (['midpoint', 'final'] as const).flatMap((kind) => {
    const called = `${capitalised(labels(`review.${kind}`))} held`
    const said = rows
      .filter(([first = '']) => first.startsWith(called))
      .map((row) => `${isoOf(row[1] ?? '')} ${/Held (on time|\d+ days? late)/.exec(row.join(' '))?.[1] ?? ''}`)
    const counted = countedLate(open, kind)
    return said.join() === counted.join()
      ? []
      : [`${address} says ${called} “${said.join(', ')}”, counted “${counted.join(', ')}”`]
  })
}

async function onSheet(world: World, open: Open): Promise<readonly string[]> {
  const address = `/children/${open.childId}/clock`
  const sheet = await world.open(world.place.people.panelAdministrator, address, null)
  if (sheet?.status !== 200) return [`${address} isn’t there`]
  const counted = countedDates(open)
  const dates = (['6-week date', '12-week date', '16-week maximum'] as const).flatMap((what) => {
    const row = sheet.page.rows.find(([first = '']) => first.startsWith(what))
    if (row === undefined) return [`the clock sheet ${address} has no ${what}`]
    return isoOf(row.slice(1).join(' ')) === counted[what] ? [] : [`${address} says ${what} ${row[1] ?? ''}, counted ${counted[what]}`] // prettier-ignore
  })
  return [...dates, ...(open.isOnly ? heldOnSheet(sheet.page.rows, open, address, await labelsToday(world)) : [])]
}

/** Every date shown of a child is the one counted by hand from what is recorded: on the clock sheet and in the exported tracker. (PP-02, PP-10) */
export const datesAreTheRules: Invariant = {
  says: 'every date shown of a child is the rule’s',
  watch: (world) => {
    let turn = 0
    return {
      day: async () => {
        if (!(await readerSeesAll(world))) return []
        const all = await openEpisodes(world)
        turn += 1
        const one = all[turn % Math.max(1, all.length)]
        return one === undefined ? [] : onSheet(world, one)
      },
      week: async () => ((await readerSeesAll(world)) ? inTracker(world, await openEpisodes(world)) : []),
    }
  },
}
