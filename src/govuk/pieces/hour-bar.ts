import { html, type Html } from '#govuk/html.ts'

/** A meeting's time as a bar: gone, planned, and to spare. `words` says the same: "09:14 · 57 minutes planned, 3 to spare". */
export function hourBar(params: { available: number; planned: number; gone: number | null; words: string }): Html {
  const whole = Math.max(params.available, params.planned, 1)
  const percent = (minutes: number): string => `${Math.round(Math.min(minutes / whole, 1) * 1000) / 10}%`
  const piece = (minutes: number, name: string): Html =>
    html`<rect class="waymark-hour__${name}" y="3" width="${percent(minutes)}" height="12" />`
  const gone = params.gone === null ? undefined : percent(params.gone)
  return html`<div class="waymark-hour">
    <svg width="100%" height="18" aria-hidden="true" focusable="false">
      ${piece(whole, 'spare')} ${piece(params.planned, 'planned')}
      ${gone && html`${piece(params.gone ?? 0, 'gone')}<line class="waymark-hour__now" x1="${gone}" x2="${gone}" y1="0" y2="18" />`}
    </svg>
    <p class="waymark-hour__words">${params.words}</p>
  </div>`
}
