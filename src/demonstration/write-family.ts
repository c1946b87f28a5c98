import { isBefore } from '#rules/calendar/plain-date.ts'
import type { Tx } from '#records/keeping/db.ts'
import { workingDay } from './calendar-of-work.ts'
import type { Organisation } from './organisation.ts'
import type { ChildPlan, FamilyPlan, ProceedingsPlan } from './plans.ts'
import { writeEpisode } from './write-episode.ts'
import type { Writing } from './writing.ts'

/** Writes one family down with everything that hangs on it. */
export async function writeFamily(writing: Writing, plan: FamilyPlan): Promise<void> {
  const { tx, number, organisation } = writing
  const { id: familyId } = await tx
    .insertInto('family')
    .values({ reference: `NB-${2000 + number}`, name: plan.name })
    .returning('id')
    .executeTakeFirstOrThrow()
  const childIds: number[] = []
  for (const [at, child] of plan.children.entries()) childIds.push(await writeChild(writing, familyId, at, child))
  await writeAdults(tx, familyId, childIds, plan)
  await writeActions(writing, familyId, childIds, plan)
  if (plan.proceedings !== null) await writeProceedings(writing, familyId, childIds, plan.proceedings)
  if (plan.restricted) await restrict(writing, familyId, organisation)
}

/** The team and the people who have the child, by their places in the plan. */
function placeOf({ organisation }: Writing, plan: Pick<ChildPlan, 'team' | 'worker' | 'solicitor'>) {
  const team = organisation.teams[plan.team] ?? organisation.teams[0]
  return {
    teamId: team?.id ?? null,
    socialWorkerId: team?.workers[plan.worker] ?? null,
    managerId: team?.managerId ?? null,
    solicitorId: organisation.solicitors[plan.solicitor] ?? null,
  }
}

async function writeChild(writing: Writing, familyId: number, at: number, plan: ChildPlan): Promise<number> {
  const { tx, chance, number } = writing
  const { teamId, socialWorkerId, solicitorId } = placeOf(writing, plan)
  const { id } = await tx
    .insertInto('child')
    .values({
      familyId,
      name: plan.name,
      caseSystemId: String(400_000 + number * 100 + at * 11 + chance.between(0, 10)),
      unborn: plan.bornOn === null,
      bornOn: plan.bornOn,
      expectedDeliveryOn: plan.expectedDeliveryOn,
      childInNeed: plan.status === 'child-in-need',
      childProtection: plan.status === 'child-protection',
      lookedAfter: plan.status === 'looked-after',
      language: 'English',
      teamId,
      socialWorkerId,
      solicitorId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const episode of plan.episodes) await writeEpisode(writing, id, episode)
  if (plan.privateProceedings !== null)
    await tx
      .insertInto('privateProceedings')
      .values({ childId: id, workerId: socialWorkerId, ...plan.privateProceedings })
      .execute()
  return id
}

async function writeAdults(tx: Tx, familyId: number, childIds: readonly number[], plan: FamilyPlan): Promise<void> {
  for (const { name, relationship, represented } of plan.adults) {
    const { id: adultId } = await tx
      .insertInto('adult')
      .values({ familyId, name })
      .returning('id')
      .executeTakeFirstOrThrow()
    const parentalResponsibility = relationship === 'mother' || relationship === 'father'
    await tx
      .insertInto('adultOfChild')
      .values(childIds.map((childId) => ({ adultId, childId, relationship, parentalResponsibility, represented })))
      .execute()
  }
}

async function writeActions(
  writing: Writing,
  familyId: number,
  childIds: readonly number[],
  plan: FamilyPlan,
): Promise<void> {
  const [first] = plan.children
  if (plan.actions.length === 0 || first === undefined) return
  const { socialWorkerId, managerId } = placeOf(writing, first)
  await writing.tx
    .insertInto('action')
    .values(
      plan.actions.map(({ child, ...action }) => ({
        ...action,
        familyId,
        childId: child === null ? null : (childIds[child] ?? null),
        doerId: socialWorkerId,
        accountableManagerId: managerId,
      })),
    )
    .execute()
}

async function writeProceedings(
  writing: Writing,
  familyId: number,
  childIds: readonly number[],
  plan: ProceedingsPlan,
): Promise<void> {
  const { tx, number, chance, today, organisation } = writing
  const { id: proceedingsId } = await tx
    .insertInto('proceedings')
    .values({
      familyId,
      courtNumber: `NB${plan.issuedOn.year % 100}C5${String(number).padStart(4, '0')}`,
      court: 'Family Court at Northbrook',
      judge: plan.judge,
      issuedOn: plan.issuedOn,
      endedOn: plan.endedOn,
      endedWords: plan.endedOn === null ? null : 'Final order made',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('proceedingsChild')
    .values(
      childIds.map((childId) => ({
        proceedingsId,
        childId,
        application: chance.in(0.7) ? 'Care order' : 'Supervision order',
        carePlan: plan.carePlan,
      })),
    )
    .execute()
  // Since the last meeting, whatever day today is.
  const changedAt = workingDay(today.subtract({ days: 1 })).toZonedDateTime({
    timeZone: 'Europe/London',
    plainTime: '16:10',
  })
  for (const { kind, heldOn, attendance, attendanceBefore } of plan.hearings) {
    const { id: hearingId } = await tx
      .insertInto('hearing')
      .values({
        proceedingsId,
        kind,
        heldOn,
        startsAt: '10:30',
        attendancePlan: attendance,
        status: isBefore(heldOn, today) ? 'held' : 'listed',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (attendanceBefore !== null)
      await tx
        .insertInto('hearingChange')
        .values({
          hearingId,
          changedAt: changedAt.toInstant(),
          changedBy: organisation.panelAdministrator,
          what: 'attendance plan',
          fromWords: attendanceBefore,
          toWords: attendance,
        })
        .execute()
  }
  await tx
    .insertInto('courtFiling')
    .values(plan.filings.map((filing) => ({ ...filing, proceedingsId })))
    .execute()
}

async function restrict({ tx, today }: Writing, familyId: number, { chair, teams }: Organisation): Promise<void> {
  const startsOn = today.subtract({ days: 30 })
  await tx
    .insertInto('restriction')
    .values({
      familyId,
      reason: 'A relative works for the council',
      approvedBy: chair,
      startsOn,
      reviewOn: startsOn.add({ days: 90 }),
    })
    .execute()
  const named = [chair, teams[1]?.managerId, teams[1]?.workers[3]].filter((id) => id !== undefined)
  await tx
    .insertInto('namedAccess')
    .values(named.map((personId) => ({ familyId, personId, givenBy: chair, givenOn: startsOn, endsOn: null })))
    .execute()
}
