import type { Role } from '#rules/access/actor.ts'
import type { Permission } from '#rules/access/permissions.ts'
import { type GivenPower, inForce, powers } from '#rules/access/powers.ts'
import { powerNames, sayHolders } from '#rules/access/power-words.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'
import type { SeriesTaking } from '#rules/meeting/business.ts'
import { worksAs } from '#rules/meeting/ways-of-working.ts'
import { capitalised, labelDefault, type Labels } from '#rules/words/labels.ts'
import { nameFor } from '#rules/words/name-for.ts'
import { namesOfTwo } from '#rules/words/names-of-two.ts'
import { sayCount, sayList } from '#rules/words/say-names.ts'
import type { SeatPart } from '#rules/access/actor.ts'

/** The steps in which an authority says how it works, in their order. (SET-09) */
export const setUpSteps = ['way', 'names', 'people', 'meetings', 'powers', 'papers', 'calendar', 'workbook'] as const
export type SetUpStep = (typeof setUpSteps)[number]

/** Who may take each step. */
export const permissionOfStep: Record<SetUpStep, Permission> = {
  way: 'keep-people',
  names: 'keep-people',
  meetings: 'keep-meeting-series',
  powers: 'keep-people',
  papers: 'keep-meeting-series',
  calendar: 'keep-people',
  people: 'keep-people',
  workbook: 'import-workbook',
}

/** A series with the seats it has today. */
export type SeriesToSetUp = SeriesTaking & {
  readonly name: string
  readonly needsLegalAdviser: boolean
  readonly seats: readonly { readonly part: SeatPart; readonly isHeld: boolean }[]
}

/** What the records hold of how an authority works, on a day. */
export type SetUpFacts = {
  readonly series: readonly SeriesToSetUp[]
  readonly labels: Labels
  readonly ownNames: number
  readonly powers: readonly GivenPower[]
  readonly rolesHeld: ReadonlySet<Role>
  readonly papers: number
  readonly publishedTo: PlainDate
  readonly closureDays: number
  readonly services: readonly { readonly name: string; readonly hasHead: boolean }[]
  readonly teams: readonly { readonly id: number; readonly hasManager: boolean }[]
  readonly people: number
  readonly hasChildren: boolean
  readonly today: PlainDate
}

/** Something that is missing. `key` tells it from whatever is missing later; without what is essential children can’t be followed. */
export type Lack = { readonly key: string; readonly says: string; readonly isEssential: boolean }

/** A step as the records have it: what is there, whether the authority has chosen something of its own, and what is missing. */
export type StepAsKept = { readonly now: string; readonly isChosen: boolean; readonly lacks: readonly Lack[] }

const essential = (key: string, says: string): Lack => ({ key, says, isEssential: true })
const useful = (key: string, says: string): Lack => ({ key, says, isEssential: false })
const when = (is: boolean, lack: () => Lack): readonly Lack[] => (is ? [lack()] : [])

/** How each step stands, worked out from the records. (SET-09) */
const stepAsKept: Record<SetUpStep, (facts: SetUpFacts) => StepAsKept> = {
  way: ({ series }) => {
    const now = worksAs(series)
    return { now: waysNow[now], isChosen: now !== 'terms-of-reference' && series.length > 0, lacks: [] }
  },
  names: ({ labels, ownNames }) => ({
    now: ownNames === 0 ? 'Every name is the usual one.' : `${sayCount(ownNames, 'name is', 'names are')} your own.`,
    isChosen: ownNames > 0,
    lacks: namesOfTwo(labels).map(({ name, keys }) =>
      useful(
        `name ${name}`,
        `“${name}” is the name of ${keys.map((key) => labelDefault(key).asks).join(', and of ')}.`,
      ),
    ),
  }),
  meetings: ({ series }) => ({
    now: series.length === 0 ? 'There is no meeting yet.' : `${sayList(series.map(({ name }) => name))}.`,
    isChosen: true,
    lacks: [
      ...when(series.length === 0, () => essential('no-meeting', 'No meeting takes the children’s reviews.')),
      ...series.flatMap(lacksOfSeries),
    ],
  }),
  powers: ({ powers: table, rolesHeld, labels, today }) => {
    const changes = table.filter(({ fromOn }) => fromOn !== null).length
    return {
      now: changes === 0 ? 'As the terms of reference have them.' : 'Changed by your authority.',
      isChosen: changes > 0,
      lacks: powers.flatMap((does) => {
        const holders = inForce(table, does, today).map(({ holder }) => holder)
        const isSomebodys = holders.some((holder) => holder.kind !== 'role' || rolesHeld.has(holder.role))
        return when(holders.length > 0 && !isSomebodys, () =>
          essential(
            `power ${does}`,
            `${powerNames[does]}: ${sayHolders(holders, { does, labels, names: new Map() })} can, and nobody holds that role.`,
          ),
        )
      }),
    }
  },
  papers: ({ papers }) => ({
    now: papers === 0 ? 'No paper is asked for.' : `${sayCount(papers, 'paper is', 'papers are')} asked for.`,
    isChosen: papers > 0,
    lacks: [],
  }),
  calendar: ({ publishedTo, closureDays, today }) => ({
    now: `Bank holidays are published to ${sayDate(publishedTo)}; ${closureDays === 0 ? 'no closure day is kept' : `${sayCount(closureDays, 'closure day is', 'closure days are')} kept`}.`,
    isChosen: closureDays > 0,
    lacks: when(isBefore(publishedTo, today.add({ months: monthsAhead })), () =>
      useful(
        `published ${publishedTo.toString()}`,
        `Bank holidays end within ${monthsAhead} months: bring those published since.`,
      ),
    ),
  }),
  people: ({ people, teams, services }) => ({
    now: `${sayCount(people, 'person', 'people')}, ${sayCount(teams.length, 'team')} in ${sayCount(services.length, 'service')}.`,
    isChosen: true,
    lacks: [
      ...when(teams.length === 0, () => essential('no-team', 'There is no team yet.')),
      ...lacksOfTeams(teams),
      ...services
        .filter(({ hasHead }) => !hasHead)
        .map(({ name }) => useful(`head ${name}`, `${name} has no ${nameFor('role.head-of-service')}.`)),
    ],
  }),
  workbook: ({ hasChildren }) => ({
    now: hasChildren ? 'Children are recorded.' : 'No child is recorded yet.',
    isChosen: true,
    lacks: when(!hasChildren, () => useful('no-child', 'No workbook is brought yet.')),
  }),
}

