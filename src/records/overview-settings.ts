import type { Db } from './db.ts'

/** Who gets a copy of every Overview besides those whose children are in it. */
export type AlsoSent = { readonly coreMembers: boolean; readonly divisionalDirector: boolean }

const coreMembers = 'overview.also.core-members'
const divisionalDirector = 'overview.also.divisional-director'

/** The authority's setting; neither until somebody says so. (LO-03) */
export async function alsoSentTo(db: Db): Promise<AlsoSent> {
  const rows = await db
    .selectFrom('setting')
    .select(['key', 'value'])
    .where('key', 'in', [coreMembers, divisionalDirector])
    .execute()
  const isOn = (key: string) => rows.some((row) => row.key === key && row.value === 'yes')
  return { coreMembers: isOn(coreMembers), divisionalDirector: isOn(divisionalDirector) }
}
