import { type Answer, notFound, page } from '#door/answers.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { type Preparation, preparationOf, savePreparation } from '#records/pre-proceedings/change-episodes.ts'
import type { KeptChild } from '#records/families/children.ts'
import type { EpisodeClock } from '#records/pre-proceedings/clocks.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { versionIn } from '#door/form/form-at.ts'
import { notLawful, openForm, openFormAgain, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import type { Html } from '#govuk/html.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { FormState } from '#parts/forms/form-page.ts'
import { againstDates } from './keep-letters.ts'
import { familyMeetingQuestions } from '#features/families/family-meeting/before-application.ts'
import { childKept } from '#features/families/kept/kept-by-visitor.ts'
import { isDecidedToIssue, letterClocksOf } from './letter-clocks.ts'
import { datesInRow, goingToCourt, type LettersOfChild, lettersOfChildForm } from './letters.form.ts'
import { countsThoseRecorded, letterQuestions, notBeforeBirth } from './letters-lawful.ts'
import { lettersOfChildPage } from './letters.page.ts'

export const showLettersOfChild = (visit: Visit): Promise<Answer> => show(visit)
/** The application and the letter of issue of one child, to complete or correct: the court part of the record. (CT-08, P14) */
export const showApplicationOfChild = (visit: Visit): Promise<Answer> => show(visit, goingToCourt)

async function show(visit: Visit, names?: Names): Promise<Answer> {
  const found = await keptOf(visit)
  if (found === null) return notFound()
  return page(lettersOfChildPage(found.child, { ...opened(visit, found, names), title: titleOf(names) }), [
    found.child.id,
  ])
}

const titleOf = (names: Names | undefined): string =>
  names === undefined ? 'Letters and meetings' : 'The application to court'

/**
 * Completes or corrects one child's letters and meetings; what is cleared is taken away, and the history keeps it. After the decision to
 * issue there are the application and the letter of issue to record. (PP-08, P14)
 */
export const keepLettersOfChild = (visit: Visit): Promise<Answer> => keepFrom(visit)
/** The court part of them alone, whatever else is sent along. (CT-08, P14) */
export const keepApplicationOfChild = (visit: Visit): Promise<Answer> => keepFrom(visit, goingToCourt)

async function keepFrom(visit: Visit, names?: Names): Promise<Answer> {
  const found = await keptOf(visit)
  if (found === null) return notFound()
  const { child } = found
  return keep(visit, found, {
    goTo: `/families/${child.familyId}#letters`,
    show: (asked) => lettersOfChildPage(child, { ...asked, title: titleOf(names) }),
    ...(names === undefined ? {} : { names }),
  })
}

/** The dates of the same form, in the child's row of a list: what it doesn't ask stays as it is. (PP-08) */
export const lettersInRow = {
  open: async (visit: Visit): Promise<Asked | null> => {
    const found = await runningOf(visit)
    return found === null ? null : opened(visit, found, datesInRow)
  },
  save: async (visit: Visit, goTo: string, show: Shows): Promise<Answer> => {
    const found = await runningOf(visit)
    return found === null ? notFound() : keep(visit, found, { goTo, show, names: datesInRow })
  },
}

type Found = { readonly child: KeptChild; readonly kept: EpisodeClock }
type Asked = { readonly state: FormState; readonly fields: readonly Html[] }
type Shows = (asked: Asked) => PageContent | Promise<PageContent>
type Names = readonly (keyof Preparation & keyof LettersOfChild)[]

const opened = (visit: Visit, { kept }: Found, names?: Names): Asked => {
  const asked = lettersOfChildForm(visit.today, visit.labels)
  const state = openForm(visit, asked, preparationOf(kept.stored), kept.stored.version)
  return { state, fields: asked.controls(state, names ?? shownFor(kept)) }
}

/** Saves what one place asks of the letters, by the rules of all places; then goes on, or shows the place again. */
async function keep(
  visit: Visit,
  { child, kept }: Found,
  { goTo, show, names }: { readonly goTo: string; readonly show: Shows; readonly names?: Names },
): Promise<Answer> {
  const asked = lettersOfChildForm(visit.today, visit.labels)
  const calendar = await loadCalendar(visit.db)
  const asks = (all: Partial<Preparation>) => (names === undefined ? stillToRecord(kept, all) : someOf(all, names))
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, typed) => {
      const changes = asks(typed)
      const against = againstDates(kept.stored.episode, changes, visit.labels)
      if (against !== null) return notLawful(against, 'an extension would be out of bounds')
      const born = notBeforeBirth(visit, [child], [child.id], changes)
      if (!born.ok) return born
      const counts = await countsThoseRecorded(tx, [kept.stored.id], changes)
      if (!counts.ok) return counts
      const duty = await familyMeetingQuestions(tx, [child], [kept], changes)
      const sure = askFirst(visit, [...letterQuestions(kept, changes, calendar), ...duty])
      if (!sure.ok) return sure
      const saved = await savePreparation(tx, visit, { ...kept.stored, version: versionIn(visit) }, changes)
      return unlessMeanwhile(saved, { goTo, children: [child.id] })
    },
    show: async (problem) => {
      const { stored } = (await keptOf(visit))?.kept ?? kept
      const now = { kind: 'episode', id: stored.id, version: stored.version, values: asks(preparationOf(stored)) }
      const state = await openFormAgain(visit, asked, problem, now)
      return show({ state, fields: asked.controls(state, names ?? shownFor(kept)) })
    },
    saw: [child.id],
  })
}

const someOf = (all: Partial<Preparation>, names: Names): Partial<Preparation> =>
  Object.fromEntries(names.map((name) => [name, all[name] ?? null]))

const shownFor = (kept: EpisodeClock) => (isDecidedToIssue(kept) ? goingToCourt : undefined)

/** What may be changed: everything while pre-proceedings are open, afterwards only what follows the decision to issue. */
const stillToRecord = (kept: EpisodeClock, all: Partial<Preparation>): Partial<Preparation> =>
  isDecidedToIssue(kept)
    ? { applicationOn: all.applicationOn ?? null, letterOfIssueOn: all.letterOfIssueOn ?? null }
    : all

async function runningOf(visit: Visit): Promise<Found | null> {
  const found = await keptOf(visit)
  return found?.kept.clock.kind === 'running' ? found : null
}

async function keptOf(visit: Visit): Promise<Found | null> {
  const child = await childKept(visit)
  const kept = child === null ? undefined : (await letterClocksOf(visit, [child])).get(child.id)
  return child === null || kept === undefined ? null : { child, kept }
}
