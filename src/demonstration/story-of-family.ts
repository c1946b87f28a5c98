import { latestReview } from '#rules/access/restriction.ts'
import { isBefore, latest } from '#rules/calendar/plain-date.ts'
import { type AdultInStory, type Cast, type ChildInStory, enteredOn, peopleOf } from './cast.ts'
import { workingDay } from './calendar-of-work.ts'
import type { Chance } from './chance.ts'
import { Kept } from './kept.ts'
import type { ActionPlan, AdultPlan, ChildPlan, FamilyPlan } from './plans.ts'
import { at, type Happening } from './story.ts'
import { storyOfCase, storyOfPrivate } from './story-of-court.ts'
import { type ReviewToHold, storyOfEpisode } from './story-of-episode.ts'

type PlainDate = Temporal.PlainDate

/** What becomes of a family besides its reviews, which the meetings hold. */
export type FamilyStory = {
  readonly family: Kept
  readonly happenings: readonly Happening[]
  readonly reviews: readonly ReviewToHold[]
}

type Telling = Cast & {
  readonly chance: Chance
  /** Which family it is, in the order in which they came in. */
  readonly number: number
}

/** How many days before the panel decides a family comes in. */
const daysBeforeThePanel = 6

/** One family's story up to today, as the people who have it entered it. */
export function storyOfFamily(telling: Telling, plan: FamilyPlan): FamilyStory {
  const family = new Kept('family')
  const lastEntered = plan.children.reduce((day, child) => latest(day, entryOf(child, cameOn(plan))), cameOn(plan))
  const knownFrom = enteredOn(telling, lastEntered)
  const adults = plan.adults.map((adult) => ({ plan: adult, record: new Kept('adult', family), knownFrom }))
  const children = plan.children.map((child): ChildInStory => {
    const record = new Kept('child', family)
    return { plan: child, record, people: peopleOf(telling, child), adults }
  })
  const issuedOn = plan.proceedings?.issuedOn ?? null
  const episodes = children.map((child) =>
    child.plan.episodes.map((each) => storyOfEpisode(telling, family, child, { plan: each, issuedOn })),
  )
  return {
    family,
    happenings: [
      ...comeIn(telling, { family, children, adults, plan, cameOn: cameOn(plan) }),
      ...episodes.flat().flatMap(({ happenings }) => happenings),
      ...children.flatMap((child) => storyOfPrivate(telling, child)),
      ...(plan.proceedings === null ? [] : storyOfCase(telling, { family, children }, plan.proceedings)),
      ...plan.actions.flatMap((action) => storyOfAction(telling, { family, children }, action)),
    ],
    reviews: episodes.flat().flatMap(({ reviews }) => reviews),
  }
}

/** The day a family comes in: some days before the panel decides, or the court orders. */
export const cameOn = (plan: FamilyPlan): PlainDate =>
  workingDay(earliestOf(plan).subtract({ days: daysBeforeThePanel }))

/** The first day on which something was decided or ordered for them. */
function earliestOf({ children, proceedings, actions }: FamilyPlan): PlainDate {
  const days = [
    ...children.flatMap(({ episodes, privateProceedings }) => [
      ...episodes.map(({ decidedOn }) => decidedOn),
      ...(privateProceedings === null ? [] : [privateProceedings.orderedOn]),
    ]),
    ...(proceedings === null ? [] : [proceedings.issuedOn]),
    ...actions.map(({ addedOn }) => addedOn),
  ]
  const [first, ...others] = days
  if (first === undefined) throw new Error('a family to which nothing happened')
  return others.reduce((least, each) => (isBefore(each, least) ? each : least), first)
}

type ComingIn = {
  readonly family: Kept
  readonly children: readonly ChildInStory[]
  readonly adults: readonly AdultInStory[]
  readonly plan: FamilyPlan
  readonly cameOn: PlainDate
}

/** The panel administrator enters the family with its first child, then the others and the adults. */
function comeIn(telling: Telling, { family, children, adults, plan, cameOn }: ComingIn): readonly Happening[] {
  const by = telling.organisation.panelAdministrator
  const records = children.map(({ record }) => record)
  return [
    ...children.map((child, place): Happening => {
      const on = enteredOn(telling, entryOf(child.plan, cameOn))
      const details = detailsOf(telling, child, place)
      return {
        at: at(place === 0 ? cameOn : on, `09:${30 + place}`),
        by,
        does: ({ add, sent }) => {
          if (place === 0) add(family, { name: plan.name, reference: referenceOf(telling.number) })
          add(child.record, details, { familyId: family })
          if (place === 0) sent('added a family', () => '/families/new', [child.record])
          else sent('added a child', () => `/families/${family.id}/children/new`, [child.record])
        },
      }
    }),
    ...adults.map(({ plan: adult, record, knownFrom }, place): Happening => ({
      at: at(knownFrom, `09:${45 + place}`),
      by,
      does: ({ add, relate, sent }) => {
        add(record, { name: adult.name, notes: null }, { familyId: family })
        for (const child of records) relate(record, child, relationOf(adult))
        sent('added an adult of a family', () => `/families/${family.id}/people/new`, records)
      },
    })),
    ...(telling.number === 1 ? [callByReference(telling, family, { children, cameOn })] : []),
    ...children.flatMap((child) => birth(telling, child)),
    ...(plan.restricted ? [restrict(telling, family, children)] : []),
  ]
}

