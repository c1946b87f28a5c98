import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Answer } from './answers.ts'
import { unguessable } from '#platform/http/server.ts'
import { endSession, startSession } from '#records/access/sessions.ts'
import { framed } from './frame.ts'
import { cookieName, cookieOptions, type Received } from './receive.ts'

/** Turns an answer into bytes on the wire: frame around pages, attachments for files, a fresh cookie at sign-in and sign-out. */
export async function sendAnswer(answer: Answer, received: Received, reply: FastifyReply): Promise<FastifyReply> {
  switch (answer.kind) {
    case 'page':
      return reply
        .code(answer.status)
        .type('text/html; charset=utf-8')
        .send(framed(answer.content, received, reply.cspNonce).toString())
    case 'json':
      return reply.code(answer.status).type('application/json; charset=utf-8').send(JSON.stringify(answer.body))
    case 'file':
      return reply
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`)
        .type(answer.mediaType)
        .send(answer.body instanceof Readable ? answer.body : Buffer.from(answer.body))
    case 'redirect':
      await changeSession(answer.session, received, reply)
      return reply.redirect(answer.to, 303)
  }
}

async function changeSession(
  session: { readonly start: number } | 'end' | undefined,
  received: Received,
  reply: FastifyReply,
): Promise<void> {
  if (session === undefined || received.authority === null) return
  await endSession(received.authority.db, received.cookie, received.now)
  const cookie = unguessable()
  if (session !== 'end') await startSession(received.authority.db, cookie, session.start, received.now)
  void reply.setCookie(cookieName, cookie, cookieOptions)
}
