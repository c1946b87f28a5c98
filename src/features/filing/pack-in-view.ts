import { idIn } from '#door/form/form-at.ts'
import { lookingFor, type Visit } from '#door/visit.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { type Compared, contentOf, type FilingPack, loadFilingPack } from '#records/filing/filing-packs.ts'
import type { Db } from '#records/keeping/db.ts'
import type { PackContent } from '#rules/filing/filed-content.ts'
import type { FilingState } from '#rules/filing/filing-jobs.ts'
import type { Labels } from '#rules/words/labels.ts'

/** A pack with what it says: as it was filed, or as it is to be filed now. */
export type PackInView = Compared & { readonly content: PackContent }

/** What its page shows and offers to this person. */
export type PackModel = PackInView & {
  readonly filing: FilingState
  readonly today: Temporal.PlainDate
  readonly caseSystem: string
  readonly labels: Labels
  readonly mayConfirm: boolean
  readonly mayAttach: boolean
  /** The documents that haven't been taken back. */
  readonly standing: ReadonlySet<number>
  /** Which writing of the pack is confirmed: one that was written again since isn't. */
  readonly written: string
  /** Where this one is filed: the pack to file next, if one is left. */
  readonly next: FilingPack | null
  readonly state: FormState
}

/** The pack the address names, if this person may see it. */
export async function packIn(visit: Visit, db: Db = visit.db): Promise<PackInView | null> {
  const looking = lookingFor(visit, 'see-filing')
  const found = await loadFilingPack(db, looking, idIn(visit, 'item'), idIn(visit, 'child'))
  const content = found === null ? null : contentOf(found)
  return found === null || content === null ? null : { ...found, content }
}
