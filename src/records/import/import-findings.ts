import { anyOf } from '#records/keeping/any-of.ts'
import type { Db, Tx } from '#records/keeping/db.ts'
import { type Deed, keepDeed, type Saved } from '#records/keeping/deed.ts'
import { isOpenFamily, type Looking, namesVisibleChild } from '#records/access/visible-children.ts'

/** What an imported workbook said of a record and could not be taken as it stood, until somebody settles it (FAM-06). */
export type KeptFinding = {
  readonly id: number
  readonly familyId: number | null
  readonly childId: number | null
  readonly sheet: string
  readonly rowNumber: number
  readonly columnHeading: string | null
  readonly columnNumber: number | null
  readonly said: string
  readonly rule: string
  readonly sentence: string
  readonly whatToDo: string
  readonly level: 'error' | 'warning' | 'note'
}

const unsettled = (db: Db, looking: Looking) =>
  db
    .selectFrom('importFinding')
    .innerJoin('import', 'import.id', 'importFinding.importId')
    .selectAll('importFinding')
    .where('import.state', '=', 'loaded')
    .where('importFinding.settledAt', 'is', null)
    .where((eb) =>
      eb.or([eb('importFinding.childId', 'is', null), namesVisibleChild(looking, 'import_finding.child_id')]),
    )

/** What waits to be settled of a family and of those of its children that this person may see, in the order of the workbook. */
export const findingsOfFamily = (
  db: Db,
  looking: Looking,
  family: { readonly id: number; readonly children: readonly { readonly id: number }[] },
): Promise<readonly KeptFinding[]> =>
  unsettled(db, looking)
    .where('importFinding.level', '!=', 'note')
    .where((eb) =>
      eb.or([
        eb('importFinding.familyId', '=', family.id),
        eb('importFinding.childId', '=', anyOf(family.children.map(({ id }) => id))),
      ]),
    )
    .orderBy('importFinding.sheet')
    .orderBy('importFinding.rowNumber')
    .orderBy('importFinding.columnNumber')
    .execute()

/** A finding of one import, settled or not. */
export type FindingOfImport = KeptFinding & { readonly leftOut: boolean; readonly settledWords: string | null }

/** Everything an import found, in the order of the workbook, but nothing of families that are restricted or denied to this person. */
export const findingsOfImport = (
  db: Db,
  looking: Omit<Looking, 'permission'>,
  importId: number,
): Promise<readonly FindingOfImport[]> =>
  db
    .selectFrom('importFinding')
    .selectAll()
    .where('importId', '=', importId)
    .where((eb) => eb.or([eb('familyId', 'is', null), isOpenFamily(looking, 'import_finding.family_id')]))
    .orderBy('id')
    .execute()

/** One finding beside a record this person may see, not yet settled; else null. */
export const loadFinding = async (
  db: Db,
  looking: Looking,
  family: Parameters<typeof findingsOfFamily>[2],
  id: number,
): Promise<KeptFinding | null> =>
  (await findingsOfFamily(db, looking, family)).find((finding) => finding.id === id) ?? null

/** Settles a finding with the words that say how; a second one finds it settled. */
export async function settleFinding(tx: Tx, deed: Deed, finding: KeptFinding, words: string): Promise<Saved> {
  const saved = await tx
    .updateTable('importFinding')
    .set({ settledAt: deed.now, settledBy: deed.actor.personId, settledWords: words })
    .where('id', '=', finding.id)
    .where('settledAt', 'is', null)
    .returning(['id', 'familyId', 'childId'])
    .executeTakeFirst()
  if (saved === undefined) return 'changed-by-someone-else'
  await keepDeed(tx, deed, {
    recordKind: 'import-finding',
    recordId: finding.id,
    familyId: saved.familyId,
    childId: saved.childId,
    before: { said: finding.said, settled: null },
    after: { settled: words },
  })
  return 'saved'
}
