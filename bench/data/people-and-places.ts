import type { Client } from 'pg'
import { namesFor } from '#platform/db/addresses.ts'
import type { BenchServer } from '../machine/postgres.ts'
import { madeFor } from './authorities.ts'
import { inDatabase } from './make-authority.ts'

/** Who signs in, by what they are. */
export type Who =
  | 'social-worker'
  | 'team-manager'
  | 'service-manager'
  | 'head-of-service'
  | 'court-qa-manager'
  | 'panel-administrator'
  | 'solicitor'
  | 'divisional-director'
  | 'authority-administrator'
  | 'chair'

/** What the rows of the bench look at in one authority: ids from the database, never from the product. */
export type Place = {
  readonly people: Readonly<Record<Who, number>>
  /** A family whose three or more children are in pre-proceedings, and one of them. */
  readonly family: number
  readonly child: number
  /** The same for the social worker's own. */
  readonly ownFamily: number
  readonly proceedings: number
  readonly action: number
  /** A meeting that was held and has an Overview, and a recorded item of it. */
  readonly heldOn: string
  readonly heldItem: number
  readonly team: number
  /** A few letters that find people. */
  readonly typed: string
}

const roles = [
  'team-manager', 'service-manager', 'head-of-service', 'court-qa-manager', 'panel-administrator', 'solicitor',
  'divisional-director', 'authority-administrator',
] as const // prettier-ignore

const openChildren = `(select child_id from episode where ended_on is null)`
const unrestricted = `not in (select family_id from restriction where lifted_on is null)`

/** Finds them; throws with the question when an authority has none. */
export function peopleAndPlaces(server: BenchServer, key: string): Promise<Place> {
  return inDatabase(server, namesFor(key).database, async (client) => {
    const socialWorker = await number(
      client,
      `select social_worker_id from child where id in ${openChildren} and family_id ${unrestricted} and social_worker_id in
        (select person_id from role_holding where role = 'social-worker' and ends_on is null)
       group by 1 order by count(*) desc, 1 limit 1`,
    )
    const family = await familyWhere(client, 'true')
    const heldItem = await number(
      client,
      `select i.id from agenda_item i join sitting s on s.id = i.sitting_id join overview o on o.sitting_id = s.id
       where i.family_id ${unrestricted} and s.meets_on <= date '${madeFor}' order by s.meets_on desc, i.id limit 1`,
    )
    return {
      people: { ...(await peopleWithRoles(client)), 'social-worker': socialWorker, chair: await chair(client) },
      family,
      child: await number(
        client,
        `select id from child where family_id = ${family} and id in ${openChildren} order by 1`,
      ),
      ownFamily: await familyWhere(client, `social_worker_id = ${socialWorker}`),
      proceedings: await number(
        client,
        `select p.id from proceedings p where ended_on is null and family_id ${unrestricted} and exists (select from hearing h where h.proceedings_id = p.id) order by 1`,
      ),
      action: await number(
        client,
        `select id from action where done_on is null and family_id ${unrestricted} order by 1`,
      ),
      heldItem,
      heldOn: await word(
        client,
        `select meets_on::text from sitting s join agenda_item i on i.sitting_id = s.id where i.id = ${heldItem}`,
      ),
      team: await number(
        client,
        `select team_id from child where id in ${openChildren} group by 1 order by count(*) desc, 1`,
      ),
      typed: (await word(client, `select name from child where family_id = ${family} order by id`)).slice(0, 4),
    }
  })
}

const familyWhere = (client: Client, condition: string) =>
  number(
    client,
    `select family_id from child where id in ${openChildren} and family_id ${unrestricted} and ${condition}
     group by 1 order by count(*) desc, 1 limit 1`,
  )

async function peopleWithRoles(client: Client): Promise<Record<(typeof roles)[number], number>> {
  const holder = (role: string) =>
    number(client, `select person_id from role_holding where role = '${role}' and ends_on is null order by id`)
  const found: [string, number][] = []
  for (const role of roles) found.push([role, await holder(role)])
  const by = new Map(found)
  const of = (role: (typeof roles)[number]) => by.get(role) ?? 0
  return {
    'team-manager': of('team-manager'),
    'service-manager': of('service-manager'),
    'head-of-service': of('head-of-service'),
    'court-qa-manager': of('court-qa-manager'),
    'panel-administrator': of('panel-administrator'),
    solicitor: of('solicitor'),
    'divisional-director': of('divisional-director'),
    'authority-administrator': of('authority-administrator'),
  }
}

const chair = (client: Client): Promise<number> =>
  number(
    client,
    `select h.person_id from seat_holding h join core_seat s on s.id = h.seat_id
     where s.part = 'chair' and h.starts_on <= date '${madeFor}' and coalesce(h.ends_on, date '${madeFor}') >= date '${madeFor}' order by h.id`,
  )

async function number(client: Client, question: string): Promise<number> {
  return Number(await word(client, question))
}

async function word(client: Client, question: string): Promise<string> {
  const { rows } = await client.query<unknown[]>({ text: question, rowMode: 'array' })
  const found = rows[0]?.[0]
  if (typeof found !== 'string' && typeof found !== 'number') throw new Error(`Nothing answers: ${question}`)
  return String(found)
}
