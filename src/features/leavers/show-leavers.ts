import { type Answer, notFound, page } from '#door/answers.ts'
import { idIn } from '#door/form/form-at.ts'
import type { Visit } from '#door/visit.ts'
import { type LeftBehind, leftBehind } from '#records/staffing/left-behind.ts'
import { loadCaseHolderNames } from '#records/people/case-holders.ts'
import { loadPerson } from '#records/people/person.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import type { Going } from '#rules/people/absence.ts'
import type { OwnedKind } from '#rules/staffing/left-behind.ts'
import { absencesInReach } from './keep-absence.ts'
import { type AbsenceShown, leaverPage } from './leaver.page.ts'
import { leaversPage } from './leavers.page.ts'

/** Everybody who leaves, left or is away with something that is still theirs. (AC-04) */
export async function showLeavers(visit: Visit): Promise<Answer> {
  const items = await leftBehind(visit.db, visit.looking)
  const leavers = [...Map.groupBy(items, ({ personId }) => personId).values()]
  return page(leaversPage({ leavers, today: visit.today }), sawOf(items))
}

/** What is one person's who leaves or is away, each with the way to hand it on. (AC-04) */
export async function showLeaver(visit: Visit): Promise<Answer> {
  const { db, labels, today } = visit
  const person = await loadPerson(db, idIn(visit, 'id'))
  if (person === null) return notFound()
  const absences = person.leftOn === null ? await absencesInReach(visit, person.id) : []
  const items = (await leftBehind(visit.db, visit.looking)).filter(({ personId }) => personId === person.id)
  // Whose own team is out of reach can still work with a child within it.
  const going = howTheyGo(person.leftOn, absences) ?? items[0] ?? null
  if (going === null) return notFound()
  const shown = items.map((item) => ({ item, href: placeToHandOn(visit, item) }))
  const together = placesTogether(visit, person.id, items)
  const holderName = (await loadCaseHolderNames(db, today))(person.id)
  return page(leaverPage({ person, going, absences, items: shown, together, labels, holderName, today }), sawOf(items))
}

function howTheyGo(leftOn: PlainDate | null, [next]: readonly AbsenceShown[]): Going | null {
  if (leftOn !== null) return { leftOn, awayFrom: null, awayUntil: null }
  return next === undefined ? null : { leftOn: null, awayFrom: next.startsOn, awayUntil: next.endsOn }
}

/** Where this person hands on several of one kind at once, of which there are two or more. */
function placesTogether({ mayOpen }: Visit, id: number, items: readonly LeftBehind[]) {
  const several = (what: OwnedKind) => {
    const ids = items.filter((item) => item.what === what && item.isRead).map(({ recordId }) => recordId)
    return ids.length > 1 ? ids : null
  }
  const ofChildren = (what: OwnedKind, path: string) =>
    several(what) !== null && mayOpen(path) ? { [what]: path } : {}
  const actions = several('action')
  return {
    ...ofChildren('allocation', `/leavers/${id}/children`),
    ...ofChildren('conduct', `/leavers/${id}/conduct`),
    ...(actions === null
      ? {}
      : { action: `/actions/several/hand-on?whose=all&${actions.map((each) => `action=${each}`).join('&')}` }),
  }
}

const sawOf = (items: readonly LeftBehind[]): readonly number[] =>
  items.flatMap(({ child, childId }) => (child === null || childId === null ? [] : [childId]))

const places: Record<OwnedKind, (item: LeftBehind) => string> = {
  allocation: ({ recordId }) => `/children/${recordId}/details#socialWorkerId`,
  conduct: ({ recordId }) => `/children/${recordId}/details#solicitorId`,
  action: ({ recordId }) => `/actions/${recordId}/reassign`,
  answers: ({ recordId }) => `/actions/${recordId}/reassign`,
  'urgent-return': ({ recordId }) => `/urgent-returns/${recordId}/owner`,
  direction: ({ recordId }) => `/directions/${recordId}`,
  staffing: ({ recordId }) => `/staffing/${recordId}`,
  role: ({ recordId }) => `/settings/roles/${recordId}/cover`,
  cover: ({ recordId }) => `/settings/covers/${recordId}`,
  seat: ({ recordId }) => `/settings/seats/${recordId}`,
}

/** Where this person hands it on; null where somebody else does. Who doesn’t see the child hands an action on without reading it. */
function placeToHandOn({ mayOpen }: Visit, item: LeftBehind): string | null {
  if (!item.isRead)
    return item.what === 'action' || item.what === 'answers' ? `/actions/${item.recordId}/hand-on` : null
  const place = places[item.what](item)
  const [path = place] = place.split('#')
  return mayOpen(path) ? place : null
}
