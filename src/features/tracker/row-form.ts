import { nameFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { html, type Html } from '#govuk/html.ts'
import { aboveForm, type FormState, formOfPage } from '#parts/forms/form-page.ts'
import { offersDraft } from '#parts/forms/draft-notice.ts'
import { trackerModel } from './show-tracker.ts'
import { trackerPage } from './tracker.page.ts'
import { addressOf, rowFormOf, savedInRow, type TrackerView, viewFrom } from './tracker-view.ts'

/** What a row asks, as it is opened or comes back. */
type Asked = { readonly state: FormState; readonly fields: readonly Html[] }

/** A use case whose form can stand in a row: the same fields, rules and history as on the child's own page. The roof says which. */
export type FormForRow = {
  /** The form of the child in the address; null where there is nothing to write, or for who may not. */
  readonly open: (visit: Visit) => Promise<Asked | null>
  readonly save: (visit: Visit, goTo: string, show: (asked: Asked) => Promise<PageContent>) => Promise<Answer>
}

/** The list as the address says it, with the form open in the child's row. */
export async function showRowForm(visit: Visit, row: FormForRow): Promise<Answer> {
  const asked = await row.open(visit)
  if (asked === null) return notFound()
  const { content, saw } = await listWith(visit, asked)
  return page(content, saw)
}

/** Saves what was typed in the row; the list is next, at that row. */
export async function saveRowForm(visit: Visit, row: FormForRow): Promise<Answer> {
  let shown: readonly number[] = []
  const answer = await row.save(visit, savedInRow(viewAt(visit), idIn(visit, 'id')), async (asked) => {
    const { content, saw } = await listWith(visit, asked)
    shown = saw
    return content
  })
  return answer.kind === 'page' ? { ...answer, saw: [...new Set([...answer.saw, ...shown])] } : answer
}

const backToRow = (visit: Visit): string => `${addressOf(viewAt(visit))}#child-${idIn(visit, 'id')}`

/** Rows to write in are the table's. */
const viewAt = ({ query }: Visit): TrackerView => ({ ...viewFrom(query), shown: 'table' })

async function listWith(visit: Visit, { state, fields }: Asked) {
  const childId = idIn(visit, 'id')
  const seeing = { ...visit, looking: lookingFor(visit, 'see-tracker') }
  const model = await trackerModel(seeing, { view: viewAt(visit), childId })
  const form = formOfPage({
    state,
    fields,
    back: { text: capitalised(nameFor('list.tracker')), href: backToRow(visit) },
    // Without the row's name, so that what is wrong is first on screen.
    action: rowFormOf(viewAt(visit), childId).replace(/#.*/, ''),
  })
  return {
    content: trackerPage({
      ...model,
      open: { childId, form, above: html`${aboveForm(state)} ${state.draft && offersDraft(state.draft)}` },
    }),
    saw: model.rows.map(({ child }) => child.id),
  }
}
