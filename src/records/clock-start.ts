import type { ClockStartsWith } from '#rules/pre-proceedings/timetable.ts'
import type { Db } from './db.ts'

/** What the clocks of episodes that start now begin with; the decision until the authority chooses otherwise (P1). */
export async function loadClockStart(db: Db): Promise<ClockStartsWith> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', 'clock-starts-with').executeTakeFirst()
  return row?.value === 'letter' || row?.value === 'first-meeting' ? row.value : 'decision'
}
