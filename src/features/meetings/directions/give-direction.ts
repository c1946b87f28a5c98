import { type FieldErrors, hasErrors } from '#parts/forms/form-errors.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { teamManagerOfChildren } from '#records/people/accountable-manager.ts'
import { type KeptDirection, directionsOfItems, giveDirection } from '#records/pre-proceedings/asked-directions.ts'
import { addAction } from '#records/actions/change-actions.ts'
import { loadChild } from '#records/families/children.ts'
import type { Tx } from '#records/keeping/db.ts'
import { reviewsOfItems } from '#records/pre-proceedings/reviews.ts'
import { nextSittingOfItem } from '#records/sittings/sittings.ts'
import { allowed, refused, type Outcome } from '#rules/outcome.ts'
import { idIn } from '#door/form/form-at.ts'
import { opened, openedAgain, saveForm, savedMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { directionsPage, type DirectionsPage } from './give-direction.page.ts'

type Wanted = { readonly directions: readonly KeptDirection[]; readonly words: string }

const directionsIn = (visit: Visit): Promise<readonly KeptDirection[]> =>
  directionsOfItems(visit.db, visit.looking, [idIn(visit, 'item')])

const awaitedIn = (directions: readonly KeptDirection[]) => directions.filter(({ given }) => given === null)

const sawOf = (directions: readonly KeptDirection[]) => directions.map(({ childId }) => childId)

const modelOf = async (
  visit: Visit,
  directions: readonly KeptDirection[],
  state: DirectionsPage['state'],
  typed: DirectionsPage['typed'],
): Promise<DirectionsPage> => ({
  directions,
  state,
  typed,
  reviews: await reviewsOfItems(visit.db, visit.looking, [idIn(visit, 'item')]),
  isOwn: directions.some(({ headId }) => headId === visit.actor.personId),
})

/** What was asked of a head of service who wasn't at a midpoint: awaited, or given since. (PP-06) */
export async function showDirections(visit: Visit): Promise<Answer> {
  const directions = await directionsIn(visit)
  if (directions.length === 0) return notFound()
  const typed = { children: sawOf(awaitedIn(directions)).map(String), given: '', words: '' }
  return page(directionsPage(await modelOf(visit, directions, opened(visit, null), typed)), sawOf(directions))
}

/** Keeps the direction for the children chosen and makes it an action of each child's social worker, due by the next meeting. (PP-06) */
export async function saveDirections(visit: Visit): Promise<Answer> {
  const directions = await directionsIn(visit)
  if (directions.length === 0) return notFound()
  const { form } = visit
  const typed = { children: form.all('child'), given: form.text('given'), words: form.text('words') }
  return saveForm(visit, {
    read: read(directions, typed),
    save: async (tx, wanted) => {
      const dueOn = await nextSittingOfItem(tx, idIn(visit, 'item'), visit.today)
      for (const direction of wanted.directions) {
        if ((await giveDirection(tx, visit, direction, wanted.words)) !== 'saved') return savedMeanwhile
        if (wanted.words !== '') await becomesAction(tx, visit, direction, { words: wanted.words, dueOn })
      }
      return allowed({ goTo: `/directions/${idIn(visit, 'item')}`, children: sawOf(wanted.directions) })
    },
    show: async (problem) => {
      const now = await directionsIn(visit)
      const first = now.find(({ childId, given }) => given !== null && typed.children.includes(String(childId)))
      const words = { Direction: first?.given?.words ?? '' }
      const kept = first === undefined ? null : { ...first, kind: 'asked-direction', words }
      const state = await openedAgain(visit, problem, kept, { Direction: typed.words })
      return directionsPage(await modelOf(visit, now, state, typed))
    },
    saw: sawOf(directions),
  })
}

function read(asked: readonly KeptDirection[], typed: DirectionsPage['typed']): Outcome<Wanted, FieldErrors> {
  const awaited = awaitedIn(asked)
  const chosen = asked.filter(({ childId }) => typed.children.includes(String(childId)))
  const directions = chosen.length === 0 && awaited.length === 1 ? awaited : chosen
  const errors: FieldErrors = {
    ...(directions.length === 0 ? { child: 'Choose which children it is about' } : {}),
    ...(typed.given === 'yes' || typed.given === 'no' ? {} : { given: 'Choose whether there is a direction to give' }),
    ...(typed.given === 'yes' && typed.words === '' ? { words: 'Write the direction' } : {}),
  }
  return hasErrors(errors) ? refused(errors) : allowed({ directions, words: typed.given === 'yes' ? typed.words : '' })
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
