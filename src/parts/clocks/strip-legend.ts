import { clockStripLegend } from '#govuk/clock-strip/clock-strip.ts'
import type { Html } from '#govuk/html.ts'
import { nameFor } from '#rules/words/name-for.ts'

/** What the marks of a child’s clock mean, in the authority’s names; once a page. */
export const stripLegend = (withAssessments = false): Html =>
  clockStripLegend(16, {
    withAssessments,
    letter: nameFor('document.letter-before-proceedings'),
    firstMeeting: `first ${nameFor('meeting.with-parents')}`,
    clinic: nameFor('body.clinic', 'short'),
  })
