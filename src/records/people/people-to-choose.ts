import { sql } from 'kysely'
import type { Actor, Role } from '#rules/access/actor.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { Db } from '#records/keeping/db.ts'
import { optionsFor, type PersonOption, type Pool } from './person-options.ts'

/** Whom a form offers: everyone it may be where that is few, else the likely ones, and the rest by name. */
export type PeopleToChoose = {
  /** Those listed, the likeliest first; who was chosen already is always among them. */
  readonly shown: readonly PersonOption[]
  /** What others are looked up among by name: holders of these roles, everyone when there are none; null where all are listed. */
  readonly others: { readonly roles: readonly Role[] } | null
}

/** A visit, as far as choosing people goes. */
export type Asking = {
  readonly db: Db
  readonly today: Temporal.PlainDate
  readonly labels: Labels
  readonly actor: Pick<Actor, 'personId'>
  readonly form: { readonly fields: ReadonlyMap<string, readonly string[]> }
}

/** Who is likely meant, and whom it may be at all. */
export type Meant = {
  /** Only people who hold one of these roles. */
  readonly roles?: readonly Role[]
  /** And those who cover one of them. */
  readonly orCovering?: boolean
  /** Most likely, in this order: the child's social worker, the team manager, who has it now. Listed first, if it may be them. */
  readonly first?: readonly (number | null)[]
  /** The children it is about: those who work with them, their teams and the core members of their meeting are likely. */
  readonly childIds?: readonly number[]
  /** Who has it now: offered still, after moving on from the role. */
  readonly kept?: number | null
  /** Teams it is about, the same way as children. */
  readonly teamIds?: readonly (number | null)[]
}

/** Up to so many people are simply listed. */
const few = 40

/**
 * The people a form offers to choose from. Of an authority of thousands it lists the likely ones, the visitor and those the form was sent
 * with; the others are found by name (parts/forms/person-choice.ts).
 */
export async function peopleToChoose(asking: Asking, meant: Meant = {}): Promise<PeopleToChoose> {
  const pool = { ...asking, roles: meant.roles ?? [], orCovering: meant.orCovering }
  const some = await optionsFor(pool, (people) => people.limit(few + 1))
  const first = (meant.first ?? []).filter((id) => id !== null)
  const kept = meant.kept ?? null
  if (some.length <= few) return { shown: await withKept(pool, firstOf(some, first), kept), others: null }
  const ids = [...first, kept ?? 0, asking.actor.personId, ...sentIn(asking.form.fields)]
  const likely = await optionsAmong(pool, [...ids, ...(await peopleNear(pool, meant))])
  const shown = firstOf(likely, [...first, asking.actor.personId])
  return { shown: await withKept(pool, shown, kept), others: { roles: pool.roles } }
}

const optionsAmong = (pool: Pool, ids: readonly number[]): Promise<readonly PersonOption[]> =>
  optionsFor(pool, (people) => people.where(sql<boolean>`person.id = any (${ids}::int[])`))

async function withKept(pool: Pool, shown: readonly PersonOption[], id: number | null) {
  if (id === null || shown.some(({ value }) => value === String(id))) return shown
  return [...shown, ...(await optionsAmong({ ...pool, roles: [] }, [id]))]
}

function firstOf(people: readonly PersonOption[], ids: readonly number[]): readonly PersonOption[] {
  const wanted = [...new Set(ids.map(String))]
  return [
    ...wanted.flatMap((id) => people.filter(({ value }) => value === id)),
    ...people.filter(({ value }) => !wanted.includes(value)),
  ]
}

/** Whom the form was sent with: the ids in its fields beside which a name can be typed. */
const sentIn = (fields: Asking['form']['fields']): readonly number[] =>
  [...fields].flatMap(([name, values]) => (fields.has(`${name}-named`) ? values.filter(isId).map(Number) : []))

const isId = (text: string): boolean => /^\d{1,9}$/.test(text)

/** The people of the children's and the other teams, their services' managers, who works with the children, their meetings' core members. */
async function peopleNear({ db, today }: Pool, { childIds = [], teamIds = [] }: Meant): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    with about as (select team_id, social_worker_id, solicitor_id from child where id = any (${childIds}::int[])),
    near as (select * from team where id = any (${teamIds.filter((id) => id !== null)}::int[]) or id in (select team_id from about)),
    held as (select * from role_holding where starts_on <= ${today}::date and (ends_on is null or ends_on >= ${today}::date)),
    seated as (select * from seat_holding where starts_on <= ${today}::date and (ends_on is null or ends_on >= ${today}::date))
    select social_worker_id as id from about where social_worker_id is not null
    union select solicitor_id from about where solicitor_id is not null
    union select person_id from held where team_id in (select id from near)
    union select person_id from held where team_id is null and service_id in (select service_id from near)
    union select person_id from seated join core_seat on core_seat.id = seat_id where series_id in (select series_id from near)
    limit 60`.execute(db)
  return rows.map(({ id }) => id)
}
