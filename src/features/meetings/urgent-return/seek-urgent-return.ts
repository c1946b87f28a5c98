import { nameFor, verbFor } from '#rules/words/name-for.ts'
import { capitalised } from '#rules/words/labels.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { holdChildren } from '#records/families/children.ts'
import type { Tx } from '#records/keeping/db.ts'
import { loadEpisodes } from '#records/pre-proceedings/episodes.ts'
import { loadFamily } from '#records/families/families.ts'
import { saveUrgentReturn } from '#records/pre-proceedings/urgent-returns.ts'
import { peopleToChoose } from '#records/people/people-to-choose.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import { allowed, type Outcome } from '#rules/outcome.ts'
import { decideUrgentReturn, type UrgentReturnRefusal } from '#rules/pre-proceedings/seek-urgent-return.ts'
import { idIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, type Problem, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { unlikelyReturn } from '#rules/pre-proceedings/unlikely-dates.ts'
import { seekForm, seekUrgentReturnPage } from './seek-urgent-return.page.ts'

type Around = NonNullable<Awaited<ReturnType<typeof aroundForm>>>

/** The family's children in pre-proceedings whose record this person keeps. */
async function aroundForm(visit: Visit) {
  const family = await loadFamily(visit.db, visit.looking, idIn(visit, 'id'))
  if (family === null) return null
  const episodes = await loadEpisodes(
    visit.db,
    family.children.map(({ id }) => id),
  )
  const open = new Set(episodes.filter(({ episode }) => episode.stage.status === 'open').map(({ childId }) => childId))
  const children = family.children.filter(({ id }) => open.has(id))
  const first = children.map(({ socialWorkerId }) => socialWorkerId)
  const offered = {
    people: await peopleToChoose(visit, { first, childIds: children.map(({ id }) => id) }),
    children: children.map(({ id, name }) => ({ id, name: nameWithin(family.name, name) })),
  }
  const teamOf = (id: number) => children.find((child) => child.id === id)?.teamId ?? null
  return { family, children: offered.children, teamOf, asked: seekForm(offered) }
}

const sawOf = ({ children }: Around) => children.map(({ id }) => id)

/** The form to seek an urgent return between meetings. */
export async function showSeek(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null || around.children.length === 0) return notFound()
  const { family, asked } = around
  const state = openForm(visit, asked, {})
  return page(seekUrgentReturnPage(family, { state, fields: asked.controls(state) }), sawOf(around))
}

/** Seeks an urgent return for the children chosen: tracked with its owner and date until the panel has met. (PP-06) */
export async function seekUrgentReturn(visit: Visit): Promise<Answer> {
  const around = await aroundForm(visit)
  if (around === null) return notFound()
  return saveForm(visit, {
    read: around.asked.read(visit.form),
    save: async (tx, { child: childIds, owner, why, by }) => {
      await holdChildren(tx, childIds)
      for (const childId of childIds) {
        const sought = await seekFor(tx, around, childId, by, visit)
        if (!sought.ok) return sought
        const teamId = around.teamOf(childId)
        const ids = { childId, familyId: around.family.id, episodeId: sought.value, teamId }
        await saveUrgentReturn(tx, visit, { ...ids, agendaItemId: null, ownerId: owner, why, by }, null)
      }
      const likely = askFirst(visit, unlikelyReturn(by, visit.today))
      return likely.ok ? allowed({ goTo: `/families/${around.family.id}`, children: childIds }) : likely
    },
    show: async (problem) => {
      const state = await openFormAgain(visit, around.asked, problem)
      return seekUrgentReturnPage(around.family, { state, fields: around.asked.controls(state) })
    },
    saw: sawOf(around),
  })
}

async function seekFor(
  tx: Tx,
  { children }: Around,
  childId: number,
  by: Temporal.PlainDate,
  { today }: Visit,
): Promise<Outcome<number, Problem>> {
  const child = children.find(({ id }) => id === childId)
  const open = (await loadEpisodes(tx, [childId])).find(({ episode }) => episode.stage.status === 'open')
  if (child === undefined || open === undefined) return mistaken({ child: 'Choose children from the list' })
  const decided = decideUrgentReturn(open.episode, by, today)
  return decided.ok ? allowed(open.id) : mistaken(sentences[decided.because](child.name))
}

const sentences: Record<UrgentReturnRefusal, (called: string) => Readonly<Record<string, string>>> = {
  'episode-ended': (called) => ({
    child: `${capitalised(nameFor('stage.pre-proceedings'))} ${verbFor('stage.pre-proceedings', 'have', 'has')} ended for ${called}: choose the others`,
  }),
  'already-awaited': (called) => ({ child: `An urgent return is awaited for ${called} already: choose the others` }),
  'day-has-gone': () => ({ by: 'By when: the date must be today or later' }),
}
