import { type Answer, notFound, page } from '#door/answers.ts'
import { type KeptFinding, loadFinding, settleFinding } from '#records/import/import-findings.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { familyKept } from '#features/families/kept/kept-by-visitor.ts'
import { settleFindingPage, settleForm } from './settle-finding.page.ts'

export async function showSettleFinding(visit: Visit): Promise<Answer> {
  const found = await findingKept(visit)
  if (found === null) return notFound()
  return page(settleFindingPage({ ...found, state: openForm(visit, settleForm, {}) }), saw(found))
}

/** Settles what an import could not take as it stood, with words that say how. (FAM-06) */
export async function settleImportFinding(visit: Visit): Promise<Answer> {
  const found = await findingKept(visit)
  if (found === null) return notFound()
  return saveForm(visit, {
    read: settleForm.read(visit.form),
    save: async (tx, { words }) => {
      if ((await settleFinding(tx, visit, found.finding, words)) !== 'saved')
        return notLawful('This was settled while you were writing: see the family’s history.', 'already settled')
      return allowed({ goTo: `/families/${found.family.id}`, children: saw(found) })
    },
    show: async (problem) => settleFindingPage({ ...found, state: await openFormAgain(visit, settleForm, problem) }),
    saw: saw(found),
  })
}

type Found = { readonly family: KeptFamily; readonly finding: KeptFinding; readonly about: string }

async function findingKept(visit: Visit): Promise<Found | null> {
  const family = await familyKept(visit)
  if (family === null) return null
  const finding = await loadFinding(visit.db, visit.looking, family, idIn(visit, 'finding'))
  if (finding === null) return null
  const about = family.children.find(({ id }) => id === finding.childId)?.name ?? `${family.name} family`
  return { family, finding, about }
}

const saw = ({ finding: { childId } }: Found): readonly number[] => (childId === null ? [] : [childId])
