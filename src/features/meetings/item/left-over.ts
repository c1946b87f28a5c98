import type { Form } from '#platform/http/form.ts'
import { html, type Html } from '#govuk/html.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { labelledPanelFields, panelFieldsOf } from '#features/meetings/panel/panel-fields.ts'
import { fieldsOf, type FormShape } from './item-fields.ts'
import { labelledFields } from './item-words.ts'

const aboutAChild = /^(?:outcome|why|return-why|new-limit|early-reason)-(\d{1,9})$/

/**
 * The children for whom a form decides something though it has no place for them any more: their pre-proceedings ended while it was being
 * written. What it says of them is never dropped as if it were saved.
 */
export const decidedThoughEnded = (form: Form, { children }: FormShape): readonly number[] => {
  const ids = [...form.fields.keys()].flatMap((name) => Number(aboutAChild.exec(name)?.[1] ?? 0) || [])
  const isWritten = (id: number): boolean => {
    const { outcome, why, returnWhy } = fieldsOf(id)
    const decided = form.text(outcome)
    return (decided !== '' && decided !== 'none') || form.text(why) !== '' || form.text(returnWhy) !== ''
  }
  return [...new Set(ids)].filter((id) => !children.some(({ child }) => child.id === id) && isWritten(id))
}

/** The children of what a panel was asked for whom a form decides though the panel has nothing to decide of them any more: it was withdrawn meanwhile. */
export const decidedThoughNotAsked = (form: Form, { panel }: FormShape): readonly { id: number; name: string }[] =>
  (panel?.asked.children ?? []).flatMap(({ childId: id, name }) => {
    const decided = form.text(panelFieldsOf(id).outcome)
    const isAsked = panel?.children.some(({ child }) => child.id === id) === true
    return isAsked || decided === '' || decided === 'none' ? [] : [{ id, name }]
  })

/** Why a form decides what isn't to be decided any more; null where it doesn't. */
export function decidedTooLate(form: Form, shape: FormShape): 'ended-meanwhile' | 'no-longer-asked' | null {
  if (decidedThoughEnded(form, shape).length > 0) return 'ended-meanwhile'
  return decidedThoughNotAsked(form, shape).length > 0 ? 'no-longer-asked' : null
}

/** What the form said of them. */
export const leftOverOfPanel = (form: Form, gone: readonly { readonly id: number; readonly name: string }[]): Html =>
  leftOverRows(
    labelledPanelFields({ children: gone.map(({ id, name }) => ({ child: { id }, called: name })) })
      .filter(({ label }) => gone.some(({ name }) => label.includes(name)))
      .map(({ label, shown }) => [label, shown(form)]),
  )

/** Every word of a sent form that the form as it is now has no field for. */
export function leftOver(
  form: Form,
  shape: FormShape,
  gone: readonly { readonly id: number; readonly called: string }[],
): Html {
  const shown = new Set(labelledFields(shape).map(({ label }) => label))
  const words = (['midpoint', 'final'] as const).flatMap((kind) =>
    [true, false].flatMap((separately) =>
      labelledFields({ children: gone.map(({ id, called }) => ({ child: { id }, called, kind })), separately }),
    ),
  )
  const typed = new Map(words.map(({ label, shown: textOf }) => [label, textOf(form)]))
  return leftOverRows([...typed].filter(([label]) => !shown.has(label)))
}

const leftOverRows = (typed: readonly (readonly [string, string])[]): Html =>
  html`<p class="govuk-body">
      What was written of it stands here and nowhere else: copy what is needed under ‘What was said’, then save again.
    </p>
    ${summaryList({
      rows: typed.flatMap(([label, text]) => (text === '' ? [] : [{ key: { text: label }, value: { text } }])),
    })}`
