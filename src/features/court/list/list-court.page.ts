import { select } from '#govuk/components/select.ts'
import { html, type Html } from '#govuk/html.ts'
import { filterBar } from '#govuk/pieces/filter-bar.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { lateText, secondLine } from '#govuk/pieces/words.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { filingDue } from '#parts/court/court-tables.ts'
import { pageLinks, type Paged, sayFound } from '#parts/lists/page-links.ts'
import { issueIsRecordedAt } from '#parts/court/issue-is-recorded-at.ts'
import { privateTable } from '#parts/court/private-table.ts'
import type { WaitingToBeIssued } from '#records/court/waiting-to-be-issued.ts'
import type { KeptPrivate } from '#records/court/private-proceedings.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { concernedOn } from '#rules/people/still-followed.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { hearingNames } from '#rules/court/hearing-names.ts'
import { courtStageWords } from '#rules/court/hearing-status.ts'
import { sayWeek26 } from '#rules/court/proceedings-clock.ts'
import { careNeeds, courtAddress, courtLists, type CourtView, privateNeeds } from './court-view.ts'
import type { ListedCase } from './list-court.query.ts'

export type CourtList = {
  readonly view: CourtView
  readonly cases: Paged<ListedCase> | null
  /** Children for whom proceedings were decided on and no case is recorded yet. */
  readonly waiting: readonly WaitingToBeIssued[]
  readonly privates: Paged<KeptPrivate> | null
  readonly today: PlainDate
}

/** Proceedings with stage, weeks, next hearing and what is due; or private proceedings. */
export const courtPage = ({ view, cases, waiting, privates, today }: CourtList) => ({
  title: `Court, ${courtLists[view.list].toLowerCase()}`,
  found: foundAtCourt({ cases, privates }),
  place: 'court',
  wide: true,
  main: html`${pageHeading({ heading: 'Court', lede: ledes[view.list] })} ${filter(view)}
  ${waiting.length > 0 && waitingTable(waiting)} ${cases !== null && casesTable(cases, today)}
  ${
    privates !== null &&
    (privates.count === 0 ? none : privateTable(privates.rows, today, counted(privates.count, 'entry', 'entries')))
  }
  ${pageLinks(cases ?? privates ?? { page: 1, pages: 1 }, (page) => courtAddress(view, page))}`,
})

const foundAtCourt = ({ cases, privates }: Pick<CourtList, 'cases' | 'privates'>): string | undefined =>
  cases === null ? (privates === null ? undefined : sayFound(privates, 'entry', 'entries')) : sayFound(cases, 'case')

const ledes = {
  care: 'Care proceedings of children you can see: where each case is, how long it has run, what comes next.',
  private:
    'Private cases in which the court has asked for a report or other work. They have no 12-week or 16-week dates.',
} as const

const none = html`<p class="govuk-body">There are none.</p>`
const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`

const choice = (name: string, label: string, value: string, choices: Readonly<Record<string, string>>, all?: string) =>
  select({
    name,
    label: { text: label },
    value,
    items: [
      ...(all === undefined ? [] : [{ value: '', text: all }]),
      ...Object.entries(choices).map(([key, text]) => ({ value: key, text })),
    ],
  })

const filter = (view: CourtView): Html =>
  filterBar({
    action: '/court',
    fields: [
      choice('list', 'Show', view.list, courtLists),
      ...(view.list === 'care'
        ? [choice('stage', 'Stage', view.stage ?? '', courtStageWords, 'Every open stage')]
        : []),
      choice('needs', 'Only those with', view.needs ?? '', view.list === 'care' ? careNeeds : privateNeeds, 'Anything'),
    ],
  })

/** Nobody is lost between the decision and the case. */
const waitingTable = (waiting: readonly WaitingToBeIssued[]): Html =>
  workTable({
    caption: 'Decided on, no case yet',
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Child' }, { text: 'Decided' }, { text: 'Next' }],
    rows: waiting.map((child) => [
      {
        html: html`<a class="govuk-link" href="/families/${child.familyId}">${child.name}</a>
          ${secondLine(child.familyReference)}`,
      },
      { text: child.decidedOn === null ? '' : sayDate(child.decidedOn) },
      {
        html: child.mayRecord
          ? html`<a class="govuk-link" href="${issueIsRecordedAt(child)}"
              >Record care proceedings<span class="govuk-visually-hidden"> of ${child.name}</span></a
            >`
          : html`Proceedings to be issued`,
      },
    ]),
  })

const casesTable = (cases: Paged<ListedCase>, today: PlainDate): Html =>
  cases.count === 0
    ? none
    : workTable({
        caption: counted(cases.count, 'case', 'cases'),
        captionClasses: 'govuk-table__caption--m',
        head: [
          { text: 'Case' },
          { text: 'Stage' },
          { text: 'Weeks' },
          { text: 'Next hearing' },
          { text: 'Due at court' },
        ],
        rows: cases.rows.map((each) => [
          { html: caseCell(each, today) },
          { text: courtStageWords[each.stage] },
          { html: weeksCell(each) },
          { html: hearingCell(each) },
          { html: filingCell(each, today) },
        ]),
      })

function caseCell({ proceedings }: ListedCase, today: PlainDate): Html {
  const names = concernedOn(proceedings.children, proceedings.endedOn ?? today)
    .map(({ name }) => name)
    .join(', ')
  return html`<a class="govuk-link" href="/proceedings/${proceedings.id}">${proceedings.familyName}</a>
    ${secondLine(`${proceedings.familyReference} · ${names}`)}
    ${proceedings.courtNumber !== null && secondLine(proceedings.courtNumber)}`
}

function weeksCell({ clock, proceedings }: ListedCase): Html {
  if (clock === null) return html`Not issued`
  if (proceedings.endedOn !== null) return html`${clock.weeks} ${secondLine(`ended ${sayDate(proceedings.endedOn)}`)}`
  return html`${clock.weeks} ${secondLine(clock.overdue === null ? sayWeek26(clock) : lateText(sayWeek26(clock)))}`
}

function hearingCell({ next, flag }: ListedCase): Html {
  if (next === null) return html`None listed`
  return html`<a class="govuk-link" href="/hearings/${next.id}">${sayDate(next.heldOn)}</a> ${secondLine(
      hearingNames[next.kind],
    )}
    ${flag !== null && secondLine(lateText(flag))}`
}

function filingCell({ waiting }: ListedCase, today: PlainDate): Html {
  const [first] = waiting
  if (first === undefined) return html`Nothing`
  return html`${first.what} ${secondLine(filingDue(first, today))}
  ${waiting.length > 1 && secondLine(`and ${waiting.length - 1} more`)}`
}
