import { everSaid, planRecord } from './compare-records.ts'
import { earlierNames } from './earlier-names.ts'
import { byId, byRef, withKey } from './find-records.ts'
import { warning, error, type FindingWords } from './finding.ts'
import { matchTeam } from './match-team.ts'
import { nameKey } from './names.ts'
import { aboutNobody, nameIn, textIn, type RowOf } from './read-row.ts'
import {
  idOf,
  keptRef,
  type EndedHolding,
  type HoldingValue,
  type Kept,
  type PersonValue,
  type Ref,
} from './record-values.ts'
import type { Source } from './sheet.ts'
import { meaningOf, posts } from './vocabulary-of-cells.ts'
import { roleHasEnded } from './words-for-kept.ts'
import { known, type Known, type Workings } from './workings.ts'

type StaffRow = RowOf<'staff'>

const noName: FindingWords = error(
  'SET-01',
  'The row names nobody, so it stays out.',
  'Add the name and import the row again.',
)
const unknownPost = (said: string): FindingWords =>
  warning(
    'SET-01',
    `No role is known for the post “${said}”; the person comes in without a role.`,
    'Give the person their role under People.',
  )
const noTeam = (name: string, post: string): FindingWords =>
  warning(
    'SET-02',
    `${name} is a ${post.toLowerCase()}, but no team is given; the role waits for it.`,
    'Give the person their role and team under People.',
  )
const noService = (name: string, post: string): FindingWords =>
  warning(
    'SET-02',
    `${name} is a ${post.toLowerCase()}, but no service is given; the role waits for it.`,
    'Give the person their role and service under People.',
  )
const teamWithoutService = (team: string): FindingWords =>
  warning(
    'SET-02',
    `No service is given for the team ${team}. It comes in under “${unnamedService}”.`,
    'Put the team in its service under Teams.',
  )
const unnamedService = 'Service to be named'
const sameName = (name: string): FindingWords =>
  warning(
    'SET-01',
    `Another person called ${name} is known with another e-mail address. This one comes in beside them, and a bare name in the workbook can’t tell the two apart.`,
    'If they are one person, correct the address.',
  )
const sameAddress = (name: string, other: string): FindingWords =>
  warning(
    'SET-01',
    `${name} has the e-mail address of ${other}; two people can’t share one, so it is left empty.`,
    'Enter the right address under People.',
  )
const seatIsTaken = (post: string, holder: string): FindingWords =>
  warning(
    'TM-01',
    `The core seat of the post “${post}” is held by ${holder}, who keeps it.`,
    'If it has passed on, change who holds the seat under Meetings in the settings.',
  )

const personCalled = (workings: Workings, ref: Ref): string =>
  known(workings, 'people').find((each) => each.ref === ref)?.value.name ?? 'somebody else'

function serviceCalled(workings: Workings, name: string, source: Source): Ref {
  const services = known(workings, 'services').map(({ ref, value }) => ({ ref, name: value.name }))
  const found = [...services, ...earlierNames(workings.existing.services)].find(
    (each) => nameKey(each.name) === nameKey(name),
  )
  if (found !== undefined) return found.ref
  const service = planRecord(`service:${nameKey(name)}`, source, { name }, undefined)
  workings.planned.services.push(service)
  return service.ref
}

function teamCalled(workings: Workings, row: StaffRow, name: string, service: Ref | null): Ref {
  const teams = known(workings, 'teams').map(({ ref, value }) => ({ ref, name: value.name }))
  const found = matchTeam(name, teams) ?? matchTeam(name, earlierNames(workings.existing.teams))
  if (found !== null) return found.ref
  if (service === null) row.report('service', teamWithoutService(name))
  const said = { name, service: service ?? serviceCalled(workings, unnamedService, row.source) }
  const team = planRecord(`team:${nameKey(name)}`, row.source, said, undefined)
  workings.planned.teams.push(team)
  return team.ref
}

const keysOfNames = (kept: Kept<PersonValue>) => everSaid(kept, 'name').map(nameKey)
const keysOfAddresses = (kept: Kept<PersonValue>) => everSaid(kept, 'email').map((each) => each?.toLowerCase() ?? null)
const plannedName = ({ value }: Known<PersonValue>) => [nameKey(value.name)]
const plannedAddress = ({ value }: Known<PersonValue>) => [value.email]

/** A person listed twice, for two roles, is one; a second name under one address keeps the name and loses the address. */
function personPlanned({ planned, existing }: Workings, name: string, email: string | null): Ref | null {
  const keptSo = withKey(existing.people, keysOfNames, nameKey(name)).map(({ id }) => keptRef(id))
  const calledSo = [
    ...withKey(planned.people, plannedName, nameKey(name)),
    ...keptSo.flatMap((ref) => withKey(planned.people, byRef, ref)),
  ]
  const hasNoOther = ({ ref, value }: Known<PersonValue>): boolean =>
    email === null ||
    value.email === null ||
    value.email === email ||
    withKey(existing.people, byId, idOf(ref)).some((kept) => keysOfAddresses(kept).includes(email))
  return calledSo.find(hasNoOther)?.ref ?? null
}

