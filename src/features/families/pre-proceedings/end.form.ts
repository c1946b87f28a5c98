import { nameFor } from '#rules/words/name-for.ts'
import { among as amongWords, chosen } from '#parts/forms/fields/choice-fields.ts'
import { type ChildOption, children } from '#parts/forms/fields/record-fields.ts'
import { needed, only } from '#parts/forms/fields/field.ts'
import { form, type TypedForm } from '#parts/forms/fields/form.ts'
import { pastDate, words } from '#parts/forms/fields/text-fields.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayWritten } from '#rules/calendar/written-date.ts'
import { endingNames } from '#rules/pre-proceedings/clock-words.ts'
import type { OtherEnding } from '#rules/pre-proceedings/episode.ts'
import { capitalised } from '#rules/words/labels.ts'
import { endingInWords } from './how-it-ended.ts'

/** The endings that nobody decided (P17), in the order offered. */
const otherEndings = ['died', 'pregnancy-ended', 'moved-away', 'turned-18', 'other'] as const satisfies OtherEnding[]

const sayEnding = (ending: OtherEnding): string =>
  ending === 'other'
    ? `Something else that ends ${nameFor('stage.pre-proceedings')} alone`
    : capitalised(endingNames[ending])

/** Of which endings the children of the form can have one: a pregnancy that goes on, a child of 17 or more, pre-proceedings that are open. */
export type EndingsPossible = {
  readonly isAnyOpen: boolean
  readonly isAnyUnborn: boolean
  readonly isAnyNear18: boolean
}

function offered(ending: OtherEnding, possible: EndingsPossible): boolean {
  if (ending === 'other') return possible.isAnyOpen
  if (ending === 'pregnancy-ended') return possible.isAnyUnborn
  return ending !== 'turned-18' || possible.isAnyNear18
}

/** An ending that is nobody's decision: date and words only; offered are those that these children can have. (PP-12, P17) */
export const endForm = (among: readonly ChildOption[], today: PlainDate, possible: EndingsPossible) =>
  form({
    children: children({ label: 'Which children is this for?', among, needed: 'Choose which children this is for' }),
    ending: chosen({
      label: 'What happened?',
      of: otherEndings.filter((ending) => offered(ending, possible)),
      say: sayEnding,
      wrong: 'Choose what happened',
    }),
    endedOn: needed(pastDate({ label: 'Date it happened' }, today), 'Enter the date it happened'),
    words: needed(
      words({
        label: 'In a sentence',
        hint: 'This is all that the record will say. Nobody is asked for anything more.',
      }),
      'Write in a sentence what happened',
    ),
  })

/** What was typed in words, to set beside what somebody else saved. */
export function endWords({ ending = [], endedOn = [], words: said = [] }: TypedForm) {
  const happened = amongWords(otherEndings, only(ending))
  const parts = [sayWritten(only(endedOn)), happened === null ? '' : endingNames[happened]]
  return endingInWords(parts.filter(Boolean).join(': '), only(said))
}
