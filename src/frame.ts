import { html, type Html } from '#govuk/html.ts'
import type { PageContent } from '#platform/http/answers.ts'
import type { Received } from './receive.ts'

/** Puts the frame around a page. */
export const framed = (content: PageContent, received: Received, nonce: string): Html =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <title>${content.title} – Waymark</title>
        <script nonce="${nonce}"></script>
      </head>
      <body>
        <form method="post" action="/sign-out">${received.hidden}<button>Sign out</button></form>
        <main>${content.main}</main>
      </body>
    </html>`
