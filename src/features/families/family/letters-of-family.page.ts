import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { html, type Html, nothing } from '#govuk/html.ts'
import { lateText, linksInLine, quietText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import type { EpisodeClock } from '#records/pre-proceedings/clocks.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { ClockSettings } from '#rules/pre-proceedings/clock.ts'
import { sayWarning } from '#rules/pre-proceedings/warning-words.ts'
import { firstMeetingAim, letterAim } from '#rules/pre-proceedings/service-levels.ts'
import type { WorkBetween } from './work-between.query.ts'
import { sayOffer } from '#rules/pre-proceedings/family-meeting.ts'
import type { ChildOnPage } from './show-family.query.ts'

/** Letters and meetings with the family, child by child: what was sent and held, and what is aimed for. */
export function lettersOfFamilySection(children: readonly ChildOnPage[], offers: WorkBetween['offers']): Html {
  const withLetters = children.flatMap((onPage) => {
    const of = onPage.open ?? decidedToIssue(onPage.earlier)
    return of === null ? [] : [{ of, onPage }]
  })
  if (withLetters.length === 0) return nothing
  return html`<h2 class="govuk-heading-m" id="letters">Letters and meetings</h2>
    ${workTable({
      caption: 'Letters and meetings of each child',
      captionClasses: 'govuk-visually-hidden',
      head: heads.map((text) => ({ text })),
      rows: withLetters.map(({ of, onPage, onPage: { shortName, settings } }) => [
        { html: html`${shortName} ${changeLink(onPage)}` },
        { text: sayDate(of.clock.facts.decidedOn) },
        { html: doneOrAim(of.clock.facts.letterSentOn, aim(aimOfLetter, of, settings)) },
        {
          html: html`${doneOrAim(of.clock.facts.firstMeetingOn, aim(firstMeetingAim, of, settings))}
          ${reviewMeetings(of)}`,
        },
        { html: html`${familyMeeting(of)} ${offered(of, offers)} ${familyMeetingLink(onPage)}` },
        { html: goingToCourt(of) },
      ]),
    })}`
}

const heads = [
  ...[
    'Child',
    'Decision to start',
    capitalised(nameFor('document.letter-before-proceedings')),
    'First meeting',
    'Family meeting',
  ],
  'Going to court',
]

/** The last of a child's ended pre-proceedings, where a decision to issue ended it: its letter of issue is still to come. (P14) */
const decidedToIssue = (earlier: readonly EpisodeClock[]): EpisodeClock | null => {
  const last = earlier.at(-1)
  return last?.clock.kind === 'stopped' && last.clock.stage.status === 'stepped-up' ? last : null
}

/** Whoever keeps the court part of the record alone changes that of a child who goes to court. */
function changeLink({ child, shortName: name, mayKeep, mayKeepCourt, earlier, open }: ChildOnPage): Html {
  const to = (path: string, what: string) =>
    secondLine(
      linksInLine([
        { text: 'Change', href: `/children/${child.id}/${path}`, visuallyHiddenText: `${what} of ${name}` },
      ]),
    )
  if (mayKeep) return to('letters', 'letters and meetings')
  const goesToCourt = open === null && decidedToIssue(earlier) !== null
  return mayKeepCourt && goesToCourt ? to('application', 'the application to court') : nothing
}

const aimOfLetter: Parameters<typeof aim>[0] = (calendar, levels, { decidedOn }) =>
  letterAim(calendar, levels, decidedOn)

/** What is aimed for while the clock runs; null once it has stopped. */
const aim = (
  of: (
    calendar: ClockSettings['plan']['calendar'],
    levels: ClockSettings['serviceLevels'],
    facts: EpisodeClock['clock']['facts'],
  ) => PlainDate,
  { clock }: EpisodeClock,
  { plan, serviceLevels }: ClockSettings,
): PlainDate | null => (clock.kind === 'running' ? of(plan.calendar, serviceLevels, clock.facts) : null)

function doneOrAim(doneOn: PlainDate | null, aimedFor: PlainDate | null): Html {
  if (doneOn !== null) return html`${sayDate(doneOn)}`
  return aimedFor === null ? quietText('Not recorded') : html`Not yet ${secondLine(`aim ${sayDate(aimedFor)}`)}`
}

function goingToCourt({ clock: { facts, ...clock } }: EpisodeClock): Html {
  const { applicationOn, letterOfIssueOn } = facts
  const decidedOn = clock.kind === 'stopped' ? clock.stage.on : null
  const lines = [
    ...(decidedOn === null ? [] : [`Decided ${sayDate(decidedOn)}`]),
    ...(applicationOn === null ? [] : [`Application ${sayDate(applicationOn)}`]),
    ...(letterOfIssueOn === null
      ? []
      : [`${capitalised(nameFor('document.letter-of-issue'))} ${sayDate(letterOfIssueOn)}`]),
  ]
  const errors = clock.warnings.flatMap((warning) => (warning.kind === 'return-error' ? [sayWarning(warning)] : []))
  return html`${lines.map((line) => html`<div>${line}</div> `)}
  ${errors.map((sentence) => secondLine(lateText(sentence)))}`
}

function reviewMeetings({ stored }: EpisodeClock): Html {
  const { reviewMeetings: count } = stored
  return count === null || count === 0 ? nothing : secondLine(`${count} review meeting${count === 1 ? '' : 's'} since`)
}

/** Each person to whom it was offered, and whether the child may attend. (P15) */
function offered({ stored }: EpisodeClock, offers: WorkBetween['offers']): Html {
  const child = stored.familyMeetingChild
  return html`${(offers.get(stored.id) ?? []).map((offer) => secondLine(sayOffer(offer)))}
  ${child !== null && secondLine(child ? 'The child may attend' : 'The child does not attend')}`
}

const familyMeetingLink = ({ child, shortName, mayKeep }: ChildOnPage): Html =>
  mayKeep
    ? secondLine(
        linksInLine([
          {
            text: 'To whom it was offered',
            href: `/children/${child.id}/family-meeting`,
            visuallyHiddenText: `for ${shortName}`,
          },
        ]),
      )
    : nothing

function familyMeeting({ stored: { familyMeetingOn, familyMeetingOffered, familyMeetingView } }: EpisodeClock): Html {
  if (familyMeetingOn !== null) return html`Held ${sayDate(familyMeetingOn)}`
  const view = familyMeetingView === null ? nothing : secondLine(familyMeetingView)
  if (familyMeetingOffered === null) return html`${quietText('Not recorded')} ${view}`
  return html`${familyMeetingOffered ? 'Offered, not held yet' : 'Not offered'} ${view}`
}
