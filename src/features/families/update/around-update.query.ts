import type { Visit } from '#door/visit.ts'
import { lookingFor } from '#door/visit.ts'
import { familyKept, openClocksOf } from '#features/families/kept/kept-by-visitor.ts'
import { actionsOfFamily, type KeptAction } from '#records/actions/actions.ts'
import { loadCalendar } from '#records/calendar/calendar.ts'
import type { KeptChild } from '#records/families/children.ts'
import { type KeptFamily, loadFamily } from '#records/families/families.ts'
import type { Db } from '#records/keeping/db.ts'
import { assessmentsOfChildren, type KeptAssessment } from '#records/pre-proceedings/assessments.ts'
import type { OpenClock } from '#records/pre-proceedings/clocks.ts'
import { type KeptUpdate, updatesOfChildren } from '#records/pre-proceedings/review-updates.ts'
import { type KeptReview, reviewsOfChildren, type Written } from '#records/pre-proceedings/reviews.ts'
import { updateSetting } from '#records/settings/settings.ts'
import type { PaperDue } from '#rules/meeting/papers.ts'
import { updateDue } from '#rules/meeting/update-due.ts'
import { nameWithin } from '#rules/people/name-within.ts'
import {
  isForMeeting,
  lastUpdate,
  openingWords,
  type ReviewAhead,
  reviewAhead,
} from '#rules/pre-proceedings/review-update.ts'

/** A child with the review that comes next, and what is written of it already. */
export type ChildToTell = {
  readonly child: KeptChild
  readonly called: string
  readonly open: OpenClock
  readonly ahead: ReviewAhead
  /** What the coming meeting is to read; null while nothing is there. */
  readonly sent: KeptUpdate | null
  /** Written for the coming meeting, for whatever review; it is written over. */
  readonly kept: KeptUpdate | null
  /** The reviews of these pre-proceedings that were held, in order. */
  readonly held: readonly KeptReview[]
  /** What the form begins with. */
  readonly opening: Written
}

/** A family whose coming reviews an update can be sent for, with what the record holds of it already. */
export type AroundUpdate = {
  readonly family: KeptFamily
  readonly children: readonly ChildToTell[]
  readonly actions: readonly KeptAction[]
  readonly assessments: readonly KeptAssessment[]
  readonly dueFor: (meetingOn: Temporal.PlainDate) => PaperDue
}

/** The family in the address with those of its children of whom this person sends an update; null when there is none. (PP-11) */
export const aroundFamily = async (visit: Visit): Promise<AroundUpdate | null> => around(visit, await familyKept(visit))

/** The same of one child alone. */
export async function aroundChild(visit: Visit, child: KeptChild | null): Promise<AroundUpdate | null> {
  const family = child === null ? null : await loadFamily(visit.db, visit.looking, child.familyId)
  return around(visit, family && { ...family, children: family.children.filter(({ id }) => id === child?.id) })
}

async function around(visit: Visit, family: KeptFamily | null): Promise<AroundUpdate | null> {
  if (family === null) return null
  const seeing = lookingFor(visit, 'see-child')
  const [clocks, toTell, actions, assessments, calendar, { value: deadline }] = await Promise.all([
    openClocksOf(visit, family),
    writtenOf(visit.db, visit, family.children),
    actionsOfFamily(visit.db, seeing, family.id),
    assessmentsOfChildren(visit.db, seeing, family.children.map(({ id }) => id)), // prettier-ignore
    loadCalendar(visit.db),
    updateSetting.load(visit.db),
  ])
  const children = family.children.flatMap((child) => {
    const open = clocks.get(child.id)
    const told = open === undefined ? null : toTell(family, child, open)
    return told === null ? [] : [told]
  })
  return { family, children, actions, assessments, dueFor: (meetingOn) => updateDue(calendar, deadline, meetingOn) }
}

/** What is written and held of these children, to set beside each one's clock; null where no review is to come. */
export async function writtenOf(db: Db, { looking }: Pick<Visit, 'looking'>, children: readonly KeptChild[]) {
  const ids = children.map(({ id }) => id)
  const [updates, reviews] = await Promise.all([
    updatesOfChildren(db, looking, ids),
    reviewsOfChildren(db, looking, ids),
  ])
  return ({ name }: Pick<KeptFamily, 'name'>, child: KeptChild, open: OpenClock): ChildToTell | null => {
    const ahead = reviewAhead(open.clock)
    if (ahead === null) return null
    const isOfEpisode = ({ episodeId }: { readonly episodeId: number }) => episodeId === open.stored.id
    const held = reviews.filter(isOfEpisode)
    const own = updates.filter(isOfEpisode)
    const update = lastUpdate(own, held)
    return {
      ...{ child, open, ahead, held, called: nameWithin(name, child.name) },
      sent: isForMeeting(update, ahead.kind) ? update : null,
      kept: own.find(({ agendaItemId }) => agendaItemId === null) ?? null,
      opening: openingWords(ahead.kind, { update, before: held.at(-1) ?? null }),
    }
  }
}

const sameWords = (one: Written, other: Written): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => (one[key] ?? '') === (other[key] ?? ''))

const soonestFirst = (one: ChildToTell, other: ChildToTell): number =>
  (one.ahead.meetingOn?.toString() ?? '9').localeCompare(other.ahead.meetingOn?.toString() ?? '9')

/**
 * Of whom a form asks first: of one kind of review, those whose update is missing before the others, the soonest meeting first; ticked are those
 * of whom the same can be said. `kind` is that of a form that was sent.
 */
export function askedTogether({ children }: Pick<AroundUpdate, 'children'>, kind: ReviewAhead['kind'] | null) {
  const missing = children.filter(({ sent }) => sent === null)
  const [first] = (missing.length > 0 ? missing : children).toSorted(soonestFirst)
  const asked = kind ?? first?.ahead.kind ?? 'midpoint'
  return {
    kind: asked,
    among: children.filter(({ ahead }) => ahead.kind === asked),
    first: first ?? null,
    ticked: first === undefined ? [] : children.filter((each) => sameIsSaid(each, first)),
  }
}

const sameIsSaid = (one: ChildToTell, other: ChildToTell): boolean =>
  one.ahead.kind === other.ahead.kind &&
  (one.sent === null) === (other.sent === null) &&
  sayDay(one) === sayDay(other) &&
  sameWords(one.opening, other.opening)

const sayDay = ({ ahead }: ChildToTell): string => ahead.meetingOn?.toString() ?? ''
