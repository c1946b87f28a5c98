import { z } from 'zod'
import { neededText, readForm } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { type KeptFinding, loadFinding, settleFinding } from '#records/import/import-findings.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { allowed } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { notLawful, opened, openedAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { familyKept } from '#features/families/kept/kept-by-visitor.ts'
import { settleFindingPage } from './settle-finding.page.ts'

const settleForm = z.object({ words: neededText('Write how it is settled') })

export async function showSettleFinding(visit: Visit): Promise<Answer> {
  const found = await findingKept(visit)
  if (found === null) return notFound()
  return page(settleFindingPage({ ...found, typed: '', state: opened(visit, null) }), saw(found))
}

/** Settles what an import could not take as it stood, with words that say how. (FAM-06) */
export async function settleImportFinding(visit: Visit): Promise<Answer> {
  const found = await findingKept(visit)
  if (found === null) return notFound()
  return saveForm(visit, {
    read: readForm(visit.form, settleForm),
    save: async (tx, { words }) => {
      if ((await settleFinding(tx, visit, found.finding, words)) !== 'saved')
        return notLawful('Somebody settled this while you were writing: see the family’s history.', 'already settled')
      return allowed({ goTo: `/families/${found.family.id}`, children: saw(found) })
    },
    show: async (problem) =>
      settleFindingPage({
        ...found,
        typed: visit.form.text('words'),
        state: await openedAgain(visit, problem, null, {}),
      }),
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
