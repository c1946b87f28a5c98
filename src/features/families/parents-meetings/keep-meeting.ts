import { type Answer, notFound, page } from '#door/answers.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { mistaken, notLawful, openForm, openFormAgain, type Problem, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { familyKept, openClocksOf } from '#features/families/kept/kept-by-visitor.ts'
import { againstDates } from '#features/families/pre-proceedings/keep-letters.ts'
import { letterQuestions } from '#features/families/pre-proceedings/letters-lawful.ts'
import type { AnswersOf } from '#parts/forms/fields/form.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import { adultsOfFamily, type KeptAdult } from '#records/families/adults.ts'
import { holdChildren } from '#records/families/children.ts'
import type { KeptFamily } from '#records/families/families.ts'
import type { Tx } from '#records/keeping/db.ts'
import { savePreparation } from '#records/pre-proceedings/change-episodes.ts'
import { loadOpenClocks, type OpenClock } from '#records/pre-proceedings/clocks.ts'
import {
  addParentsMeeting,
  firstMeetingsRecorded,
  type ParentsMeetingEntry,
  reviewMeetingsRecorded,
} from '#records/pre-proceedings/parents-meetings.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { unlikelyMeeting } from '#rules/pre-proceedings/parents-meetings.ts'
import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { parentsMeetingForm } from './meeting.form.ts'
import { addMeetingPage } from './meeting.page.ts'

async function aroundForm(visit: Visit) {
  const family = await familyKept(visit)
  if (family === null) return null
  const [clocks, adults] = await Promise.all([
    openClocksOf(visit, family),
    adultsOfFamily(visit.db, visit.looking, family.id),
  ])
  const offered = family.children.flatMap(({ id, name }) => {
    const open = clocks.get(id)
    return open === undefined ? [] : [{ id, name: nameWithin(family.name, name), open }]
  })
  if (offered.length === 0) return null
  return { family, offered, adults, asked: parentsMeetingForm(offered, adults, visit.today) }
}

type Around = NonNullable<Awaited<ReturnType<typeof aroundForm>>>
type Typed = AnswersOf<Around['asked']>

/** Who came and who had a solicitor, adult by adult; nobody who neither came nor was spoken for. */
export const adultsAt = (
  adults: readonly Pick<KeptAdult, 'id' | 'name'>[],
  { came, represented }: { readonly came: readonly number[]; readonly represented: readonly number[] },
): ParentsMeetingEntry['adults'] =>
  adults
    .map(({ id, name }) => ({ id, name, came: came.includes(id), represented: represented.includes(id) }))
    .filter((each) => each.came || each.represented)

/** Opened with what is likely: the first meeting while one is waited for, the children it is waited for, who is represented. */
export async function showAddMeeting(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { family, offered, adults, asked } = around
  const waiting = offered.filter(({ open }) => open.clock.facts.firstMeetingOn === null)
  const likely = waiting.length > 0 ? waiting : offered
  const state = openForm(visit, asked, {
    children: likely.map(({ id }) => id),
    kind: waiting.length > 0 ? 'first' : 'review',
    represented: adults.filter(({ of }) => of.some((each) => each.represented === true)).map(({ id }) => id),
  })
  return page(addMeetingPage(family, { state, fields: asked.controls(state) }), sawOf(family))
}

/** Records a meeting with the parents: the day of a first one with each child's letters, of a later one the count too. (PP-08) */
export async function addMeeting(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  const { family, adults, asked } = around
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, typed) => {
      await holdChildren(tx, typed.children)
      const chosen = await chosenOf(tx, visit, around, typed)
      if (!chosen.ok) return chosen
      for (const each of chosen.value) {
        const kept = await keepOfChild(tx, visit, each, typed)
        if (!kept.ok) return kept
      }
      const children = chosen.value.map(({ id, open }) => ({ childId: id, episodeId: open.stored.id }))
      const entry = {
        adults: adultsAt(adults, typed),
        others: typed.others,
        agreed: typed.agreed,
        heldOn: typed.kind === 'review' ? typed.heldOn : null,
      }
      await addParentsMeeting(tx, visit, { familyId: family.id, kind: typed.kind, children }, entry)
      return allowed({ goTo: `/families/${family.id}#parents-meetings`, children: typed.children })
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, asked, problem)
      return addMeetingPage(family, { state, fields: asked.controls(state) })
    },
    saw: sawOf(family),
  })
}

