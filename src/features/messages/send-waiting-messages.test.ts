import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, beforeEach, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { assert } from '#test/support/assert.ts'
import { testDatabase } from '#test/support/database.ts'
import { startMailServer } from '#test/support/mail-server.ts'
import { frozenClock } from '#platform/clock.ts'
import { sendBySmtp } from '#platform/mail.ts'
import { type NewMessage, writeMessage } from '#records/messages/messages.ts'
import { keepSending } from './keep-sending.ts'
import { sendWaitingMessages } from './send-waiting-messages.ts'

const { app: db, addresses } = await testDatabase()
const clock = frozenClock('2026-11-23T16:30')
const server = await startMailServer()
after(() => server.stop())
const from = 'Waymark <waymark@northbrook.example>'
const going = { clock, sendMail: sendBySmtp(server.url, from) }
const never = new AbortController().signal

type Became = { readonly state: string; readonly lastWords: string | null }

/** Writes messages; answers what became of each, whenever asked. */
async function written(...messages: readonly Partial<NewMessage>[]): Promise<() => Promise<readonly Became[]>> {
  const ids = await db.transaction().execute(async (tx) => {
    const made: number[] = []
    for (const message of messages)
      made.push(
        await writeMessage(tx, {
          kind: 'overview-copy',
          to: { personId: null, name: 'Joanne Frith', address: 'joanne.frith@northbrook.example' },
          subject: 'Legal Overview',
          body: 'Your copy is ready.',
          about: null,
          writtenAt: clock.now(),
          ...message,
        }),
      )
    return made
  })
  return () =>
    db
      .selectFrom('message')
      .select((eb) => [
        'state',
        eb
          .selectFrom('messageEvent')
          .whereRef('messageEvent.messageId', '=', 'message.id')
          .select('words')
          .orderBy('messageEvent.id', 'desc')
          .limit(1)
          .as('lastWords'),
      ])
      .where('id', 'in', ids)
      .orderBy('id')
      .execute()
}
const states = (messages: readonly Became[]) => messages.map(({ state }) => state)

async function until(what: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = performance.now() + 180_000
  while (!(await what())) {
    if (performance.now() > deadline) throw new Error('waited in vain')
    await pause(20)
  }
}

beforeEach(() => {
  server.received.length = 0
  server.refusing.clear()
  server.beforeAnswer = () => Promise.resolve()
})

describe('writing', () => {
  test('LO-03 a message belongs to its change: no change, no message', async () => {
    const before = await db.selectFrom('message').select('id').execute()
    const change = db.transaction().execute(async (tx) => {
      await writeMessage(tx, {
        kind: 'overview-copy',
        to: { personId: null, name: 'A', address: 'a@northbrook.example' },
        subject: 'Never',
        body: '',
        about: null,
        writtenAt: clock.now(),
      })
      throw new Error('the change came to nothing')
    })
    await assert.rejects(change, /came to nothing/)
    assert.deepEqual(await db.selectFrom('message').select('id').execute(), before)
  })

  test('LO-03 an address nobody can be reached at does not stop the change: the message is there as bounced, and says why', async () => {
    const ask = await written(
      { to: { personId: null, name: 'No Mail', address: null } },
      { to: { personId: null, name: 'Two', address: 'one@a.example, two@b.example' } },
      { to: { personId: null, name: 'Injected', address: 'a@b.example>\r\nRCPT TO:<c@d.example' } },
    )
    await sendWaitingMessages(db, going, never)
    const messages = await ask()
    assert.deepEqual(states(messages), ['bounced', 'bounced', 'bounced'])
    assert.match(messages[0]?.lastWords ?? '', /No e-mail address is kept for No Mail/)
    assert.match(messages[1]?.lastWords ?? '', /is not an e-mail address/)
    assert.equal(server.received.length, 0)
  })

  test('SEC-05 line breaks in a name or a subject are gone before they are kept', async () => {
    const ask = await written({
      to: { personId: null, name: 'Eve\r\nBcc: evil@elsewhere.example', address: 'eve@northbrook.example' },
      subject: 'Hello\u2028\nBcc: evil@elsewhere.example',
    })
    await sendWaitingMessages(db, going, never)
    assert.deepEqual(states(await ask()), ['sent'])
    assert.equal(server.received[0]?.mail.subject, 'Hello Bcc: evil@elsewhere.example')
    assert.deepEqual(server.received[0].to, ['eve@northbrook.example'])
  })
})

