import { renameSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { CannotStart } from '#platform/cannot-start.ts'

type Greet = (visitor: Socket) => void

/**
 * Holds a folder for this process alone by listening on the socket `path` in it: the hold ends with the process, however it ends, so
 * nothing stale is left to judge. `greet` may talk to whoever connects. Returns how to let go. Throws CannotStart with `sentence` while
 * another process holds it.
 */
export async function holdFolder(
  path: string,
  sentence: string,
  greet: Greet = (visitor) => visitor.destroy(),
): Promise<() => Promise<void>> {
  const server = (await listening(path, greet)) ?? (await afterTakingAway(path, greet))
  if (!server) throw new CannotStart(sentence)
  server.unref()
  return () => new Promise((done) => server.close(() => done()))
}

function listening(path: string, greet: Greet): Promise<Server | null> {
  return new Promise((done, fail) => {
    const server = createServer(greet)
    server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(null) : fail(error)))
    server.listen(path, () => done(server))
  })
}

/**
 * A socket nobody answers on was left by a process that was killed. It is moved aside before it is removed and asked again there, so that
 * of two starting at once neither removes the other's.
 */
async function afterTakingAway(path: string, greet: Greet): Promise<Server | null> {
  if (await somebodyAnswers(path)) return null
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return listening(path, greet)
  }
  if (await somebodyAnswers(aside)) {
    renameSync(aside, path)
    return null
  }
  rmSync(aside, { force: true })
  return listening(path, greet)
}

/** Whether a living process listens on the socket `path`. */
export function somebodyAnswers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const visitor = connect(path)
    visitor.once('connect', () => {
      visitor.destroy()
      done(true)
    })
    visitor.once('error', () => done(false))
  })
}
