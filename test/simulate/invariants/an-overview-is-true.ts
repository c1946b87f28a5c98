import { sql } from 'kysely'
import { type DraftInView, loadDraftInView } from '#features/overview/draft.query.ts'
import { loadActor } from '#records/access/actors.ts'
import { entriesOf, type OverviewContent, type OverviewEntry, type OverviewRow } from '#rules/overview/content.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { Labels } from '#rules/words/labels.ts'
import { labelsToday } from '#test/simulate/labels-today.ts'
import { wordsIn } from '#test/simulate/names.ts'
import type { World } from '#test/simulate/world.ts'
import { countedLimit, countedPoints, type Counted } from './counted.ts'
import type { Invariant } from './invariant.ts'
import { outcomeIn, reviewIn } from './outcome-words.ts'

type PlainDate = Temporal.PlainDate

/** An open or ended episode, read from the tables alone, with what was held and agreed in it. */
type Episode = Counted & {
  readonly id: number
  readonly childId: number
  readonly endedOn: PlainDate | null
  readonly midpointOn: PlainDate | null
}

type Review = {
  readonly id: number
  readonly episodeId: number
  readonly kind: 'midpoint' | 'final'
  readonly heldOn: PlainDate
  readonly outcome: string | null
  readonly itemState: string | null
}

/** Everything rows are held against, of the whole authority. */
type Records = Awaited<ReturnType<typeof recordsOf>>

async function recordsOf(db: World['db']) {
  const [children, episodes, reviews, owners] = await Promise.all([
    sql<{ id: number; name: string; familyId: number }>`select id, name, family_id from child`.execute(db),
    sql<Episode>`
      select e.id, child_id, clock_starts_with as starts_with, decided_on, letter_sent_on, first_meeting_on, ended_on,
        (select min(held_on) from review r where r.episode_id = e.id and r.kind = 'midpoint') as midpoint_on,
        coalesce((select jsonb_agg(jsonb_build_object('to', new_limit_on, 'on', decided_on) order by new_limit_on)
          from extension x where x.episode_id = e.id and x.state = 'agreed'), '[]') as agreed
      from episode e`.execute(db),
    sql<Review>`
      select r.id, episode_id, kind, held_on, outcome, i.state as item_state
      from review r left join agenda_item i on i.id = r.agenda_item_id`.execute(db),
    // Whose each thing is that a row can be about: the child, or the children of the proceedings.
    sql<{ thing: string; childId: number; date: PlainDate | null }>`
      select 'return-' || u.id as thing, e.child_id, by_on as date from urgent_return u join episode e on e.id = episode_id
      union all select 'extension-' || x.id, e.child_id, new_limit_on from extension x join episode e on e.id = episode_id
      union all select 'panel-' || agenda_item_id || '-' || child_id, child_id, null::date from panel_outcome
      union all select 'outside-' || d.id, c.child_id, d.decided_on
        from outside_decision d join outside_decision_child c on c.decision_id = d.id
      union all select 'private-' || p.id, child_id, null::date from private_proceedings p
      union all select 'hearing-' || h.id, coalesce(h.child_id, pc.child_id), held_on
        from hearing h join proceedings_child pc on pc.proceedings_id = h.proceedings_id
      union all select 'filing-' || f.id, coalesce(f.child_id, pc.child_id), due_on
        from court_filing f join proceedings_child pc on pc.proceedings_id = f.proceedings_id`.execute(db),
  ])
  const byId = <Row extends { readonly id: number }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))
  return {
    children: byId(children.rows),
    episodes: byId(episodes.rows),
    reviews: byId(reviews.rows),
    owners: Map.groupBy(owners.rows, ({ thing }) => thing),
  }
}