describe('sending', () => {
  test('LO-03 each message leaves once, however often one looks', async () => {
    const ask = await written({}, { subject: 'Another' })
    await sendWaitingMessages(db, going, never)
    await sendWaitingMessages(db, going, never)
    assert.deepEqual(states(await ask()), ['sent', 'sent'])
    assert.deepEqual(
      server.received.map(({ mail }) => mail.subject),
      ['Legal Overview', 'Another'],
    )
  })

  test('LO-03 an address the server refuses for good bounces with its words; the others arrive', async () => {
    server.refusing.set('gone@northbrook.example', { code: 550, words: 'No such mailbox here' })
    const ask = await written({ to: { personId: null, name: 'Gone', address: 'gone@northbrook.example' } }, {})
    await sendWaitingMessages(db, going, never)
    const messages = await ask()
    assert.deepEqual(states(messages), ['bounced', 'sent'])
    assert.match(messages[0]?.lastWords ?? '', /No such mailbox here/)
    clock.moveTo('2026-11-24T16:30')
    await sendWaitingMessages(db, going, never)
    assert.equal(server.received.length, 1)
    clock.moveTo('2026-11-23T16:30')
  })

  test('LO-03 a full mailbox holds nobody else up, and is tried again when its time has come', async () => {
    server.refusing.set('full@northbrook.example', { code: 452, words: 'Mailbox full' })
    const ask = await written({ to: { personId: null, name: 'Full', address: 'full@northbrook.example' } }, {})
    await sendWaitingMessages(db, going, never)
    assert.deepEqual(states(await ask()), ['waiting', 'sent'])
    server.refusing.clear()
    await sendWaitingMessages(db, going, never)
    assert.deepEqual(states(await ask()), ['waiting', 'sent'])
    clock.moveTo('2026-11-23T16:31')
    await sendWaitingMessages(db, going, never)
    assert.deepEqual(states(await ask()), ['sent', 'sent'])
    clock.moveTo('2026-11-23T16:30')
  })

  test('LO-03 while the mail server is away every attempt is kept, and when it is back each message arrives once', async () => {
    const away = await startMailServer()
    const port = Number(new URL(away.url).port)
    await away.stop()
    const viaAway = { clock, sendMail: sendBySmtp(away.url, from) }
    const ask = await written({}, { subject: 'Another' })
    for (const time of ['16:30', '16:31', '16:32', '16:40']) {
      clock.moveTo(`2026-11-23T${time}`)
      await sendWaitingMessages(db, viaAway, never)
    }
    const waiting = await ask()
    assert.deepEqual(states(waiting), ['waiting', 'waiting'])
    for (const message of waiting) assert.match(message.lastWords ?? '', /ECONNREFUSED/)
    const { attempts } = await db
      .selectFrom('messageEvent')
      .innerJoin('message', 'message.id', 'messageEvent.messageId')
      .where('message.state', '=', 'waiting')
      .select(({ fn }) => fn.countAll<number>().as('attempts'))
      .executeTakeFirstOrThrow()
    assert.equal(attempts, 4)
    const back = await startMailServer(port)
    clock.moveTo('2026-11-23T18:00')
    await sendWaitingMessages(db, viaAway, never)
    await back.stop()
    clock.moveTo('2026-11-23T16:30')
    assert.deepEqual(states(await ask()), ['sent', 'sent'])
    assert.deepEqual(back.received.map(({ mail }) => mail.subject).sort(), ['Another', 'Legal Overview'])
  })

  test('LO-03 two workers at once send each of thirty messages once', async () => {
    const subjects = Array.from({ length: 30 }, (_, at) => `Message ${at}`)
    await written(...subjects.map((subject) => ({ subject })))
    await Promise.all([sendWaitingMessages(db, going, never), sendWaitingMessages(db, going, never)])
    assert.deepEqual(server.received.map(({ mail }) => mail.subject ?? '').sort(), subjects.toSorted())
  })

  test('SEC-05 killed after the server took a message and before that was kept: sent again under the same Message-ID', async () => {
    const ask = await written({ subject: 'Sent by someone who dies' })
    const worker = spawn(
      process.execPath,
      ['--input-type=module', '--eval', dyingWorker, addresses.application, server.url],
      { stdio: 'inherit' },
    )
    server.beforeAnswer = async () => {
      worker.kill('SIGKILL')
      await once(worker, 'exit')
    }
    await until(() => worker.signalCode === 'SIGKILL')
    assert.deepEqual(states(await ask()), ['waiting'])
    server.beforeAnswer = () => Promise.resolve()
    await until(async () => {
      await sendWaitingMessages(db, going, never)
      return states(await ask())[0] === 'sent'
    })
    const [first, second, ...more] = server.received.map(({ mail }) => mail.messageId)
    assert.equal(more.length, 0)
    assert.ok(first)
    assert.equal(second, first)
  })
})

