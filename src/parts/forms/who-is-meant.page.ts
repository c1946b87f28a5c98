import { button } from '#govuk/components/button.ts'
import { input } from '#govuk/components/input.ts'
import { radios } from '#govuk/components/radios.ts'
import { html, type Html } from '#govuk/html.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { PersonOption } from '#records/people/person-options.ts'
import { errorsFirst } from './form-errors.ts'
import { amongField, namedField } from './person-choice.ts'

/** A name as typed beside a field, and who may be meant by it. */
export type NameTyped = {
  readonly field: string
  readonly typed: string
  readonly among: string
  readonly people: readonly PersonOption[]
  /** More are called so than are listed. */
  readonly tooMany: boolean
}

export type WhoIsMeant = {
  readonly address: string
  readonly names: readonly NameTyped[]
  /** Everything else that was sent, to send again as it was. */
  readonly rest: readonly (readonly [string, string])[]
  readonly hidden: Html
}

/** Asks which person is meant by a name that was typed in a form; everything else typed there goes along. */
export const whoIsMeantPage = ({ address, names, rest, hidden }: WhoIsMeant): PageContent => ({
  title: 'Who do you mean?',
  main: html`${errorsFirst(Object.fromEntries(names.flatMap(problem)))}
    <h1 class="govuk-heading-l">Who do you mean?</h1>
    <p class="govuk-body">Nothing is saved yet, and everything you typed is kept.</p>
    <form method="post" action="${address}" novalidate>
      ${hidden} ${rest.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      ${names.map(asked)} ${button({ text: 'Go on', preventDoubleClick: true })}
    </form>`,
})

const problem = (name: NameTyped): [string, string][] =>
  name.people.length === 0 ? [[namedField(name.field), nobodyCalled(name)]] : []

const nobodyCalled = ({ typed }: NameTyped): string =>
  `Their name: nobody here is called “${typed}”. Check the spelling`

const asked = (name: NameTyped): Html =>
  html`${name.people.length > 0 && choose(name)} ${again(name)}
    <input type="hidden" name="${amongField(name.field)}" value="${name.among}" />`

const choose = ({ field, typed, people, tooMany }: NameTyped): Html =>
  radios({
    name: field,
    fieldset: { legend: { text: `Called “${typed}”`, classes: 'govuk-fieldset__legend--m' } },
    hint: tooMany ? { text: `The first ${people.length}: type more of the name to see others` } : undefined,
    items: people.map(({ value, text }) => ({ value, text })),
  })

const again = (name: NameTyped): Html =>
  input({
    name: namedField(name.field),
    label: {
      html: html`${name.people.length === 0 ? 'Their name' : 'Or another name'}<span class="govuk-visually-hidden">
          instead of “${name.typed}”</span
        >`,
    },
    hint: { text: 'Any part of it, or nothing to choose from the list again' },
    value: name.people.length === 0 ? name.typed : '',
    errorMessage: name.people.length === 0 ? { text: nobodyCalled(name) } : undefined,
    autocomplete: 'off',
    spellcheck: false,
  })
