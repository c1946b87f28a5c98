import { nameFor } from '#rules/words/name-for.ts'
import { html, type Html } from '#govuk/html.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import type { ClockExample } from './clock-example.ts'
import type { Labels } from '#rules/words/labels.ts'
import { glossary } from './glossary.ts'
import { readingPage } from './reading-page.ts'

const section = (id: string, heading: string, body: Html): Html =>
  html`<h2 class="govuk-heading-m" id="${id}">${heading}</h2>
    ${body}`

const list = (items: readonly (string | Html)[]): Html =>
  html`<ul class="govuk-list govuk-list--bullet">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`

const paragraph = (words: string | Html): Html => html`<p class="govuk-body">${words}</p>`

const clock = (example: ClockExample, labels: Labels): Html =>
  html`${paragraph(
    `Each child in ${nameFor('stage.pre-proceedings')} has a clock. It starts with the decision to start ${nameFor('stage.pre-proceedings')} (day 0), or with the letter or the first meeting where your council has set it so.`,
  )}
  ${list([
    html`After a decision on ${sayDateInFull(example.decidedOn)} the ${nameFor('review.midpoint')} is due by
    ${sayDateInFull(example.sixWeekDate)} (6 weeks), the ${nameFor('review.final')} by
    ${sayDateInFull(example.twelveWeekDate)} (12 weeks), and no extension goes past
    ${sayDateInFull(example.sixteenWeekMaximum)} (16 weeks).`,
    'These are dates, not working days: none moves for a weekend or a bank holiday.',
    `A review is proposed for the last ${nameFor('body.tracking-meeting', 'short')} on or before its date, so that it is held in time. A moved or cancelled meeting moves the proposal, never the date.`,
    'Time gone by is shown in completed weeks and days, like 11w 6d. From the day after its date, what isn’t held is overdue; what was held after its date stays late.',
    `Only whoever was given that power agrees an extension: the ${labels('role.divisional-director')}, unless the council says otherwise. Until then the 12-week date stands.`,
    'Siblings have a clock each. A child who comes back starts a new one.',
  ])}
  ${paragraph(
    html`On a child’s page, <b>Clock sheet</b> shows for every date what it was counted from, by which rule, and who
      changed what. <a class="govuk-link" href="/dates">Work out the dates</a> does the same for any day you type, for
      the court’s dates too.`,
  )}`

const everyday = (labels: Labels): Html =>
  list([
    `Look a child up by any part of the name or the ${labels('case-system')} id, in the box at the top of each page.`,
    'What you see follows from your role, your team and the children you work with. A child you expect and can’t find may not be yours to see: ask your manager.',
    'A button you don’t see is not yours to press. A page that refuses you says whose it is.',
    'If somebody else saved a record while you were writing, or you did in another window, you see both texts and choose.',
    'Pressing a button twice does a thing once.',
    'After 30 minutes without a page, and ten hours after you signed in, you are asked to sign in again. You are told five minutes before, and what you had typed is shown to you again.',
  ])

const keyboard = list([
  'Tab goes to the next link, field or button, Shift and Tab back; Enter follows or sends; Space ticks a box.',
  'The first Tab on each page offers “Skip to main content”; on a meeting’s item the second offers “Skip to what was said”.',
  'There are no access keys, so every key of your browser and your screen reader stays theirs. Where scripts run, Control and Enter (Command and Enter on a Mac) save a meeting’s item and take the next.',
  'No key alone does anything while you type in a field.',
  'Every page works without JavaScript, and at 400 % on a narrow screen without scrolling sideways.',
])

const contents = [
  ['clock', 'How the clock works'],
  ['everyday', 'Every day'],
  ['keyboard', 'With the keyboard'],
  ['words', 'Words we use'],
] as const

/** Help with the clock, everyday things, the keyboard, and the field's words. */
export const helpPage = (example: ClockExample, labels: Labels) => ({
  ...readingPage(
    'Help and glossary',
    html`<ul class="govuk-list">
        ${contents.map(([id, heading]) => html`<li><a class="govuk-link" href="#${id}">${heading}</a></li>`)}
      </ul>
      ${section('clock', contents[0][1], clock(example, labels))}
      ${section('everyday', contents[1][1], everyday(labels))} ${section('keyboard', contents[2][1], keyboard)}
      ${section('words', contents[3][1], definitionRows(glossary(labels).map(({ term, meaning }) => ({ key: term, value: meaning }))))}`,
  ),
  isGlossary: true,
})
