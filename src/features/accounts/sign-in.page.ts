import { html, type Html } from '#govuk/html.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import type { PersonToChoose } from './people-to-choose.query.ts'

type SignIn = { readonly people: readonly PersonToChoose[]; readonly to: string; readonly hidden: Html }

/** The demonstration's sign-in: choose who to be. */
export const signInPage = (model: SignIn) => ({
  title: 'Sign in',
  main: html`<h1 class="govuk-heading-l">Choose who you are</h1>
    <p class="govuk-body">
      This is a demonstration with invented people. Choose a person to see Waymark as they would.
    </p>
    ${
      model.people.length === 0
        ? html`<p class="govuk-inset-text">There is nobody here yet.</p>`
        : html`<form method="post" action="/sign-in">
            ${model.hidden}<input type="hidden" name="to" value="${model.to}" />
            ${quietList(
              model.people.map((person) => ({
                title: html`<button class="waymark-link-button" name="person" value="${person.id}">
                  ${person.name}
                </button>`,
                detail: person.roles,
              })),
            )}
          </form>`
    }`,
})

/** Production has no list of people to choose from. */
export const noDemonstrationPage = () => ({
  title: 'Sign in',
  main: html`<h1 class="govuk-heading-l">Sign in</h1>
    <p class="govuk-body">
      Choosing a person is only for the demonstration. Here people sign in through their council’s own sign-in.
    </p>`,
})
