import { loadActors } from '#records/access/actors.ts'
import { anyOf } from '#records/keeping/any-of.ts'
import type { Db } from '#records/keeping/db.ts'
import { loadLabels } from '#records/settings/labels.ts'
import { loadHoldings, peopleByRole } from '#records/people/people.ts'
import { loadManagers, loadTeams } from '#records/people/teams.ts'
import { overviewSetting } from '#records/settings/settings.ts'
import { childrenIn, entriesOf, type OverviewContent } from '#rules/overview/content.ts'
import { type Recipient, recipientsOf, type SentAbout } from '#rules/overview/recipients.ts'
import { capitalised, type Labels } from '#rules/words/labels.ts'
import { type InRole, whoMayAct } from '#rules/people/holdings.ts'
import { readableBy } from './reader.query.ts'

/** A recipient with the copy they would get: only what they may see today. */
export type RecipientWithCopy = Recipient & { readonly email: string | null; readonly copy: OverviewContent }

/** Who this Overview of a series' meeting goes to today, each with a copy; those with nothing in it that they may see as well. (LO-03) */
export async function findRecipients(
  db: Db,
  today: Temporal.PlainDate,
  seriesId: number,
  content: OverviewContent,
): Promise<readonly RecipientWithCopy[]> {
  const labels = await loadLabels(db)
  const [about, also] = await Promise.all([loadAbout(db, today, content), loadAlso(db, today, seriesId, labels)])
  const recipients = recipientsOf({
    about,
    roleNames: {
      teamManager: labels('role.team-manager'),
      serviceManager: labels('role.service-manager'),
      solicitor: labels('role.solicitor'),
    },
    also,
  })
  const ids = recipients.map(({ personId }) => personId)
  const [emails, actors] = await Promise.all([emailsOf(db, recipients), loadActors(db, ids, today)])
  const copyFor = async (recipient: Recipient): Promise<RecipientWithCopy> => {
    const actor = actors.get(recipient.personId)
    const copy =
      actor === undefined ? { ...content, leftOut: 0, parts: [] } : await readableBy(db, { actor, today }, content)
    return { ...recipient, email: emails.get(recipient.personId) ?? null, copy }
  }
  const withCopies: RecipientWithCopy[] = []
  for (let at = 0; at < recipients.length; at += atOnce)
    withCopies.push(...(await Promise.all(recipients.slice(at, at + atOnce).map(copyFor))))
  return withCopies
}

/** So many go as one statement; all of them at once would take every connection from everybody else. */
const atOnce = 16

async function emailsOf(db: Db, recipients: readonly Recipient[]): Promise<ReadonlyMap<number, string | null>> {
  if (recipients.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'email'])
    .where('id', '=', anyOf(recipients.map(({ personId }) => personId)))
    .execute()
  return new Map(rows.map(({ id, email }) => [id, email]))
}

/** The children in it and the teams whose staffing is, each with who answers today. What is only resolved concerns them too. */
async function loadAbout(db: Db, today: Temporal.PlainDate, content: OverviewContent): Promise<readonly SentAbout[]> {
  const [teams, managersOf, solicitors, children] = await Promise.all([
    loadTeams(db),
    loadManagers(db, today),
    loadSolicitors(db, today),
    loadChildren(db, childrenIn(content)),
  ])
  const ofTeam = (teamId: number | null) => {
    const team = teams.find(({ id }) => id === teamId)
    return { team: team?.name ?? null, service: team?.service ?? null, managers: managersOf(teamId) }
  }
  const staffed = entriesOf(content).flatMap(({ teamId }) => teamId ?? [])
  return [
    ...children.map(({ teamId, solicitorId }) => ({ ...ofTeam(teamId), legal: solicitors(solicitorId) })),
    ...staffed.map((teamId) => ({ ...ofTeam(teamId), legal: [] })),
  ]
}

const loadChildren = async (db: Db, ids: readonly number[]) =>
  ids.length === 0
    ? []
    : db.selectFrom('child').select(['teamId', 'solicitorId']).where('id', '=', anyOf(ids)).orderBy('id').execute()

/** The solicitor with conduct, who keeps the case, and beside them whoever covers their post today. */
async function loadSolicitors(
  db: Db,
  today: Temporal.PlainDate,
): Promise<(personId: number | null) => readonly InRole[]> {
  const [holdings, people] = await Promise.all([
    loadHoldings(db, ['solicitor']),
    db.selectFrom('person').select(['id', 'name', 'leftOn']).execute(),
  ])
  return (personId) => {
    const held = holdings.filter((holding) => holding.personId === personId)
    if (held.length > 0) return held.flatMap((holding) => whoMayAct(holding, today))
    const person = people.find(({ id }) => id === personId)
    const isHere =
      person !== undefined && (person.leftOn === null || Temporal.PlainDate.compare(person.leftOn, today) >= 0)
    return isHere ? [{ personId: person.id, name: person.name, acting: false }] : []
  }
}

async function loadAlso(db: Db, today: Temporal.PlainDate, seriesId: number, labels: Labels) {
  const { value: also } = await overviewSetting.load(db)
  const [seats, directors] = await Promise.all([
    also.coreMembers ? seatHolders(db, today, seriesId) : [],
    also.divisionalDirector ? peopleByRole(db, 'divisional-director', today) : [],
  ])
  return [
    ...seats.map(({ id, name, label }) => ({ personId: id, name, because: `Core member: ${label}` })),
    ...directors.map(({ personId, name, acting }) => ({
      personId,
      name,
      because: acting
        ? `Acting ${labels('role.divisional-director')}`
        : capitalised(labels('role.divisional-director')),
    })),
  ]
}

const seatHolders = (db: Db, today: Temporal.PlainDate, seriesId: number) =>
  db
    .selectFrom('seatHolding')
    .innerJoin('coreSeat', 'coreSeat.id', 'seatHolding.seatId')
    .innerJoin('person', 'person.id', 'seatHolding.personId')
    .select(['person.id', 'person.name', 'coreSeat.label'])
    .where('coreSeat.seriesId', '=', seriesId)
    .where('seatHolding.startsOn', '<=', today)
    .where((eb) => eb.or([eb('seatHolding.endsOn', 'is', null), eb('seatHolding.endsOn', '>=', today)]))
    .orderBy('coreSeat.position')
    .execute()
