import { nameFor } from '#rules/words/name-for.ts'
import type { AbsentHeads } from './ask-for-directions.ts'
import { button } from '#govuk/components/button.ts'
import { details } from '#govuk/components/details.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { sureBox } from '#parts/forms/sure-box.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { type ActionChoices, actionFields, isEmptyAction, typedActionIn } from '#parts/forms/action-fields.ts'
import { draftNotice, type FormDraft, keepsDraft } from '#parts/forms/draft-notice.ts'
import { errorAt, errorsFirst, type FieldErrors } from '#parts/forms/form-errors.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import { sayDateWithoutYear } from '#rules/calendar/say-date.ts'
import type { InRole } from '#rules/people/holdings.ts'
import type { TimedItem } from '#rules/meeting/agenda.ts'
import { usualForDirection } from '#rules/meeting/follow-up-actions.ts'
import { itemHref, itemInPage } from '#features/meetings/agenda/agenda-list.ts'
import { actionPrefixes, type Fields, fieldsOf, type FormShape, scopeOf, sharedScope } from './item-fields.ts'
import { panelFields } from '#features/meetings/panel/panel-decisions.page.ts'
import { decisionFields, writtenId } from './item-decisions.page.ts'
import type { ChildInItem, ItemInView } from './item-in-view.query.ts'
import { ratificationFields } from '#features/meetings/ratification/ratification.page.ts'
import { openActionsSection } from './open-actions.page.ts'
import { type ItemPage, itemPage, recordedItem } from './item.page.ts'
import { noLegalAdviser } from './refusal-words.ts'

/** An item with its form. */
export type ItemForm = ItemPage & {
  readonly shape: FormShape
  readonly fields: Fields
  readonly errors: FieldErrors
  /** Stands above everything: both texts, or what the rules refused. */
  readonly notice: Html | null
  readonly hidden: Html
  /** The version the form is over; 0 while nobody has written in the item. */
  readonly version: number
  readonly choices: ActionChoices
  readonly teamManager: InRole | null
  /** Heads of service who aren't recorded present: asked for their direction when none is written. */
  readonly absentHeads: AbsentHeads
  readonly labels: Labels
  readonly whoExtends: string
  readonly next: TimedItem | null
  /** Which copy of the form it is, and what this person typed here before and didn't save. */
  readonly draft: FormDraft
  /** A correction by the chair of what is confirmed: asks for its reason. */
  readonly correcting: boolean
}

/** The item as it is recorded at the meeting, or corrected by the chair. */
export const itemFormPage = (model: ItemForm) => {
  const { view, shape, fields, errors } = model
  const href = `${itemHref(view.meeting.sitting.address, view.item.key)}${model.correcting ? '/correct' : ''}`
  const form = html`<form method="post" action="${href}" novalidate>
    ${defaultButton} ${hiddenFields(model)} ${keepsDraft({ ...model.draft, path: href })} ${nobodyDecides(view)}
    ${model.correcting && reasonField(model)}
    ${textarea({
      name: 'discussion',
      label: { text: 'What was said', classes: 'govuk-label--s' },
      rows: '4',
      value: fields.text('discussion'),
      errorMessage: errorAt(errors, 'discussion'),
    })}
    ${shape.outside !== null && ratificationFields({ decision: shape.outside, fields, errors })}
    ${shape.panel !== null && panelFields({ panel: shape.panel, fields, errors })}
    ${decisionFields({
      ...model,
      sitting: view.meeting.sitting,
      decides: view.meeting.decides,
      people: model.choices.people,
      directionBy: usualForDirection(view.meeting.later, model.today),
    })}
    ${reshaping(view, shape, `${href}/shape`)} ${actions(model)} ${sureBox(errors)} ${buttons(model)}
  </form>`
  const offered = draftNotice({ ...model.draft, path: href }, model.hidden)
  const page = itemPage(model, html`${errorsFirst(errors)} ${model.notice}`, html`${offered} ${form}`)
  return {
    ...page,
    title: model.correcting ? `Correct: ${page.title}` : page.title,
    skipTo: { text: 'Skip to what was said', href: '#discussion' },
  }
}

/** The item for somebody who can't write in it, or when it can't be written in: `whyNot` says so. */
export const itemReadPage = (model: ItemPage, whyNot: Html | null) => ({
  ...itemPage(
    model,
    null,
    html`${model.meeting.phase !== 'after' && openActionsSection(model.openActions, model.today)}
      <div id="recorded" tabindex="-1">${recordedItem(model.view)}</div>
      ${whyNot}`,
  ),
  skipTo: { text: 'Skip to what is recorded', href: '#recorded' },
})

// Enter in a box presses a form's first button: this one, which saves and stays, not one that changes the form's shape.
const defaultButton = html`<button
  class="govuk-visually-hidden"
  name="then"
  value="stay"
  tabindex="-1"
  aria-hidden="true"
>
  Save
</button>`

const hiddenFields = ({ hidden, version, shape }: ItemForm): Html =>
  html`${hidden}<input type="hidden" name="version" value="${version}" /> ${shape.children.map(
      ({ child, kind }) =>
        html`<input type="hidden" name="child" value="${child.id}" />
          ${kind === 'final' && html`<input type="hidden" name="final" value="${child.id}" />`}`,
    )}
    ${shape.separately && html`<input type="hidden" name="separately" value="yes" />`}`

