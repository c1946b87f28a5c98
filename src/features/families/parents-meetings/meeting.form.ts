import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { checked, needed, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { type ChildOption, children, someRecords } from '#parts/forms/fields/record-fields.ts'
import { line, pastDate, words } from '#parts/forms/fields/text-fields.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import {
  type ParentsMeetingKind,
  parentsMeetingKinds,
  parentsMeetingNames,
} from '#rules/pre-proceedings/parents-meetings.ts'

const whoCame = (adults: readonly ChildOption[]) => ({
  came: shownIf(adults.length > 0, someRecords({ label: 'Who came?', called: 'Came', among: adults })),
  represented: shownIf(
    adults.length > 0,
    someRecords({
      label: 'Who had a solicitor there?',
      called: 'With a solicitor',
      hint: 'Also who didn’t come themselves.',
      among: adults,
    }),
  ),
  others: line({ label: 'Who else came?', called: 'Others', hint: 'Of the family or with them.', prose: true }),
  agreed: words({ label: 'What was agreed?', called: 'Agreed', rows: 4 }),
})

const heldOn = (today: PlainDate) =>
  needed(pastDate({ label: 'When was it held?', called: 'Held' }, today), 'Enter when it was held')

/** A meeting with parents: for whom, which, when, who came and who had a solicitor. (PP-08) */
export const parentsMeetingForm = (among: readonly ChildOption[], adults: readonly ChildOption[], today: PlainDate) =>
  form({
    children: children({ label: 'For which children?', among, needed: 'Choose for which children' }),
    kind: chosen({
      label: 'Which meeting was it?',
      called: 'Which meeting',
      of: parentsMeetingKinds,
      say: (kind) => parentsMeetingNames[kind],
      wrong: 'Choose which meeting it was',
    }),
    heldOn: heldOn(today),
    ...whoCame(adults),
  })

/** The same of one that is recorded, to correct; the day of a first one is kept with each child's letters. */
export const changedMeetingForm = (kind: ParentsMeetingKind, adults: readonly ChildOption[], today: PlainDate) =>
  form({ heldOn: shownIf(kind === 'review', laterDay(kind, today)), ...whoCame(adults) })

const laterDay = (kind: ParentsMeetingKind, today: PlainDate) =>
  checked(pastDate({ label: 'When was it held?', called: 'Held' }, today), (on) =>
    on === null && kind === 'review' ? 'Enter when it was held' : null,
  )

/** Why a meeting that was recorded is taken back. */
export const takeBackForm = form({
  reason: needed(words({ label: 'Why is it taken back?', called: 'Reason', rows: 3 }), 'Write why it is taken back'),
})
