import { type Answer, notFound, page } from '#door/answers.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { type Preparation, preparationOf, savePreparation } from '#records/pre-proceedings/change-episodes.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { EpisodeClock } from '#records/pre-proceedings/clocks.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { versionIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { againstDates } from './keep-letters.ts'
import { childKept } from '#features/families/kept/kept-by-visitor.ts'
import { isDecidedToIssue, letterClocksOf } from './letter-clocks.ts'
import { afterTheDecisionToIssue, lettersOfChildForm } from './letters.form.ts'
import { letterQuestions, notBeforeBirth } from './letters-lawful.ts'
import { lettersOfChildPage } from './letters.page.ts'

export async function showLettersOfChild(visit: Visit): Promise<Answer> {
  const found = await keptOf(visit)
  if (found === null) return notFound()
  const { child, kept } = found
  const asked = lettersOfChildForm(visit.today)
  const state = openForm(visit, asked, preparationOf(kept.stored), kept.stored.version)
  return page(lettersOfChildPage(child, { state, fields: asked.controls(state, shownFor(kept)) }), [child.id])
}

/**
 * Completes or corrects one child's letters and meetings; what is cleared is taken away, and the history keeps it. After the decision to
 * issue there are the application and the letter of issue to record. (PP-08, P14)
 */
export async function keepLettersOfChild(visit: Visit): Promise<Answer> {
  const found = await keptOf(visit)
  if (found === null) return notFound()
  const { child, kept } = found
  const asked = lettersOfChildForm(visit.today)
  const calendar = await loadCalendar(visit.db)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, typed) => {
      const changes = stillToRecord(kept, typed)
      const against = againstDates(kept.stored.episode, changes, visit.labels)
      if (against !== null) return notLawful(against, 'an extension would be out of bounds')
      const born = notBeforeBirth(visit, [child], [child.id], changes)
      if (!born.ok) return born
      const sure = askFirst(visit, letterQuestions(kept, changes, calendar))
      if (!sure.ok) return sure
      const saved = await savePreparation(tx, visit, { ...kept.stored, version: versionIn(visit) }, changes)
      return unlessMeanwhile(saved, { goTo: `/families/${child.familyId}#letters`, children: [child.id] })
    },
    show: async (problem) => {
      const { stored } = (await keptOf(visit))?.kept ?? kept
      const now = {
        kind: 'episode',
        id: stored.id,
        version: stored.version,
        values: stillToRecord(kept, preparationOf(stored)),
      }
      const state = await openFormAgain(visit, asked, problem, now)
      return lettersOfChildPage(child, { state, fields: asked.controls(state, shownFor(kept)) })
    },
    saw: [child.id],
  })
}

const shownFor = (kept: EpisodeClock) => (isDecidedToIssue(kept) ? afterTheDecisionToIssue : undefined)

/** What may be changed: everything while pre-proceedings are open, afterwards only what follows the decision to issue. */
const stillToRecord = (kept: EpisodeClock, all: Partial<Preparation>): Partial<Preparation> =>
  isDecidedToIssue(kept)
    ? { applicationOn: all.applicationOn ?? null, letterOfIssueOn: all.letterOfIssueOn ?? null }
    : all

async function keptOf(visit: Visit): Promise<{ readonly child: KeptChild; readonly kept: EpisodeClock } | null> {
  const child = await childKept(visit)
  const kept = child === null ? undefined : (await letterClocksOf(visit, [child])).get(child.id)
  return child === null || kept === undefined ? null : { child, kept }
}
