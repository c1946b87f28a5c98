import type { FastifyReply } from 'fastify'
import { nothing } from '#govuk/html.ts'
import { layout } from '#govuk/layout/layout.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import type { Form } from '#platform/http/form.ts'
import { busyPage } from './mistake-pages.ts'
import { withTypedAfterFault } from './typed-again.ts'

/** How long a browser or a proxy is asked to wait, in seconds. */
const comeBackIn = 5

/** Says that nothing can be done just now and when to come back, with what was typed, from nothing but memory. */
export const sendBusy = (reply: FastifyReply, form: Form | null = null): FastifyReply =>
  sendAlone(reply.header('retry-after', String(comeBackIn)), 503, withTypedAfterFault(busyPage(), form))

/** A page without anybody's name or menu, for when nothing can be asked. */
export const sendAlone = (reply: FastifyReply, status: number, content: PageContent): FastifyReply =>
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(
      layout({
        ...content,
        errorInTitle: false,
        authorityName: null,
        person: null,
        navigation: [],
        search: false,
        marking: false,
        nonces: reply.cspNonce,
        csrfField: nothing,
        printed: null,
        today: null,
      }).toString(),
    )
