import { html, type Html } from '#govuk/html.ts'
import { barHeight, drawBar } from './strip-bar.ts'
import { labelsAbove, labelsBelow, rowHeight, rowsOf, writeLabel } from './strip-labels.ts'
import type { StripModel } from './strip-model.ts'
import { withLetters } from './strip-scale.ts'

/** Room between the bar and its labels for what sticks out of the bar: diamonds, walls, today's line. */
const clear = 10

/**
 * One drawing of a clock. Places are percentages and texts keep their size, so it fits every width from `fits` pixels up (from as much more as
 * somebody has their letters larger); `name` says to the style sheet which of several it is. Nobody hears it: what it says is written beside it.
 */
export function drawStrip(model: StripModel, drawing: { name: string; withLabels: boolean; fits: number }): Html {
  const above = labelsAbove(model, drawing.fits)
  const below = drawing.withLabels ? labelsBelow(model, drawing.fits) : []
  const top = rowsOf(above) * rowHeight + clear
  const bottom = top + barHeight + clear
  const height = bottom + (below.length > 0 ? rowsOf(below) * rowHeight + 4 : 3)
  return html`<svg
    class="waymark-strip__picture waymark-strip__picture--${drawing.name}"
    aria-hidden="true"
    focusable="false"
    width="100%"
    height="${withLetters(height)}"
  >
    ${drawBar(model, top, `${model.id}-${drawing.name}-hatch`)}
    ${above.map((label) => writeLabel(label, top - clear - 6 - label.row * rowHeight))}
    ${below.map((label) => writeLabel(label, bottom + 16 + label.row * rowHeight))}
  </svg>`
}
