import { nameFor } from '#rules/words/name-for.ts'
import { radios } from '#govuk/components/radios.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { html, nothing, type Html } from '#govuk/html.ts'
import { dateBox, dateSent } from '#parts/forms/fields/text-fields.ts'
import { errorAt, type FieldErrors } from '#parts/forms/form-errors.ts'
import { namedField, personChoice } from '#parts/forms/person-choice.ts'
import type { KeptAction } from '#records/actions/actions.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import type { StoredSitting } from '#records/sittings/sittings.ts'
import { sayDate, sayDateInFullWithoutYear } from '#rules/calendar/say-date.ts'
import { writeDate } from '#rules/calendar/written-date.ts'
import type { Labels } from '#rules/words/labels.ts'
import {
  directionHeadings,
  headingsWithNames,
  midpointOutcomes,
  outcomeNames,
} from '#rules/pre-proceedings/review-words.ts'
import { episodeBefore } from '#rules/meeting/decide-review.ts'
import { mayBeExtended } from '#rules/pre-proceedings/extension.ts'
import { finalOutcomesOf } from '#rules/pre-proceedings/final-review.ts'
import { needsAReasonToBeEarly } from '#rules/pre-proceedings/midpoint-review.ts'
import type { MeetingDecides } from '#rules/sittings/who-decides.ts'
import { sayList, sayNames } from '#rules/words/say-names.ts'
import type { AbsentHeads } from './ask-for-directions.ts'
import {
  directionByField,
  type Fields,
  fieldsOf,
  type FormShape,
  scopeOf,
  sharedScope,
  writtenField,
} from './item-fields.ts'
import { openActionsSection } from './open-actions.page.ts'

/** The part of an item's form that records reviews. */
export type DecisionsModel = {
  readonly openActions: readonly KeptAction[]
  readonly today: Temporal.PlainDate
  readonly sitting: StoredSitting
  readonly decides: MeetingDecides
  readonly shape: FormShape
  readonly fields: Fields
  readonly errors: FieldErrors
  readonly people: PeopleToChoose
  readonly absentHeads: AbsentHeads
  /** By when a direction is to be done unless somebody says otherwise. */
  readonly directionBy: Temporal.PlainDate
  readonly labels: Labels
  /** Who agrees extensions, as a sentence begins: 'Only the Divisional Director'. (SET-07) */
  readonly whoExtends: string
}

type Child = FormShape['children'][number]

/** What is written about the children of the form, once or child by child, then the chair's decision for each. */
export const decisionFields = (model: DecisionsModel): Html =>
  html`${openActionsSection(model.openActions, model.today)}
  ${
    model.shape.separately
      ? model.shape.children.map((child) => [
          writtenFor(model, [child], scopeOf(child.child.id)),
          decision(model, child),
        ])
      : [
          (['midpoint', 'final'] as const).map((kind) =>
            writtenFor(
              model,
              model.shape.children.filter((child) => child.kind === kind),
              sharedScope,
            ),
          ),
          model.shape.children.map((child) => decision(model, child)),
        ]
  }`

/** Where what is written of children begins: a form that comes back in another shape goes on there. */
export const writtenId = (scope: string, kind: Child['kind']): string => `written-${scope}-${kind}`

function writtenFor(model: DecisionsModel, children: readonly Child[], scope: string): Html {
  const { fields, errors } = model
  const [first] = children
  if (first === undefined) return nothing
  const names = sayList(children.map(({ called }) => called))
  const isFinal = first.kind === 'final'
  return html`<fieldset class="govuk-fieldset waymark-written">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
      <h3 class="govuk-fieldset__heading" id="${writtenId(scope, first.kind)}" tabindex="-1">
        ${isFinal ? 'What the decision rests on' : 'What was found'}, ${names}
      </h3>
    </legend>
    <p class="govuk-hint">
      ${isFinal ? 'All but the last two is needed before a final decision; ‘None’ is an answer.' : 'Write what there is to say.'}
      ${children.length > 1 && `The same goes on the file of ${names}: write nothing here of only one of them.`}
    </p>
    ${headingsWithNames(first.kind).map(({ key, name, hint }) => [
      textarea({
        name: writtenField(scope, key),
        label: { text: name },
        hint: { text: hintFor(model, key, hint) },
        rows: '2',
        value: fields.text(writtenField(scope, key)),
        errorMessage: errorAt(errors, writtenField(scope, key)),
      }),
      directionBy(model, scope, key, name),
    ])}
  </fieldset>`
}

/** Asked beside what becomes an action: by the next meeting, where nothing is written yet. */
function directionBy(
  { fields, errors, directionBy: usual }: DecisionsModel,
  scope: string,
  key: string,
  name: string,
): Html {
  if (!directionHeadings.some((heading) => heading === key)) return nothing
  const at = directionByField(scope, key)
  const isFresh = fields.text(writtenField(scope, key)) === '' && dateSent(fields, at) === ''
  const shown = isFresh ? { text: (field: string) => (field === at ? writeDate(usual) : '') } : fields
  return dateBox(at, `${name}: by when`, { fields: shown, errors })
}

