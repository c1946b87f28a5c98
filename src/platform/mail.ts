import { createTransport } from 'nodemailer'

/** A plain-text message as it leaves. The same message sent twice is the same: same Message-ID, same date. */
export type Mail = {
  /** With its angle brackets. */
  readonly messageId: string
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly writtenAt: Temporal.Instant
}

/**
 * What came of handing a message over, with the words for it, mostly the mail server's own: taken; kept here because there is no mail
 * server; refused for good; not now; unknown, because the server had all of it and never said what it did with it; or nothing that would take
 * any message now (no server, or it won't let us in).
 */
export type MailAnswer = {
  readonly event: 'delivered' | 'kept' | 'refused' | 'not-now' | 'unknown' | 'unreachable'
  readonly words: string
}

/** A way for messages to leave. Never throws: what goes wrong is its answer. */
export type SendMail = (mail: Mail) => Promise<MailAnswer>

/** Automatic replies are not asked for (RFC 3834, and the header Exchange listens to). */
const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

/** RFC 5321 §4.5.3.2: a server may take ten minutes over a message that it has wholly in, and has it meanwhile. In milliseconds. */
const untilAnswered = 600_000

/** Messages leave by the SMTP server at `url` (smtp:// or smtps://), from `from` ("Name <address>"); `wait` is how long it may be silent. */
export function sendBySmtp(url: string, from: string, wait = untilAnswered): SendMail {
  const transport = createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: wait,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const handedOver = new Set<string>()
  transport.use('stream', (mail, done) => {
    mail.message.processFunc((content) => content.once('end', () => handedOver.add(mail.data.messageId ?? '')))
    done()
  })
  return async (mail) => {
    try {
      const { response } = await transport.sendMail({
        from,
        to: { name: mail.to.name, address: mail.to.address },
        subject: mail.subject,
        text: mail.text,
        messageId: mail.messageId,
        date: new Date(mail.writtenAt.epochMilliseconds),
        headers: automatic,
      })
      return { event: 'delivered', words: response }
    } catch (error) {
      return whatWentWrong(error, handedOver.has(mail.messageId))
    } finally {
      handedOver.delete(mail.messageId)
    }
  }
}

/** No mail server in a demonstration: messages stay where they can be read, and nothing leaves. */
export const keepMail: SendMail = () => Promise.resolve({ event: 'kept', words: 'Kept here: no mail server is set.' })

/** No mail server where there should be one: messages wait, and say why. */
export const waitForMailServer: SendMail = () =>
  Promise.resolve({ event: 'unreachable', words: 'No mail server is set: see SMTP_URL in docs/operations.md.' })

/**
 * A server says no for good with a 5xx about this receiver or this text. Every other no is about the way there (refused connection or
 * sign-in, timeout, sender not accepted), or for now: neither is the message's fault. Silence after the last word is neither a yes nor a no.
 */
function whatWentWrong(error: unknown, isHandedOver: boolean): MailAnswer {
  const [code, command, response] = ['code', 'command', 'response'].map((name) => said(error, name))
  const aboutMessage = command === 'RCPT TO' || command === 'DATA'
  if (aboutMessage && /^5\d\d/.test(response ?? '')) return { event: 'refused', words: response ?? '' }
  if (aboutMessage && /^4\d\d/.test(response ?? '')) return { event: 'not-now', words: response ?? '' }
  const words = error instanceof Error ? error.message : String(error)
  if (code === 'EENVELOPE' && command === 'API') return { event: 'refused', words }
  if (isHandedOver && response === null)
    return {
      event: 'unknown',
      words: `The mail server had the whole message and didn’t say whether it took it: ${words}`,
    }
  return { event: 'unreachable', words: `The mail server didn’t take it: ${response ?? words}` }
}

function said(error: unknown, name: string): string | null {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : null
  return typeof value === 'string' ? value : null
}
