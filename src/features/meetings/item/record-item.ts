import { type Answer, redirect } from '#door/answers.ts'
import type { Visit } from '#door/visit.ts'
import { itemInPage } from '#features/meetings/agenda/agenda-list.ts'
import { withAgenda } from '#features/meetings/agenda/meeting-in-view.query.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { change } from '#records/change/change.ts'
import type { Tx } from '#records/keeping/db.ts'
import { openAgendaItem, recordAgendaItem } from '#records/meeting/change-agenda-items.ts'
import { keepPapersThen } from '#records/meeting/item-papers.ts'
import { closeUpdates } from '#records/pre-proceedings/review-updates.ts'
import { papersAtItems } from '#features/meetings/papers/papers-at-items.query.ts'
import { momentInEngland } from '#platform/clock.ts'
import { writeDownSitting } from '#records/sittings/sittings.ts'
import { nextItem } from '#rules/meeting/agenda.ts'
import { decideToRecord } from '#rules/meeting/decide-item.ts'
import { allowed } from '#rules/outcome.ts'
import { versionSent } from './item-form.ts'
import type { ItemInView } from './item-in-view.query.ts'
import { type NotRecorded, notRecorded, showNotRecorded } from './not-recorded.ts'
import { readHeld, type SentItem } from './read-sent.ts'
import type { WantedItem } from './record-item.form.ts'
import { writeDecisions } from './write-decisions.ts'

/** Records the item and goes on to the next, or shows the form again with everything typed in it. */
export async function recordItem(visit: Visit, publicAddress: string): Promise<Answer> {
  const kept = await keepItem(visit, publicAddress)
  return kept.ok ? redirect(kept.value.goTo) : showNotRecorded(visit, kept.because, false)
}

/**
 * Keeps what was said, each child's decision with all that follows from it, new actions. In one transaction, over the version the form was
 * opened with (0: nobody had written in the item); the chair has still to confirm it. (TM-04, PP-05, PP-06, FAM-02)
 */
const keepItem = (visit: Visit, publicAddress: string) =>
  change<NotRecorded>(visit, async (tx) => {
    const sent = await readHeld(tx, visit)
    if (!sent.ok) return sent
    const { view, wanted } = sent.value
    const { sitting } = view.meeting
    const heldAs = { on: sitting.on, cancelled: sitting.state === 'cancelled' }
    const may = decideToRecord(view.kept?.state ?? 'open', heldAs, visit.today)
    if (!may.ok) return notRecorded(view, may.because)
    const item = await openItem(tx, visit, view)
    if (item.loadedAt !== versionSent(visit)) return notRecorded(view, 'changed-by-someone-else')
    const saved = await recordAgendaItem(tx, visit, item, wanted.discussion)
    if (saved !== 'saved') return notRecorded(view, saved)
    await keepItsPapers(tx, visit, view, item)
    const at = { visit, view, itemId: item.id, calendar: await loadCalendar(tx), publicAddress, reason: undefined }
    const written = await writeDecisions(tx, at, sent.value)
    if (!written.ok) return written
    await closeUpdates(tx, item.id, episodesReviewed(sent.value))
    return allowed({ goTo: await placeAfter(tx, visit, view), children: touched(view, wanted) })
  })

/** Whose reviews this meeting was to hold, or held: what their teams wrote has been read. */
const episodesReviewed = ({ view, wanted }: SentItem): readonly number[] => {
  const decided = wanted.reviews.filter((review) => review.decided !== null).map(({ childId }) => childId)
  return view.children.flatMap(({ child, isDue, episode }) =>
    episode !== null && (isDue || decided.includes(child.id)) ? [episode.stored.id] : [],
  )
}

/** Recorded for the first time, the item keeps how its papers stood; what comes later counts for the next meeting. (SET-08) */
async function keepItsPapers(
  tx: Tx,
  { now }: Visit,
  { item, meeting: { sitting } }: ItemInView,
  { id, state }: Pick<Awaited<ReturnType<typeof openItem>>, 'id' | 'state'>,
): Promise<void> {
  if (state !== 'open') return
  const papersOf = await papersAtItems(tx, sitting, momentInEngland(now))
  const { seriesId, on } = sitting
  const { key, familyId } = item
  await keepPapersThen(tx, { itemId: id, seriesId, meetsOn: on, key, familyId }, papersOf(item))
}

/** The item as it stands before this; `loadedAt` is the version whoever wrote in it must have had before them. */
async function openItem(tx: Tx, visit: Visit, { kept, item, meeting }: ItemInView) {
  if (kept !== null) return { ...kept, loadedAt: kept.version }
  const opened = await openAgendaItem(tx, visit, await writeDownSitting(tx, meeting.sitting, visit.today), item)
  const loadedAt = opened.isNew ? 0 : opened.version
  return { ...opened, loadedAt, familyId: item.familyId, discussion: '', state: 'open' } as const
}

async function placeAfter(tx: Tx, { looking, form }: Visit, { meeting, item }: ItemInView): Promise<string> {
  const { address } = meeting.sitting
  if (form.text('then') === 'stay') return itemInPage(address, item.key)
  const { agenda } = await withAgenda(tx, looking, meeting)
  const next = nextItem(agenda, item.key)
  return next === null ? `/meetings/${address}` : itemInPage(address, next.key)
}

/** Whose record a save touched: the children decided on or given an action, else all the item is about. */
function touched({ item }: ItemInView, { reviews, actions }: WantedItem): readonly number[] {
  const named = [
    ...reviews.flatMap(({ childId, decided }) => (decided === null ? [] : [childId])),
    ...actions.flatMap(({ childId }) => (childId === null ? [] : [childId])),
  ]
  return named.length > 0 ? [...new Set(named)] : item.childIds
}
