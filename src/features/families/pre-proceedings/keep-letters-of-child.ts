import { type Answer, notFound, page } from '#door/answers.ts'
import { preparationOf, savePreparation } from '#records/pre-proceedings/change-episodes.ts'
import type { KeptChild } from '#records/families/children.ts'
import { loadOpenClocks, type OpenClock } from '#records/pre-proceedings/clocks.ts'
import { versionIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { againstDates } from './keep-letters.ts'
import { childKept } from '#features/families/kept/kept-by-visitor.ts'
import { lettersOfChildForm } from './letters.form.ts'
import { lettersOfChildPage } from './letters.page.ts'

export async function showLettersOfChild(visit: Visit): Promise<Answer> {
  const found = await openOf(visit)
  if (found === null) return notFound()
  const { child, open } = found
  const asked = lettersOfChildForm(visit.today)
  const state = openForm(visit, asked, preparationOf(open.stored), open.stored.version)
  return page(lettersOfChildPage(child, { state, fields: asked.controls(state) }), [child.id])
}

/** Completes or corrects one child's letters and meetings; what is cleared is taken away, and the history keeps it. (PP-08) */
export async function keepLettersOfChild(visit: Visit): Promise<Answer> {
  const found = await openOf(visit)
  if (found === null) return notFound()
  const { child, open } = found
  const asked = lettersOfChildForm(visit.today)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, changes) => {
      const against = againstDates(open.stored.episode, changes, visit.labels)
      if (against !== null) return notLawful(against, 'an extension would be out of bounds')
      const saved = await savePreparation(tx, visit, { ...open.stored, version: versionIn(visit) }, changes)
      return unlessMeanwhile(saved, { goTo: `/families/${child.familyId}#letters`, children: [child.id] })
    },
    show: async (problem) => {
      const { stored } = (await openOf(visit))?.open ?? open
      const kept = { kind: 'episode', id: stored.id, version: stored.version, values: preparationOf(stored) }
      const state = await openFormAgain(visit, asked, problem, kept)
      return lettersOfChildPage(child, { state, fields: asked.controls(state) })
    },
    saw: [child.id],
  })
}

async function openOf(visit: Visit): Promise<{ readonly child: KeptChild; readonly open: OpenClock } | null> {
  const child = await childKept(visit)
  const open = child === null ? undefined : (await loadOpenClocks(visit.db, [child.id], visit.today)).get(child.id)
  return child === null || open === undefined ? null : { child, open }
}
