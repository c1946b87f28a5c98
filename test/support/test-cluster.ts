import { mkdir, rm } from 'node:fs/promises'
import { type EmbeddedServer, startEmbedded } from '#platform/db/embedded/start-embedded.ts'

/** The secret of every test installation. */
export const testSecret = 'a secret that only tests know, long enough'

/** A fresh PostgreSQL in `folder` for tests, quick because nothing on it need survive. `binaries` runs another version. */
export async function startTestCluster(folder: string, binaries?: string): Promise<EmbeddedServer> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const server = await startEmbedded({
    folder,
    secret: testSecret,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
    onLost: (why) => {
      throw why
    },
    ...(binaries === undefined ? {} : { binaries }),
  })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
