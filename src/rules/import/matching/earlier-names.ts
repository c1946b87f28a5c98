import { everSaid } from './compare-records.ts'
import { keptRef, type Kept, type Ref } from '#rules/import/plan/record-values.ts'

export type Named = { readonly ref: Ref; readonly name: string }

/** What kept records were called before somebody renamed them in Waymark: a workbook may still call them so. */
export const earlierNames = (kept: readonly Kept<{ readonly name: string }>[]): readonly Named[] =>
  kept.flatMap((each) =>
    everSaid(each, 'name')
      .slice(1)
      .map((name) => ({ ref: keptRef(each.id), name })),
  )
