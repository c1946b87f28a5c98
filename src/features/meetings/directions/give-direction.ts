import { type Answer, notFound, page } from '#door/answers.ts'
import { teamManagerOfChildren } from '#records/people/accountable-manager.ts'
import { type KeptDirection, directionsOfItems, giveDirection } from '#records/pre-proceedings/asked-directions.ts'
import { joinTogether } from '#records/actions/siblings-actions.ts'
import { addAction } from '#records/actions/change-actions.ts'
import { loadChild } from '#records/families/children.ts'
import type { Tx } from '#records/keeping/db.ts'
import { reviewsOfItems } from '#records/pre-proceedings/reviews.ts'
import { nextSittingOfItem } from '#records/sittings/sittings.ts'
import { unlikelyDue } from '#rules/actions/unlikely-due.ts'
import { allowed } from '#rules/outcome.ts'
import { askFirst } from '#door/form/ask-first.ts'
import { idIn } from '#door/form/form-at.ts'
import { openForm, openFormAgain, saveForm, savedMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { directionForm, directionsPage, type DirectionsPage } from './give-direction.page.ts'

const directionsIn = (visit: Visit): Promise<readonly KeptDirection[]> =>
  directionsOfItems(visit.db, visit.looking, [idIn(visit, 'item')])

const awaitedIn = (directions: readonly KeptDirection[]) => directions.filter(({ given }) => given === null)

const sawOf = (directions: readonly KeptDirection[]) => directions.map(({ childId }) => childId)

const modelOf = async (
  visit: Visit,
  directions: readonly KeptDirection[],
  state: DirectionsPage['state'],
): Promise<DirectionsPage> => ({
  directions,
  state,
  today: visit.today,
  reviews: await reviewsOfItems(visit.db, visit.looking, [idIn(visit, 'item')]),
  isOwn: directions.some(({ headId }) => headId === visit.actor.personId),
})

/** What was asked of a head of service who wasn't at a midpoint: awaited, or given since. (PP-06) */
export async function showDirections(visit: Visit): Promise<Answer> {
  const directions = await directionsIn(visit)
  if (directions.length === 0) return notFound()
  const by = await nextSittingOfItem(visit.db, idIn(visit, 'item'), visit.today)
  const state = openForm(visit, directionForm(directions, visit.today), { child: sawOf(awaitedIn(directions)), by })
  return page(directionsPage(await modelOf(visit, directions, state)), sawOf(directions))
}

/** Keeps the direction for the children chosen and makes it an action of each child's social worker, by the day asked: one for siblings of one worker. (PP-06) */
export async function saveDirections(visit: Visit): Promise<Answer> {
  const directions = await directionsIn(visit)
  if (directions.length === 0) return notFound()
  const asked = directionForm(directions, visit.today)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, answers) => {
      const wanted = directions.filter(({ childId }) => answers.child.includes(childId))
      const words = answers.words ?? ''
      const dueOn = answers.by ?? visit.today
      const likely = askFirst(visit, unlikelyDue(dueOn, visit.today))
      if (!likely.ok) return likely
      for (const direction of wanted) {
        if ((await giveDirection(tx, visit, direction, words)) !== 'saved') return savedMeanwhile
        if (words !== '') await becomesAction(tx, visit, direction, { words, dueOn })
      }
      await joinTogether(tx, idIn(visit, 'item'))
      return allowed({ goTo: `/directions/${idIn(visit, 'item')}`, children: sawOf(wanted) })
    },
    show: async (problem) => {
      const now = await directionsIn(visit)
      const chosen = visit.form.all('child')
      const first = now.find(({ childId, given }) => given !== null && chosen.includes(String(childId)))
      const values = { given: 'yes', words: first?.given?.words ?? null } as const
      const kept = first === undefined ? null : { ...first, kind: 'asked-direction', values }
      return directionsPage(await modelOf(visit, now, await openFormAgain(visit, asked, problem, kept)))
    },
    saw: sawOf(directions),
  })
}

async function becomesAction(
  tx: Tx,
  visit: Visit,
  { childId, familyId, agendaItemId }: KeptDirection,
  { words, dueOn }: { readonly words: string; readonly dueOn: Temporal.PlainDate },
): Promise<void> {
  const manager = await teamManagerOfChildren(tx, [childId], visit.today)
  const child = await loadChild(tx, visit.looking, childId)
  await addAction(tx, visit, {
    familyId,
    childId,
    words,
    dueOn,
    agendaItemId,
    source: 'review',
    doerId: child?.socialWorkerId ?? manager?.personId ?? visit.actor.personId,
    accountableManagerId: manager?.personId ?? null,
  })
}
