import { fieldsOf, type RememberedHeadings, sheetKinds, type SheetMapping } from './recognise-sheet.ts'
import type { Labels } from '#rules/words/labels.ts'
import { askedOf, headingsByName, type Meaning, type NamedHeadings } from './headings-by-name.ts'
import type { SheetKind } from './vocabulary-of-headings.ts'
import { wordKey } from './word-key.ts'

/** What a person chose for a column by its number: a field of the sheet's kind, or null for "not read". */
export type ColumnChoices = ReadonlyMap<number, string | null>

/**
 * The mapping as a person changed it; a choice that is no field of the kind is "not read". Where the heading may mean two things, what was chosen
 * is an answer, whatever had been proposed.
 */
export const withChoices = (mapping: SheetMapping, choices: ColumnChoices, named?: NamedHeadings): SheetMapping => ({
  ...mapping,
  columns: mapping.columns.map((each) => {
    const choice = choices.get(each.column)
    const isAsked = askedOf(mapping.kind, each.heading, named).length > 0
    if (choice === undefined || (choice === each.field && !isAsked)) return each
    const field = choice !== null && fieldsOf(mapping.kind).has(choice) ? choice : null
    return { ...each, field, why: isAsked ? 'answered' : 'remembered' }
  }),
})

/** Fields chosen for more than one column; a form asks which one is meant. */
export const fieldsChosenTwice = ({ columns }: SheetMapping): readonly string[] => {
  const fields = columns.flatMap(({ field }) => (field === null ? [] : [field]))
  return [...new Set(fields.filter((field, at) => fields.indexOf(field) !== at))]
}

/** Under which a mapping is kept: its headings in order, however they are spaced or capitalised. */
export const headingsKey = ({ columns }: SheetMapping): string =>
  columns.map(({ heading }) => wordKey(heading)).join('|')

/** The heading under which an authority's own case system is exported, known besides what was taught. */
const knowingCaseSystem = (remembered: RememberedHeadings, caseSystem: string): RememberedHeadings => {
  const own = [wordKey(`${caseSystem} id`), 'caseSystemId'] as const
  const withId = sheetKinds.filter((kind) => fieldsOf(kind).has('caseSystemId'))
  return {
    ...remembered,
    ...Object.fromEntries(withId.map((kind) => [kind, new Map([own, ...(remembered[kind] ?? [])])])),
  }
}

/**
 * The headings known besides what was taught: that of the authority's own case system, and those called by its own names. Where one of them may
 * mean two things, it is asked about. (SET-09)
 */
export const knowingNames = (remembered: RememberedHeadings, labels: Labels): RememberedHeadings => ({
  ...knowingCaseSystem(remembered, labels('case-system')),
  named: headingsByName(labels),
})

/** The columns nobody has said the meaning of yet, each with what it may mean; without their answers the sheet isn't read. (SET-09) */
export const openQuestions = (
  { kind, columns }: SheetMapping,
  named: NamedHeadings | undefined,
): ReadonlyMap<number, readonly Meaning[]> =>
  new Map(
    columns
      .filter(({ why }) => why !== 'answered')
      .map(({ column, heading }) => [column, askedOf(kind, heading, named)] as const)
      .filter(([, meanings]) => meanings.length > 0),
  )

/** What earlier mappings teach about single headings, so that a new sheet with some of them profits; the latest goes first. */
export function rememberedFrom(latestFirst: readonly Pick<SheetMapping, 'kind' | 'columns'>[]): RememberedHeadings {
  const remembered: Partial<Record<SheetKind, Map<string, string | null>>> = {}
  const answered: Partial<Record<SheetKind, Set<string>>> = {}
  for (const { kind, columns } of latestFirst) {
    const ofKind = (remembered[kind] ??= new Map<string, string | null>())
    for (const { heading, field, why } of columns) {
      const key = wordKey(heading)
      if (!ofKind.has(key) && why === 'answered') (answered[kind] ??= new Set()).add(key)
      if (!ofKind.has(key)) ofKind.set(key, field)
    }
  }
  return { ...remembered, answered }
}
