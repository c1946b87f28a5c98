import { html, type Html } from '#govuk/html.ts'

/** The page's one h1, with what stands above it (family number, team), a sentence below, and at its side the one green button. */
export const pageHeading = (params: {
  heading: string | Html
  caption?: string | undefined
  lede?: string | Html | undefined
  aside?: Html | undefined
}): Html =>
  html`<div class="waymark-heading">
    <div>
      <h1 class="govuk-heading-l">
        ${params.caption && html`<span class="govuk-caption-l">${params.caption}</span>`} ${params.heading}
      </h1>
      ${params.lede && html`<p class="govuk-body">${params.lede}</p>`}
    </div>
    ${params.aside && html`<div class="waymark-heading__aside">${params.aside}</div>`}
  </div>`
