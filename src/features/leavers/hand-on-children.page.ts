import { html } from '#govuk/html.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import type { KeptChild } from '#records/families/children.ts'
import { sayCount } from '#rules/words/say-names.ts'

type Going = { readonly id: number; readonly name: string }
type Asked = Pick<FormPage, 'state' | 'fields'> & {
  readonly person: Going
  readonly title: string
  readonly children: readonly KeptChild[]
}

const backTo = ({ id, name }: Going) => ({ text: name, href: `/leavers/${id}` })

/** Asks which of somebody's children are handed on, and to whom. */
export const handOnChildrenPage = ({ person, title, children, state, fields }: Asked) =>
  formPage({
    title,
    caption: `${person.name}, ${sayCount(children.length, 'child', 'children')}`,
    lede: 'Each that is ticked is handed on, or none is. Whoever has them from now on is told.',
    place: 'actions',
    back: backTo(person),
    state,
    fields: [
      ...children.map(({ id, version }) => html`<input type="hidden" name="version-${id}" value="${version}" />`),
      ...fields,
    ],
    save: 'Hand them on',
  })

/** Nothing is left that this person can hand on: somebody else was quicker. */
export const noneLeftPage = (person: Going, title: string) => ({
  title,
  of: person.name,
  place: 'actions',
  back: backTo(person),
  main: html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${person.name}</span> ${title}</h1>
    <p class="govuk-body">
      None of their children is left for you to hand on. See
      <a class="govuk-link" href="/leavers/${person.id}">what else is theirs</a>.
    </p>`,
})
