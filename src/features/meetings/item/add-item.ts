import type { AnswersOf } from '#parts/forms/fields/form.ts'
import { type Answer, mistakes, notFound, page, redirect, refusal } from '#door/answers.ts'
import { change } from '#records/change/change.ts'
import { openAgendaItem } from '#records/meeting/change-agenda-items.ts'
import { findSitting, holdSitting, type StoredSitting, writeDownSitting } from '#records/sittings/sittings.ts'
import { keyOf, placeOf } from '#rules/meeting/agenda-items.ts'
import { agendaSetting } from '#records/settings/settings.ts'
import { allowed, refused } from '#rules/outcome.ts'
import type { Visit } from '#door/visit.ts'
import { stillFollowed } from '#records/access/visible-children.ts'
import { openForm, openFormAgain } from '#door/form/save-form.ts'
import { addItemForm, addItemPage } from './add-item.page.ts'
import { itemHref } from '#features/meetings/agenda/agenda-list.ts'
import { familiesToChoose, type FamilyChoice } from './families-to-choose.query.ts'
import { refusedNotice, sayRefusal } from './refusal-words.ts'

/** The form for any other issue. */
export async function showAddItem(visit: Visit): Promise<Answer> {
  const sitting = await findSitting(visit.db, visit.params['date'] ?? '')
  if (sitting === null) return notFound()
  const families = await familiesToChoose(visit.db, stillFollowed(visit.looking))
  const { minutes } = (await agendaSetting.load(visit.db)).value
  const asked = addItemForm(families)
  const state = openForm(visit, asked, { minutes: minutes.other })
  return page(addItemPage({ sitting, asked, state, notice: null }), saw(families))
}

/** Adds the issue to the agenda, before the meeting or at it. */
export async function addItem(visit: Visit): Promise<Answer> {
  const sitting = await findSitting(visit.db, visit.params['date'] ?? '')
  if (sitting === null) return notFound()
  const families = await familiesToChoose(visit.db, stillFollowed(visit.looking))
  const asked = addItemForm(families)
  const read = asked.read(visit.form)
  if (!read.ok) {
    const state = await openFormAgain(visit, asked, { is: 'mistaken', errors: read.because })
    return mistakes(addItemPage({ sitting, asked, state, notice: null }), saw(families))
  }
  const chosen = families.find(({ id }) => id === read.value.family) ?? null
  const added = await writeDown(visit, sitting, read.value, chosen)
  if (added.ok) return redirect(added.value.goTo)
  const notice = refusedNotice(sayRefusal(added.because, visit.labels))
  const state = await openFormAgain(visit, asked, { is: 'mistaken', errors: {} })
  return refusal(addItemPage({ sitting, asked, state, notice }), added.because, saw(families))
}

type Issue = AnswersOf<ReturnType<typeof addItemForm>>

const writeDown = (visit: Visit, sitting: StoredSitting, { issue, minutes }: Issue, chosen: FamilyChoice | null) =>
  change<'meeting-cancelled' | 'meeting-ended'>(visit, async (tx) => {
    if (sitting.state === 'cancelled') return refused('meeting-cancelled')
    if (sitting.state === 'held') return refused('meeting-ended')
    const sittingId = await writeDownSitting(tx, sitting, visit.today)
    if ((await holdSitting(tx, sittingId, sitting)) === 'cancelled') return refused('meeting-cancelled')
    const childIds = chosen?.childIds ?? []
    const { id } = await openAgendaItem(tx, visit, sittingId, {
      section: 'other',
      subject: { kind: 'other', itemId: 0 },
      reviewKind: null,
      familyId: chosen?.id ?? null,
      childIds,
      title: chosen?.name ?? 'General',
      reason: issue,
      minutes,
      sortsAs: placeOf(1, null, visit.now.toString()),
    })
    return allowed({ goTo: itemHref(sitting.address, keyOf({ kind: 'other', itemId: id })), children: childIds })
  })

const saw = (families: readonly FamilyChoice[]): readonly number[] => families.flatMap(({ childIds }) => childIds)
