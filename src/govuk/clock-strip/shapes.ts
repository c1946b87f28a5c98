import { html, type Html } from '#govuk/html.ts'
import type { MarkShape, StripWall } from './strip-model.ts'

/** Each drawn around its own middle; told apart by form, the colour only helps. */
const diamond = html`<path class="waymark-strip__mark" d="M0-13 13 0 0 13-13 0z" />`
const square = html`<path class="waymark-strip__mark" d="M-9-9H9V9H-9z" />`
const tick = html`<path class="waymark-strip__tick" d="m-5.5 0 4 4 7-7.5" />`
const page = html`<path class="waymark-strip__icon" d="M-7-9h9l5 5V9H-7zM2-9v5h5" />`

const shapes: Record<MarkShape, Html> = {
  decision: html`<circle class="waymark-strip__mark" r="10.5" />`,
  letter: html`<path class="waymark-strip__icon" d="M-10-7H10V7H-10zM-10-7 0 2 10-7" />`,
  'first-meeting': html`<path
    class="waymark-strip__solid"
    d="M-6-8a4 4 0 1 1 0 8 4 4 0 1 1 0-8M6-8a4 4 0 1 1 0 8 4 4 0 1 1 0-8M-11.5 7c0-6.5 10.5-6.5 10.5 0zM1 7c0-6.5 10.5-6.5 10.5 0z"
  />`,
  clinic: html`<path class="waymark-strip__icon" d="M-10-8H10V5H0L-5 9V5H-10zM-5-3.5H5M-5 .5H2" />`,
  review: diamond,
  'review-held': html`${diamond}${tick}`,
  'review-late': html`<path class="waymark-strip__mark waymark-strip__mark--late" d="M0-13 13 0 0 13-13 0z" />
    <path class="waymark-strip__exclamation" d="M0-7V2M0 4.5V7.5" />`,
  extension: html`<path class="waymark-strip__icon" d="M-10 0H5M0-5 5 0 0 5M9-8V8" />`,
  birth: html`<path class="waymark-strip__birth" d="M0-18V16" />`,
  hearing: square,
  'hearing-held': html`${square}${tick}`,
  filing: page,
  'filing-done': html`${page}<path class="waymark-strip__icon" d="m-3.5 3 2.5 2.5 4.5-5" />`,
}

const doubleWall = html`<path class="waymark-strip__wall" d="M-2.5-17V17M2.5-17V17" />`
const walls: Record<StripWall['kind'], Html> = {
  'twelve-week': doubleWall,
  agreed: doubleWall,
  maximum: html`<path class="waymark-strip__wall waymark-strip__wall--maximum" d="M0-19V19" />`,
}

export const shapeOf = (shape: MarkShape): Html => shapes[shape]
export const wallOf = (kind: StripWall['kind']): Html => walls[kind]

/** Something lies further on than the strip reaches. */
export const beyondArrow = html`<path class="waymark-strip__solid" d="M13-7 20 0 13 7z" />`