function callByReference(
  { organisation }: Telling,
  family: Kept,
  { children, cameOn }: Pick<ComingIn, 'children' | 'cameOn'>,
): Happening {
  return {
    at: at(cameOn, '09:59'),
    by: organisation.panelAdministrator,
    does: ({ change, sent }) => {
      change(family, { reference: ownReference(1) })
      const concerned = children.map(({ record }) => record)
      sent('changed what a family is called', () => `/families/${family.id}/name`, concerned)
    },
  }
}

/** The day a child is entered: with the family, or at the birth where nobody expected it. */
const entryOf = ({ unbornAs, bornOn }: ChildPlan, cameOn: PlainDate): PlainDate =>
  unbornAs === null ? latest(cameOn, bornOn ?? cameOn) : cameOn

/** The record of a child who was expected is completed at birth. (FAM-03) */
function birth(cast: Cast, { plan, record, people }: ChildInStory): readonly Happening[] {
  const { unbornAs, bornOn, name } = plan
  if (unbornAs === null || bornOn === null) return []
  return [
    {
      at: at(enteredOn(cast, bornOn), '10:50'),
      by: people.worker,
      does: ({ change, sent }) => {
        change(record, { unborn: false, bornOn, name })
        sent('recorded a birth', () => `/children/${record.id}/birth`, [record])
      },
    },
  ]
}

/** The first family gets the reference that Waymark begins with, until somebody writes the council's own; every later one gets the next. */
const referenceOf = (number: number): string => (number === 1 ? 'F-1001' : ownReference(number))

const ownReference = (number: number): string => `NB-${2000 + number}`

const relationOf = ({ relationship, represented }: AdultPlan) => ({
  relationship,
  parentalResponsibility: relationship === 'mother' || relationship === 'father',
  represented,
})

const detailsOf = ({ chance, number }: Telling, { plan, people }: ChildInStory, place: number) => ({
  name: plan.unbornAs ?? plan.name,
  caseSystemId: String(400_000 + number * 100 + place * 11 + chance.between(0, 10)),
  unborn: plan.bornOn === null || plan.unbornAs !== null,
  bornOn: plan.unbornAs === null ? plan.bornOn : null,
  expectedDeliveryOn: plan.expectedDeliveryOn,
  childInNeed: plan.status === 'child-in-need',
  childProtection: plan.status === 'child-protection',
  lookedAfter: false,
  legalStatus: null,
  ethnicity: null,
  disability: null,
  language: 'English',
  interpreter: false,
  teamId: people.teamId,
  socialWorkerId: people.worker,
  solicitorId: people.solicitor,
  reviewingOfficer: null,
  guardian: null,
  plan: null,
  parallelPlan: null,
})

/** A relative works for the council: from a month ago on only those named see the family, who keeps the minutes among them. */
function restrict({ organisation, today }: Telling, family: Kept, children: readonly ChildInStory[]): Happening {
  const { chair, panelAdministrator } = organisation
  const startsOn = workingDay(today.subtract({ days: 30 }))
  const named = new Set([
    chair,
    panelAdministrator,
    ...children.flatMap(({ people }) => [people.manager, people.worker]),
  ])
  const records = children.map(({ record }) => record)
  return {
    at: at(startsOn, '12:00'),
    by: chair,
    does: ({ add, giveAccess, sent }) => {
      const told = { reason: 'A relative works for the council', startsOn, reviewOn: latestReview(startsOn) }
      add(new Kept('restriction', family), told, { familyId: family, approvedBy: chair })
      for (const personId of named) giveAccess(family, personId)
      sent('restricted a family', () => `/families/${family.id}/access/restrict`, records)
    },
  }
}

type FamilyInStory = { readonly family: Kept; readonly children: readonly ChildInStory[] }

/** The first child's worker enters it, and says when it is done; the team manager answers for it. */
function storyOfAction(cast: Cast, { family, children }: FamilyInStory, plan: ActionPlan): readonly Happening[] {
  const [first] = children
  if (first === undefined) return []
  const about = plan.child === null ? null : (children[plan.child]?.record ?? null)
  const record = new Kept('action', family, about)
  const { worker, manager } = first.people
  const concerned = about === null ? children.map((each) => each.record) : [about]
  const { words, dueOn, source, addedOn, doneOn } = plan
  const told = { familyId: family, childId: about, words, doerId: worker, accountableManagerId: manager, dueOn }
  const added: Happening = {
    at: at(enteredOn(cast, addedOn), '12:10'),
    by: worker,
    does: ({ add, sent }) => {
      add(record, { ...told, source, agendaItemId: null, addedOn: enteredOn(cast, addedOn) })
      sent('added an action', () => `/families/${family.id}/actions/new`, concerned)
    },
  }
  if (doneOn === null) return [added]
  const done: Happening = {
    at: at(enteredOn(cast, doneOn), '15:30'),
    by: worker,
    does: ({ change, sent }) => {
      change(record, { doneOn, doneWords: 'Done; the record of it is on the child’s file' })
      sent('said that an action is done', () => `/actions/${record.id}/done`, concerned)
    },
  }
  return [added, done]
}
