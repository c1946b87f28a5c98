import { nameFor } from '#rules/words/name-for.ts'
import { type Answer, conflict, mistakes, page, redirect } from '#door/answers.ts'
import { openForm, openFormAgain, type Problem, mistaken, savedMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { goOn } from '#features/settings/form/settings-form.ts'
import { whatChanges } from '#features/settings/moves/what-changes.ts'
import { afterApproval, type Approved } from '#features/settings/moves/approve-moves.ts'
import { change } from '#records/change/change.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { carryIssuesOver } from '#records/meeting/carry-issues.ts'
import { usualMeeting } from '#records/meeting/new-authority.ts'
import { nameIsTaken } from '#records/people/organisation.ts'
import { loadPowers, savePower, versionOfPower } from '#records/settings/powers.ts'
import { oneSettingAtATime } from '#records/settings/settings-lock.ts'
import {
  addSeries,
  loadAllSeries,
  saveTaken,
  type SeriesDetails,
  type StoredSeries,
} from '#records/sittings/meeting-series.ts'
import { rhythmOf } from '#records/sittings/rhythm-of-series.ts'
import type { MeetingFacts } from '#records/sittings/sitting-plans.ts'
import { type GivenPower, goesToPanel, type Holder, inForce } from '#rules/access/powers.ts'
import { toPanelNames } from '#rules/access/power-words.ts'
import { businessWords } from '#rules/meeting/business.ts'
import { panelSeats } from '#rules/meeting/core-seats.ts'
import { decideWay, type WayChange, type WayRefusal, waysOfWorking, worksAs } from '#rules/meeting/ways-of-working.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { sayList } from '#rules/words/say-names.ts'
import { sayRhythm } from '#features/settings/meetings/rhythm.form.ts'
import { leaveAsItIs } from './show-start.ts'
import { type WayAnswers, type WayAsked, wayForm } from './way.form.ts'
import { wayPage } from './way.page.ts'

export async function showWay(visit: Visit): Promise<Answer> {
  const { asked, why, values } = await asKept(visit)
  return page(wayPage(asked, why, openForm(visit, wayForm(asked), values)))
}

/** What stands in the form: how the authority works now, and a second meeting to begin with. */
async function asKept({ db, labels, today }: Visit) {
  const { series, table } = await asThingsAre(db)
  const now = worksAs(series)
  const values = {
    way: now === 'one-panel' || now === 'apart' ? now : 'as-it-is',
    name: labels('body.gateway-panel'),
    weekday: null,
    startsAt: null,
    issue: goesToPanel(table, 'issue', today),
    stepDown: goesToPanel(table, 'step-down', today),
  } as const
  return { asked: waysIn(series), why: whyNot(series), values }
}

const waysIn = (series: readonly StoredSeries[]): WayAsked => ({
  now: worksAs(series),
  offered: waysOfWorking.filter((way) => decideWay(way, series).ok),
})

/** Why a way isn’t offered, each reason once. */
function whyNot(series: readonly StoredSeries[]): readonly string[] {
  const reasons = waysOfWorking.map((way) => decideWay(way, series)).flatMap((each) => (each.ok ? [] : [each.because]))
  return [...new Set(reasons)].map((because) => refusals[because](series))
}

type AsThingsAre = { readonly series: readonly StoredSeries[]; readonly table: readonly GivenPower[] }

async function asThingsAre(db: Db): Promise<AsThingsAre> {
  const [series, table] = await Promise.all([loadAllSeries(db), loadPowers(db)])
  return { series, table }
}

/** Says how the authority works: shows what that changes, and saves it once it is approved. Run again it changes nothing. (SET-06, SET-07, SET-09) */
export async function chooseWay(visit: Visit): Promise<Answer> {
  const things = await asThingsAre(visit.db)
  const read = wayForm(waysIn(things.series)).read(visit.form)
  if (!read.ok) return chooseWayAgain(visit, { is: 'mistaken', errors: read.because })
  const decided = await decide(visit.db, visit, things, read.value)
  if (!decided.ok) return chooseWayAgain(visit, decided.because)
  if (decided.value.says.length === 0) return keepWay(visit, read.value, nothingMoves)
  return afterApproval(visit, {
    title: 'How do you work?',
    about: whatChanges(decided.value.says),
    back: { text: 'How do you work?', href: '/settings/start/way' },
    save: 'Save how we work',
    change: withWay(decided.value),
    keep: (approved) => keepWay(visit, read.value, approved),
  })
}

const nothingMoves: Approved = { reason: 'no date moved', stillSo: () => Promise.resolve(true) }

async function chooseWayAgain(visit: Visit, problem: Problem): Promise<Answer> {
  const { asked, why } = await asKept(visit)
  const content = wayPage(asked, why, await openFormAgain(visit, wayForm(asked), problem))
  return problem.is === 'saved-meanwhile' ? conflict(content) : mistakes(content)
}

/** What is to be done: a meeting that takes more, or one more; powers sent to the panel or back; and all of it in sentences. */
type Decided = {
  readonly takesMore: { readonly series: StoredSeries; readonly takes: SeriesDetails['takes'] } | null
  readonly added: SeriesDetails | null
  readonly switched: readonly Switched[]
  readonly says: readonly string[]
}
type Switched = { readonly does: 'issue' | 'step-down'; readonly holders: readonly Holder[] }

async function decide(
  db: Db,
  { today }: Visit,
  { series, table }: AsThingsAre,
  answers: WayAnswers,
): Promise<Outcome<Decided, Problem>> {
  const change = decideWay(answers.way, series)
  if (!change.ok) return mistaken({ way: refusals[change.because](series) })
  const added = change.value.kind === 'adds' ? addedSeries(answers, change.value.takes) : null
  if (added !== null && (await nameIsTaken(db, 'meetingSeries', added.name, null)))
    return mistaken({ name: `There is a meeting called ${added.name} already. Give this one another name` })
  const takesMore = widened(series, change.value)
  const switched = [
    switchOf(table, 'issue', answers.issue, today),
    switchOf(table, 'step-down', answers.stepDown, today),
  ]
  const wrong = { issue: switched[0] === 'nobody', stepDown: switched[1] === 'nobody' }
  if (wrong.issue || wrong.stepDown) return mistaken({ [wrong.issue ? 'issue' : 'stepDown']: nobodyElse })
  const powers = switched.filter((each) => each !== null && each !== 'nobody')
  return allowed({ takesMore, added, switched: powers, says: sayChanges({ takesMore, added, switched: powers }) })
}

const nobodyElse = 'Nobody else decides that yet. Say who under Powers first'

const refusals: Record<WayRefusal, (series: readonly StoredSeries[]) => string> = {
  'no-meeting': () => 'There is no meeting yet that could take this. Add one under Meetings first',
  'several-meetings': (series) =>
    `There are ${series.length} meetings already: ${sayList(series.map(({ name }) => name))}. What each takes is said under Meetings`,
  'takes-it-already': ([first]) =>
    `${first?.name ?? 'Your meeting'} takes new ${nameFor('document.referral', 'many')} or decisions itself. Add the other meeting under Meetings, and then say what each takes`,
}

function widened(series: readonly StoredSeries[], change: WayChange): Decided['takesMore'] {
  const taking = change.kind === 'takes' ? series.find(({ id }) => id === change.id) : undefined
  return taking === undefined || change.kind !== 'takes' ? null : { series: taking, takes: change.takes }
}

/** A weekly hour, with what the preset gives it; everything else is changed on its page. */
const addedSeries = ({ name, weekday, startsAt }: WayAnswers, takes: SeriesDetails['takes']): SeriesDetails => ({
  ...usualMeeting,
  name: name ?? usualMeeting.name,
  weekday: weekday ?? usualMeeting.weekday,
  startsAt: startsAt ?? usualMeeting.startsAt,
  takes,
})

/** Who has a power once it is sent to the panel, or back; null where that is as it is or wasn't asked. */
function switchOf(
  table: readonly GivenPower[],
  does: Switched['does'],
  toPanel: boolean | null,
  on: Temporal.PlainDate,
): Switched | 'nobody' | null {
  if (toPanel === null || toPanel === goesToPanel(table, does, on)) return null
  const others = inForce(table, does, on)
    .map(({ holder }) => holder)
    .filter(({ kind }) => kind !== 'panel')
  if (toPanel) return { does, holders: [{ kind: 'panel' }, ...others] }
  return others.length === 0 ? 'nobody' : { does, holders: others }
}

function sayChanges({ takesMore, added, switched }: Omit<Decided, 'says'>): readonly string[] {
  const kinds = (takes: SeriesDetails['takes']) => sayList(takes.map((kind) => businessWords[kind].toLowerCase()))
  return [
    ...(takesMore === null
      ? []
      : [
          `${takesMore.series.name} also takes ${kinds(takesMore.takes.filter((kind) => !takesMore.series.takes.includes(kind)))}.`,
        ]),
    ...(added === null
      ? []
      : [
          `${added.name} is added: ${sayRhythm(added)} at ${added.startsAt}, ${added.minutes} minutes. It takes ${kinds(added.takes)}; what waits to be ratified goes there.`,
        ]),
    ...switched.map(
      ({ does, holders }) =>
        `${toPanelNames[does] ?? ''}: ${holders.some(({ kind }) => kind === 'panel') ? 'yes' : 'no'}, from today.`,
    ),
  ]
}

/** How meetings would be. */
const withWay =
  ({ takesMore, added }: Decided) =>
  (facts: MeetingFacts): MeetingFacts => {
    const id = Math.max(0, ...facts.series.map((each) => each.id)) + 1
    const { series, business } = facts
    const takes = business.takes.map((each) =>
      each.id === takesMore?.series.id ? { ...each, takes: takesMore.takes } : each,
    )
    if (added === null) return { ...facts, business: { ...business, takes } }
    const { holidayRule, placement } = added
    return {
      ...facts,
      series: [...series, { id, rhythm: rhythmOf(added), holidayRule, placement }],
      business: { ...business, takes: [...takes, { id, takes: added.takes }] },
    }
  }

async function keepWay(visit: Visit, answers: WayAnswers, approved: Approved): Promise<Answer> {
  const saved = await change<Problem>(visit, async (tx) => {
    await oneSettingAtATime(tx)
    if (!(await approved.stillSo(tx))) return savedMeanwhile
    const decided = await decide(tx, visit, await asThingsAre(tx), answers)
    if (!decided.ok) return decided
    const isSaved = await write(tx, visit, decided.value, approved.reason)
    if (!isSaved) return savedMeanwhile
    await leaveAsItIs(tx, visit, 'way')
    return allowed(goOn('/settings/start'))
  })
  return saved.ok ? redirect(saved.value.goTo) : chooseWayAgain(visit, saved.because)
}

async function write(tx: Tx, visit: Visit, { takesMore, added, switched }: Decided, reason: string): Promise<boolean> {
  if (takesMore !== null && (await saveTaken(tx, visit, takesMore.series, takesMore.takes, reason)) !== 'saved')
    return false
  if (added !== null) await addSeries(tx, visit, added, panelSeats)
  for (const { does, holders } of switched) {
    const version = versionOfPower(await loadPowers(tx), does)
    if ((await savePower(tx, visit, { does, version }, holders)) !== 'saved') return false
  }
  if (takesMore !== null || added !== null) await carryIssuesOver(tx, visit)
  return true
}