/** What it was before a correction stands in brackets. */
const daysIn = (late: string | null): number => Number(/^[^(]*?(\d+) days?/.exec(late ?? '')?.[1] ?? 0)
const daysFrom = (point: PlainDate, on: PlainDate): number => Math.max(0, point.until(on).days)

/** What is wrong with a row about a review that was held. */
function ofReview(id: number, row: OverviewRow, { records, labels }: Place): readonly string[] {
  const { reviews, episodes } = records
  const review = reviews.get(id)
  const episode = review && episodes.get(review.episodeId)
  if (review === undefined || episode === undefined) return ['is about no review there is']
  const [name = '', decided = ''] = row.cells
  const limit = countedLimit(episode, review.heldOn)
  const late = daysFrom(review.kind === 'midpoint' ? countedPoints(episode).midpoint : limit, review.heldOn)
  const outcome = review.outcome === null ? 'Held; outcome not recorded' : outcomeIn(labels, review.outcome)
  const state = review.itemState === 'confirmed' ? 'confirmed' : 'awaiting-chair'
  return [
    ...whose(row, [episode.childId]),
    ...(name.toLowerCase().startsWith(reviewIn(labels, review.kind)) ? [] : [`says “${name}” of a ${review.kind}`]),
    ...(outcome !== undefined && decided.startsWith(outcome) ? [] : [`says “${decided}” of ${review.outcome ?? 'no outcome'}`]), // prettier-ignore
    ...(daysIn(row.late) === late ? [] : [`says “${row.late ?? ''}” of a review held ${late} days after its date`]),
    ...(row.state === state ? [] : [`stands as ${row.state}, its item is ${review.itemState ?? 'not there'}`]),
  ]
}

/** What is wrong with a row about a review that was to be held at the meeting and wasn’t, or with a child who is only in view. */
function ofEpisode(what: string, id: number, row: OverviewRow, { records, on, labels }: Place): readonly string[] {
  const episode = records.episodes.get(id)
  if (episode === undefined) return ['is about no pre-proceedings there are']
  const wrongly = whose(row, [episode.childId])
  if (what === 'ended' || row.ended !== null) return wrongly
  if (row.state === 'confirmed' || row.state === 'awaiting-chair')
    return [...wrongly, `stands as ${row.state} where nothing was decided`]
  const { midpoint } = countedPoints(episode)
  const limit = countedLimit(episode, on)
  if (what === 'in-view') return [...wrongly, ...nextOf(row, episode, { midpoint, limit }, labels)]
  const point = what === 'to-hold-midpoint' ? midpoint : limit
  const held = what === 'to-hold-midpoint' && episode.midpointOn !== null && daysFrom(on, episode.midpointOn) === 0
  const late = row.late?.startsWith('brought forward') === true ? daysFrom(point, on) : daysIn(row.late)
  return [
    ...wrongly,
    ...(held ? ['is to be held, and was'] : []),
    ...(late === daysFrom(point, on) ? [] : [`says “${row.late ?? ''}”, its date is ${point.toString()}`]),
  ]
}

/** Somebody in view stands with the date by which their own next review is. */
function nextOf(
  { cells }: OverviewRow,
  { midpointOn }: Episode,
  dates: { midpoint: PlainDate; limit: PlainDate },
  labels: Labels,
) {
  const said = cells[1] ?? ''
  if (said === '') return []
  const isMidpoint = said.toLowerCase().startsWith(reviewIn(labels, 'midpoint'))
  const next = isMidpoint ? dates.midpoint : dates.limit
  if (isMidpoint && midpointOn !== null) return [`says “${said}” of a child whose midpoint was held`]
  return said.endsWith(sayDate(next)) ? [] : [`says “${said}”, counted ${next.toString()}`]
}

/** Whether a row is of these children and of nobody else. */
const whose = ({ children }: OverviewRow, own: readonly number[]): readonly string[] =>
  children.filter(({ id }) => !own.includes(id)).map(({ id }) => `is of child ${id}, the record of ${own.join(', ')}`)

type Place = { readonly records: Records; readonly on: PlainDate; readonly labels: Labels }

function aboutRecord(row: OverviewRow, place: Place): readonly string[] {
  const [, what = '', id = ''] = /^(.*)-(\d+)$/.exec(row.thing) ?? []
  if (what === 'review') return ofReview(Number(id), row, place)
  if (/^(to-hold-midpoint|to-hold-final|in-view|past-limit|ended)$/.test(what))
    return ofEpisode(what, Number(id), row, place)
  const owners = place.records.owners.get(row.thing)
  if (owners === undefined) return what === 'staffing' ? [] : ['is about no record there is']
  const [{ date } = { date: null }] = owners
  const dated = date === null || row.ended !== null || row.cells.some((cell) => cell.includes(sayDate(date)))
  return [
    ...whose(
      row,
      owners.map(({ childId }) => childId),
    ),
    ...(dated ? [] : [`says “${row.cells.join(' | ')}”, its date is ${date.toString()}`]),
  ]
}

/** What a row says of others: a name that isn’t the child’s, or another child’s in what the record says of this one. */
function names(row: OverviewRow, { children }: Records): readonly string[] {
  const own = row.children.flatMap(({ name }) => wordsIn(name))
  const called = row.children.filter(({ id, name }) => children.get(id)?.name !== name)
  const [first = '', second = ''] = row.cells
  // What somebody typed may name anybody; what the record says of a review may not.
  const said = /^(review|to-hold|in-view|past-limit|ended)/.test(row.thing)
    ? `${first} ${second} ${row.late ?? ''}`
    : ''
  const others = [...children.values()].flatMap(({ name }) => wordsIn(name).slice(0, 1)).filter((word) => !own.includes(word)) // prettier-ignore
  return [
    ...called.map(({ id, name }) => `calls child ${id} “${name}”`),
    ...others.filter((word) => said.includes(word)).map((word) => `names “${word}”`),
  ]
}

function ofEntry(entry: OverviewEntry, place: Place, where: string): readonly string[] {
  const strangers = entry.children.filter(
    ({ id }) => entry.familyId !== null && place.records.children.get(id)?.familyId !== entry.familyId,
  )
  const rows = entry.rows.flatMap((row) =>
    [...aboutRecord(row, place), ...names(row, place.records)].map((wrong) => `${where}: ${row.thing} ${wrong}`),
  )
  return [...rows, ...strangers.map(({ id }) => `${where}: ${entry.key} holds child ${id} of another family`)]
}

/** Every row, held against the tables. */
async function wrongIn(world: World, content: OverviewContent, where: string): Promise<readonly string[]> {
  const [records, labels] = [await recordsOf(world.db), await labelsToday(world)]
  const place = { records, labels, on: Temporal.PlainDate.from(content.meetingOn) }
  return entriesOf(content).flatMap((entry) => ofEntry(entry, place, where))
}

/** The draft of the last meeting that has begun, for who drafts it. */
async function draftOf({ db, place, today }: World): Promise<DraftInView | null> {
  const { rows } = await sql<{ on: string }>`
    select meets_on::text as on from sitting where state <> 'cancelled' and meets_on <= ${today().toString()}::date
    order by meets_on desc limit 1`.execute(db)
  const actor = await loadActor(db, place.people.courtQaManager, today())
  const [last] = rows
  return last === undefined || actor === null ? null : loadDraftInView(db, { actor, today: today() }, last.on)
}

/** What a correction says otherwise than the version it corrects, where nobody chose so: it begins with what was true then. (LO-02) */
function changedUnasked({ whole, versions, draft }: DraftInView): readonly string[] {
  const before = new Map(versions.slice(0, 1).flatMap(({ content }) => entriesOf(content).map((entry) => [entry.key, entry] as const))) // prettier-ignore
  const saidBy = (entry: OverviewEntry | undefined) =>
    entry === undefined ? 'nothing' : JSON.stringify([entry.rows, entry.said, entry.actions])
  return entriesOf(whole)
    .filter(({ key }) => !draft.taken.has(key) && !draft.edited.has(key))
    .filter((entry) => saidBy(entry) !== saidBy(before.get(entry.key)))
    .map(({ key }) => `the correction of the Overview of ${whole.meetingOn} says of ${key} what its version before didn’t, and nobody chose so`) // prettier-ignore
}

async function firstPublished({ db }: World): Promise<OverviewContent | null> {
  const { rows } = await sql<{ content: OverviewContent; number: number }>`
    select content, number from overview_version order by id desc limit 1`.execute(db)
  return rows[0]?.number === 1 ? rows[0].content : null
}

/** Each row of an Overview, drafted or published, is true of its own child on that day; a correction changes only what was chosen. (LO-01, LO-02) */
export const anOverviewIsTrue: Invariant = {
  says: 'each row of an Overview is true of its own child on that day',
  watch: (world) => ({
    sent: async ({ action }, came) => {
      if (!action.endsWith('/publish') || came.every(({ sent }) => sent.status !== 303)) return []
      const content = await firstPublished(world)
      return content === null ? [] : wrongIn(world, content, `the Overview of ${content.meetingOn}, published`)
    },
    day: async () => {
      const draft = world.today().dayOfWeek % 2 === 1 ? await draftOf(world) : null
      if (draft === null) return []
      if (draft.versions.length > 0) return changedUnasked(draft)
      return wrongIn(world, draft.content, `the draft of ${draft.content.meetingOn}`)
    },
  }),
}
