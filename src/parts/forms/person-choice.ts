import { details } from '#govuk/components/details.ts'
import { input } from '#govuk/components/input.ts'
import { select } from '#govuk/components/select.ts'
import { html, type Html } from '#govuk/html.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { type Role, roles } from '#rules/access/actor.ts'
import { errorAt, type FieldErrors } from './form-errors.ts'

export type PersonChoice = {
  readonly name: string
  readonly label: string
  /** From `peopleToChoose` (records/people): it says who is likely and lists them first. */
  readonly people: PeopleToChoose
  /** The id as typed, '' for nobody yet. */
  readonly value: string
  /** What choosing nobody says; 'Choose a person' where somebody must be chosen. */
  readonly nobody?: string
  /** A choice besides people: 'Nobody: the seat stays empty'. */
  readonly besides?: { readonly value: string; readonly text: string }
  /** A name typed and not looked up yet, of a form that is offered again. */
  readonly named?: string
  readonly errors: FieldErrors
  readonly hint?: string | undefined
}

/**
 * One person out of everyone here. A short list, which a keyboard jumps through by name; where there are too many to list, the likely ones
 * and below them a name to type. The form reads the field `name` as a person's id either way: `formAt` looks a typed name up before the
 * form is read, and asks which one is meant where several are called so (door/form/who-is-meant.ts). Check with `isAmong` that the id is
 * one of the people offered.
 */
export function personChoice(choice: PersonChoice): Html {
  const { name, label, people, value, nobody, besides, errors, hint } = choice
  return html`${select({
    name,
    label: { text: label, classes: 'govuk-label--s' },
    hint: hint === undefined ? undefined : { text: hint },
    errorMessage: errorAt(errors, name),
    value,
    items: [
      { value: '', text: nobody ?? 'Choose a person' },
      ...(besides === undefined ? [] : [besides]),
      ...people.shown,
    ],
  })}
  ${people.others !== null && somebodyElse(choice, people.others.roles)}`
}

/** Beside the field `doer` a name can be typed in `doer-named`, to be looked up among the roles in `doer-among`. */
export const namedField = (name: string): string => `${name}-named`
export const amongField = (name: string): string => `${name}-among`

/** The roles in an `…-among` field; everyone when it names none. */
export const rolesAmong = (sent: string): readonly Role[] => {
  const words = sent.split(' ')
  return roles.filter((role) => words.includes(role))
}

const somebodyElse = ({ name, label, named = '' }: PersonChoice, among: readonly Role[]): Html =>
  details({
    classes: 'waymark-somebody-else',
    open: named !== '',
    summaryHtml: html`Somebody else<span class="govuk-visually-hidden">: ${label}</span>`,
    html: html`${input({
        name: namedField(name),
        label: { html: html`Their name<span class="govuk-visually-hidden">: ${label}</span>` },
        hint: { text: 'Any part of it. If several people are called so, you are asked which.' },
        value: named,
        autocomplete: 'off',
        spellcheck: false,
        attributes: { 'data-names-for': name },
      })}<input type="hidden" name="${amongField(name)}" value="${among.join(' ')}" />`,
  })

/** Whether the id is one of those offered; what a browser sends is never taken on trust. */
export const isAmong = ({ shown }: Pick<PeopleToChoose, 'shown'>, id: number): boolean =>
  shown.some((person) => person.value === String(id))

/** What somebody offered is called, by the id as typed; '' for nobody. */
export const nameAmong = ({ shown }: Pick<PeopleToChoose, 'shown'>, id: string): string =>
  shown.find((person) => person.value === id)?.text ?? ''
