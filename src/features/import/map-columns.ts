import { type Answer, goOnWithForm, mistakes, notFound, page, redirect } from '#door/answers.ts'
import { change } from '#records/change/change.ts'
import { draftAgain, draftIn } from '#door/form/draft-of-form.ts'
import type { Form } from '#platform/http/form.ts'
import {
  keepChoices,
  type KeptImport,
  rememberedHeadings,
  rememberMapping,
  sheetsOfImport,
} from '#records/import/imports.ts'
import type { Sheet } from '#rules/import/sheets/sheet.ts'
import { headingsByName } from '#rules/import/sheets/headings-by-name.ts'
import { knowingNames } from '#rules/import/sheets/remember-headings.ts'
import { allowed } from '#rules/outcome.ts'
import type { Visit } from '#door/visit.ts'
import { importIn } from './import-in.ts'
import { choicesIn, mistakesIn, mistakesOfColumns, rowField } from './map-columns.form.ts'
import { type ColumnsPage, columnsPage } from './map-columns.page.ts'

const canBeMapped = ({ state }: KeptImport) => state === 'mapping' || state === 'preview' || state === 'stopped'

export async function showColumns(visit: Visit): Promise<Answer> {
  const kept = await importIn(visit)
  if (kept === null) return notFound()
  if (!canBeMapped(kept)) return redirect(`/import/${kept.id}`)
  const { draft, typed } = draftIn(visit)
  if (typed === null) return page(await content(visit, kept, { choices: kept.choices, errors: {}, draft }))
  const [sheets, remembered] = await Promise.all([sheetsOfImport(visit.db, kept.id), rememberedHeadings(visit.db)])
  const { choices } = choicesIn(typed, sheets, kept.choices, knowingNames(remembered, visit.labels))
  return page(await content(visit, kept, { choices, errors: {}, draft, rows: rowsIn(typed, sheets) }))
}

const rowsIn = (form: Form, sheets: readonly Sheet[]): readonly string[] =>
  sheets.map((_, at) => form.text(rowField(at)))

/**
 * Keeps what a person says of each sheet and column, and remembers it for the next workbook. Where they name another kind of sheet or
 * another row of headings, the columns are proposed anew and shown again. (FAM-06)
 */
export async function mapColumns(visit: Visit): Promise<Answer> {
  const kept = await importIn(visit)
  if (kept === null) return notFound()
  if (!canBeMapped(kept)) return redirect(`/import/${kept.id}`)
  const sheets = await sheetsOfImport(visit.db, kept.id)
  const caseSystem = visit.labels('case-system')
  const remembered = knowingNames(await rememberedHeadings(visit.db), visit.labels)
  const { named } = remembered
  const { choices, proposedAnew } = choicesIn(visit.form, sheets, kept.choices, remembered)
  const settled = proposedAnew.length === 0
  const errors = {
    ...mistakesIn(visit.form, choices),
    ...(settled ? mistakesOfColumns(choices, { caseSystem, named }) : {}),
  }
  if (Object.keys(errors).length > 0) {
    const again = { choices, errors, draft: draftAgain(visit), rows: rowsIn(visit.form, sheets) }
    return mistakes(await content(visit, kept, again))
  }
  const saved = await change(visit, async (tx) => {
    await keepChoices(tx, kept.id, choices, settled ? 'preview' : 'mapping')
    if (settled) for (const { mapping } of choices) if (mapping !== null) await rememberMapping(tx, visit, mapping)
    return allowed({ goTo: settled ? `/import/${kept.id}` : againAt(kept, proposedAnew), children: [] })
  })
  const goTo = saved.ok ? saved.value.goTo : `/import/${kept.id}/mapping`
  return settled ? redirect(goTo) : goOnWithForm(goTo)
}

/** The same form where the person was: at the first field by which columns are proposed anew. */
const againAt = ({ id }: KeptImport, [first = '', ...more]: readonly string[]): string =>
  `/import/${id}/mapping?again=${[first, ...more].join('.')}#${first}`

type Shown = Pick<ColumnsPage, 'choices' | 'errors' | 'draft'> & Partial<Pick<ColumnsPage, 'rows'>>

const content = async (visit: Visit, kept: KeptImport, shown: Shown) =>
  columnsPage({
    fileName: kept.fileName,
    caseSystem: visit.labels('case-system'),
    named: headingsByName(visit.labels),
    sheets: await sheetsOfImport(visit.db, kept.id),
    rows: shown.choices.map(({ mapping }) => (mapping === null ? '' : String(mapping.headingRow))),
    ...shown,
    again: (visit.query.get('again') ?? '').split('.'),
    hidden: visit.hidden,
  })
