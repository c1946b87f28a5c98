import { type Answer, mistakes, notFound, page, redirect } from '#door/answers.ts'
import { change } from '#records/change/change.ts'
import type { SheetChoice } from '#records/import/import-json.ts'
import {
  keepChoices,
  type KeptImport,
  rememberedHeadings,
  rememberMapping,
  sheetsOfImport,
} from '#records/import/imports.ts'
import { allowed } from '#rules/outcome.ts'
import type { Visit } from '#door/visit.ts'
import { importIn } from './import-in.ts'
import { choicesIn, mistakesIn, mistakesOfColumns, rowField } from './map-columns.form.ts'
import { columnsPage } from './map-columns.page.ts'

const canBeMapped = ({ state }: KeptImport) => state === 'mapping' || state === 'preview' || state === 'stopped'

export async function showColumns(visit: Visit): Promise<Answer> {
  const kept = await importIn(visit)
  if (kept === null) return notFound()
  if (!canBeMapped(kept)) return redirect(`/import/${kept.id}`)
  return page(await content(visit, kept, kept.choices, {}))
}

/**
 * Keeps what a person says of each sheet and column, and remembers it for the next workbook. Where they name another kind of sheet or
 * another row of headings, the columns are proposed anew and shown again. (FAM-06)
 */
export async function mapColumns(visit: Visit): Promise<Answer> {
  const kept = await importIn(visit)
  if (kept === null) return notFound()
  if (!canBeMapped(kept)) return redirect(`/import/${kept.id}`)
  const sheets = await sheetsOfImport(visit.db, kept.id)
  const { choices, proposedAnew } = choicesIn(visit.form, sheets, kept.choices, await rememberedHeadings(visit.db))
  const settled = proposedAnew.length === 0
  const errors = { ...mistakesIn(visit.form, choices), ...(settled ? mistakesOfColumns(choices) : {}) }
  if (Object.keys(errors).length > 0) {
    const rows = sheets.map((_, at) => visit.form.text(rowField(at)))
    return mistakes(await content(visit, kept, choices, errors, rows))
  }
  const saved = await change(visit, async (tx) => {
    await keepChoices(tx, kept.id, choices, settled ? 'preview' : 'mapping')
    if (settled) for (const { mapping } of choices) if (mapping !== null) await rememberMapping(tx, visit, mapping)
    return allowed({ goTo: settled ? `/import/${kept.id}` : `/import/${kept.id}/mapping?again=yes`, children: [] })
  })
  return redirect(saved.ok ? saved.value.goTo : `/import/${kept.id}/mapping`)
}

const content = async (
  visit: Visit,
  kept: KeptImport,
  choices: readonly SheetChoice[],
  errors: Readonly<Record<string, string>>,
  rows = choices.map(({ mapping }) => (mapping === null ? '' : String(mapping.headingRow))),
) =>
  columnsPage({
    fileName: kept.fileName,
    sheets: await sheetsOfImport(visit.db, kept.id),
    choices,
    rows,
    isAgain: visit.query.get('again') === 'yes',
    errors,
    hidden: visit.hidden,
  })
