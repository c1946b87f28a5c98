import { nameFor } from '#rules/words/name-for.ts'
import { html } from '#govuk/html.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { readingPage } from './reading-page.ts'

type PrivacyModel = {
  readonly authorityName: string
  readonly cookieName: string
  readonly savedCookieName: string
}

/** What is kept about people, why, and the one cookie. */
export const privacyPage = ({ authorityName, cookieName, savedCookieName }: PrivacyModel) =>
  readingPage(
    'Privacy and cookies',
    html`<p class="govuk-body">
        ${authorityName} decides what is kept here and why, and answers for it. Its own privacy notice tells families
        how it uses what it knows of them. This page tells what this service does.
      </p>
      <h2 class="govuk-heading-m">About children and families</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          What the council needs to run ${nameFor('stage.pre-proceedings')} and follow its court cases: names, dates,
          plans, decisions.
        </li>
        <li>
          People see the children their role, team or allocation gives them, and no others. A restricted family is seen
          only by people named for it.
        </li>
        <li>E-mail never carries a child’s name: it carries a reference and a link.</li>
        <li>
          It is kept in a database of ${authorityName} alone. No other council’s data is in it, and nobody else’s
          service is told anything.
        </li>
      </ul>
      <h2 class="govuk-heading-m">About you, who work here</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>Your name, e-mail address and roles, with their dates.</li>
        <li>
          Each page you open and each thing you do: who, what, which children’s names were on it, when, and whether it
          was refused. It protects children from being looked up without a reason, and you from being thought to have
          done it. It can’t be changed or deleted here.
        </li>
        <li>What you record stands under your name, with who changed what.</li>
        <li>Messages that were sent to you, and whether they arrived.</li>
      </ul>
      <h2 class="govuk-heading-m">Two cookies</h2>
      ${workTable({
        caption: 'The cookies this service sets',
        captionClasses: 'govuk-visually-hidden',
        head: ['Name', 'What for', 'How long'].map((text) => ({ text })),
        rows: [
          [
            { text: cookieName },
            {
              text: 'Holds a random value that tells your signed-in browser from others, and that a form was sent from this service.',
            },
            {
              text: 'Until you close the browser. It is worth nothing after 30 minutes without a page, after 10 hours, or once you sign out.',
            },
          ],
          [
            { text: savedCookieName },
            { text: 'Holds the address of the page that saving leads to, so that the page can say that it is saved.' },
            { text: 'Until that page is open, a minute at most.' },
          ],
        ],
      })}
      <p class="govuk-body">
        The service can’t work without them, so the law doesn’t have us ask for your consent. There are no other
        cookies, no statistics about visitors, and nothing from other sites. Your browser also notes, for this service
        alone, when it last asked for something, so that each of your windows knows when you would be signed out.
      </p>
      <h2 class="govuk-heading-m">Questions</h2>
      <p class="govuk-body">
        Ask ${authorityName}’s data protection officer. You can also complain to the
        <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/">Information Commissioner</a>.
      </p>`,
  )
