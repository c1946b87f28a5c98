import { among } from '#parts/forms/fields/choice-fields.ts'
import { dateSent } from '#parts/forms/fields/text-fields.ts'
import type { Considered, PanelOutcome } from '#records/panels/panel-hearings.ts'
import { isAfter, type PlainDate } from '#rules/calendar/plain-date.ts'
import { readWrittenDate } from '#rules/calendar/written-date.ts'
import { withoutPreProceedingsWords } from '#rules/court/care-plans.ts'
import { capitalised } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { isPutOff, type PanelDecision, thresholdViews } from '#rules/panels/panel-outcomes.ts'
import { sayPounds } from '#rules/words/pounds.ts'
import type { ChildAtPanel, PanelAtItem } from './panel-at-item.query.ts'
import {
  adviceField,
  agreedField,
  amountAgreed,
  advisedByField,
  documentsField,
  panelFieldsOf,
  reasonsField,
  thresholdField,
} from './panel-fields.ts'

type Fields = { text(name: string): string }
type Errors = Record<string, string>

/** What a panel considered and decided, as somebody wants it recorded. */
export type WantedHearing = Considered & { readonly outcomes: readonly PanelOutcome[] }

/** Reads what a panel considered and what it decided of each child; what can't be used is added to `errors` by its field. */
export function readPanel(form: Fields, panel: PanelAtItem, on: PlainDate, errors: Errors): WantedHearing {
  const [advice, advisedBy] = [form.text(adviceField), form.text(advisedByField)]
  if (advice !== '' && advisedBy === '') errors[advisedByField] ??= 'Write who gave the legal advice'
  const outcomes = panel.children.flatMap((child) => readOutcome(form, child, on, errors) ?? [])
  checkShared(form, panel, outcomes, errors)
  return {
    documents: form.text(documentsField),
    advice,
    advisedBy,
    threshold: among(thresholdViews, form.text(thresholdField)),
    agreedPence: readAgreed(form, panel, outcomes, errors),
    outcomes,
  }
}

/** How much of what a resource costs is agreed, where it is less: of something agreed for some child. (PP-07) */
function readAgreed(
  form: Fields,
  { asked: { resource } }: PanelAtItem,
  outcomes: readonly PanelOutcome[],
  errors: Errors,
): number | null {
  if (resource === null) return null
  const read = amountAgreed.read([form.text(agreedField)], () => false)
  const wrong = read.ok ? agreedWrong(read.value, resource.askedPence, outcomes) : read.because
  if (wrong !== null) errors[agreedField] ??= wrong
  return read.ok ? read.value : null
}

function agreedWrong(pence: number | null, askedPence: number, outcomes: readonly PanelOutcome[]): string | null {
  if (pence === null) return null
  if (pence >= askedPence)
    return `Amount agreed must be less than the ${sayPounds(askedPence)} asked for, else leave it empty`
  return outcomes.some(({ outcome }) => outcome === 'agreed')
    ? null
    : 'Amount agreed: choose ‘Agreed’ for a child, or leave it empty'
}

/** Reasons written for all are kept with the decisions of those who have none of their own: else they would be kept nowhere. */
function checkShared(form: Fields, panel: PanelAtItem, outcomes: readonly PanelOutcome[], errors: Errors): void {
  if (form.text(reasonsField) === '' || Object.keys(errors).length > 0) return
  const hasOwn = ({ childId }: PanelOutcome): boolean => form.text(panelFieldsOf(childId).reasons) !== ''
  if (outcomes.length === 0) errors[firstOutcomeIn(panel)] ??= sayWithoutDecision(panel)
  else if (outcomes.every(hasOwn))
    errors[reasonsField] ??= 'Each child has reasons of their own: take these out, or leave one child’s empty'
}

const sayWithoutDecision = ({ children: [first] }: PanelAtItem): string =>
  `Choose the decision for ${first?.called ?? ''}: its reasons are kept with it. Without one, write them under ‘What was said’`

const firstOutcomeIn = ({ children: [first] }: PanelAtItem): string => panelFieldsOf(first?.child.id ?? 0).outcome

function readOutcome(form: Fields, at: ChildAtPanel, on: PlainDate, errors: Errors): PanelOutcome | null {
  const names = panelFieldsOf(at.child.id)
  const outcome = decisionIn(form, at, errors)
  if (outcome === null) return null
  const deferredUntil = isPutOff(outcome) ? readUntil(form, at, on, errors) : null
  const withoutReason = asksWhyWithout(outcome, at) ? readWithout(form, at, errors) : null
  const reasons = form.text(names.reasons) || form.text(reasonsField)
  if (reasons === '') errors[reasonsField] ??= `Write the reasons of the decision for ${at.called}`
  return { childId: at.child.id, outcome, reasons, deferredUntil, withoutReason }
}

/** What is chosen for a child; reasons without a decision would be kept nowhere. */
function decisionIn(form: Fields, { child, called, offered }: ChildAtPanel, errors: Errors): PanelDecision | null {
  const names = panelFieldsOf(child.id)
  const typed = form.text(names.outcome)
  const isNone = typed === '' || typed === 'none'
  const outcome = isNone ? null : among(offered, typed)
  if (isNone && form.text(names.reasons) !== '') errors[names.outcome] ??= `Choose the decision for ${called}`
  if (!isNone && outcome === null) errors[names.outcome] ??= `Choose the decision for ${called} from the list`
  return outcome
}

/** Whether the national return asks why proceedings are issued without pre-proceedings. (P9) */
export const asksWhyWithout = (outcome: PanelDecision, { inPreProceedings, outcome: kept }: ChildAtPanel): boolean =>
  outcome === 'issue' && (kept?.tookEffectOn == null ? !inPreProceedings : kept.withoutReason !== null)

function readUntil(form: Fields, { child, called }: ChildAtPanel, on: PlainDate, errors: Errors): PlainDate | null {
  const at = panelFieldsOf(child.id).until
  const read = readWrittenDate(
    dateSent(form, at),
    `${capitalised(nameFor('decision.deferred', 'short'))} until: the date for ${called}`,
  )
  if (!read.ok) errors[at] ??= read.because
  else if (read.value === null) errors[at] ??= `Enter until when the decision for ${called} waits`
  else if (!isAfter(read.value, on))
    errors[at] ??=
      `${capitalised(nameFor('decision.deferred', 'short'))} until: the date for ${called} must be after this meeting`
  return read.ok ? read.value : null
}

const codes = Object.keys(withoutPreProceedingsWords).filter(
  (code): code is keyof typeof withoutPreProceedingsWords => code in withoutPreProceedingsWords,
)

function readWithout(form: Fields, { child, called }: ChildAtPanel, errors: Errors): string | null {
  const at = panelFieldsOf(child.id).without
  const code = among(codes, form.text(at))
  if (code === null) errors[at] ??= `Choose why it is issued for ${called} without ${nameFor('stage.pre-proceedings')}`
  return code
}
