import { nameFor } from '#rules/words/name-for.ts'
import { chosen, oneOfRadios } from '#parts/forms/fields/choice-fields.ts'
import { type ChildOption, children } from '#parts/forms/fields/record-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { pastDate } from '#parts/forms/fields/text-fields.ts'
import { betweenOutside, outsideFieldsUnder } from './outside.form.ts'
import type { OutsideDeciders } from './outside-panel.ts'
import { withoutPreProceedingsWords } from '#rules/court/care-plans.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'

/** Who may decide at any time that proceedings be issued (P9). */
const issuingBodies = ['gateway-panel', 'planning-meeting', 'head-of-service-or-above'] as const
const emergency = 'head-of-service-or-above'

const sayBody =
  ({ labels, deciders }: Pick<Offered, 'labels' | 'deciders'>) =>
  (body: (typeof issuingBodies)[number]) =>
    body === emergency ? `${capitalised(deciders?.called ?? '')}, in an emergency` : labels(`body.${body}`)

type Offered = {
  readonly children: readonly ChildOption[]
  /** Who has the power to issue outside a panel: heads of service and above, unless the authority says otherwise; null: nobody. */
  readonly deciders: OutsideDeciders | null
  readonly labels: Labels
  readonly today: PlainDate
}

const whatFollows = ({ labels, deciders }: Offered): string =>
  deciders?.toRatify === true
    ? 'Stands to be ratified at the next meeting that takes such decisions'
    : `Is reported to the next ${labels('body.gateway-panel')}`

/** Whom it was decided for, when and by whom; made in an emergency, at what time and why. */
const decisionFields = (offered: Offered) => ({
  children: children({
    label: 'Which children was it decided for?',
    among: offered.children,
    needed: 'Choose which children it was decided for',
  }),
  decidedOn: needed(pastDate({ label: 'Date of the decision' }, offered.today), 'Enter the date of the decision'),
  body: needed(
    oneOfRadios({
      label: 'Who decided?',
      of: issuingBodies.filter((body) => body !== emergency || offered.deciders !== null),
      say: sayBody(offered),
      hintOf: (body) => (body === emergency ? whatFollows(offered) : undefined),
      wrong: 'Choose who decided',
    }),
    'Choose who decided',
  ),
  ...outsideFieldsUnder('body', emergency, offered),
})

/** A decision to issue that ends pre-proceedings at any time; made in an emergency, it says by whom, when and why. (P9) */
export const issueForm = (offered: Offered) => form(decisionFields(offered), { check: betweenOutside })

const whyWithout = Object.keys(withoutPreProceedingsWords).filter(
  (code): code is keyof typeof withoutPreProceedingsWords => code in withoutPreProceedingsWords,
)

/** The same decision for children who are in no pre-proceedings, with the coded reason why they aren’t. (P9; CT-02) */
export const issueWithoutForm = (offered: Offered) =>
  form(
    {
      ...decisionFields(offered),
      without: chosen({
        label: `Why without ${nameFor('stage.pre-proceedings')}?`,
        hint: 'The national return asks for it',
        of: whyWithout,
        say: (code) => withoutPreProceedingsWords[code],
        wrong: `Choose why it is issued without ${nameFor('stage.pre-proceedings')}`,
      }),
    },
    { check: betweenOutside },
  )
