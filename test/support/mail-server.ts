import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** What came in at the mail server: the envelope and the message as its receiver's program reads it. */
export type Received = { readonly from: string; readonly to: readonly string[]; readonly mail: Email }

type Refusing = { readonly code: number; readonly words: string }

/** A real mail server on loopback that keeps what it is given. */
export type MailServer = {
  readonly url: string
  readonly received: Received[]
  /** What it says to a receiver, address → refusal; whoever isn't here is welcome. */
  readonly refusing: Map<string, Refusing>
  /** Called when a message is wholly in, before its sender is told so. */
  beforeAnswer: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts one at `port`, or at any free port. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const refusing = new Map<string, Refusing>()
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onRcptTo: (address, _session, done) => {
      const refusal = refusing.get(address.address)
      done(refusal === undefined ? undefined : Object.assign(new Error(refusal.words), { responseCode: refusal.code }))
    },
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope
      const from = mailFrom === false ? '' : mailFrom.address
      const to = rcptTo.map((each) => each.address)
      Array.fromAsync<Buffer>(stream)
        .then((chunks) => PostalMime.parse(Buffer.concat(chunks)))
        .then(async (mail) => {
          received.push({ from, to, mail })
          await running.beforeAnswer()
          done()
        })
        .catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error))))
    },
  })
  // A client killed in the middle of a conversation is what some tests are about.
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
  const address: AddressInfo | string | null = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port')
  const running: MailServer = {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    refusing,
    beforeAnswer: () => Promise.resolve(),
    stop: () => new Promise((stopped) => server.close(stopped)),
  }
  return running
}
