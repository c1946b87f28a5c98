import type { Clock } from '#platform/clock.ts'
import type { SendMail } from '#platform/mail.ts'
import type { Db } from '#records/keeping/db.ts'
import { sendWaitingMessages } from './send-waiting-messages.ts'

type Served = {
  readonly key: string
  /** The connections of those who are at work there, warm when somebody has just changed something. */
  readonly db: Db
  /** A connection for the round of all authorities. */
  readonly aside: Db
}

type Installation = {
  readonly authorities: () => Promise<readonly Served[]>
  readonly clock: Clock
  readonly sendMail: SendMail
  /** Seconds between two looks at every authority, for retries and for messages that another process wrote. */
  readonly lookEverySeconds: number
  /** One authority's database didn't answer: the others' messages leave all the same. */
  readonly onTrouble: (error: unknown) => void
}

export type Sender = {
  /** That authority has just committed a change: look now whether it wrote a message. */
  readonly wake: (authorityKey: string) => void
  /** Sends nothing more; done when the message under way is recorded. */
  readonly stop: () => Promise<void>
}

/** Sends every authority's messages as long as the installation runs: at once when woken, and every so often. */
export function keepSending(installation: Installation): Sender {
  const stopping = new AbortController()
  let everywhere = true
  let woken = new Set<string>()
  let ring = (): void => undefined
  const timer = setInterval(() => {
    everywhere = true
    ring()
  }, installation.lookEverySeconds * 1000)

  async function look(): Promise<void> {
    const [all, some] = [everywhere, woken]
    everywhere = false
    woken = new Set()
    for (const { key, db, aside } of await installation.authorities())
      if (all || some.has(key))
        await sendWaitingMessages(some.has(key) ? db : aside, installation, stopping.signal).catch(
          installation.onTrouble,
        )
  }

  const untilRung = (): Promise<void> =>
    new Promise((done) => {
      ring = done
      if (everywhere || woken.size > 0 || stopping.signal.aborted) done()
    })

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      await look().catch(installation.onTrouble)
      await untilRung()
    }
  }

  const working = work()
  return {
    wake: (key) => {
      woken.add(key)
      ring()
    },
    stop: () => {
      clearInterval(timer)
      stopping.abort()
      ring()
      return working
    },
  }
}