/** Dates are counted further than a court case lasts; short of that many months ahead the next year is worth looking for. */
const monthsAhead = 6

const waysNow: Record<ReturnType<typeof worksAs>, string> = {
  'terms-of-reference': 'As the terms of reference have it.',
  'one-panel': 'One panel does all.',
  apart: `${capitalised(nameFor('body.gateway-panel', 'short'))} and ${nameFor('body.tracking-meeting', 'short')} apart.`,
  otherwise: 'Shared as your meetings say.',
}

function lacksOfSeries({ id, name, needsLegalAdviser, seats }: SeriesToSetUp): readonly Lack[] {
  const isHeld = (part: SeatPart) => seats.some((seat) => seat.part === part && seat.isHeld)
  const needed = (part: SeatPart) => part === 'chair' || (part === 'legal-adviser' && needsLegalAdviser)
  const empty = seats.filter((seat) => !seat.isHeld && !needed(seat.part)).length
  return [
    ...when(!isHeld('chair'), () => essential(`chair ${id}`, `Nobody sits in the chair’s seat of ${name}.`)),
    ...when(needsLegalAdviser && !isHeld('legal-adviser'), () =>
      essential(`adviser ${id}`, `Nobody sits as legal adviser of ${name}, without whom it decides nothing.`),
    ),
    ...when(empty > 0, () =>
      useful(
        `seats ${id} ${empty}`,
        `${sayCount(empty, 'other seat of', 'other seats of')} ${name} ${empty === 1 ? 'is' : 'are'} empty.`,
      ),
    ),
  ]
}

function lacksOfTeams(teams: SetUpFacts['teams']): readonly Lack[] {
  const without = teams.filter(({ hasManager }) => !hasManager)
  return when(without.length > 0, () =>
    essential(
      `managers ${without.map(({ id }) => id).join(' ')}`,
      `${sayCount(without.length, 'team has', 'teams have')} no ${nameFor('role.team-manager')}.`,
    ),
  )
}

/** What a person has said of the steps: left as they are, each with what was missing then. */
export type LeftAsItIs = Readonly<Record<string, readonly string[]>>

/** 'missing': something is; 'to-look-at': nothing is, and nobody has chosen or said that it is right. */
export type StepState = 'missing' | 'to-look-at' | 'left' | 'done'

export type SetUpLine = StepAsKept & { readonly step: SetUpStep; readonly state: StepState }

/** Every step with how it stands. What goes missing after a step was left as it is, is missing all the same. (SET-09) */
export const setUpLines = (facts: SetUpFacts, left: LeftAsItIs): readonly SetUpLine[] =>
  setUpSteps.map((step) => {
    const kept = stepAsKept[step](facts)
    return { step, ...kept, state: stateOf(kept, left[step]) }
  })

function stateOf({ lacks, isChosen }: StepAsKept, left: readonly string[] | undefined): StepState {
  if (lacks.some(({ key }) => left?.includes(key) !== true)) return 'missing'
  if (left !== undefined) return 'left'
  return isChosen ? 'done' : 'to-look-at'
}

/** The steps that are still to be taken. */
export const stepsLeft = (lines: readonly SetUpLine[]): readonly SetUpLine[] =>
  lines.filter(({ state }) => state === 'missing' || state === 'to-look-at')

/** What is essential and missing, of the steps that nobody has left as they are. */
export const essentialLacks = (lines: readonly SetUpLine[]): readonly Lack[] =>
  lines
    .filter(({ state }) => state === 'missing')
    .flatMap(({ lacks }) => lacks.filter(({ isEssential }) => isEssential))
