import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { type Preparation, preparationOf, savePreparation } from '#records/pre-proceedings/change-episodes.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import type { EpisodeClock } from '#records/pre-proceedings/clocks.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { Calendar } from '#rules/calendar/working-days.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { allowed, refused } from '#rules/outcome.ts'
import type { EpisodeFacts } from '#rules/pre-proceedings/episode.ts'
import { extensionOutOfBounds } from '#rules/pre-proceedings/extension.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { mistaken, notLawful, openedAgain, openForm, type Problem, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { versionFields, versionOf } from './episode-versions.ts'
import { familyMeetingQuestions } from '#features/families/family-meeting/before-application.ts'
import { familyKept } from '#features/families/kept/kept-by-visitor.ts'
import { isDecidedToIssue, type LetterClocks, letterClocksOf } from './letter-clocks.ts'
import { countsThoseRecorded, letterQuestions, notBeforeBirth } from './letters-lawful.ts'
import { goingToCourt, type LettersOfChild, lettersForm, lettersOfChildForm } from './letters.form.ts'
import type { Labels } from '#rules/words/labels.ts'
import { lettersPage } from './letters.page.ts'

/** A form of letters: what it asks, everything or the court part of the record alone. */
type Names = readonly (keyof Preparation & keyof LettersOfChild)[]

export const showLetters = (visit: Visit): Promise<Answer> => open(visit)
/** Asks for the application and the letter of issue alone: the court part of the record. (CT-08, P14) */
export const showApplication = (visit: Visit): Promise<Answer> => open(visit, goingToCourt)

async function open(visit: Visit, names?: Names): Promise<Answer> {
  const family = await familyKept(visit)
  const clocks = await letterClocksOf(visit, family?.children ?? [])
  if (family === null || clocks.size === 0) return notFound()
  const waiting = [...clocks].filter(
    ([, { clock }]) =>
      clock.kind === 'running' && clock.waitsFor.some((it) => it === 'letter' || it === 'first-meeting'),
  )
  const decided = [...clocks].filter(([, each]) => isDecidedToIssue(each) && each.clock.facts.applicationOn === null)
  const meant = names === undefined ? waiting : decided
  const children = (clocks.size === 1 ? [...clocks] : meant).map(([id]) => id)
  const asked = formFor(visit, family, clocks)
  const state = openForm(visit, asked, { children })
  const fields = [versionFields([...clocks.values()]), ...asked.controls(state, shownOf(names))]
  return page(lettersPage(family, { state, fields, title: titleOf(names) }), [...clocks.keys()])
}

/** Records what was sent and held for every child chosen; each keeps its own dates, and what was left empty stays. (FAM-02, PP-08) */
export const keepLetters = (visit: Visit): Promise<Answer> => keep(visit)
/** Records when the application was made, and the letter of issue sent, and nothing else that is sent along. (CT-08, P14) */
export const keepApplication = (visit: Visit): Promise<Answer> => keep(visit, goingToCourt)

async function keep(visit: Visit, names?: Names): Promise<Answer> {
  const family = await familyKept(visit)
  const clocks = await letterClocksOf(visit, family?.children ?? [])
  if (family === null || clocks.size === 0) return notFound()
  const calendar = await loadCalendar(visit.db)
  let changedMeanwhile: EpisodeClock | null = null
  return saveForm(visit, {
    read: formFor(visit, family, clocks).read(visit.form),
    save: async (tx, { children, ...typed }) => {
      const changes = filledIn(names === undefined ? typed : someOf(typed, names))
      if (Object.keys(changes).length === 0) return mistaken(nothingFilledIn(names))
      const chosen = children.flatMap((id) => clocks.get(id) ?? [])
      const duty = await familyMeetingQuestions(tx, family.children, chosen, changes)
      const stands = whatStandsAgainst(visit, { family, children, chosen, changes, calendar, duty })
      if (!stands.ok) return stands
      const ids = chosen.map(({ stored }) => stored.id)
      const counts = await countsThoseRecorded(tx, ids, changes)
      if (!counts.ok) return counts
      for (const open of chosen) {
        const against = againstDates(open.stored.episode, changes, visit.labels)
        if (against !== null) return notLawful(against, 'an extension would be out of bounds')
        const asOpened = { ...open.stored, version: versionOf(visit.form, open.stored) }
        if ((await savePreparation(tx, visit, asOpened, changes)) !== 'saved') {
          changedMeanwhile = open
          return refused({ is: 'saved-meanwhile' })
        }
      }
      return allowed({ goTo: `/families/${family.id}#letters`, children })
    },
    show: async (problem) => {
      const now = await letterClocksOf(visit, family.children)
      const asked = formFor(visit, family, now)
      const meanwhile = changedMeanwhile === null ? null : (now.get(changedMeanwhile.stored.childId) ?? null)
      const state = await showMeanwhile(visit, asked, problem, meanwhile)
      const fields = [versionFields([...now.values()]), ...asked.controls(state, shownOf(names))]
      return lettersPage(family, { state, fields, title: titleOf(names) })
    },
    saw: [...clocks.keys()],
  })
}

