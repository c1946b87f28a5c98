import { html, type Html, nothing } from '#govuk/html.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import { filingsTable, hearingsTable } from '#parts/court/court-tables.ts'
import { privateTable } from '#parts/court/private-table.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { CourtCounting } from '#rules/court/court-counting.ts'
import { courtStage, courtStageWords } from '#rules/court/hearing-status.ts'
import { concernedOn, isFollowed } from '#rules/people/still-followed.ts'
import { proceedingsClock } from '#rules/court/proceedings-clock.ts'
import type { CaseOnPage, CourtOfFamily } from './court-of-family.query.ts'

type Around = {
  readonly familyId: number
  readonly today: PlainDate
  readonly mayKeep: boolean
  readonly mayAdd: boolean
  /** The children whose court record this person keeps: a sibling's case may be only theirs to read. */
  readonly kept: ReadonlySet<number>
}

/** Care proceedings with hearings and filing duties, then private proceedings. */
export function courtOfFamilySection(court: CourtOfFamily, around: Around): Html {
  const { cases, privates } = court
  if (cases.length === 0 && privates.length === 0 && !around.mayKeep) return nothing
  return html`<h2 class="govuk-heading-m" id="court">Court</h2>
    ${cases.length === 0 && privates.length === 0 && html`<p class="govuk-body">Nothing is at court.</p>`}
    ${cases.map((each) => caseOfFamily(each, court, around))}
    ${privates.length > 0 && privateTable(privates, around.today, 'Private proceedings')}
    ${around.mayKeep && around.mayAdd && html`<p class="govuk-body-s">${linksInLine(newOnes(around))}</p>`}`
}

const newOnes = ({ familyId }: Around) => [
  { text: 'Record care proceedings', href: `/families/${familyId}/proceedings/new` },
  { text: 'Record private proceedings', href: `/families/${familyId}/private-proceedings/new` },
]

function caseOfFamily(
  { proceedings, hearings, filings }: CaseOnPage,
  { counting }: CourtOfFamily,
  around: Around,
): Html {
  const { id, courtNumber } = proceedings
  const mayKeep = proceedings.children.some(({ childId }) => around.kept.has(childId))
  return html`<h3 class="govuk-heading-s">
      <a class="govuk-link" href="/proceedings/${id}">Care proceedings${courtNumber !== null && ` ${courtNumber}`}</a>
    </h3>
    <p class="govuk-body">${standing({ proceedings, hearings, filings }, counting, around.today)}</p>
    ${hearingsTable(hearings, counting, around.today)} ${filingsTable(filings, around.today, mayKeep)}
    ${
      mayKeep &&
      proceedings.endedOn === null &&
      proceedings.children.some(isFollowed) &&
      html`<p class="govuk-body-s">
        ${linksInLine([
          { text: 'Add a hearing', href: `/proceedings/${id}/hearings/new` },
          { text: 'Add a filing duty', href: `/proceedings/${id}/filings/new` },
        ])}
      </p>`
    }`
}

function standing({ proceedings, hearings }: CaseOnPage, { weeks }: CourtCounting, today: PlainDate): string {
  const { endedOn, endedWords, children } = proceedings
  const names = concernedOn(children, endedOn ?? today)
    .map(({ name }) => name)
    .join(', ')
  if (endedOn !== null) return `${names}. Ended ${sayDate(endedOn)}. ${endedWords ?? ''}`
  const clock = proceedingsClock(proceedings, today, weeks)
  return `${names}. ${courtStageWords[courtStage(proceedings, hearings)]}. ${clock?.sentence ?? ''}`
}
