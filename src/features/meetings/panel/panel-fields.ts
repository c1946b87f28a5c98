import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { pounds } from '#parts/forms/fields/money-field.ts'
import { dateSent } from '#parts/forms/fields/text-fields.ts'
import { sayWritten, writeDate } from '#rules/calendar/written-date.ts'
import { panelDecisions, sayPanelDecision, thresholdViews, thresholdWords } from '#rules/panels/panel-outcomes.ts'
import { writePounds } from '#rules/words/pounds.ts'
import type { PanelAtItem } from './panel-at-item.query.ts'

type Fields = { text(name: string): string }

/** What is written once for all the children: what the panel had before it, and why it decided so. */
export const documentsField = 'panel-documents'
export const adviceField = 'panel-advice'
export const advisedByField = 'panel-advised-by'
export const thresholdField = 'panel-threshold'
export const reasonsField = 'panel-reasons'
/** How much of what a resource costs is agreed, where it is less. (PP-07) */
export const agreedField = 'panel-agreed'
export const amountAgreed = pounds({ label: 'Amount agreed', hint: 'Only where less is agreed than was asked for.' })

/** The names of the fields of what was decided of one child. */
export const panelFieldsOf = (childId: number) => ({
  outcome: `panel-outcome-${childId}`,
  until: `panel-until-${childId}`,
  without: `panel-without-${childId}`,
  reasons: `panel-reasons-${childId}`,
})

/** Everything recorded of an item, as the form's fields: reasons that are the same for all stand once. */
export function keptPanelFields({ heard, children }: PanelAtItem): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  if (heard === null) return values
  values.set(documentsField, heard.documents)
  values.set(adviceField, heard.advice)
  values.set(advisedByField, heard.advisedBy)
  values.set(thresholdField, heard.threshold ?? '')
  values.set(agreedField, heard.agreedPence === null ? '' : writePounds(heard.agreedPence))
  const shared = sharedReasons(heard.outcomes)
  values.set(reasonsField, shared)
  for (const { child, outcome } of children) {
    const names = panelFieldsOf(child.id)
    values.set(names.outcome, outcome?.outcome ?? 'none')
    if (outcome === null) continue
    values.set(names.until, writeDate(outcome.deferredUntil))
    values.set(names.without, outcome.withoutReason ?? '')
    values.set(names.reasons, outcome.reasons === shared ? '' : outcome.reasons)
  }
  return values
}

/** What stands once for all: the reasons of most, the first of those. */
function sharedReasons(outcomes: readonly { readonly reasons: string }[]): string {
  const times = [...Map.groupBy(outcomes, ({ reasons }) => reasons)]
  const [first] = times.toSorted(([, one], [, other]) => other.length - one.length)
  return first?.[0] ?? ''
}

type Labelled = { readonly label: string; readonly shown: (fields: Fields) => string }

type CalledChild = { readonly child: { readonly id: number }; readonly called: string }

/** Every field with its label, so that two people's texts can stand side by side. */
export const labelledPanelFields = ({
  children,
}: {
  readonly children: readonly CalledChild[]
}): readonly Labelled[] => [
  { label: 'Documents considered', shown: (fields) => fields.text(documentsField) },
  { label: 'Legal advice', shown: (fields) => fields.text(adviceField) },
  { label: 'Advice given by', shown: (fields) => fields.text(advisedByField) },
  {
    label: 'Threshold',
    shown: (fields) => {
      const view = thresholdViews.find((each) => each === fields.text(thresholdField))
      return view === undefined ? '' : thresholdWords[view]
    },
  },
  { label: 'Amount agreed', shown: (fields) => fields.text(agreedField) },
  { label: 'Reasons', shown: (fields) => fields.text(reasonsField) },
  ...children.flatMap(({ child, called }): readonly Labelled[] => {
    const names = panelFieldsOf(child.id)
    return [
      {
        label: `Decision for ${called}`,
        shown: (fields) => {
          const decision = panelDecisions.find((each) => each === fields.text(names.outcome))
          return decision === undefined ? '' : sayPanelDecision(decision)
        },
      },
      {
        label: `${capitalised(nameFor('decision.deferred', 'short'))} until, ${called}`,
        shown: (fields) => sayWritten(dateSent(fields, names.until)),
      },
      { label: `Reasons for ${called}`, shown: (fields) => fields.text(names.reasons) },
    ]
  }),
]
