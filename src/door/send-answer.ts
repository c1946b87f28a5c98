import { randomBytes, randomInt } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { Answer } from './answers.ts'
import { compressed, encodingFor } from '#platform/http/compress.ts'
import { unguessable } from '#platform/http/server.ts'
import { say, sayAll } from '#rules/words/name-for.ts'
import { endSession, startSession } from '#records/access/sessions.ts'
import { framed } from './frame.ts'
import { cookieName, cookieOptions, type Received } from './receive.ts'
import { sayingSaved, tellSaved } from './saved-notice.ts'

/** Turns an answer into bytes on the wire: frame around pages, attachments for files, a fresh cookie at sign-in and sign-out. */
export async function sendAnswer(answer: Answer, received: Received, reply: FastifyReply): Promise<FastifyReply> {
  switch (answer.kind) {
    case 'page':
      void reply.code(answer.status).type('text/html; charset=utf-8')
      return sendText(
        oneTokenAForm(
          framed({ ...answer, content: contentOf(answer, received, reply) }, received, reply.cspNonce).toString(),
          received,
        ),
        reply,
      )
    case 'json':
      void reply.code(answer.status).type('application/json; charset=utf-8')
      return sendText(JSON.stringify(sayAll(answer.body, received.labels)), reply)
    case 'file':
      return reply
        .header(
          'content-disposition',
          `attachment; filename*=UTF-8''${encodeURIComponent(say(answer.name, received.labels))}`,
        )
        .type(answer.mediaType)
        .send(answer.body instanceof Readable ? answer.body : Buffer.from(answer.body))
    case 'redirect':
      if (answer.saved === true) tellSaved(reply, answer.to)
      await changeSession(answer.session, received, reply)
      return reply.redirect(answer.to, 303)
  }
}

const contentOf = (
  { status, content }: Extract<Answer, { readonly kind: 'page' }>,
  { now }: Received,
  reply: FastifyReply,
): PageContent => (status === 200 && reply.request.method === 'GET' ? sayingSaved(content, now, reply) : content)

/** Each form of a page is another one: what one of them led to is no answer to the next. */
function oneTokenAForm(text: string, { once }: Pick<Received, 'once'>): string {
  let forms = 0
  return text.replaceAll(once, () => {
    forms += 1
    return `${once}.${forms}`
  })
}

/** Shorter than this nothing is gained by compressing. */
const worthCompressing = 1_000
/** More than the lengths of any two words of a page differ by once they are compressed. */
const longestFiller = 64

/**
 * Sends text compressed as the browser takes it. An answer's length tells nobody what is in it: the form's token is another text each time,
 * and a filler of a length by chance goes along. (docs/decisions/0010)
 */
async function sendText(text: string, reply: FastifyReply): Promise<FastifyReply> {
  const bytes = Buffer.from(text)
  const encoding = encodingFor(reply.request.headers['accept-encoding'])
  void reply.header('vary', 'accept-encoding')
  if (encoding === null || bytes.length < worthCompressing) return reply.send(bytes)
  void reply
    .header('content-encoding', encoding)
    .header('x-filler', randomBytes(randomInt(1, longestFiller)).toString('hex'))
  return reply.send(await compressed(bytes, encoding, 'once'))
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
