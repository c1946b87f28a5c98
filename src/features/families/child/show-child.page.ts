import { stripLegend } from '#parts/clocks/strip-legend.ts'
import { button } from '#govuk/components/button.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { clockStripLegend } from '#govuk/clock-strip/clock-strip.ts'
import { html, type Html } from '#govuk/html.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { linksInLine } from '#govuk/pieces/words.ts'
import type { KeptChild } from '#records/families/children.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { sayNext } from '#rules/pre-proceedings/clock-words.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { sayAge } from '#rules/people/age.ts'
import { isFollowed } from '#rules/people/still-followed.ts'
import { sayNoLongerFollowed } from '#parts/words/say-no-longer-followed.ts'
import { answersOf, type ChildForm } from './child.form.ts'
import { sayStatuses } from '#parts/words/say-statuses.ts'
import { changesOnPage, type HistoryShown } from '#features/families/kept/history.page.ts'
import { clockOfChild, hasStrip } from '#features/families/family/child-card.page.ts'
import type { CourtOfFamily } from '#features/families/family/court-of-family.query.ts'
import type { ChildClock } from '#features/families/family/show-family.query.ts'
import { nextAtCourt } from '#features/families/family/next-at-court.page.ts'
import { backFromChild } from '#features/families/kept/kept-by-visitor.ts'

export type ChildModel = {
  readonly child: KeptChild
  /** What runs of the child, or ran. */
  readonly clock: Omit<ChildClock, 'child'> & { readonly court: Pick<CourtOfFamily, 'counting'> }
  readonly today: Temporal.PlainDate
  readonly caseSystem: string
  readonly labels: Labels
  readonly form: ChildForm
  readonly history: HistoryShown
  readonly mayKeep: boolean
  readonly maySeeWhoLooked: boolean
}

/** What is written down of one child, and how it came to be so. (FAM-01) */
export const childPage = ({ child, ...model }: ChildModel) => ({
  title: child.name,
  of: `${child.familyName} family, ${child.familyReference}`,
  place: 'tracker',
  back: backFromChild(child),
  main: html`${pageHeading({
      caption: `Family ${child.familyReference}${child.team === null ? '' : ` · ${child.team}`}`,
      heading: child.name,
      lede: next(model),
      aside: model.mayKeep ? button({ text: 'Change details', href: `/children/${child.id}/details` }) : undefined,
    })}
    ${isFollowed(child) ? clockOf({ child, ...model }) : insetText({ text: sayNoLongerFollowed(child) })}
    ${summaryList({ rows: rowsOf(child, model).map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
    <p class="govuk-body">
      ${linksInLine([
        { text: 'Clock sheet', href: `/children/${child.id}/clock` },
        ...(model.mayKeep && child.unborn && isFollowed(child)
          ? [{ text: 'Record the birth', href: `/children/${child.id}/birth` }]
          : []),
        ...(model.mayKeep && !isFollowed(child)
          ? [{ text: 'Follow this child again', href: `/children/${child.id}/follow-again` }]
          : []),
        ...(model.maySeeWhoLooked ? [{ text: 'Who looked at this child', href: `/children/${child.id}/looks` }] : []),
      ])}
    </p>
    <h2 class="govuk-heading-m" id="history">History</h2>
    ${changesOnPage(model.history, (to) => `/children/${child.id}?page=${to}#history`)}`,
})

/** What comes next of this child: by the clock that runs, else at court. */
function next({ clock: { open, inCourt }, today }: Pick<ChildModel, 'clock' | 'today'>): Html | undefined {
  if (open !== null) return html`Next: <strong>${sayNext(open.clock.next, today)}</strong>.`
  return inCourt === null ? undefined : nextAtCourt(inCourt.hearings, today)
}

/** The child’s own clock as the family’s page shows it, with what its marks mean. */
function clockOf({
  child,
  clock: { court, ...clocks },
  today,
  labels,
}: Pick<ChildModel, 'child' | 'clock' | 'today' | 'labels'>): Html {
  const onPage = { child, ...clocks }
  return html`${clockOfChild(onPage, { today, court, labels })} ${hasStrip(onPage) && stripLegend()}
  ${clocks.inCourt !== null && clockStripLegend(26)}`
}

type Row = readonly [key: string, value: string]

// Said in their own way, above the others.
const saidFirst: readonly string[] = ['name', 'birth', 'bornOn', 'expectedDeliveryOn', 'caseSystemId', 'statuses']

function rowsOf(child: KeptChild, { today, form, caseSystem }: Omit<ChildModel, 'child'>): readonly Row[] {
  const others = form.rows(form.asTyped(answersOf(child))).filter(({ name }) => !saidFirst.includes(name))
  return [
    ...birthRows(child, today),
    [`${caseSystem} id`, child.caseSystemId ?? 'Not recorded'],
    ['Statuses', capitalised(sayStatuses({ ...child, unborn: false, legalStatus: null })) || 'None recorded'],
    ...others.map(({ called, said }): Row => [called, said]),
    ...(child.notes === null || child.notes === '' ? [] : [['Notes', child.notes] as const]),
  ]
}

function birthRows({ bornOn, expectedDeliveryOn }: KeptChild, today: Temporal.PlainDate): readonly Row[] {
  const expected: readonly Row[] =
    expectedDeliveryOn === null ? [] : [['Expected date of birth', sayDate(expectedDeliveryOn)]]
  if (bornOn === null) return expected.length > 0 ? expected : [['Date of birth', 'Not recorded']]
  return [['Date of birth', `${sayDate(bornOn)}, age ${sayAge(bornOn, today)}`], ...expected]
}