function nobodyDecides({ meeting }: ItemInView): Html {
  const { sitting } = meeting
  if (sitting.chairedAs !== null && !meeting.lacksLegalAdviser) return nothing
  return insetText({
    html: html`${sitting.chairedAs === null ? 'Nobody is recorded present who can decide.' : noLegalAdviser}
      <a class="govuk-link" href="/meetings/${sitting.address}/attendance">Record who came</a> before a decision.`,
  })
}

const reasonField = ({ fields, errors }: ItemForm): Html =>
  textarea({
    name: 'reason',
    label: { text: 'Why is it corrected?', classes: 'govuk-label--s' },
    hint: { text: 'Kept beside the version that stands now, which stays readable.' },
    rows: '2',
    value: fields.text('reason'),
    errorMessage: errorAt(errors, 'reason'),
  })

/** Other shapes of the same form: everything typed comes along, and the focus goes to what is asked anew. */
function reshaping({ children }: ItemInView, shape: FormShape, to: string): Html {
  const isIn = ({ child }: ChildInItem) => shape.children.some((each) => each.child.id === child.id)
  const others = children.filter((child) => !isIn(child) && child.episode?.clock.kind === 'running')
  const choices = [
    ...others.map(({ child, called, kind }) => ({
      value: `child-${child.id}`,
      at: whereTaken(shape, child.id, kind),
      text: `Record a review for ${called}${shape.children.length > 0 ? ' too' : ''}`,
    })),
    ...shape.children
      .filter(({ kind, review }) => kind === 'midpoint' && review === null)
      .map(({ child, called }) => ({
        value: `final-${child.id}`,
        at: writtenId(shape.separately ? scopeOf(child.id) : sharedScope, 'final'),
        text: `Hold the ${nameFor('review.final')} for ${called} instead`,
      })),
    ...(shape.children.length > 1 && !shape.separately
      ? [{ value: 'separately', at: whereFirst(shape), text: 'Write of each child separately' }]
      : []),
  ]
  if (choices.length === 0) return nothing
  return html`<p class="govuk-body-s waymark-not-printed">
    ${choices.map(
      ({ value, at, text }, place) =>
        html`${place > 0 && html` <span aria-hidden="true">·</span> `}<button
            class="waymark-link-button waymark-link-button--on-page"
            formaction="${to}#${at}"
            name="reshape"
            value="${value}"
          >
            ${text}
          </button>`,
    )}
  </p>`
}

/** Where a child that is taken in is first asked about: what is written with nobody else yet, else the decision. */
function whereTaken({ children, separately }: FormShape, childId: number, kind: ChildInItem['kind']): string {
  if (separately) return writtenId(scopeOf(childId), kind)
  return children.some((each) => each.kind === kind) ? fieldsOf(childId).outcome : writtenId(sharedScope, kind)
}

const whereFirst = ({ children: [first] }: FormShape): string =>
  first === undefined ? 'item' : writtenId(scopeOf(first.child.id), first.kind)

function actions(model: ItemForm): Html {
  const { view, choices, fields, errors, teamManager, today } = model
  return html`<h3 class="govuk-heading-s">Actions</h3>
    ${actionList(view.said.actions)}
    ${actionPrefixes.map((prefix, at) => {
      const asked = { prefix, choices, today, teamManager: teamManager?.name ?? null }
      // Who would most likely answer stands there already; where it is always the child's team manager nothing is asked.
      const typed = typedActionIn(fields, asked, { manager: teamManager?.personId ?? null })
      const hasErrors = Object.keys(errors).some((name) => name.startsWith(prefix))
      return details({
        summaryText: at === 0 ? 'Add an action' : 'Add another action',
        open: hasErrors || !isEmptyAction(typed, prefix),
        html: actionFields(asked, { typed, errors }),
      })
    })}`
}

const actionList = (kept: readonly KeptAction[]): Html =>
  quietList(
    kept.map(({ id, words, doerName, dueOn, childName }) => ({
      title: html`<a class="govuk-link" href="/actions/${id}">${words}</a>`,
      detail: childName ?? undefined,
      end: html`${doerName ?? 'nobody yet'} · ${dueOn === null ? 'no date yet' : sayDateWithoutYear(dueOn)}`,
    })),
  )

const buttons = ({ next, correcting, view }: ItemForm): Html =>
  correcting
    ? html`<div class="govuk-button-group">
        ${button({ text: 'Save the correction', preventDoubleClick: true })}
        <a class="govuk-link" href="${itemHref(view.meeting.sitting.address, view.item.key)}">Cancel</a>
      </div>`
    : html`<div class="govuk-button-group">
          ${button({
            text: next === null ? 'Save and see the agenda' : 'Save and next item',
            name: 'then',
            value: 'next',
            preventDoubleClick: true,
            attributes: { 'data-ctrl-enter': '' },
          })}
          ${button({ text: 'Save and stay', name: 'then', value: 'stay', classes: 'govuk-button--secondary' })}
          ${
            next !== null &&
            html`<a class="govuk-link" href="${itemInPage(view.meeting.sitting.address, next.key)}"
              >Leave it, take ${next.title}</a
            >`
          }
        </div>
        <p class="govuk-hint waymark-scripted">
          With the keyboard: Control and Enter together (Command and Enter on a Mac) save and take the next item.
        </p>`