/** What belongs under a heading, in the authority's own names. */
function hintFor({ absentHeads, labels }: DecisionsModel, key: string, hint: string): string {
  switch (key) {
    case 'direction-of-the-head-of-service':
      return sayAbsent(absentHeads) ?? hint
    case 'resources-and-placement':
      return `${hint}; what goes to ${labels('body.resource-approval')}`
    case 'alternatives-considered':
      return `${labels('body.family-group-conference')}, carers in the family, section 20`
    default:
      return hint
  }
}

/** What follows where it is left empty; null where nobody's is missing. */
function sayAbsent({ asked, notAsked }: AbsentHeads): string | null {
  const sentences = [
    ...(asked.length === 0 ? [] : [`${sayNames(asked)} ${areNot(asked)} here: left empty, it is asked for`]),
    ...(notAsked.length === 0
      ? []
      : [`${sayNames(notAsked)} ${areNot(notAsked)} here, may not see this family and ${areNot(notAsked)} asked`]),
  ]
  return sentences.length === 0 ? null : sentences.join('. ')
}

const areNot = (heads: readonly string[]): string => (heads.length === 1 ? 'isn’t' : 'aren’t')

const whoDecides = ({ chairedAs }: StoredSitting): string =>
  chairedAs === 'acting-deputy'
    ? `Decision of the deputy, acting as ${nameFor('role.chair', 'short')},`
    : `Decision of the ${nameFor('role.chair', 'short')}`

function decision(model: DecisionsModel, child: Child): Html {
  const { sitting, fields, errors } = model
  const names = fieldsOf(child.child.id)
  const all = child.kind === 'final' ? finalOutcomesOf(model.decides) : midpointOutcomes
  const before = episodeBefore(child.episode.stored.episode, child.review)
  const isAtMaximum = !mayBeExtended(before)
  const outcomes = all.filter((outcome) => !(isAtMaximum && isExtension(outcome)))
  return html`${
    child.kind === 'midpoint' &&
    needsAReasonToBeEarly(child.episode.stored.episode, sitting.on) &&
    textarea({
      name: names.earlyReason,
      label: { text: `Why ${child.called}’s ${nameFor('review.midpoint', 'short')} is held before the 28th day` },
      rows: '2',
      value: fields.text(names.earlyReason),
      errorMessage: errorAt(errors, names.earlyReason),
    })
  }
  ${radios({
    name: names.outcome,
    classes: 'govuk-radios--small',
    fieldset: {
      legend: { text: `${whoDecides(sitting)} for ${child.called}`, classes: 'govuk-fieldset__legend--s' },
    },
    ...(isAtMaximum ? { hint: { text: sayAtMaximum(child) } } : {}),
    errorMessage: errorAt(errors, names.outcome),
    value: fields.text(names.outcome),
    items: [
      ...outcomes.map((outcome) => {
        const more = revealed(model, child, outcome)
        return {
          value: outcome,
          text: outcomeNames[outcome],
          ...(more === null ? {} : { conditional: { html: more } }),
        }
      }),
      { value: 'none', text: 'No decision today' },
    ],
  })}`
}

const isExtension = (outcome: string): boolean => outcome === 'recommend-extension' || outcome === 'seek-extension'

const sayAtMaximum = ({ called, episode: { clock } }: Child): string =>
  `No extension is offered: ${called}’s date is the 16-week maximum already, ${sayDate(clock.ceiling)}, and no extension goes past it.`

function revealed(model: DecisionsModel, child: Child, outcome: string): Html | null {
  switch (outcome) {
    case 'recommend-extension':
      return recommendation(model, child)
    case 'seek-extension':
      return whyField(model, child, 'Why is more time needed?')
    case 'urgent-return':
      return urgentReturn(model, child, 'Why does it go back to the panel before the next review?')
    case 'seek-panel-decision':
      return urgentReturn(model, child, 'What is the panel to decide, and why?')
    default:
      return null
  }
}

const whyField = ({ fields, errors }: DecisionsModel, { child }: Child, text: string): Html =>
  textarea({
    name: fieldsOf(child.id).why,
    label: { text },
    rows: '2',
    value: fields.text(fieldsOf(child.id).why),
    errorMessage: errorAt(errors, fieldsOf(child.id).why),
  })

function recommendation(model: DecisionsModel, child: Child): Html {
  const { clock } = child.episode
  const { newLimit } = fieldsOf(child.child.id)
  return html`<p class="govuk-body-s">
      <strong>${model.whoExtends} agrees an extension.</strong> Until then the date stays
      ${sayDateInFullWithoutYear(clock.limit)}.
    </p>
    ${whyField(model, child, 'What is exceptional, and what will be different?')}
    ${dateBox(newLimit, `New date, no later than ${sayDate(clock.ceiling)}`, model)}`
}

function urgentReturn({ fields, errors, people }: DecisionsModel, { child }: Child, why: string): Html {
  const names = fieldsOf(child.id)
  return html`${textarea({
    name: names.returnWhy,
    label: { text: why },
    rows: '2',
    value: fields.text(names.returnWhy),
    errorMessage: errorAt(errors, names.returnWhy),
  })}
  ${personChoice({
    name: names.returnOwner,
    label: 'Who takes it there',
    people,
    errors,
    value: fields.text(names.returnOwner),
    named: fields.text(namedField(names.returnOwner)),
  })}
  ${dateBox(names.returnBy, 'By when', { fields, errors })}`
}
