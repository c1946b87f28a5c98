import { nameFor } from '#rules/words/name-for.ts'
import { capitalised, withSmallStart } from '#rules/words/labels.ts'
import { button } from '#govuk/components/button.ts'
import { html, type Html } from '#govuk/html.ts'
import { type FormPage, formPage } from '#parts/forms/form-page.ts'
import { sayWaitsFor } from '#rules/pre-proceedings/clock-words.ts'
import { withCaseSystem } from '#rules/words/case-system-id.ts'
import { sayOrder } from './tracker-orders.ts'
import { addressOf, dues, showns, stages, type TrackerView } from './tracker-view.ts'

type Asked = Pick<FormPage, 'state' | 'fields'>
export type ViewInWords = {
  readonly view: TrackerView
  readonly team: string | null
  /** What the authority calls its case system. */
  readonly caseSystem: string
}

/** 'Safeguarding East, overdue; name; table, 50 on a page'. */
function inWords({ view, team, caseSystem }: ViewInWords): string {
  const { stage, due, waiting, shown, size } = view
  const filters = [
    team,
    stage === null ? null : stages[stage],
    due === null ? null : `next date ${dues[due]}`,
    waiting === null ? null : `waits for ${sayWaitsFor(waiting)}`,
  ].filter((words) => words !== null)
  const children = filters.length === 0 ? 'Every child' : filters.join(', ')
  const form = `${showns[shown]}, ${size === 'all' ? 'all' : size} on a page`
  const order = withCaseSystem(withSmallStart(sayOrder(view)), caseSystem)
  return [children, order, withSmallStart(form)].join('; ')
}

const aView = (title: string, shown: ViewInWords, more: Asked & Partial<Pick<FormPage, 'save' | 'after'>>) =>
  formPage({
    title,
    lede: `It shows: ${inWords(shown)}.`,
    place: 'tracker',
    back: { text: capitalised(nameFor('list.tracker')), href: addressOf(shown.view) },
    ...more,
  })

/** Asks what to call the view that the tracker shows. */
export const saveViewPage = (shown: ViewInWords, asked: Asked) =>
  aView('Save as a view', shown, { ...asked, save: 'Save the view' })

/** Asks what to call a view from now on; or takes it away. */
export const changeViewPage = (shown: ViewInWords & { readonly id: number; readonly hidden: Html }, asked: Asked) =>
  aView('Your view', shown, {
    ...asked,
    after: html`<form method="post" action="/tracker/views/${shown.id}/remove">
      ${shown.hidden}
      ${button({ text: 'Remove the view', classes: 'govuk-button--secondary', preventDoubleClick: true })}
    </form>`,
  })
