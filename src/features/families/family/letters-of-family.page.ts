import { html, type Html, nothing } from '#govuk/html.ts'
import { linksInLine, quietText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { OpenClock } from '#records/pre-proceedings/clocks.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { ClockSettings } from '#rules/pre-proceedings/clock.ts'
import { firstMeetingAim, letterAim } from '#rules/pre-proceedings/service-levels.ts'
import type { ChildOnPage } from './show-family.query.ts'

/** Letters and meetings with the family, child by child: what was sent and held, and what is aimed for. */
export function lettersOfFamilySection(children: readonly ChildOnPage[]): Html {
  const inPreProceedings = children.flatMap(({ open, ...onPage }) => (open === null ? [] : [{ open, ...onPage }]))
  if (inPreProceedings.length === 0) return nothing
  return html`<h2 class="govuk-heading-m" id="letters">Letters and meetings</h2>
    ${workTable({
      caption: 'Letters and meetings of each child',
      captionClasses: 'govuk-visually-hidden',
      firstCellIsHeader: true,
      head: ['Child', 'Decision to start', 'Letter before proceedings', 'First meeting', 'Family meeting'].map(
        (text) => ({ text }),
      ),
      rows: inPreProceedings.map(({ open, shortName, settings, mayKeep, child }) => [
        { html: html`${shortName} ${mayKeep && changeLink(child.id, shortName)}` },
        { text: sayDate(open.clock.facts.decidedOn) },
        { html: doneOrAim(open.clock.facts.letterSentOn, aim(letterAim, open, settings)) },
        {
          html: html`${doneOrAim(open.clock.facts.firstMeetingOn, aim(firstMeetingAim, open, settings))}
          ${reviewMeetings(open)}`,
        },
        { html: familyMeeting(open) },
      ]),
    })}`
}

const changeLink = (childId: number, name: string): Html =>
  secondLine(
    linksInLine([
      { text: 'Change', href: `/children/${childId}/letters`, visuallyHiddenText: `letters and meetings of ${name}` },
    ]),
  )

const aim = (of: typeof letterAim, { clock }: OpenClock, { plan, serviceLevels }: ClockSettings): PlainDate =>
  of(plan.calendar, serviceLevels, clock.facts.decidedOn)

const doneOrAim = (doneOn: PlainDate | null, aimedFor: PlainDate): Html =>
  doneOn === null ? html`Not yet ${secondLine(`aim ${sayDate(aimedFor)}`)}` : html`${sayDate(doneOn)}`

function reviewMeetings({ stored }: OpenClock): Html {
  const { reviewMeetings: count } = stored
  return count === null || count === 0 ? nothing : secondLine(`${count} review meeting${count === 1 ? '' : 's'} since`)
}

function familyMeeting({ stored: { familyMeetingOn, familyMeetingOffered, familyMeetingView } }: OpenClock): Html {
  if (familyMeetingOn !== null) return html`Held ${sayDate(familyMeetingOn)}`
  const view = familyMeetingView === null ? nothing : secondLine(familyMeetingView)
  if (familyMeetingOffered === null) return html`${quietText('Not recorded')} ${view}`
  return html`${familyMeetingOffered ? 'Offered, not held yet' : 'Not offered'} ${view}`
}
