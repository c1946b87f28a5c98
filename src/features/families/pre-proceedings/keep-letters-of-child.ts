import { readForm } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { preparationOf, savePreparation } from '#records/pre-proceedings/change-episodes.ts'
import type { KeptChild } from '#records/families/children.ts'
import { loadOpenClocks, type OpenClock } from '#records/pre-proceedings/clocks.ts'
import { versionIn } from '#door/form/form-at.ts'
import { notLawful, opened, openedAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { againstDates, asKept } from './keep-letters.ts'
import { childKept } from '#features/families/kept/kept-by-visitor.ts'
import { lettersAsTyped, lettersOfChildForm, lettersWords, typedLetters } from './letters.form.ts'
import { lettersOfChildPage } from './letters.page.ts'

export async function showLettersOfChild(visit: Visit): Promise<Answer> {
  const found = await openOf(visit)
  if (found === null) return notFound()
  const { child, open } = found
  const typed = lettersAsTyped(preparationOf(open.stored))
  return page(lettersOfChildPage({ child, typed, state: opened(visit, open.stored.version) }), [child.id])
}

/** Completes or corrects one child's letters and meetings; what is cleared is taken away, and the history keeps it. (PP-08) */
export async function keepLettersOfChild(visit: Visit): Promise<Answer> {
  const found = await openOf(visit)
  if (found === null) return notFound()
  const { child, open } = found
  return saveForm(visit, {
    read: readForm(visit.form, lettersOfChildForm(visit.today)),
    save: async (tx, changes) => {
      const against = againstDates(open.stored.episode, changes, visit.labels)
      if (against !== null) return notLawful(against, 'an extension would be out of bounds')
      const saved = await savePreparation(tx, visit, { ...open.stored, version: versionIn(visit) }, changes)
      return unlessMeanwhile(saved, { goTo: `/families/${child.familyId}#letters`, children: [child.id] })
    },
    show: async (problem) => {
      const typed = typedLetters(visit.form)
      const now = (await openOf(visit))?.open ?? open
      return lettersOfChildPage({
        child,
        typed,
        state: await openedAgain(visit, problem, asKept(now), lettersWords(typed)),
      })
    },
    saw: [child.id],
  })
}

async function openOf(visit: Visit): Promise<{ readonly child: KeptChild; readonly open: OpenClock } | null> {
  const child = await childKept(visit)
  const open = child === null ? undefined : (await loadOpenClocks(visit.db, [child.id], visit.today)).get(child.id)
  return child === null || open === undefined ? null : { child, open }
}