type Chosen = { readonly id: number; readonly name: string; readonly open: OpenClock }

/** The children chosen as they stand now, for whom it isn't recorded already; what looks like a slip is asked about first. */
async function chosenOf(
  tx: Tx,
  visit: Visit,
  { offered }: Around,
  { children, kind, heldOn }: Typed,
): Promise<Outcome<readonly Chosen[], Problem>> {
  const now = await loadOpenClocks(tx, children, visit.today)
  const named = offered.filter(({ id }) => children.includes(id))
  if (named.length < children.length) return mistaken({ children: 'Choose children from the list' })
  const chosen = named.flatMap(({ id, name }) => {
    const open = now.get(id)
    return open === undefined ? [] : [{ id, name, open }]
  })
  const ended = named.find(({ id }) => !now.has(id))
  if (ended !== undefined) return mistaken({ children: sayEnded(ended.name) })
  const twice = await recordedAlready(tx, chosen, { kind, heldOn })
  if (twice !== null) return mistaken({ children: twice })
  const calendar = await loadCalendar(tx)
  const questions = chosen.flatMap(({ name, open }) => [
    ...unlikelyMeeting(kind, heldOn, { child: name, firstMeetingOn: open.clock.facts.firstMeetingOn }),
    ...(kind === 'first' ? letterQuestions(open, { firstMeetingOn: heldOn }, calendar) : []),
  ])
  const sure = askFirst(visit, [...new Set(questions)])
  return sure.ok ? allowed(chosen) : sure
}

const sayEnded = (name: string): string =>
  `${name}’s ${nameFor('stage.pre-proceedings')} ${verbFor('stage.pre-proceedings', 'have', 'has')} ended: choose the others`

/** A first meeting is one, and two on a day are the same. */
async function recordedAlready(
  tx: Tx,
  chosen: readonly Chosen[],
  { kind, heldOn }: Pick<Typed, 'kind' | 'heldOn'>,
): Promise<string | null> {
  const ids = chosen.map(({ open }) => open.stored.id)
  if (kind === 'first') {
    const firsts = await firstMeetingsRecorded(tx, ids)
    const twice = chosen.find(({ open }) => firsts.has(open.stored.id))
    return twice === undefined
      ? null
      : `Who came to the first meeting of ${twice.name} is recorded already: the family’s page leads there`
  }
  const days = await reviewMeetingsRecorded(tx, ids)
  const twice = chosen.find(({ open }) => days.get(open.stored.id)?.some((day) => day.equals(heldOn)) === true)
  return twice === undefined
    ? null
    : `The meeting of ${sayDate(heldOn)} is recorded already for ${twice.name}: the family’s page leads there`
}

/** The day of a first meeting, or one more later one, in the child's own pre-proceedings. */
async function keepOfChild(
  tx: Tx,
  visit: Visit,
  { open: { stored } }: Chosen,
  { kind, heldOn }: Typed,
): Promise<Outcome<null, Problem>> {
  if (kind === 'review') {
    await savePreparation(tx, visit, stored, { reviewMeetings: (stored.reviewMeetings ?? 0) + 1 })
    return allowed(null)
  }
  if (stored.episode.firstMeetingOn?.equals(heldOn) === true) return allowed(null)
  const against = againstDates(stored.episode, { firstMeetingOn: heldOn }, visit.labels)
  if (against !== null) return notLawful(against, 'an extension would be out of bounds')
  await savePreparation(tx, visit, stored, { firstMeetingOn: heldOn })
  return allowed(null)
}

const sawOf = ({ children }: KeptFamily): readonly number[] => children.map(({ id }) => id)
