import { type Answer, conflict, notFound, page, redirect, refusal } from '#door/answers.ts'
import type { Html } from '#govuk/html.ts'
import { type KeptItem, loadAgendaItems } from '#records/meeting/agenda-items.ts'
import { findSitting, type StoredSitting } from '#records/sittings/sittings.ts'
import type { Visit } from '#door/visit.ts'
import { confirmPage } from './confirm-items.page.ts'
import { speaksFor } from './speaks-for.ts'
import { refusedNotice, sayRefusal } from '#features/meetings/item/refusal-words.ts'
import { saidAtItems } from '#features/meetings/item/said-at-items.query.ts'
import { loadAttendance } from '#records/meeting/attendance.ts'
import { change } from '#records/change/change.ts'
import { seatsHeldBy } from '#records/meeting/attendance.ts'
import { confirmAgendaItem } from '#records/meeting/change-agenda-items.ts'
import { type ConfirmRefusal, decideToConfirm } from '#rules/meeting/decide-item.ts'
import { allowed, type Outcome, refused } from '#rules/outcome.ts'
import type { WithoutEffect } from '#features/meetings/panel/panel-problem.ts'
import { takeEffect } from '#features/meetings/panel/take-effect.ts'
import { hearingsOfItems } from '#records/panels/panel-hearings.ts'
import type { Tx } from '#records/keeping/db.ts'
import { lacksLegalAdviser } from '#rules/sittings/who-decides.ts'

/** What awaits the chair. */
export async function showConfirm(visit: Visit): Promise<Answer> {
  const sitting = await meetingToConfirm(visit)
  if (sitting === null) return notFound()
  const { content, saw } = await toConfirm(visit, sitting, null)
  return page(content, saw)
}

/** Confirms one item or all, or says what stands in the way. */
export async function confirmItems(visit: Visit): Promise<Answer> {
  const sitting = await meetingToConfirm(visit)
  if (sitting === null) return notFound()
  const saved = await confirmAll(visit, sitting, readIn(visit))
  if (saved.ok) return redirect(saved.value.goTo)
  if (saved.because === 'nothing-chosen') return redirect(`/meetings/${sitting.address}/confirm`)
  if (saved.because !== 'changed-by-someone-else') {
    const { because } = saved
    const code = typeof because === 'string' ? because : because.without
    const said = sayRefusal(code, visit.labels)
    const notice = refusedNotice(typeof because === 'string' ? said : `${because.called}: ${said}`)
    const { content, saw } = await toConfirm(visit, sitting, notice)
    return refusal(content, code, saw)
  }
  const changed =
    'Something was written again since you opened this page. Nothing is confirmed yet: read what stands now, then confirm.'
  const { content, saw } = await toConfirm(visit, sitting, refusedNotice(changed))
  return conflict(content, saw)
}

const meetingToConfirm = (visit: Visit): Promise<StoredSitting | null> =>
  findSitting(visit.db, visit.params['date'] ?? '')

async function toConfirm(visit: Visit, sitting: StoredSitting, notice: Html | null) {
  const kept = sitting.id === null ? [] : await loadAgendaItems(visit.db, visit.looking, [sitting.id])
  const awaiting = kept.filter(({ state }) => state === 'recorded')
  const said = await saidAtItems(visit.db, visit.looking, awaiting)
  const items = awaiting.flatMap((kept) => {
    const own = said.get(kept.key)
    return own === undefined ? [] : [{ kept, said: own }]
  })
  const [mayConfirm, lacks] = await Promise.all([speaksFor(visit, sitting), isLacking(visit, sitting)])
  return {
    content: confirmPage({ sitting, items, notice, hidden: visit.hidden, mayConfirm, lacksLegalAdviser: lacks }),
    saw: awaiting.flatMap(({ childIds }) => childIds),
  }
}

/** Looked for only where it is needed. */
const isLacking = async ({ db }: Visit, sitting: StoredSitting): Promise<boolean> =>
  sitting.needsLegalAdviser && lacksLegalAdviser(true, await loadAttendance(db, sitting))

const readIn = ({ form }: Visit): readonly ReadItem[] =>
  form.all('read').flatMap((text) => {
    const [, id, version] = /^(\d{1,9}):(\d{1,9})$/.exec(text) ?? []
    return id === undefined || version === undefined ? [] : [{ id: Number(id), version: Number(version) }]
  })

/** An item as the chair read it: one that was written again since isn't confirmed unread. */
type ReadItem = { readonly id: number; readonly version: number }

type NotConfirmed =
  | ConfirmRefusal
  | 'changed-by-someone-else'
  | 'nothing-chosen'
  // What a panel decided of a child that can’t enter the child’s record any more.
  | { readonly without: Exclude<WithoutEffect, 'changed-by-someone-else'>; readonly called: string }

/** What a panel decided enters the children’s records once the chair confirms it. (PP-01) */
async function panelTakesEffect(
  tx: Tx,
  visit: Visit,
  sitting: StoredSitting,
  { id, subject }: KeptItem,
): Promise<Outcome<null, NotConfirmed>> {
  if (subject.kind !== 'panel-item') return allowed(null)
  const [heard] = await hearingsOfItems(tx, visit.looking, [id])
  if (heard === undefined) return allowed(null)
  const effect = await takeEffect(tx, visit, sitting, heard)
  if (effect.ok) return effect
  const { because: without, called } = effect.because
  return refused(without === 'changed-by-someone-else' ? without : { without, called })
}

/** Confirms these items of a meeting, all or none, which locks them. (TM-04, M2) */
const confirmAll = (visit: Visit, sitting: StoredSitting, read: readonly ReadItem[]) =>
  change<NotConfirmed>(visit, async (tx) => {
    const { actor, today } = visit
    if (read.length === 0 || sitting.id === null) return refused('nothing-chosen')
    const seats = await seatsHeldBy(tx, actor.personId, sitting.seriesId, today)
    const items = await loadAgendaItems(tx, visit.looking, [sitting.id])
    const children: number[] = []
    for (const { id, version } of read) {
      const item = items.find((each) => each.id === id)
      if (item === undefined) return refused('changed-by-someone-else')
      const decided = decideToConfirm(item.state, seats, sitting.chairedAs)
      if (!decided.ok) return decided
      const saved = await confirmAgendaItem(tx, visit, { ...item, version }, decided.value)
      if (saved !== 'saved') return refused(saved)
      const effect = await panelTakesEffect(tx, visit, sitting, item)
      if (!effect.ok) return effect
      children.push(...item.childIds)
    }
    const left = items.filter(({ id, state }) => state === 'recorded' && !read.some((each) => each.id === id))
    const goTo = left.length > 0 ? `/meetings/${sitting.address}/confirm` : `/meetings/${sitting.address}`
    return allowed({ goTo, children })
  })
