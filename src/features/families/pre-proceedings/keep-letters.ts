import { readForm } from '#parts/forms/read-form.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { type Preparation, preparationOf, savePreparation } from '#records/pre-proceedings/change-episodes.ts'
import type { OpenClock } from '#records/pre-proceedings/clocks.ts'
import type { KeptFamily } from '#records/families/families.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { allowed, refused } from '#rules/outcome.ts'
import type { EpisodeFacts } from '#rules/pre-proceedings/episode.ts'
import { extensionOutOfBounds } from '#rules/pre-proceedings/extension.ts'
import { mistaken, notLawful, opened, openedAgain, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { versionFields, versionOf } from './episode-versions.ts'
import { familyKept, type OpenClocks, openClocksOf } from '#features/families/kept/kept-by-visitor.ts'
import { lettersAsTyped, lettersForm, lettersWords, noLetters, typedLetters } from './letters.form.ts'
import type { Labels } from '#rules/words/labels.ts'
import { lettersPage } from './letters.page.ts'

export async function showLetters(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  const clocks = await openClocksOf(visit, family)
  if (family === null || clocks.size === 0) return notFound()
  const waiting = [...clocks].filter(([, { clock }]) =>
    clock.waitsFor.some((it) => it === 'letter' || it === 'first-meeting'),
  )
  const chosen = (clocks.size === 1 ? [...clocks] : waiting).map(([id]) => String(id))
  const model = { ...aroundForm(family, clocks), chosen, typed: noLetters, state: opened(visit, null) }
  return page(lettersPage(model), [...clocks.keys()])
}

/** Records what was sent and held for every child chosen; each keeps its own dates, and what was left empty stays. (FAM-02, PP-08) */
export async function keepLetters(visit: Visit): Promise<Answer> {
  const family = await familyKept(visit)
  const clocks = await openClocksOf(visit, family)
  if (family === null || clocks.size === 0) return notFound()
  let changedMeanwhile: OpenClock | null = null
  return saveForm(visit, {
    read: readForm(visit.form, lettersForm(visit.today)),
    save: async (tx, { children, ...typed }) => {
      const changes = filledIn(typed)
      if (Object.keys(changes).length === 0) return mistaken({ letterSentOn: 'Fill in what happened' })
      const chosen = children.flatMap((id) => clocks.get(id) ?? [])
      if (chosen.length < children.length) return mistaken({ children: 'Choose children from the list' })
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
      const now = await openClocksOf(visit, family)
      const typed = typedLetters(visit.form)
      const meanwhile = changedMeanwhile === null ? null : (now.get(changedMeanwhile.stored.childId) ?? null)
      const state = await openedAgain(visit, problem, meanwhile && asKept(meanwhile), onlyFilled(lettersWords(typed)))
      return lettersPage({ ...aroundForm(family, now), chosen: visit.form.all('children'), typed, state })
    },
    saw: [...clocks.keys()],
  })
}

const aroundForm = (family: KeptFamily, clocks: OpenClocks) => ({
  family,
  children: family.children
    .filter(({ id }) => clocks.has(id))
    .map(({ id, name }) => ({ id, name: nameWithin(family.name, name), note: sayRecorded(clocks.get(id)) })),
  versions: versionFields([...clocks.values()]),
})

function sayRecorded(open: OpenClock | undefined): string {
  const { letterSentOn = null, firstMeetingOn = null } = open?.clock.facts ?? {}
  return [
    letterSentOn === null ? 'no letter recorded' : `letter ${sayDate(letterSentOn)}`,
    firstMeetingOn === null ? 'no first meeting recorded' : `first meeting ${sayDate(firstMeetingOn)}`,
  ].join(', ')
}

const filledIn = (typed: Partial<Preparation>): Partial<Preparation> =>
  Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== null))

const onlyFilled = (words: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''))

/** An episode as it is now, in words, to set beside what was typed. */
export const asKept = ({ stored }: OpenClock) => ({
  kind: 'episode',
  id: stored.id,
  version: stored.version,
  words: lettersWords(lettersAsTyped(preparationOf(stored))),
})

/** Why these dates can't be: where the clock starts with one of them, an extension already asked for must still fit. (P2, P6) */
export function againstDates(facts: EpisodeFacts, changes: Partial<EpisodeFacts>, labels: Labels): string | null {
  const outside = extensionOutOfBounds({ ...facts, ...changes })
  return outside === null
    ? null
    : `With these dates the clock would start on another day, and the extension to ${sayDate(outside)} would no longer be ` +
        `between the 12-week date and the 16-week maximum (rule P6). The ${labels('role.divisional-director')} decides on extensions.`
}
