import { type FieldErrors, hasErrors, noErrors } from '#parts/forms/form-errors.ts'
import { type Answer, mistakes, notFound, page, redirect, refusal } from '#door/answers.ts'
import { change } from '#records/keeping/change.ts'
import { openAgendaItem } from '#records/meeting/change-agenda-items.ts'
import { findSitting, type StoredSitting, writeDownSitting } from '#records/sittings/sittings.ts'
import { keyOf, placeOf } from '#rules/meeting/agenda-items.ts'
import { agendaSetting } from '#records/settings/settings.ts'
import { allowed, refused } from '#rules/outcome.ts'
import type { Visit } from '#door/visit.ts'
import { addItemPage } from './add-item.page.ts'
import { itemHref } from '#features/meetings/agenda/agenda-list.ts'
import { familiesToChoose, type FamilyChoice } from './families-to-choose.query.ts'
import { refusedNotice, sayRefusal } from './refusal-words.ts'

/** The form for any other issue. */
export async function showAddItem(visit: Visit): Promise<Answer> {
  const sitting = await findSitting(visit.db, visit.params['date'] ?? '')
  if (sitting === null) return notFound()
  const families = await familiesToChoose(visit.db, visit.looking)
  const { minutes } = (await agendaSetting.load(visit.db)).value
  const typed = (name: string) => (name === 'minutes' ? String(minutes.other) : '')
  return page(formPage(visit, sitting, families, { typed, errors: noErrors }), saw(families))
}

/** Adds the issue to the agenda, before the meeting or at it. */
export async function addItem(visit: Visit): Promise<Answer> {
  const sitting = await findSitting(visit.db, visit.params['date'] ?? '')
  if (sitting === null) return notFound()
  const families = await familiesToChoose(visit.db, visit.looking)
  const typed = (name: string) => visit.form.text(name)
  const chosen = families.find(({ id }) => String(id) === typed('family')) ?? null
  const errors = wrongWith(typed, chosen)
  if (hasErrors(errors)) return mistakes(formPage(visit, sitting, families, { typed, errors }), saw(families))
  const added = await writeDown(visit, sitting, chosen)
  if (added.ok) return redirect(added.value.goTo)
  const notice = refusedNotice(sayRefusal(added.because, visit.labels))
  return refusal(formPage(visit, sitting, families, { typed, errors, notice }), added.because, saw(families))
}

// It stands in one line of the agenda.
const longestIssue = 200

function wrongWith(typed: (name: string) => string, chosen: FamilyChoice | null): FieldErrors {
  return {
    ...(typed('issue') === '' ? { issue: 'Write what the issue is' } : {}),
    ...(typed('issue').length > longestIssue ? { issue: `Issue must be ${longestIssue} characters or fewer` } : {}),
    ...(typed('family') !== '' && chosen === null ? { family: 'Choose a family from the list' } : {}),
    ...(/^([1-9]|[1-5]\d|60)$/.test(typed('minutes'))
      ? {}
      : { minutes: 'Minutes must be a whole number from 1 to 60' }),
  }
}

const writeDown = (visit: Visit, sitting: StoredSitting, chosen: FamilyChoice | null) =>
  change<'meeting-cancelled'>(visit, async (tx) => {
    if (sitting.state === 'cancelled') return refused('meeting-cancelled')
    const sittingId = await writeDownSitting(tx, sitting)
    const childIds = chosen?.childIds ?? []
    const { id } = await openAgendaItem(tx, visit, sittingId, {
      section: 'other',
      subject: { kind: 'other', itemId: 0 },
      reviewKind: null,
      familyId: chosen?.id ?? null,
      childIds,
      title: chosen?.name ?? 'General',
      reason: visit.form.text('issue'),
      minutes: Number(visit.form.text('minutes')),
      sortsAs: placeOf(1, null, visit.now.toString()),
    })
    return allowed({ goTo: itemHref(sitting.address, keyOf({ kind: 'other', itemId: id })), children: childIds })
  })

const saw = (families: readonly FamilyChoice[]): readonly number[] => families.flatMap(({ childIds }) => childIds)

const formPage = (
  visit: Visit,
  sitting: StoredSitting,
  families: readonly FamilyChoice[],
  state: Pick<Parameters<typeof addItemPage>[0], 'typed' | 'errors'> & { notice?: ReturnType<typeof refusedNotice> },
) =>
  addItemPage({
    sitting,
    hidden: visit.hidden,
    notice: null,
    ...state,
    families: families.map(({ id, text }) => ({ value: String(id), text })),
  })
