import { spawn } from 'node:child_process'
import type { Machine } from './machine.ts'

/** A minimal Debian in a folder, and how the machine around it reaches packages. */
export type Debian = { readonly root: string; readonly environment: Machine['environment'] }

/** Runs a program to its end and resolves to what it wrote; rejects when it fails. `onText` hears it at once. */
export type Run = (program: string, words: readonly string[], onText?: (text: string) => void) => Promise<string>

/** A program that didn't end well, with everything it wrote. */
export class Failed extends Error {
  readonly said: string
  constructor(program: string, code: number | null, said: string) {
    super(`${program} ended with ${code ?? 'a signal'}:\n${said.split('\n').slice(-40).join('\n')}`)
    this.said = said
  }
}

/** A `Run` whose programs end, with everything they started, when `signal` says so or this process is gone. */
export const runUntil =
  (signal: AbortSignal, log: (text: string) => void): Run =>
  (program, words, onText) =>
    new Promise((done, fail) => {
      const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...words], {
        signal,
        killSignal: 'SIGKILL',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, LC_ALL: 'C.UTF-8' },
      })
      let said = ''
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text
          log(text)
          onText?.(text)
        })
      child.on('error', fail)
      child.on('close', (code) => (code === 0 ? done(said) : fail(new Failed(program, code, said))))
    })

/** Runs a line of shell in a Debian, as root. */
export const inside = (run: Run, debian: Debian, line: string, onText?: (text: string) => void): Promise<string> =>
  insideAs('root', run, debian, line, onText)

/**
 * Runs a line of shell in a Debian, in that person's home. Mounts and processes are in namespaces of their own: they are gone with the
 * line, however it ends, and nothing of the machine's environment but `debian.environment` is seen.
 */
export function insideAs(
  user: string,
  run: Run,
  { root, environment }: Debian,
  line: string,
  onText?: (text: string) => void,
): Promise<string> {
  const home = user === 'root' ? '/root' : `/home/${user}`
  const seen = { ...environment, HOME: home, PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' }
  const settings = Object.entries(seen).map(([name, value]) => `${name}=${value}`)
  const words = ['--mount', '--pid', '--fork', '--kill-child', '/bin/sh', '-c', mounts, 'sh', root, user, home, line]
  return run('unshare', [...words, ...settings], onText)
}

/** What a running system has mounted; the shell stays, as the first process, until the line has ended. */
const mounts = `set -e
root=$1 user=$2 home=$3 line=$4
shift 4
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys"
mount --bind /dev "$root/dev"
mount --bind /dev/pts "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
chroot --userspec="$user:$user" "$root" /usr/bin/env -i "$@" /bin/sh -c "cd $home && $line"`
