import { html, type Html } from '#govuk/html.ts'

/** The minutes of a meeting: how many it has, how many are planned, how many have gone; `now` where it is going on. */
export type Hour = {
  readonly available: number
  readonly planned: number
  readonly gone: number
  readonly isGoingOn: boolean
}

/**
 * A meeting's time as a bar: gone, planned, and to spare, with a mark where it is and one where it should end when more is planned. It only
 * repeats what `words` under it say, so it has no words of its own: "09:14 · 57 minutes planned, 3 to spare".
 */
export const hourBar = (hour: Hour | null, words: string): Html =>
  html`<div class="waymark-hour">
    ${hour !== null && bar(hour)}
    <p class="waymark-hour__words">${words}</p>
  </div>`

function bar({ available, planned, gone, isGoingOn }: Hour): Html {
  const whole = Math.max(available, planned, 1)
  const share = (minutes: number): string => `${Math.min(100, Math.max(0, (minutes / whole) * 100)).toFixed(1)}%`
  const part = (minutes: number, name: string): Html =>
    html`<rect class="waymark-hour__${name}" y="4" width="${share(minutes)}" height="12" />`
  const mark = (minutes: number, name: string): Html =>
    html`<rect class="waymark-hour__${name}" x="${share(minutes)}" width="3" height="20" />`
  return html`<svg width="100%" height="20" aria-hidden="true" focusable="false">
    ${part(whole, 'spare')} ${part(planned, 'planned')} ${part(gone, 'gone')}
    ${planned > available && mark(available, 'end')} ${isGoingOn && gone > 0 && gone < whole && mark(gone, 'now')}
  </svg>`
}
