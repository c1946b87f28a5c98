import { nameFor } from '#rules/words/name-for.ts'
import { ticked } from '#parts/forms/fields/choice-fields.ts'
import { checked, needed, shownIf } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { date, line } from '#parts/forms/fields/text-fields.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { settingsForm } from '#features/settings/form/settings-form.ts'

export type SittingDeed = 'move' | 'cancel' | 'restore' | 'add'

const deedWords: Record<SittingDeed, { readonly title: string; readonly save: string }> = {
  move: { title: 'Move a meeting', save: 'Move the meeting' },
  cancel: { title: 'Cancel a meeting', save: 'Cancel the meeting' },
  restore: { title: 'Hold a cancelled meeting after all', save: 'Hold the meeting' },
  add: { title: 'Add a meeting', save: 'Add the meeting' },
}

/** What a meeting on papers is called while it is added. */
const papersWords = { title: 'Hold a meeting on papers', save: 'Add the meeting on papers' }

/** The words of what is done; of a meeting that is added, whether it is on papers. */
export const wordsOf = (deed: SittingDeed, onPapers: boolean) =>
  deed === 'add' && onPapers ? papersWords : deedWords[deed]

export type SittingForm = {
  readonly deed: SittingDeed
  readonly series: { readonly id: number; readonly name: string }
  /** The meeting it is about; null when one is added. */
  readonly on: Temporal.PlainDate | null
  /** The link was to one on papers. */
  readonly onPapers: boolean
}

/** To which day a meeting moves, or on which one is added, and why. */
export const sittingForm = (deed: SittingDeed) =>
  form({
    to:
      deed === 'move' || deed === 'add'
        ? checked(date({ label: deed === 'move' ? 'New day' : 'Day' }), (to) =>
            to === null ? (deed === 'move' ? 'Enter the new day' : 'Enter the day') : null,
          )
        : shownIf(false, date({ label: 'Day' })),
    papers: shownIf(
      deed === 'add',
      ticked({
        label: 'On papers',
        called: 'On papers',
        hint: `Nobody comes together: the members read and answer in writing. A decision still needs the ${nameFor('role.chair', 'short')}, or the deputy acting as ${nameFor('role.chair', 'short')}, recorded as present.`,
      }),
    ),
    reason: needed(
      line({
        label: 'Why',
        hint: 'Shown beside the date to everyone who keeps the meeting. No child’s name.',
        prose: true,
      }),
      'Enter why, in a few words',
    ),
  })

/** Asks for what is to become of a meeting and why; which reviews that moves is shown before it is saved. */
export const sittingPage = (about: SittingForm, state: FormState) =>
  settingsForm({
    title: wordsOf(about.deed, about.onPapers).title,
    caption: about.on === null ? about.series.name : `${about.series.name}, ${sayDateInFull(about.on)}`,
    lede: `${about.onPapers ? 'For a review that no meeting takes in time, without calling everybody together. ' : ''}No 6-week or 12-week date moves with a meeting. The reviews that do are shown before anything is saved.`,
    back: { text: about.series.name, href: `/settings/meetings/${about.series.id}` },
    state,
    fields: sittingForm(about.deed).controls(state),
    save: 'See what it moves',
  })
