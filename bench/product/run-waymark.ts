import { join } from 'node:path'
import { startWaymark, type WaymarkProcess } from '#test/support/waymark-process.ts'
import { madeFor } from '../data/authorities.ts'
import { benchSecret, type BenchServer } from '../machine/postgres.ts'

/** Starts `main.ts` with these words on the bench's databases, its clock on the morning the data is made for. */
export const waymarkOn = (
  server: BenchServer,
  settings: Record<string, string>,
  ...words: readonly string[]
): Promise<WaymarkProcess> =>
  startWaymark(
    {
      DATABASE_URL: server.url,
      WAYMARK_DATA: join(server.folder, 'installation'),
      WAYMARK_SECRET: benchSecret,
      WAYMARK_CLOCK: `${madeFor}T09:00`,
      REQUESTS_A_MINUTE: '1000000',
      ...settings,
    },
    ...words,
  )

/** Runs one command of `main.ts` to its end: what it said and the code it ended with. */
export async function runWaymark(server: BenchServer, settings: Record<string, string>, ...words: readonly string[]) {
  const waymark = await waymarkOn(server, settings, ...words)
  const code = await waymark.ended
  return { code, said: waymark.said() }
}
