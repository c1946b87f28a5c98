import type { SeatPart } from '#rules/access/actor.ts'
import type { PlainDate } from '#rules/calendar/plain-date.ts'
import { everSaid, planRecord } from '#rules/import/matching/compare-records.ts'
import { earlierNames } from '#rules/import/matching/earlier-names.ts'
import { withKey } from '#rules/import/matching/find-records.ts'
import { planPerson } from '#rules/import/matching/identify-person.ts'
import { matchTeam } from '#rules/import/matching/match-team.ts'
import { nameKey } from '#rules/import/sheets/names.ts'
import { aboutNobody, nameIn, textIn, type RowOf } from '#rules/import/reading/read-row.ts'
import type { EndedHolding, HoldingValue, Kept, Ref, SeatValue } from '#rules/import/plan/record-values.ts'
import { isHeldInTeam } from '#rules/people/decide-holding.ts'
import type { Source } from '#rules/import/sheets/sheet.ts'
import { meaningOf, posts } from '#rules/import/sheets/vocabulary-of-cells.ts'
import { roleHasEnded, seatHasEnded } from '#rules/import/words/words-for-kept.ts'
import * as say from '#rules/import/words/words-for-staff.ts'
import { known, type Workings } from '#rules/import/plan/workings.ts'

type StaffRow = RowOf<'staff'>

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
  if (service === null) row.report('service', say.teamWithoutService(name))
  const said = { name, service: service ?? serviceCalled(workings, say.unnamedService, row.source) }
  const team = planRecord(`team:${nameKey(name)}`, row.source, said, undefined)
  workings.planned.teams.push(team)
  return team.ref
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
    row.report('role', say.unknownPost(post.said))
    return
  }
  const serviceName = nameIn(row, 'service') ?? post.service
  const service = serviceName === null ? null : serviceCalled(workings, serviceName, row.source)
  const teamName = nameIn(row, 'team')
  const team = teamName === null ? null : teamCalled(workings, row, teamName, service)
  const worksInTeam = isHeldInTeam(meaning.role)
  if (worksInTeam && team === null) {
    row.report('team', say.noTeam(name, post.said))
    return
  }
  if (meaning.role === 'service-manager' && service === null) {
    row.report('service', say.noService(name, post.said))
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

/** The seat that a person holds in that part, or one that has been given another part in Waymark since the workbook was written. */
const keptSeat = ({ existing, seatsHad }: Workings, person: Ref, part: SeatPart): Kept<SeatValue> | undefined => {
  const theirs = existing.seats.filter(({ value }) => value.person === person)
  const hadPart = ({ id }: Kept<SeatValue>) => seatsHad.some((had) => had.id === id && had.parts.includes(part))
  return theirs.find(({ value }) => value.part === part) ?? theirs.find(hadPart)
}

const seatEndedOn = ({ seatsHad }: Workings, person: Ref, part: SeatPart): PlainDate | null =>
  seatsHad.findLast((had) => had.person === person && had.endedOn !== null && had.parts.includes(part))?.endedOn ?? null

function planSeat(workings: Workings, row: StaffRow, person: Ref, part: SeatPart): void {
  const kept = keptSeat(workings, person, part)
  const endedOn = seatEndedOn(workings, person, part)
  if (kept === undefined && endedOn !== null) {
    row.report('role', seatHasEnded(personCalled(workings, person), textIn(row, 'role') ?? '', endedOn))
    return
  }
  const holder = workings.existing.seats.find(({ value }) => value.part === part)?.value.person
  if (kept === undefined && part !== 'member' && holder !== undefined) {
    row.report('role', say.seatIsTaken(textIn(row, 'role') ?? '', personCalled(workings, holder)))
    return
  }
  // The seat keeps the name and the part it has in Waymark.
  const said = kept?.value ?? { person, post: textIn(row, 'role') ?? '', part }
  workings.planned.seats.push(planRecord(`seat:${row.source.row}`, row.source, said, kept))
}

/** One row of the Staff list: the person, their role with team and service, and the core seat that comes with the post (SET-01, SET-02). */
export function planStaffRow(workings: Workings, row: StaffRow): void {
  const name = nameIn(row, 'name')
  if (name === null) row.report(null, say.noName)
  else planHolding(workings, row, planPerson(workings, row, name), name)
  row.settle(workings, { ...aboutNobody, leftOut: name === null })
}