const shownOf = (names: Names | undefined) => (names === undefined ? undefined : (['children', ...names] as const))

const nothingFilledIn = (names: Names | undefined) =>
  names === undefined
    ? {
        letterSentOn: `Enter when the ${nameFor('document.letter-before-proceedings')} was sent, or fill in what else happened`,
      }
    : {
        applicationOn: `Enter when the application was made to court, or the ${nameFor('document.letter-of-issue')} sent`,
      }

const titleOf = (names: Names | undefined): string =>
  names === undefined ? 'Record letters and meetings' : 'Record the application to court'

const someOf = (all: Partial<Preparation>, names: Names): Partial<Preparation> =>
  Object.fromEntries(names.map((name) => [name, all[name] ?? null]))

const formFor = ({ today, labels }: Visit, { name, children }: KeptFamily, clocks: LetterClocks) => {
  const among = children
    .filter(({ id }) => clocks.has(id))
    .map((child) => ({ id: child.id, name: nameWithin(name, child.name), note: sayRecorded(clocks.get(child.id)) }))
  return lettersForm(among, today, labels)
}

/** Both texts of what was filled in: what was left empty says nothing. */
function showMeanwhile(
  visit: Visit,
  asked: ReturnType<typeof formFor>,
  problem: Problem,
  meanwhile: EpisodeClock | null,
) {
  const { inWords, typedIn, asTyped } = lettersOfChildForm(visit.today, visit.labels)
  const yours = onlyFilled(inWords(typedIn(visit.form)))
  if (meanwhile === null) return openedAgain(visit, asked, problem, null, yours)
  const { stored } = meanwhile
  return openedAgain(
    visit,
    asked,
    problem,
    { kind: 'episode', id: stored.id, version: stored.version, words: inWords(asTyped(preparationOf(stored))) },
    yours,
  )
}

function sayRecorded(each: EpisodeClock | undefined): string {
  if (each !== undefined && isDecidedToIssue(each))
    return `decided to issue: the application and the ${nameFor('document.letter-of-issue')}`
  const { letterSentOn = null, firstMeetingOn = null } = each?.clock.facts ?? {}
  return [
    letterSentOn === null ? 'no letter recorded' : `letter ${sayDate(letterSentOn)}`,
    firstMeetingOn === null ? 'no first meeting recorded' : `first meeting ${sayDate(firstMeetingOn)}`,
  ].join(', ')
}

type Wanted = {
  readonly family: KeptFamily
  readonly children: readonly number[]
  readonly chosen: readonly EpisodeClock[]
  readonly changes: Partial<Preparation>
  readonly calendar: Calendar
  readonly duty: readonly string[]
}

/** A child who isn't offered, what is too late to record, an application before the birth, or a date to be asked about first. */
function whatStandsAgainst(visit: Visit, { family, children, chosen, changes, calendar, duty }: Wanted) {
  if (chosen.length < children.length) return mistaken({ children: 'Choose children from the list' })
  const misfit = misfitOf(family, chosen, changes)
  if (misfit !== null) return mistaken({ children: misfit })
  const born = notBeforeBirth(visit, family.children, children, changes)
  if (!born.ok) return born
  return askFirst(visit, [...new Set(chosen.flatMap((each) => letterQuestions(each, changes, calendar))), ...duty])
}

/** Once the decision to issue is made, nothing more is sent or held before it. */
function misfitOf({ name, children }: KeptFamily, chosen: readonly EpisodeClock[], changes: Partial<Preparation>) {
  const earlier = Object.keys(changes).filter((field) => field !== 'applicationOn' && field !== 'letterOfIssueOn')
  const over = earlier.length === 0 ? [] : chosen.filter(isDecidedToIssue)
  const names = children
    .filter(({ id }) => over.some(({ stored }) => stored.childId === id))
    .map((child) => nameWithin(name, child.name))
  return names.length === 0
    ? null
    : `Only the application and the ${nameFor('document.letter-of-issue')} can still be recorded for ${names.join(', ')}: ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'have', 'has')} ended`
}

const filledIn = (typed: Partial<Preparation>): Partial<Preparation> =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null))

const onlyFilled = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''))

/** Why these dates can't be: where the clock starts with one of them, an extension already asked for must still fit. (P2, P6) */
export function againstDates(facts: EpisodeFacts, changes: Partial<EpisodeFacts>, labels: Labels): string | null {
  const outside = extensionOutOfBounds({ ...facts, ...changes })
  return outside === null
    ? null
    : `With these dates the clock would start on another day, and the extension to ${sayDate(outside)} would no longer be ` +
        `between the 12-week date and the 16-week maximum (rule P6). The ${labels('role.divisional-director')} decides on extensions.`
}
