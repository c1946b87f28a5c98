import { sql } from 'kysely'
import type { Invariant } from './invariant.ts'

/** A family that was joined with another leads to one that is there, and nobody is left behind in it. (FAM-02) */
export const aJoinedFamilyIsOne: Invariant = {
  says: 'families that were joined are one',
  watch: ({ db }) => ({
    day: async () => {
      const { rows } = await sql<{ what: string }>`
        select 'family ' || f.id || ' was joined with ' || g.id || ', which went on to ' || g.joined_into as what
          from family f join family g on g.id = f.joined_into where g.joined_into is not null
        union all select 'child ' || c.id || ' is in family ' || f.id || ', which was joined with ' || f.joined_into
          from child c join family f on f.id = c.family_id where f.joined_into is not null`.execute(db)
      return rows.map(({ what }) => what)
    },
  }),
}
