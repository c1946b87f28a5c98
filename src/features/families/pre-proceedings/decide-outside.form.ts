import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { type ChildOption, children } from '#parts/forms/fields/record-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { pastDate } from '#parts/forms/fields/text-fields.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { betweenOutside, outsideFields } from './outside.form.ts'
import type { OutsideDeciders } from './outside-panel.ts'

/** What can be recorded as decided outside a panel besides issuing, which has a form of its own. (SET-07) */
export const outsideKinds = ['start', 'step-out-child-protection', 'step-out-child-in-need'] as const
export type OutsideKind = (typeof outsideKinds)[number]

/** Whose power it is. */
export const powerOf = (kind: OutsideKind): 'start' | 'step-down' => (kind === 'start' ? 'start' : 'step-down')

const kindNames: Record<OutsideKind, string> = {
  start: `Start ${nameFor('stage.pre-proceedings')}`,
  'step-out-child-protection': capitalised(nameFor('decision.step-down-child-protection')),
  'step-out-child-in-need': capitalised(nameFor('decision.step-down-child-in-need')),
}

type Offered = {
  readonly kinds: readonly OutsideKind[]
  readonly children: readonly ChildOption[]
  readonly deciders: OutsideDeciders
  readonly today: PlainDate
}

/** What was decided outside a panel, of whom, by whom, when and why. (SET-07) */
export const decideOutsideForm = ({ kinds, children: among, deciders, today }: Offered) =>
  form(
    {
      kind: chosen({
        label: 'What was decided?',
        of: kinds,
        say: (kind) => kindNames[kind],
        wrong: 'Choose what was decided',
      }),
      children: children({
        label: 'Which children was it decided for?',
        among,
        needed: 'Choose which children it was decided for',
      }),
      decidedOn: needed(pastDate({ label: 'Date of the decision' }, today), 'Enter the date of the decision'),
      ...outsideFields({ deciders, today }),
    },
    { check: betweenOutside },
  )
