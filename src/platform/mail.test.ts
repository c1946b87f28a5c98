import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import fc from 'fast-check'
import { anyText } from '#test/support/any-text.ts'
import { assert } from '#test/support/assert.ts'
import { startMailServer } from '#test/support/mail-server.ts'
import { keepMail, type Mail, sendBySmtp, waitForMailServer } from './mail.ts'

const server = await startMailServer()
after(() => server.stop())
const send = sendBySmtp(server.url, 'Waymark <waymark@northbrook.example>')

const aMail = (more: Partial<Mail> = {}): Mail => ({
  messageId: '<one@waymark>',
  to: { name: 'Joanne Frith', address: 'joanne.frith@northbrook.example' },
  subject: 'Legal Overview of 16 November',
  text: 'Your copy is ready.\nhttps://northbrook.example/overviews/3/mine\n',
  writtenAt: Temporal.Instant.from('2026-11-23T16:30Z'),
  ...more,
})
const lastMail = () => {
  const last = server.received.at(-1)
  assert.ok(last)
  return last
}

/** What there is to read in a text: white space, characters that print nothing and halves of pairs aside. */
const inWords = (text: string): string => text.toWellFormed().replaceAll(/[\s\p{C}\uFFFD]+/gu, '')

describe('a message by SMTP', () => {
  test('LO-03 arrives as it was written: to one receiver, with its own Message-ID and date', async () => {
    const answer = await send(aMail())
    assert.equal(answer.event, 'delivered')
    const { from, to, mail } = lastMail()
    assert.equal(from, 'waymark@northbrook.example')
    assert.deepEqual(to, ['joanne.frith@northbrook.example'])
    assert.equal(mail.subject, 'Legal Overview of 16 November')
    assert.equal(mail.text?.replaceAll('\r\n', '\n').trim(), aMail().text.trim())
    assert.equal(mail.messageId, '<one@waymark>')
    assert.equal(mail.date, '2026-11-23T16:30:00.000Z')
    assert.equal(mail.html, undefined)
    assert.ok(mail.headers.some((header) => header.key === 'auto-submitted' && header.value === 'auto-generated'))
  })

  test('LO-03 names, subjects and long lines in any script come back unharmed', async () => {
    const text = `Zażółć gęślą jaźń — ${'a long line that goes on '.repeat(60)}\n.\nA line of one dot stood above.`
    await send(
      aMail({
        to: { name: 'Zoë "Zed" O’Brien, QC', address: 'zoe@northbrook.example' },
        subject: 'Réunion — Łódź ✓',
        text,
      }),
    )
    const { to, mail } = lastMail()
    assert.deepEqual(to, ['zoe@northbrook.example'])
    assert.equal(mail.to?.[0]?.name, 'Zoë "Zed" O’Brien, QC')
    assert.equal(mail.subject, 'Réunion — Łódź ✓')
    assert.equal(mail.text?.replaceAll('\r\n', '\n').trim(), text)
  })

  test('SEC-05 a name or subject can’t begin another header, an address can’t add a receiver', async () => {
    await send(
      aMail({
        to: { name: 'Eve\r\nBcc: evil@elsewhere.example', address: 'joanne.frith@northbrook.example' },
        subject: 'Hello\r\nBcc: evil@elsewhere.example\r\n\r\nAnother text',
      }),
    )
    const { to, mail } = lastMail()
    assert.deepEqual(to, ['joanne.frith@northbrook.example'])
    assert.equal(mail.bcc, undefined)
    assert.ok(!mail.headers.some((header) => header.key === 'bcc'))
    assert.match(mail.text ?? '', /Your copy is ready/)
  })

  test('LO-03 of whatever text a message is made that is read again, to one receiver, with no header or part of the text’s own', async () => {
    const usual = ['from', 'to', 'subject', 'message-id', 'date', 'mime-version', 'content-type']
    const more = ['content-transfer-encoding', 'auto-submitted', 'x-auto-response-suppress']
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, async (name, subject, text) => {
        const answer = await send(aMail({ to: { name, address: 'zoe@northbrook.example' }, subject, text }))
        assert.equal(answer.event, 'delivered', answer.words)
        const { to, mail } = lastMail()
        assert.deepEqual(
          [to, mail.to?.map(({ address }) => address)],
          [['zoe@northbrook.example'], ['zoe@northbrook.example']],
        )
        assert.deepEqual([mail.attachments.length, mail.html, mail.messageId], [0, undefined, '<one@waymark>'])
        const others = mail.headers.map(({ key }) => key).filter((key) => ![...usual, ...more].includes(key))
        assert.deepEqual(others, [])
        assert.equal(inWords(mail.text ?? ''), inWords(text))
        assert.equal(inWords(mail.subject ?? ''), inWords(subject))
      }),
      { numRuns: 60 },
    )
  })

  test('LO-03 a receiver the server will never take is refused for good, with its words', async () => {
    server.refusing.set('gone@northbrook.example', { code: 550, words: 'No such mailbox here' })
    const answer = await send(aMail({ to: { name: 'Gone', address: 'gone@northbrook.example' } }))
    assert.equal(answer.event, 'refused')
    assert.match(answer.words, /^550 .*No such mailbox here/)
  })

  test('LO-03 a full mailbox is for another time', async () => {
    server.refusing.set('full@northbrook.example', { code: 452, words: 'Mailbox full' })
    const answer = await send(aMail({ to: { name: 'Full', address: 'full@northbrook.example' } }))
    assert.equal(answer.event, 'not-now')
    assert.match(answer.words, /^452 .*Mailbox full/)
  })

  test('LO-03 a server that takes its time over a message is waited for, and gets it once', async () => {
    const before = server.received.length
    server.beforeAnswer = () => pause(1_500)
    const answer = await sendBySmtp(server.url, 'Waymark <waymark@northbrook.example>', 10_000)(aMail())
    server.beforeAnswer = () => Promise.resolve()
    assert.equal(answer.event, 'delivered')
    assert.equal(server.received.length, before + 1)
  })

  test('LO-03 a server that has the whole message and says nothing leaves unknown what became of it: that isn’t unreachable', async () => {
    const silence = Promise.withResolvers<undefined>()
    server.beforeAnswer = () => silence.promise
    const answer = await sendBySmtp(server.url, 'Waymark <waymark@northbrook.example>', 3_000)(aMail())
    server.beforeAnswer = () => Promise.resolve()
    silence.resolve(undefined)
    assert.equal(answer.event, 'unknown')
    assert.match(answer.words, /had the whole message and didn’t say/)
  })

  test('LO-03 without a server at the address nothing throws: it is unreachable', async () => {
    const gone = await startMailServer()
    await gone.stop()
    const answer = await sendBySmtp(gone.url, 'Waymark <waymark@northbrook.example>')(aMail())
    assert.equal(answer.event, 'unreachable')
    assert.match(answer.words, /ECONNREFUSED/)
  })
})

test('LO-03 where no mail server is set, a demonstration keeps messages and production lets them wait', async () => {
  assert.equal((await keepMail(aMail())).event, 'kept')
  assert.equal((await waitForMailServer(aMail())).event, 'unreachable')
})
