import { html, type Html } from '#govuk/html.ts'
import { beyondArrow, shapeOf, wallOf } from './shapes.ts'
import type { StripModel, StripWall } from './strip-model.ts'
import { isMaximum, lastDay, lastOf, percent, placeOf, standsAbove } from './strip-scale.ts'

export const barHeight = 16

/** What is behind, what is ahead, what is past its date, and the weeks that only an agreed extension opens. */
export function drawBar(model: StripModel, top: number, hatch: string): Html {
  const end = lastOf(model.walls.filter(isMaximum), lastDay(model))
  const limit = lastOf(
    model.walls.filter((wall) => !isMaximum(wall)),
    end,
  )
  const dueUntil = Math.min(model.filledTo, model.overdueFrom ?? model.filledTo)
  const piece = (from: number, to: number, classes: string, fill?: string): Html | false => {
    const [left, right] = [placeOf(model, from), placeOf(model, to)]
    return (
      right > left &&
      html`<rect
        class="waymark-strip__${classes}"
        x="${percent(left)}"
        y="${top}"
        width="${percent(right - left)}"
        height="${barHeight}"
        ${fill && html` fill="${fill}"`}
      />`
    )
  }
  return html`<pattern id="${hatch}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"
      ><path class="waymark-strip__hatch" d="M0 0V7"
    /></pattern>
    ${piece(0, limit, 'ahead')} ${piece(limit, end, 'closed')} ${piece(limit, end, 'hatched', `url(#${hatch})`)}
    ${piece(0, dueUntil, 'behind')} ${model.overdueFrom !== null && piece(model.overdueFrom, model.filledTo, 'overdue')}
    ${(model.windows ?? []).map(({ from, to }) => piece(from, to, 'window'))} ${drawWeeks(model, top + barHeight)}`
}

const drawWeeks = ({ scaleWeeks }: StripModel, y: number): readonly Html[] =>
  Array.from({ length: scaleWeeks - 1 }, (_, before) => before + 1).map((week) => {
    const x = percent(week / scaleWeeks)
    return html`<line class="waymark-strip__week" x1="${x}" x2="${x}" y1="${y}" y2="${y + (week % 6 === 0 ? 8 : 4)}" />`
  })

/** Walls, then today, then the marks that stand on the bar, each over the one before. */
export function drawUprights(model: StripModel, top: number): Html {
  const standing = (day: number, shape: Html): Html =>
    html`<svg class="waymark-strip__shape" x="${percent(placeOf(model, day))}" y="${top + barHeight / 2}">
      ${shape}
    </svg>`
  const onTheStrip = ({ day }: { day: number }): boolean => day >= 0 && day <= lastDay(model)
  const { today, marks, walls } = model
  return html`${walls.filter(onTheStrip).map((wall) => standing(wall.day, besideTheMaximum(wall, walls)))}
  ${today && onTheStrip(today) && standing(today.day, html`<path class="waymark-strip__today${today.late && ' waymark-strip__today--late'}" d="M0-17V17" />`)}
  ${marks.filter(({ shape }) => !standsAbove(shape)).map(({ day, shape }) => standing(day, shapeOf(shape)))}
  ${arrows(model).map(({ at, turned, late }) => standing(at, html`<g${turned && html` transform="scale(-1 1)"`}${late && html` class="waymark-strip__late-arrow"`}>${beyondArrow}</g>`))}`
}

/** Where both fall on one day they stand side by side. */
const besideTheMaximum = (wall: StripWall, walls: readonly StripWall[]): Html =>
  !isMaximum(wall) && walls.some((other) => isMaximum(other) && other.day === wall.day)
    ? html`<g transform="translate(9)">${wallOf(wall.kind)}</g>`
    : wallOf(wall.kind)

/** Something lies before or after what the strip shows. */
function arrows(model: StripModel): readonly { at: number; turned: boolean; late: boolean }[] {
  const days = [...model.marks, ...model.walls, ...(model.today ? [model.today] : []), { day: model.filledTo }].map(
    ({ day }) => day,
  )
  return [
    ...(Math.min(...days) < 0 ? [{ at: 0, turned: true, late: false }] : []),
    ...(Math.max(...days) > lastDay(model)
      ? [{ at: lastDay(model), turned: false, late: model.today?.late ?? false }]
      : []),
  ]
}
