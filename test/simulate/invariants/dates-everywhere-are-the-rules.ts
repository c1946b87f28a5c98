import { sql } from 'kysely'
import { sayDateInFull, sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { isInSightOf } from '#test/simulate/in-sight.ts'
import { readerSeesAll } from '#test/simulate/reader.ts'
import type { World } from '#test/simulate/world.ts'
import { type Counted, countedPoints } from './counted.ts'
import type { Invariant } from './invariant.ts'

type PlainDate = Temporal.PlainDate

type OnFamilyPage = Counted & { readonly familyId: number; readonly isOpen: boolean }

/** Every clock of the families that have an open one, read from the tables alone. */
async function clocksOf({ db, place, today }: World): Promise<readonly OnFamilyPage[]> {
  const { rows } = await sql<OnFamilyPage>`
    select child.family_id, ended_on is null and followed_until is null as is_open, clock_starts_with as starts_with,
      decided_on, letter_sent_on, first_meeting_on,
      coalesce((select jsonb_agg(jsonb_build_object('to', new_limit_on, 'on', decided_on))
        from extension e where e.episode_id = episode.id and e.state = 'agreed'), '[]') as agreed
    from episode join child on child.id = child_id
    where ${isInSightOf(place.people.panelAdministrator, 'child.family_id', today())} order by child.family_id, episode.id`.execute(
    db,
  )
  return rows
}

/** What a family’s page may say of one clock: by when its final review is, and the 16-week maximum. */
function wallsOf(clock: OnFamilyPage): readonly string[] {
  const { twelve, ceiling } = countedPoints(clock)
  const agreed = clock.agreed.map(({ to }) => to).toSorted()
  const limit = Temporal.PlainDate.from(agreed.at(-1) ?? twelve)
  const isExtended = Temporal.PlainDate.compare(limit, twelve) > 0
  return [
    `${isExtended ? 'Agreed date' : '12-week date'} ${sayDateInFullWithoutYear(isExtended ? limit : twelve)}.`,
    `16-week maximum ${sayDateInFullWithoutYear(ceiling)}.`,
  ]
}

/** The page of a family says each child’s dates, and no others. */
async function onFamilyPage(world: World, turn: number): Promise<readonly string[]> {
  const families = [...Map.groupBy(await clocksOf(world), ({ familyId }) => familyId).values()].filter((all) =>
    all.some(({ isOpen }) => isOpen),
  )
  const clocks = families[turn % Math.max(1, families.length)] ?? []
  const [first] = clocks
  if (first === undefined) return []
  const address = `/families/${first.familyId}`
  const text = (await world.open(world.place.people.panelAdministrator, address, null))?.page.text ?? ''
  const said: readonly string[] =
    text.match(/(?:12-week date|Agreed date|16-week maximum) [A-Z][a-z]+day \d+ [A-Z][a-z]+\./g) ?? []
  const wanted = clocks.filter(({ isOpen }) => isOpen).flatMap(wallsOf)
  const known = new Set(clocks.flatMap(wallsOf))
  return [
    ...wanted.filter((words) => !said.includes(words)).map((words) => `${address} doesn’t say “${words}”`),
    ...said.filter((words) => !known.has(words)).map((words) => `${address} says “${words}”, which is counted of no child`), // prettier-ignore
  ]
}

type AtCourt = { readonly id: number; readonly issuedOn: PlainDate; readonly portal: boolean }

/** The page of a case says when its 26 weeks end: 181 days after the day of issue, or 182 where the council counts as the court’s portal does. (C5) */
async function onCasePage({ db, place, today, open }: World, turn: number): Promise<readonly string[]> {
  const { rows } = await sql<AtCourt>`
    select distinct p.id, issued_on, coalesce((select value from setting where key = 'court') like '%portal%', false) as portal
    from proceedings p join proceedings_child pc on pc.proceedings_id = p.id join child on child.id = pc.child_id
    where issued_on is not null and p.ended_on is null and followed_until is null
      and ${isInSightOf(place.people.panelAdministrator, 'child.family_id', today())} order by p.id`.execute(db)
  const at = rows[turn % Math.max(1, rows.length)]
  if (at === undefined) return []
  const text = (await open(place.people.panelAdministrator, `/proceedings/${at.id}`, null))?.page.text ?? ''
  const last = sayDateInFull(at.issuedOn.add({ days: at.portal ? 182 : 181 }))
  return new RegExp(`The 26-week date (is|was) ${last}`).test(text)
    ? []
    : [`/proceedings/${at.id} says “${/The 26-week date[^.]*/.exec(text)?.[0] ?? 'no 26-week date'}”, counted ${last}`]
}

type Report = { readonly id: number; readonly orderedOn: PlainDate | null; readonly dueOn: PlainDate | null; readonly report: string } // prettier-ignore

/** The page of private proceedings says when the report is due: the court’s day, else 55 days after a section 37 order. (C7, C8) */
async function onPrivatePage({ db, place, today, open }: World, turn: number): Promise<readonly string[]> {
  const { rows } = await sql<Report>`
    select p.id, ordered_on, report_due_on as due_on, report from private_proceedings p join child on child.id = child_id
    where p.ended_on is null and filed_on is null and followed_until is null
      and ${isInSightOf(place.people.panelAdministrator, 'child.family_id', today())} order by p.id`.execute(db)
  const { id, orderedOn, dueOn, report } = rows[turn % Math.max(1, rows.length)] ?? {}
  const counted = dueOn ?? (report === 'section-37' ? (orderedOn?.add({ days: 55 }) ?? null) : null)
  if (id === undefined || counted === null) return []
  const page = await open(place.people.panelAdministrator, `/private-proceedings/${id}`, null)
  return page?.page.text.includes(`Report due ${sayDateInFull(counted)}`) === true
    ? []
    : [`/private-proceedings/${id} says “${/Report due.{0,40}/.exec(page?.page.text ?? '')?.[0] ?? 'no date'}”, counted ${counted.toString()}`] // prettier-ignore
}

/** What a family’s page, a case and private proceedings say of a child’s dates is counted by hand from what is recorded. (PP-02, CT-01, CT-06) */
export const datesEverywhereAreTheRules: Invariant = {
  says: 'every date on the pages of a family and at court is the rule’s',
  watch: (world) => {
    let turn = 0
    return {
      day: async () => {
        if (!(await readerSeesAll(world))) return []
        turn += 1
        const looks = [onFamilyPage, onCasePage, onPrivatePage]
        const at = Math.floor(turn / looks.length)
        return (await looks[turn % looks.length]?.(world, at)) ?? []
      },
    }
  },
}
