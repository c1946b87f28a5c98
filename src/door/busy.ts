import type { FastifyReply } from 'fastify'
import { nothing } from '#govuk/html.ts'
import { layout } from '#govuk/layout/layout.ts'
import { busyPage } from './mistake-pages.ts'

/** How long a browser or a proxy is asked to wait, in seconds. */
const comeBackIn = 5

/** Says that nothing can be done just now and when to come back, from nothing but memory. */
export const sendBusy = (reply: FastifyReply): FastifyReply =>
  reply
    .code(503)
    .header('retry-after', String(comeBackIn))
    .type('text/html; charset=utf-8')
    .send(
      layout({
        ...busyPage(),
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
