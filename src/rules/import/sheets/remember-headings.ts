import { fieldsOf, type RememberedHeadings, sheetKinds, type SheetMapping } from './recognise-sheet.ts'
import { labelDefault, type LabelKey, type Labels } from '#rules/words/labels.ts'
import type { SheetKind } from './vocabulary-of-headings.ts'
import { wordKey } from './word-key.ts'

/** What a person chose for a column by its number: a field of the sheet's kind, or null for "not read". */
export type ColumnChoices = ReadonlyMap<number, string | null>

/** The mapping as a person changed it; a choice that is no field of the kind is "not read". */
export const withChoices = (mapping: SheetMapping, choices: ColumnChoices): SheetMapping => ({
  ...mapping,
  columns: mapping.columns.map((each) => {
    const choice = choices.get(each.column)
    if (choice === undefined || choice === each.field) return each
    return { ...each, field: choice !== null && fieldsOf(mapping.kind).has(choice) ? choice : null, why: 'remembered' }
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

/** The columns of a tracker that are called after something with a name of the council's, and what stands around it. */
const calledAfter: readonly (readonly [LabelKey, field: string, around: readonly string[]])[] = [
  ['review.midpoint', 'midpointHeldOn', ['', ' held', ' date']],
  ['review.midpoint', 'midpointOutcome', [' outcome', ' decision']],
  ['review.final', 'finalHeldOn', ['', ' held', ' date']],
  ['review.final', 'outcome', [' outcome', ' decision']],
  ['document.letter-before-proceedings', 'letterSentOn', ['', ' sent', ' date']],
  ['meeting.with-parents', 'firstMeetingOn', ['', ' held', ' date']],
  ['stage.pre-proceedings', 'decidedOn', [' start', ' start date']],
  ['role.social-worker', 'socialWorker', ['']],
  ['role.team-manager', 'teamManager', ['']],
  ['role.solicitor', 'solicitor', ['']],
]

/**
 * The headings known besides what was taught: that of the authority's own case system, and those called by its own names. Where one of them is
 * how others call something else, the authority's own meaning is proposed, and the page says so. (SET-09)
 */
export const knowingNames = (remembered: RememberedHeadings, labels: Labels): RememberedHeadings => ({
  ...knowingCaseSystem(remembered, labels('case-system')),
  own: new Map(
    calledAfter
      .filter(([key]) => labels(key) !== labelDefault(key).text)
      .flatMap(([key, field, around]) =>
        around.flatMap((more) =>
          (key === 'meeting.with-parents' ? ['', 'first '] : ['']).map(
            (first) => [wordKey(`${first}${labels(key)}${more}`), field] as const,
          ),
        ),
      ),
  ),
})

/** What earlier mappings teach about single headings, so that a new sheet with some of them profits; the latest goes first. */
export function rememberedFrom(latestFirst: readonly Pick<SheetMapping, 'kind' | 'columns'>[]): RememberedHeadings {
  const remembered: Partial<Record<SheetKind, Map<string, string | null>>> = {}
  for (const { kind, columns } of latestFirst) {
    const ofKind = (remembered[kind] ??= new Map<string, string | null>())
    for (const { heading, field } of columns) if (!ofKind.has(wordKey(heading))) ofKind.set(wordKey(heading), field)
  }
  return remembered
}
