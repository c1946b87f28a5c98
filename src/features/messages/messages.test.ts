import { describe, test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { openWaymark } from '#test/support/waymark.ts'
import type { MailAnswer } from '#platform/mail.ts'
import { writeMessage } from '#records/messages/messages.ts'
import { sendWaitingMessages } from './send-waiting-messages.ts'

const waymark = await openWaymark('2026-11-23T16:30')
const { db, place, clock } = waymark
const manager = await waymark.as(place.people.courtQaManager)

/** Writes a message to a person and hands it to a mail server that answers so. */
async function aMessage(subject: string, answer: MailAnswer, personId: number | null = null): Promise<number> {
  const id = await db.transaction().execute((tx) =>
    writeMessage(tx, {
      kind: 'overview-copy',
      to: { personId, name: 'Joanne Frith', address: 'joanne.frith@northbrook.example' },
      subject,
      body: 'Your copy is ready.\nOpen it here.\n\nWaymark <b>writes</b> this by itself.',
      about: null,
      writtenAt: clock.now(),
    }),
  )
  const sending = { clock, sendMail: () => Promise.resolve(answer) }
  await sendWaitingMessages(db, sending, new AbortController().signal)
  return id
}
const mailboxFull = { event: 'not-now', words: '452 Mailbox full' } as const
const noMailbox = { event: 'refused', words: '550 No such mailbox here' } as const
const taken = { event: 'delivered', words: '250 OK' } as const
const stateOf = async (id: number) =>
  (await db.selectFrom('message').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

describe('sent messages', () => {
  test('LO-03 who was sent what, and what became of it, newest first', async () => {
    await aMessage('First', taken)
    await aMessage('Second', noMailbox)
    const { page, status } = await manager.get('/messages')
    assert.equal(status, 200)
    assert.deepEqual(
      page.rows.slice(1, 3).map(([to, subject, , state]) => [to, subject, state]),
      [
        ['Joanne Frith joanne.frith@northbrook.example', 'Second', 'Not delivered 550 No such mailbox here'],
        ['Joanne Frith joanne.frith@northbrook.example', 'First', 'Sent'],
      ],
    )
  })

  test('LO-03 only those in one state, and page by page', async () => {
    for (let at = 1; at <= 51; at += 1) await aMessage(`Waiting ${at}`, mailboxFull)
    const first = await manager.get('/messages?state=waiting')
    assert.equal(first.page.rows.length, 1 + 50)
    assert.match(first.page.rows[1]?.join(' ') ?? '', /Waiting 51 .*1 attempt\. 452 Mailbox full/)
    assert.match(first.page.text, /Page 1 of 2/)
    const second = await manager.get('/messages?state=waiting&page=2')
    assert.deepEqual(
      second.page.rows.slice(1).map(([, subject]) => subject),
      ['Waiting 1'],
    )
    assert.match((await manager.get('/messages?state=given-up')).page.text, /There are none/)
    assert.equal((await manager.get('/messages?state=odd&page=-3')).status, 200)
    assert.equal((await manager.get('/messages?page=99')).status, 200)
  })

  test('LO-03 says plainly when nothing leaves', async () => {
    assert.doesNotMatch((await manager.get('/messages')).page.text, /No mail server is set/)
    const id = await aMessage('Kept', { event: 'kept', words: 'Kept here: no mail server is set.' })
    assert.match((await manager.get('/messages')).page.text, /No mail server is set here.*have not left/)
    assert.match((await manager.get(`/messages/${id}`)).page.text, /it has not left/)
  })

  test('SEC-02 is for those who look after what is sent', async () => {
    const id = await aMessage('Not for all', taken)
    const socialWorker = await waymark.as(place.people.socialWorker)
    assert.equal((await socialWorker.get('/messages')).status, 403)
    assert.equal((await socialWorker.get(`/messages/${id}`)).status, 403)
    assert.ok(!(await socialWorker.get('/')).page.links.some((link) => link.href === '/messages'))
    assert.ok((await manager.get('/')).page.links.some((link) => link.href === '/messages'))
  })
})

describe('a message', () => {
  test('LO-03 shows its text as it leaves, and each attempt', async () => {
    const { page, body } = await manager.get(`/messages/${await aMessage('With text', mailboxFull)}`)
    assert.equal(page.heading, 'Message to Joanne Frith With text')
    assert.match(page.text, /Your copy is ready\. Open it here\. ?Waymark <b>writes<\/b> this by itself\./)
    assert.match(body, /Waymark &lt;b&gt;writes/)
    assert.match(page.text, /The next attempt is on Mon 23 Nov 2026 at 16:31/)
    assert.deepEqual(page.rows[1], ['Mon 23 Nov 2026 at 16:30', 'Not taken now', '452 Mailbox full', 'this service'])
  })

  test('LO-03 nothing at an address that is no message’s', async () => {
    for (const id of ['0', '999999', '99999999999999', 'x'])
      assert.equal((await manager.get(`/messages/${id}`)).status, 404)
    const id = await aMessage('Has a form', mailboxFull)
    const form = (await manager.get(`/messages/${id}`)).page.forms.find((each) => each.action.endsWith('/send-again'))
    assert.ok(form)
    assert.equal((await manager.post('/messages/999999/send-again', Object.fromEntries(form.fields))).status, 404)
  })

  test('LO-03 goes again to the address now kept for its receiver, under the same Message-ID', async () => {
    const id = await aMessage('To a better address', noMailbox, place.people.teamManager)
    const before = await db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const answer = await manager.submit(`/messages/${id}`, {}, `/messages/${id}/send-again`)
    assert.equal(answer.headers['location'], `/messages/${id}`)
    const after = await db.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    assert.equal(after.state, 'waiting')
    assert.equal(after.toAddress, 'hannah.lowe@northbrook.example')
    assert.equal(after.messageId, before.messageId)
    const { page } = await manager.get(`/messages/${id}`)
    assert.deepEqual(page.rows[1]?.slice(1), ['Sent again', 'To hannah.lowe@northbrook.example.', 'Alan Whitworth'])
  })

  test('LO-03 can’t go again to somebody without an address', async () => {
    const id = await aMessage('To nobody', noMailbox, place.people.solicitor)
    const open = await manager.get(`/messages/${id}`)
    const form = open.page.forms.find((each) => each.action.endsWith('/send-again'))
    assert.ok(form)
    await db.updateTable('person').set({ email: null }).where('id', '=', place.people.solicitor).execute()
    const answer = await manager.post(form.action, Object.fromEntries(form.fields))
    assert.equal(answer.status, 422)
    assert.match(answer.page.errors[0]?.text ?? '', /No e-mail address is kept/)
    assert.ok(answer.page.ids.has('state'))
    assert.ok(!answer.page.forms.some((each) => each.action.endsWith('/send-again')))
    assert.equal(await stateOf(id), 'bounced')
  })

  test('LO-03 somebody reads in the mailbox that it came back, and tells them another way', async () => {
    const id = await aMessage('Came back', taken)
    const without = await manager.submit(`/messages/${id}`, { words: ' ' }, `/messages/${id}/came-back`)
    assert.equal(without.status, 422)
    assert.deepEqual(without.page.errors, [{ text: 'Write what the answer said', href: '#words' }])
    await manager.submit(`/messages/${id}`, { words: 'Mailbox full' }, `/messages/${id}/came-back`)
    assert.equal(await stateOf(id), 'bounced')
    await manager.submit(`/messages/${id}`, { words: 'By telephone' }, `/messages/${id}/told`)
    assert.equal(await stateOf(id), 'told')
    const { page } = await manager.get(`/messages/${id}`)
    assert.deepEqual(
      page.rows.slice(1, 3).map((cells) => cells.slice(1)),
      [
        ['Told another way', 'By telephone', 'Alan Whitworth'],
        ['Came back', 'Mailbox full', 'Alan Whitworth'],
      ],
    )
  })

  test('SEC-05 two people at one message: the second learns where it stands and keeps what they typed', async () => {
    const id = await aMessage('Two at it', noMailbox)
    const administrator = await waymark.as(place.people.panelAdministrator)
    const form = (await administrator.get(`/messages/${id}`)).page.forms.find((each) => each.action.endsWith('/told'))
    assert.ok(form)
    await manager.submit(`/messages/${id}`, {}, `/messages/${id}/send-again`)
    await sendWaitingMessages(db, { clock, sendMail: () => Promise.resolve(taken) }, new AbortController().signal)
    const answer = await administrator.post(form.action, { ...Object.fromEntries(form.fields), words: 'I rang them' })
    assert.equal(answer.status, 422)
    assert.match(answer.page.errors[0]?.text ?? '', /in the meantime/)
    assert.match(answer.body, /I rang them/)
    assert.equal(await stateOf(id), 'sent')
  })

  test('SEC-03 reading and sending again are in the trail', async () => {
    const did = (await waymark.trail()).map((row) => row.did)
    assert.ok(did.includes('read a sent message'))
    assert.ok(did.includes('sent a message again'))
  })
})
