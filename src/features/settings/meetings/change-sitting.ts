import { nameFor } from '#rules/words/name-for.ts'
import type { FieldErrors } from '#parts/forms/form-errors.ts'
import { type Answer, mistakes, notFound, page, redirect } from '#door/answers.ts'
import { change } from '#records/change/change.ts'
import { carryIssuesOver } from '#records/meeting/carry-issues.ts'
import { namesSomebody } from '#records/access/names-out-of-reach.ts'
import { hasRecordedItems } from '#records/meeting/agenda-items.ts'
import type { Tx } from '#records/keeping/db.ts'
import type { StoredSeries } from '#records/sittings/meeting-series.ts'
import { loadWrittenSittings, type PlannedSitting, writePlannedSitting } from '#records/sittings/planned-sittings.ts'
import { loadSittingPlans, type MeetingFacts } from '#records/sittings/sitting-plans.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import {
  decideSittingChange,
  type SittingChange,
  type SittingRefusal,
  type SittingRow,
} from '#rules/sittings/change-sitting.ts'
import { allowed, refused } from '#rules/outcome.ts'
import { withStop } from '#rules/words/with-stop.ts'
import { openForm, openFormAgain } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { afterApproval } from '#features/settings/moves/approve-moves.ts'
import { seriesIn } from './keep-series.ts'
import { tellMeetingChanged } from './tell-meeting-changed.ts'
import { type SittingDeed, sittingForm, sittingPage, wordsOf } from './sitting.page.ts'

/** Each refusal as a sentence at its field. */
const refusals: Record<SittingRefusal, string> = {
  'no-such-meeting': 'There is no such meeting on that day any more. Look at the dates again',
  'begun-already': 'This meeting has been opened already, so it stays where it is',
  'in-the-past': 'Choose a day from today on',
  'not-a-working-day': 'Choose a working day: this one is at a weekend or a bank holiday',
  'authority-closed': 'Choose another day: the authority is closed on this one',
  'meets-already': 'The meeting is held on that day already. Choose another',
  'cancelled-that-day': 'A meeting on that day was cancelled. Hold that one after all, or choose another day',
  'no-day-left': 'No day is left for that meeting any more. Add a meeting on another day instead',
}

export const showChangeSitting =
  (deed: SittingDeed) =>
  async (visit: Visit): Promise<Answer> => {
    const asked = await askedFor(visit, deed)
    if (asked === null) return notFound()
    return page(sittingPage({ deed, ...asked }, openForm(visit, sittingForm(deed), proposedIn(visit))))
  }

/** What a link fills the form with: a day, and that it is to be on papers. */
function proposedIn({ query }: Visit) {
  const to = dayIn(query.get('to') ?? '')
  return {
    ...(to === null ? {} : { to }),
    ...(query.get('papers') === 'yes' ? { papers: true, reason: 'A review has no meeting in time' } : {}),
  }
}

/** Moves, cancels, restores or adds a meeting once a person has approved which reviews that moves. (TM-01, PP-03) */
export const changeASitting =
  (deed: SittingDeed, publicAddress: (host: string) => string) =>
  async (visit: Visit): Promise<Answer> => {
    const asked = await askedFor(visit, deed)
    if (asked === null) return notFound()
    const form = sittingForm(deed)
    const again = async (errors: FieldErrors) =>
      mistakes(sittingPage({ deed, ...asked }, await openFormAgain(visit, form, { is: 'mistaken', errors })))
    const read = form.read(visit.form)
    if (!read.ok) return again(read.because)
    if (await namesSomebody(visit.db, read.value.reason)) return again({ reason: nameNobodyHere })
    const decided = await decide(visit, asked.series, wanted(deed, asked.on, read.value.to))
    if (!decided.ok)
      return again({ [asked.on === null || deed === 'move' ? 'to' : 'reason']: refusals[decided.because] })
    const row = decided.value
    const back = `/settings/meetings/${asked.series.id}`
    return afterApproval(visit, {
      ...wordsOf(deed, read.value.papers),
      about: `${asked.series.name}: ${sayRow(row)}${read.value.papers ? ', on papers' : ''}. Why: ${withStop(read.value.reason)}`,
      back: { text: asked.series.name, href: back },
      change: withRow(asked.series.id, row),
      ...(tells(deed) ? { told: toldWords } : {}),
      keep: async ({ reason: approval, stillSo }) => {
        const { reason, papers: onPapers } = read.value
        const written = { ...row, seriesId: asked.series.id, reason, onPapers, approval }
        const saved = await change(visit, async (tx) => {
          const kept = (await stillSo(tx)) ? await keepRow(tx, visit, written) : refused('changed' as const)
          if (!kept.ok) return kept
          await carryIssuesOver(tx, visit)
          const changed = { series: asked.series, row, publicAddress: publicAddress(visit.host) }
          if (tells(deed)) await tellMeetingChanged(tx, visit, changed)
          return allowed({ goTo: back, children: [] })
        })
        if (saved.ok) return redirect(saved.value.goTo)
        return saved.because === 'changed'
          ? changeASitting(deed, publicAddress)(visit)
          : again({ reason: refusals[saved.because] })
      },
    })
  }

