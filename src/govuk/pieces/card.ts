import { html, type Html } from '#govuk/html.ts'

/** One child, or one thing of several of a kind: a heading, a few words beside it, a tag at the end, and what it is about. */
export const card = (params: {
  heading: Html
  note?: string | Html | undefined
  end?: Html | undefined
  body: Html
}): Html =>
  html`<section class="waymark-card">
    <div class="waymark-card__top">
      ${params.heading} ${params.note && html`<span class="waymark-quiet">${params.note}</span>`}
      ${params.end && html`<span class="waymark-card__end">${params.end}</span>`}
    </div>
    ${params.body}
  </section>`
