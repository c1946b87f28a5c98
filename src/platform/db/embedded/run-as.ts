import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { CannotStart } from '#platform/cannot-start.ts'

/** The user the server runs as; null means as ourselves. PostgreSQL refuses to run as root. */
export type RunAs = { readonly uid: number; readonly gid: number; readonly name: string } | null

/**
 * Who the server shall run as: ourselves, or, when we are root, the owner of the data there already is, else `postgres`, else `nobody`.
 * Throws CannotStart when the data belongs to someone we can't become.
 */
export function runAs(dataFolder: string): RunAs {
  const owner = existsSync(dataFolder) ? statSync(dataFolder) : null
  const ourselves = process.getuid?.()
  if (ourselves === undefined) return null
  if (ourselves !== 0) {
    if (owner && owner.uid !== ourselves) {
      throw new CannotStart(
        `The data in ${dataFolder} belongs to user ${owner.uid}. Start Waymark as that user, or point WAYMARK_DATA elsewhere.`,
      )
    }
    return null
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid, name: `user ${owner.uid}` }
  const user = userCalled('postgres') ?? userCalled('nobody')
  if (!user)
    throw new CannotStart(
      'PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as. Start Waymark as another user.',
    )
  return user
}

function userCalled(name: string): RunAs {
  const number = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' })
  const [uid, gid] = [number('-u'), number('-g')]
  return uid.status === 0 && gid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout), name } : null
}

/** Whether that user may run this program with these arguments: asked of the system, not worked out from modes. */
export const mayRun = (user: RunAs, program: string, args: readonly string[]): boolean =>
  spawnSync(program, args, { cwd: '/', stdio: 'ignore', ...identity(user) }).status === 0

/** What spawn needs to become that user. */
export const identity = (user: RunAs): { uid?: number; gid?: number } => (user ? { uid: user.uid, gid: user.gid } : {})