/** A person is known by e-mail address; by name alone only where one of the two has no address. */
function planPerson(workings: Workings, row: StaffRow, name: string): Ref {
  const address = textIn(row, 'email')?.toLowerCase() ?? null
  const already = personPlanned(workings, name, address)
  if (already !== null) return already
  const sharing = address === null ? undefined : withKey(workings.planned.people, plannedAddress, address)[0]
  if (sharing !== undefined) row.report('email', sameAddress(name, sharing.value.name))
  const email = sharing === undefined ? address : null
  const [sameEmail] = email === null ? [] : withKey(workings.existing.people, keysOfAddresses, email)
  const namesakes = withKey(workings.existing.people, keysOfNames, nameKey(name))
  const mayBe = namesakes.filter(({ value }) => email === null || value.email === null)
  const kept = sameEmail ?? (mayBe.length === 1 ? mayBe[0] : undefined)
  if (kept === undefined && namesakes.length > 0) row.report('email', sameName(name))
  const ref = `person:${email ?? `${row.source.sheet}!${row.source.row}`}`
  const person = planRecord(ref, row.source, { name, email }, kept)
  workings.planned.people.push(person)
  return person.ref
}

/** 'Service Manager, Regulated Services' is the post of service manager in that service. */
function postIn(row: StaffRow): { readonly said: string; readonly service: string | null } | null {
  const said = textIn(row, 'role')
  if (said === null) return null
  const [post, ...service] = said.split(', ')
  return meaningOf(posts, said) !== null || service.length === 0
    ? { said, service: null }
    : { said: post ?? said, service: service.join(', ') }
}

const byHolder = ({ value }: Kept<HoldingValue>) => [value.person]

/** The role a person holds already: the same in the same team, or one that somebody has changed in Waymark since the workbook was written. */
function keptHolding({ existing }: Workings, { person, role, team }: HoldingValue): Kept<HoldingValue> | undefined {
  const theirs = withKey(existing.holdings, byHolder, person)
  return (
    theirs.find(({ value }) => value.role === role && value.team === team) ??
    theirs.find((kept) => everSaid(kept, 'role').includes(role) && everSaid(kept, 'team').includes(team))
  )
}

const endedHolding = ({ ended }: Workings, { person, role, team }: HoldingValue): EndedHolding | undefined =>
  ended.findLast((each) => each.person === person && each.role === role && each.team === team)

function planHolding(workings: Workings, row: StaffRow, person: Ref, name: string): void {
  const post = postIn(row)
  if (post === null) return
  const meaning = meaningOf(posts, post.said)
  if (meaning === null) {
    row.report('role', unknownPost(post.said))
    return
  }
  const serviceName = nameIn(row, 'service') ?? post.service
  const service = serviceName === null ? null : serviceCalled(workings, serviceName, row.source)
  const teamName = nameIn(row, 'team')
  const team = teamName === null ? null : teamCalled(workings, row, teamName, service)
  const worksInTeam = meaning.role === 'social-worker' || meaning.role === 'team-manager'
  if (worksInTeam && team === null) {
    row.report('team', noTeam(name, post.said))
    return
  }
  if (meaning.role === 'service-manager' && service === null) {
    row.report('service', noService(name, post.said))
    return
  }
  const said = { person, role: meaning.role, team: worksInTeam ? team : null, service: worksInTeam ? null : service }
  const kept = keptHolding(workings, said)
  const ended = kept === undefined ? endedHolding(workings, said) : undefined
  if (ended !== undefined) {
    row.report('role', roleHasEnded(name, post.said, ended.endedOn))
    return
  }
  workings.planned.holdings.push(planRecord(`holding:${row.source.row}`, row.source, said, kept))
  if (meaning.part !== null) planSeat(workings, row, person, meaning.part)
}

function planSeat(
  workings: Workings,
  row: StaffRow,
  person: Ref,
  part: 'chair' | 'deputy' | 'member' | 'administrator',
): void {
  const kept = workings.existing.seats.find(({ value }) => value.person === person && value.part === part)
  const holder = workings.existing.seats.find(({ value }) => value.part === part)?.value.person
  if (kept === undefined && part !== 'member' && holder !== undefined) {
    row.report('role', seatIsTaken(textIn(row, 'role') ?? '', personCalled(workings, holder)))
    return
  }
  // The seat keeps the name it has in Waymark.
  const said = { person, post: kept?.value.post ?? textIn(row, 'role') ?? '', part }
  workings.planned.seats.push(planRecord(`seat:${row.source.row}`, row.source, said, kept))
}

/** One row of the Staff list: the person, their role with team and service, and the core seat that comes with the post (SET-01, SET-02). */
export function planStaffRow(workings: Workings, row: StaffRow): void {
  const name = nameIn(row, 'name')
  if (name === null) row.report(null, noName)
  else planHolding(workings, row, planPerson(workings, row, name), name)
  row.settle(workings, { ...aboutNobody, leftOut: name === null })
}