const dyingWorker = `
  import { openDatabase } from '#platform/db/open-database.ts'
  import { frozenClock } from '#platform/clock.ts'
  import { sendBySmtp } from '#platform/mail.ts'
  import { sendWaitingMessages } from './src/features/messages/send-waiting-messages.ts'
  const [database, server] = process.argv.slice(1)
  const sending = { clock: frozenClock('2026-11-23T16:30'), sendMail: sendBySmtp(server, '${from}') }
  await sendWaitingMessages(openDatabase(database), sending, new AbortController().signal)
`

describe('the installation', () => {
  const authorities = () => Promise.resolve([{ key: 'northbrook', db, aside: db }])
  const onTrouble = (error: unknown) => {
    throw error
  }

  test('LO-03 sends what waits at its start, and at once when a change wakes it', async () => {
    const early = await written({})
    const sender = keepSending({ authorities, ...going, lookEverySeconds: 3600, onTrouble })
    await until(async () => states(await early())[0] === 'sent')
    const late = await written({})
    sender.wake('northbrook')
    await until(async () => states(await late())[0] === 'sent')
    await sender.stop()
  })

  test('LO-03 looks by itself every so often', async () => {
    const sender = keepSending({ authorities, ...going, lookEverySeconds: 0.05, onTrouble })
    await pause(100)
    const ask = await written({})
    await until(async () => states(await ask())[0] === 'sent')
    await sender.stop()
  })

  test('LO-03 stopping waits for the message under way and begins no other', async () => {
    const ask = await written({}, {}, {})
    let answer = (): void => undefined
    const held = new Promise<void>((done) => (answer = done))
    server.beforeAnswer = () => held
    const sender = keepSending({ authorities, ...going, lookEverySeconds: 3600, onTrouble })
    await until(() => server.received.length === 1)
    const stopped = sender.stop()
    answer()
    await stopped
    assert.deepEqual(states(await ask()), ['sent', 'waiting', 'waiting'])
    server.beforeAnswer = () => Promise.resolve()
    await sendWaitingMessages(db, going, never)
  })

  test('SEC-05 one authority’s database that doesn’t answer holds up no other’s messages', async () => {
    const ask = await written({})
    const broken = db.withSchema('not_there')
    const troubles: unknown[] = []
    const sender = keepSending({
      authorities: () =>
        Promise.resolve([
          { key: 'westmere', db: broken, aside: broken },
          { key: 'northbrook', db, aside: db },
        ]),
      ...going,
      lookEverySeconds: 3600,
      onTrouble: (error) => troubles.push(error),
    })
    await until(async () => states(await ask())[0] === 'sent')
    await sender.stop()
    assert.equal(troubles.length, 1)
  })
})
