import type { Db, Tx } from '#records/keeping/db.ts'
import type { Deed } from '#records/keeping/deed.ts'
import { changeHolder, loadSeats } from '#records/meeting/core-seats.ts'
import { renameWhatIsCalledAfter } from '#records/meeting/names-made-of.ts'
import { usualMeeting } from '#records/meeting/new-authority.ts'
import { addPaper } from '#records/meeting/papers.ts'
import { askPanel, decideAdmission } from '#records/panels/change-panel-items.ts'
import { addHolding, loadHolding, saveHolding } from '#records/people/role-holdings.ts'
import { loadPower, savePower as saveBodyPower } from '#records/settings/deciding-bodies.ts'
import { loadLabel, loadUsualLabels, saveLabel } from '#records/settings/labels.ts'
import { loadPowers, savePower, versionOfPower } from '#records/settings/powers.ts'
import { addSeries, loadAllSeries, saveSeries, type SeriesDetails } from '#records/sittings/meeting-series.ts'
import type { Role } from '#rules/access/actor.ts'
import { type Holder, inForce, type Power } from '#rules/access/powers.ts'
import { mondayOf } from '#rules/calendar/plain-date.ts'
import { panelSeats } from '#rules/meeting/core-seats.ts'
import { usualPapers } from '#rules/meeting/usual-papers.ts'
import type { LabelKey } from '#rules/words/labels.ts'
import { workingDay } from './calendar-of-work.ts'
import { at } from './story.ts'

type PlainDate = Temporal.PlainDate

/** What this council calls things; whatever isn't here has the name of the terms of reference. */
const names = {
  'stage.pre-proceedings': 'PLO',
  'meeting.with-parents': 'PLO meeting',
  'review.midpoint': 'halfway review',
  'review.final': 'outcome review',
  'plan.child-in-need': 'family help plan',
  'role.lead-practitioner': 'family help lead practitioner',
  'role.case-holder': 'case holder',
  'body.gateway-panel': 'Legal Gateway Meeting',
  'body.resource-approval': 'Resource Panel',
} as const satisfies Partial<Record<LabelKey, string>>

/** The three panels beside the meeting that reviews every child. */
const panels = (today: PlainDate): readonly SeriesDetails[] => [
  {
    ...usualMeeting,
    name: 'Legal Gateway Meeting',
    ...{ weekday: 2, startsAt: '10:00', minutes: 120 },
    takes: ['referrals', 'decisions-to-issue', 'resources'],
    body: 'gateway-panel',
  },
  {
    ...usualMeeting,
    name: 'Court Progression Panel',
    ...{ weekday: 4, startsAt: '14:00', minutes: 90 },
    takes: ['court', 'supervision-orders'],
  },
  {
    ...usualMeeting,
    name: 'Private Law Panel',
    chairName: 'convenor',
    ...{ rhythm: 'fortnightly', weekday: null, countsFrom: mondayOf(today).add({ days: 4 }) },
    ...{ startsAt: '10:00', takes: ['private'] },
  },
]

/**
 * Lets a demonstration's council work in another way than the terms of reference: four panels apart, names, powers and papers of its own, lead practitioners
 * beside social workers, and two families for whom the gateway has been asked. All of it as its administrator could have chosen it by the settings. (SET-06, SET-07, SET-08, SET-09)
 */
export async function workByFourPanels(db: Db, today: PlainDate): Promise<void> {
  const chosenOn = workingDay(today.subtract({ days: 3 }))
  await db.transaction().execute(async (tx) => {
    const { personId } = await holderOf(tx, 'authority-administrator')
    const deed = { now: at(chosenOn, '11:00'), today: chosenOn, actor: { personId } }
    await callThings(tx, deed)
    await sharePanels(tx, deed, today)
    await haveLeadPractitioners(tx, deed)
    for (const body of ['planning-meeting', 'care-pathways-panel'] as const)
      await saveBodyPower(tx, deed, await loadPower(tx, body), 'recommends')
    await givePower(tx, deed, 'extend', [{ kind: 'role', role: 'head-of-service', byArea: false }])
    await givePower(tx, deed, 'issue', [{ kind: 'panel' }])
    await givePower(tx, deed, 'admit', [{ kind: 'role', role: 'service-manager', byArea: false }])
    for (const { kind, ...paper } of usualPapers) await addPaper(tx, deed, kind, paper)
    await askTheGateway(tx, chosenOn)
  })
}

const isName = (key: string): key is keyof typeof names => Object.hasOwn(names, key)

/** Gives everything its name, and takes along the seats that are called after it. */
async function callThings(tx: Tx, deed: Deed): Promise<void> {
  const usual = await loadUsualLabels(tx)
  for (const [key, name] of Object.entries(names)) {
    if (!isName(key)) continue
    const label = await loadLabel(tx, key)
    await saveLabel(tx, deed, label, name)
    await renameWhatIsCalledAfter(tx, deed, label.text ?? usual(key), name)
  }
}

const holderOf = (
  tx: Tx,
  role: Extract<
    Role,
    'authority-administrator' | 'panel-administrator' | 'team-manager' | 'service-manager' | 'solicitor'
  >,
) =>
  tx
    .selectFrom('roleHolding')
    .select(['personId', 'teamId'])
    .where('role', '=', role)
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()