const nameNobodyHere = 'Name no child or family here: everybody who keeps the meeting reads this'

/** Writes it down, unless somebody changed it, or recorded something at it, since it was decided on. */
async function keepRow(tx: Tx, visit: Visit, written: Parameters<typeof writePlannedSitting>[2]) {
  const kept = await writePlannedSitting(tx, visit, written)
  if (kept === 'changed-by-someone-else') return refused('no-such-meeting' as const)
  return (await hasRecordedItems(tx, kept.id)) ? refused('begun-already' as const) : allowed(null)
}

/** What may leave a review past its date without anybody at the form seeing it. */
const tells = (deed: SittingDeed): boolean => deed === 'cancel' || deed === 'move'

const toldWords = `A child whose record is restricted is in no list and no count here: the ${nameFor('role.team-manager', 'many')} are written to, and look at their own.`

function wanted(deed: SittingDeed, on: Temporal.PlainDate | null, to: Temporal.PlainDate | null): SittingChange | null {
  if (deed === 'add') return to === null ? null : { kind: 'add', on: to }
  if (on === null) return null
  if (deed === 'move') return to === null ? null : { kind: 'move', from: on, to }
  return { kind: deed, on }
}

async function decide(visit: Visit, series: StoredSeries, wants: SittingChange | null) {
  const [plans, written] = await Promise.all([loadSittingPlans(visit.db), loadWrittenSittings(visit.db, series.id)])
  const plan = plans.get(series.id)
  if (plan === undefined || wants === null) return refused('no-such-meeting' as const)
  const decided = decideSittingChange(plan, written, wants, visit.today)
  if (!decided.ok || decided.value.row === null) return decided
  return (await hasRecordedItems(visit.db, decided.value.row.id)) ? refused('begun-already' as const) : decided
}

function sayRow({ on, wasOn, state }: SittingRow): string {
  if (state === 'cancelled') return `the meeting on ${sayDateInFull(on)} isn’t held`
  if (on.equals(wasOn)) return `a meeting is held on ${sayDateInFull(on)}`
  return `the meeting of ${sayDateInFull(wasOn)} is held on ${sayDateInFull(on)}`
}

const withRow =
  (seriesId: number, { row, on, standsFor, dayAlone, byHand, state }: SittingRow<PlannedSitting>) =>
  (facts: MeetingFacts): MeetingFacts => ({
    ...facts,
    kept: [
      ...facts.kept.filter(({ id }) => id !== row?.id),
      { id: row?.id ?? 0, seriesId, on, standsFor, dayAlone, byHand, state },
    ],
  })

async function askedFor(visit: Visit, deed: SittingDeed) {
  const series = await seriesIn(visit)
  if (series === null) return null
  if (deed === 'add') return { series, on: null, onPapers: visit.query.get('papers') === 'yes' }
  const on = dayIn(visit.params['on'] ?? '')
  return on === null ? null : { series, on, onPapers: false }
}

function dayIn(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}
