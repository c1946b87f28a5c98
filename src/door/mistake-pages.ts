import { nameFor } from '#rules/words/name-for.ts'
import { html, type Html } from '#govuk/html.ts'

type Words = { readonly title: string; readonly main: Html }

/** A plain page of a heading and some sentences. */
const sentences = (title: string, ...paragraphs: readonly (Html | string)[]): Words => ({
  title,
  main: html`<h1 class="govuk-heading-l">${title}</h1>
    ${paragraphs.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`)}`,
})

/** The same words whether a page doesn't exist or isn't for this person, so that nothing is given away. */
export const notFoundPage = (): Words =>
  sentences(
    'Page not found',
    'There is nothing at this address that you can see. If you typed it, check it is right. If you followed a link, the record may have moved or may not be yours to see.',
    html`You can <a class="govuk-link" href="/tracker">look for a child on the ${nameFor('list.tracker')}</a>.`,
  )

/** A host name this installation doesn't serve; names no authority. */
export const unknownHostPage = (): Words =>
  sentences('No service at this address', 'Check the address you were given by your council.')

/** The person is signed in, but the page belongs to others; names who. */
export const notYoursPage = (who: string, says: string): Words =>
  sentences('This isn’t yours to do', `Your role doesn’t let you ${says}. The people who can: ${who}.`)

/** More was sent than is taken; the browser's Back shows what was typed. */
export const tooMuchPage = (): Words =>
  sentences(
    'That was too much at once',
    'Nothing was saved. Go back: your browser has kept what you typed. Send one file at a time, and a text of at most a few hundred pages.',
  )

/** What came wasn't anything this service asks for. */
export const notTakenPage = (): Words =>
  sentences('We could not take that', 'Nothing was saved. Open the page again and send it from there.')

/** Too many ask at once, or the database is away for a moment. */
export const busyPage = (): Words =>
  sentences(
    'Too busy just now',
    'Too many people are asking at once, or the database is away for a moment. Wait a few seconds, then try again.',
    'If you were saving: go back, your browser has kept what you typed. Sending a form again saves it once, not twice.',
  )

/** Something broke here; nothing was half-saved. */
export const brokenPage = (): Words =>
  sentences(
    'Sorry, something went wrong',
    'Nothing was saved half-way. Try again; if it happens again, tell your system administrator what you were doing and when.',
  )

/** The same was saved at the same moment by somebody else, or from another window, twice: what was typed stands below. */
export const meanwhilePage = (): Words =>
  sentences(
    'The same was saved at the same moment',
    'Yours wasn’t saved. Open the page again to see what is there now, and send from there what is still missing.',
  )

/** A post that can't be taken now (signed out, or another site's). */
export const sendAgainPage = (title: string, why: string, next: Html): Words => sentences(title, why, next)
