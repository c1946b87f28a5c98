import type { Client } from 'pg'
import { namesFor } from '#platform/db/addresses.ts'
import { inDatabase } from '../data/make-authority.ts'
import type { BenchServer } from '../machine/postgres.ts'
import { type At, type Browser, signIn } from '../product/browser.ts'

/** Somebody at work: who they are, a browser, and whose records they see. */
export type AtWork = {
  readonly role: string
  readonly browser: Browser
  readonly families: readonly number[]
  readonly children: readonly number[]
  readonly actions: readonly number[]
}
/** Everybody at work at one authority, and what they all look at. */
export type Crowd = {
  readonly people: readonly AtWork[]
  readonly seeAll: readonly AtWork[]
  readonly names: readonly string[]
  readonly teams: readonly number[]
  readonly recordedItems: readonly number[]
  readonly documents: readonly number[]
}

/** How many of each role are at work, and which children they see. */
const roles: readonly { readonly role: string; readonly most: number; readonly sees: string }[] = [
  { role: 'social-worker', most: 24, sees: 'c.social_worker_id = $1' },
  { role: 'team-manager', most: 6, sees: 'c.team_id in (select team_id from role_holding where person_id = $1)' },
  { role: 'solicitor', most: 4, sees: 'c.solicitor_id = $1' },
  { role: 'panel-administrator', most: 1, sees: '$1::int is not null' },
  { role: 'court-qa-manager', most: 1, sees: '$1::int is not null' },
  { role: 'divisional-director', most: 1, sees: '$1::int is not null' },
  { role: 'authority-administrator', most: 1, sees: 'false and $1::int is not null' },
]
const open = `(c.id in (select child_id from episode where ended_on is null) or c.id in
  (select pc.child_id from proceedings_child pc join proceedings p on p.id = pc.proceedings_id where p.ended_on is null))
  and c.family_id not in (select family_id from restriction where lifted_on is null)`

/** Signs a crowd in and attaches a few documents for it to open. */
export async function gatherCrowd(server: BenchServer, key: string, at: At): Promise<Crowd> {
  return inDatabase(server, namesFor(key).database, async (client) => {
    const people = (await Promise.all(roles.map((each) => peopleOf(client, at, each)))).flat()
    const seeAll = people.filter(({ role }) => role === 'panel-administrator' || role === 'court-qa-manager')
    const recordedItems = await numbers(
      client,
      `select i.id from agenda_item i join sitting s on s.id = i.sitting_id join child c on c.family_id = i.family_id
       where i.state <> 'open' and ${open} group by i.id, s.meets_on order by s.meets_on desc, i.id limit 40`,
    )
    const names = await words(client, `select left(c.name, 4) from child c where ${open} order by c.id limit 300`)
    const crowd = {
      people,
      seeAll,
      names,
      recordedItems,
      teams: await numbers(client, 'select id from team order by id limit 100'),
    }
    await attachDocuments(crowd)
    const documents = await numbers(client, 'select id from document where removed_at is null order by id desc limit 5')
    return { ...crowd, documents }
  })
}

async function peopleOf(client: Client, at: At, { role, most, sees }: (typeof roles)[number]): Promise<AtWork[]> {
  const ids = await numbers(
    client,
    `select h.person_id from role_holding h where h.role = '${role}' and h.ends_on is null
       and (h.role not in ('social-worker', 'solicitor') or exists (
         select from child c where (c.social_worker_id = h.person_id or c.solicitor_id = h.person_id) and ${open}))
     group by 1 order by 1 limit ${most}`,
  )
  const found: AtWork[] = []
  for (const id of ids) {
    const where = `${sees} and ${open}`
    const children = await numbers(client, `select c.id from child c where ${where} order by c.id limit 400`, [id])
    const families = await numbers(
      client,
      `select distinct c.family_id from child c where ${where} order by 1 limit 300`,
      [id],
    )
    const actions = await numbers(
      client,
      `select a.id from action a where a.done_on is null and a.family_id = any($1) order by a.id limit 300`,
      [families],
    )
    found.push({ role, browser: await signIn(at, id), families, children, actions })
  }
  return found
}

/** A document of every kind of size would say more; one page of PDF says what the way costs. */
export const aDocument = {
  field: 'document',
  name: 'Letter.pdf',
  bytes: Buffer.from(`%PDF-1.4\n${'%'.repeat(60_000)}\n%%EOF\n`),
}

async function attachDocuments({ seeAll, recordedItems }: Pick<Crowd, 'seeAll' | 'recordedItems'>): Promise<void> {
  for (const item of recordedItems.slice(0, 5)) {
    const sent = await seeAll[0]?.browser.upload(
      `/items/${item}/documents`,
      { kind: 'supporting', child: 'every' },
      aDocument,
    )
    if (sent?.status !== 303) throw new Error(`A document wasn’t attached to item ${item}: ${String(sent?.status)}`)
  }
}

async function numbers(client: Client, question: string, values: readonly unknown[] = []): Promise<readonly number[]> {
  return (await words(client, question, values)).map(Number)
}

async function words(client: Client, question: string, values: readonly unknown[] = []): Promise<readonly string[]> {
  const { rows } = await client.query<unknown[]>({ text: question, rowMode: 'array', values: [...values] })
  return rows.map(([first]) => String(first))
}