/** The meeting there is keeps the reviews; each panel has the same chair and deputy, a legal adviser and an administrator. */
async function sharePanels(tx: Tx, deed: Deed, today: PlainDate): Promise<void> {
  const [tracking] = await loadAllSeries(tx)
  if (tracking === undefined) throw new Error('a council has a meeting')
  const seated = await loadSeats(tx, tracking.id)
  const { personId: solicitor } = await holderOf(tx, 'solicitor')
  const { personId: administrator } = await holderOf(tx, 'panel-administrator')
  for (const details of panels(today)) {
    const id = await addSeries(tx, deed, details, panelSeats)
    for (const seat of await loadSeats(tx, id)) {
      const there = seated.find(({ part }) => part === seat.part)?.holdings[0]?.personId ?? administrator
      const personId = seat.part === 'legal-adviser' ? solicitor : there
      await changeHolder(tx, deed, seat, { personId, from: deed.today }, { kind: 'take-over', ends: null })
    }
  }
  await saveSeries(
    tx,
    deed,
    tracking,
    { ...usualMeeting, takes: ['reviews', 'ratifications'] },
    'Four panels share the work',
  )
}

/** In two teams somebody who held children as a social worker goes on holding them as a lead practitioner, beside the social workers. (SET-09) */
async function haveLeadPractitioners(tx: Tx, deed: Deed): Promise<void> {
  const holding = await tx
    .selectFrom('roleHolding')
    .innerJoin('child', 'child.socialWorkerId', 'roleHolding.personId')
    .innerJoin('person', 'person.id', 'roleHolding.personId')
    .innerJoin('episode', 'episode.childId', 'child.id')
    .select(['roleHolding.id', 'roleHolding.teamId'])
    .distinctOn('roleHolding.teamId')
    .where('role', '=', 'social-worker')
    .where('leftOn', 'is', null)
    .where('episode.endedOn', 'is', null)
    .where('roleHolding.id', 'not in', (eb) => eb.selectFrom('cover').select('holdingId'))
    .orderBy('roleHolding.teamId')
    .orderBy('roleHolding.id')
    .limit(2)
    .execute()
  for (const { id } of holding) {
    const held = await loadHolding(tx, id)
    if (held === null) throw new Error('somebody holds it')
    const { role, teamId, serviceId, startsOn, personId } = held
    const before = { role, teamId, serviceId, startsOn, endsOn: deed.today.subtract({ days: 1 }) }
    await saveHolding(tx, deed, held, before)
    await addHolding(tx, deed, personId, { ...before, role: 'lead-practitioner', startsOn: deed.today, endsOn: null })
  }
}

/** Besides whoever has it. */
async function givePower(tx: Tx, deed: Deed, does: Power, also: readonly Holder[]): Promise<void> {
  const table = await loadPowers(tx)
  const now = inForce(table, does, deed.today).map(({ holder }) => holder)
  await savePower(tx, deed, { does, version: versionOfPower(table, does) }, [...now, ...also])
}

/** A team manager has asked for two children of the team who are in neither pre-proceedings nor a case: one is admitted, the other waits for it. */
async function askTheGateway(tx: Tx, on: PlainDate): Promise<void> {
  const { id: seriesId } = await tx
    .selectFrom('meetingSeries')
    .select('id')
    .where('body', '=', 'gateway-panel')
    .executeTakeFirstOrThrow()
  const { personId, teamId } = await holderOf(tx, 'team-manager')
  const children = await tx
    .selectFrom('child')
    .select(['id', 'familyId'])
    .distinctOn('familyId')
    .where('teamId', '=', teamId)
    .where('followedUntil', 'is', null)
    .where('unborn', '=', false)
    .where('id', 'not in', (eb) => eb.selectFrom('episode').select('childId').where('endedOn', 'is', null))
    .where('id', 'not in', (eb) => eb.selectFrom('proceedingsChild').select('childId'))
    .orderBy('familyId')
    .limit(2)
    .execute()
  const deed = { now: at(on, '15:20'), today: on, actor: { personId } }
  for (const [place, { id: childId, familyId }] of children.entries()) {
    const id = await askPanel(tx, deed, {
      ...{ familyId, seriesId, business: 'referrals', urgent: place === 0, notBefore: null, toAdmit: true },
      why: place === 0 ? urgentWords : usualWords,
      children: [{ childId, urgentReturnId: null }],
    })
    if (place === 0) await admit(tx, at(on, '16:05'), on, { id, familyId, version: 1 })
  }
}

async function admit(
  tx: Tx,
  now: Temporal.Instant,
  today: PlainDate,
  request: Parameters<typeof decideAdmission>[2],
): Promise<void> {
  const [power] = inForce(await loadPowers(tx), 'admit', today)
  if (power === undefined) throw new Error('somebody admits requests')
  const actor = { personId: (await holderOf(tx, 'service-manager')).personId }
  const by = { powerId: power.id, as: 'service-manager', acting: false } as const
  await decideAdmission(tx, { now, today, actor }, request, { by, notBecause: null })
}

const urgentWords =
  'Police were called twice this month. The plan agreed in the summer isn’t being followed, and the school is worried.'
const usualWords =
  'Little has changed since the last plan ended. We ask what support can still be tried, and on threshold.'
