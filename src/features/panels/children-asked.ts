import { mistaken, notLawful, type Problem } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { sayNothingStarts } from '#parts/words/say-no-longer-followed.ts'
import { type KeptChild, loadChild } from '#records/families/children.ts'
import type { Tx } from '#records/keeping/db.ts'
import { openPanelItems } from '#records/panels/panel-items.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { stillToHear } from '#rules/panels/panel-item.ts'
import type { PanelBusiness } from '#rules/panels/panel-outcomes.ts'
import { isFollowed } from '#rules/people/still-followed.ts'

type Asked = { readonly familyId: number; readonly ids: readonly number[]; readonly business: PanelBusiness }

/** The children asked for, each followed and within reach, of whom the same isn't asked already. (PP-01) */
export async function childrenAsked(
  tx: Tx,
  visit: Visit,
  { familyId, ids, business }: Asked,
): Promise<Outcome<readonly KeptChild[], Problem>> {
  const children: KeptChild[] = []
  const open = await openPanelItems(tx, visit.looking, familyId)
  const awaited = new Set(
    open
      .filter((item) => item.business === business)
      .flatMap((item) => stillToHear(item).map(({ childId }) => childId)),
  )
  for (const id of ids) {
    const child = await loadChild(tx, visit.looking, id)
    if (child?.familyId !== familyId) return mistaken({ children: 'Choose children from the list' })
    if (!isFollowed(child)) return notLawful(sayNothingStarts(child, visit.labels), 'P18: no longer followed')
    if (awaited.has(id))
      return mistaken({ children: `The same is asked for ${child.name} already, and waits: choose the others` })
    children.push(child)
  }
  return allowed(children)
}
