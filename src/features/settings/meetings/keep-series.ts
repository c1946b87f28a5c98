import { nameFor } from '#rules/words/name-for.ts'
import { type Answer, conflict, mistakes, notFound, page, redirect } from '#door/answers.ts'
import { change } from '#records/change/change.ts'
import {
  addSeries,
  loadSeries,
  saveSeries,
  type SeriesDetails,
  type StoredSeries,
} from '#records/sittings/meeting-series.ts'
import { carryIssuesOver } from '#records/meeting/carry-issues.ts'
import type { Db } from '#records/keeping/db.ts'
import { oneSettingAtATime } from '#records/settings/settings-lock.ts'
import { nameIsTaken } from '#records/people/organisation.ts'
import { loadMeetingFacts, type MeetingFacts } from '#records/sittings/sitting-plans.ts'
import { businessWords, leftToNobody } from '#rules/meeting/business.ts'
import { allowed, refused } from '#rules/outcome.ts'
import { withSmallStart } from '#rules/words/labels.ts'
import { sayList } from '#rules/words/say-names.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { unlikelyMeetingDays } from '#rules/sittings/unlikely-dates.ts'
import { rhythmOf } from '#records/sittings/rhythm-of-series.ts'
import { idIn, versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, type Problem, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { afterApproval, type Approved } from '#features/settings/moves/approve-moves.ts'
import { goOn, saveSettings } from '#features/settings/form/settings-form.ts'
import { whatChanges } from '#features/settings/moves/what-changes.ts'
import { addSeriesPage, changeSeriesPage } from './series-form.page.ts'
import { isSameRhythm, sayRhythmWhole } from './rhythm.form.ts'
import { holidayWords, placementWords, seriesForm, usualSeries } from './series.form.ts'

export const showAddSeries = (visit: Visit): Answer => page(addSeriesPage(openForm(visit, seriesForm, usualSeries)))

/** Adds a series with its seven core seats. */
export const addASeries = (visit: Visit): Promise<Answer> =>
  saveSettings(visit, {
    read: seriesForm.read(visit.form),
    saw: [],
    save: async (tx, series) => {
      if (await nameIsTaken(tx, 'meetingSeries', series.name, null)) return mistaken(nameTaken(series))
      const likely = askFirst(visit, await unlikelyDates(visit, series, null))
      if (!likely.ok) return likely
      return allowed(goOn(`/settings/meetings/${await addSeries(tx, visit, series)}`))
    },
    show: async (problem) => addSeriesPage(await openFormAgain(visit, seriesForm, problem)),
  })

export async function showChangeSeries(visit: Visit): Promise<Answer> {
  const series = await seriesIn(visit)
  if (series === null) return notFound()
  return page(changeSeriesPage(series, openForm(visit, seriesForm, series, series.version)))
}

/** Changes a series once a person has approved which reviews it would move; a name or a time of day moves none. */
export async function changeSeries(visit: Visit): Promise<Answer> {
  const series = await seriesIn(visit)
  if (series === null) return notFound()
  const read = seriesForm.read(visit.form)
  if (!read.ok) return changeSeriesAgain(visit, series, { is: 'mistaken', errors: read.because })
  const to = read.value
  if (await nameIsTaken(visit.db, 'meetingSeries', to.name, series.id))
    return changeSeriesAgain(visit, series, { is: 'mistaken', errors: nameTaken(to) })
  const likely = askFirst(visit, await unlikelyDates(visit, to, series.listedOn))
  if (!likely.ok) return changeSeriesAgain(visit, series, likely.because)
  const errors = await nobodysBusiness(visit.db, series, to)
  if (errors !== null) return changeSeriesAgain(visit, series, { is: 'mistaken', errors })
  if (series.version !== versionIn(visit)) return changeSeriesAgain(visit, series, { is: 'saved-meanwhile' })
  if (!movesMeetings(series, to)) {
    const kept = await keepSeries(visit, series, to, movesNothing)
    return kept === 'changed' ? changeSeriesAgain(visit, series, { is: 'saved-meanwhile' }) : kept
  }
  return afterApproval(visit, {
    title: 'Change the meeting',
    about: whatChanges(sayChanges(series, to)),
    back: { text: series.name, href: `/settings/meetings/${series.id}` },
    save: 'Change the meeting',
    change: withSeries(series.id, to),
    keep: (approved) => keepSeries(visit, series, to, approved),
  })
}

const movesNothing: Approved = { reason: 'no date moved', stillSo: () => Promise.resolve(true) }

async function keepSeries(
  visit: Visit,
  series: StoredSeries,
  to: SeriesDetails,
  { reason, stillSo }: Approved,
): Promise<Answer | 'changed'> {
  const saved = await change<Problem | 'changed'>(visit, async (tx) => {
    await oneSettingAtATime(tx)
    if (!(await stillSo(tx))) return refused('changed')
    const nobodys = await nobodysBusiness(tx, series, to)
    if (nobodys !== null) return mistaken(nobodys)
    const written = await saveSeries(tx, visit, series, to, reason)
    await carryIssuesOver(tx, visit)
    return unlessMeanwhile(written, goOn(`/settings/meetings/${series.id}`))
  })
  if (saved.ok) return redirect(saved.value.goTo)
  return saved.because === 'changed' ? 'changed' : changeSeriesAgain(visit, series, saved.because)
}

async function changeSeriesAgain(visit: Visit, before: StoredSeries, problem: Problem): Promise<Answer> {
  const series = (await loadSeries(visit.db, before.id)) ?? before
  const kept = { kind: 'meeting-series', ...series, values: series }
  const content = changeSeriesPage(series, await openFormAgain(visit, seriesForm, problem, kept))
  return problem.is === 'saved-meanwhile' ? conflict(content) : mistakes(content)
}

/** What looks like a slip among the dates that weren't listed before: what was is asked about no more. (P4) */
async function unlikelyDates(visit: Visit, { listedOn }: SeriesDetails, before: StoredSeries['listedOn']) {
  const typed = (listedOn ?? []).filter((date) => before?.some((each) => each.equals(date)) !== true)
  return unlikelyMeetingDays(await loadCalendar(visit.db), typed, visit.today)
}

const nameTaken = ({ name }: SeriesDetails) => ({
  name: `There is a meeting called ${name} already. Give this one another name`,
})

/** The sentence where no meeting would take a kind of business any more; null where one does. */
async function nobodysBusiness(db: Db, { id }: StoredSeries, { takes }: SeriesDetails) {
  const { business } = await loadMeetingFacts(db)
  const [kind] = leftToNobody(business.takes, { id, takes })
  return kind === undefined
    ? null
    : { takes: `No other meeting takes this: ${businessWords[kind]}. Let another take it first` }
}

/** Reviews are placed by these; court and private business goes to the next meeting of whoever takes it. */
const movesMeetings = (from: SeriesDetails, to: SeriesDetails): boolean =>
  !isSameRhythm(from, to) ||
  from.holidayRule !== to.holidayRule ||
  from.placement !== to.placement ||
  from.takes.includes('reviews') !== to.takes.includes('reviews')

/** What of a series changes, and nothing else of it. */
function sayChanges(series: SeriesDetails, to: SeriesDetails): readonly string[] {
  const [before, after] = [sayPlan(series), sayPlan(to)]
  return before.flatMap(([what, said], at) => {
    const now = after[at]?.[1] ?? ''
    return now === said ? [] : [`${what}: ${said} → ${now}`]
  })
}

const sayPlan = (series: SeriesDetails): readonly (readonly [what: string, said: string])[] => [
  ['Name', series.name],
  [`Its ${nameFor('role.chair', 'short')} is called`, series.chairName ?? 'as everywhere'],
  ['How often it meets', sayRhythmWhole(series)],
  ['Time', series.startsAt],
  ['On a bank holiday', holidayWords[series.holidayRule].toLowerCase()],
  ['A review is proposed for', withSmallStart(placementWords[series.placement])],
  ['It takes', sayList(series.takes.map((kind) => businessWords[kind].toLowerCase()))],
]

const withSeries =
  (id: number, to: SeriesDetails) =>
  (facts: MeetingFacts): MeetingFacts => ({
    ...facts,
    series: facts.series.map((each) => (each.id === id ? { ...each, ...to, rhythm: rhythmOf(to) } : each)),
    business: {
      teams: facts.business.teams,
      takes: facts.business.takes.map((each) => (each.id === id ? { id, takes: to.takes } : each)),
    },
  })

/** The series the address names. */
export const seriesIn = (visit: Visit): Promise<StoredSeries | null> => loadSeries(visit.db, idIn(visit, 'id'))
