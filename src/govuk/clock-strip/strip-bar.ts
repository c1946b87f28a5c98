import { html, type Html } from '#govuk/html.ts'
import { beyondArrow, shapeOf, wallOf } from './shapes.ts'
import type { StripModel, StripWall } from './strip-model.ts'
import { isMaximum, lastDay, lastOf, percent, placeOf, standsAbove, withLetters } from './strip-scale.ts'

export const barHeight = 16

/** The bar with its weeks and all that stands on it, from 0 down to `barHeight`; what stands on it sticks out at both sides. */
export const drawBar = (model: StripModel, top: number, hatch: string): Html =>
  html`<svg class="waymark-strip__shape" y="${withLetters(top)}">
    ${pieces(model, hatch)}${weeks[model.scaleWeeks]}${uprights(model)}
  </svg>`

/** What is behind, what is ahead, what is past its date, and the weeks that only an agreed extension opens. */
function pieces(model: StripModel, hatch: string): Html {
  const end = lastOf(model.walls.filter(isMaximum), lastDay(model))
  const limit = lastOf(
    model.walls.filter((wall) => !isMaximum(wall)),
    end,
  )
  const dueUntil = Math.min(model.filledTo, model.overdueFrom ?? model.filledTo)
  const piece = (from: number, to: number, attributes: Html): Html | false => {
    const [left, right] = [placeOf(model, from), placeOf(model, to)]
    return (
      right > left &&
      html`<rect ${attributes} x="${percent(left)}" width="${percent(right - left)}" height="${barHeight}" />`
    )
  }
  const { overdueFrom, filledTo } = model
  const striped = html`fill="url(#${hatch}-late)"`
  const late = overdueFrom !== null && [
    stripes(`${hatch}-late`),
    ...[overdue, striped].map((fill) => piece(overdueFrom, filledTo, fill)),
  ]
  return html`<pattern id="${hatch}" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"
      ><path class="waymark-strip__hatch" d="M0 0V7"
    /></pattern>
    ${piece(0, limit, ahead)}${piece(limit, end, closed)}${piece(limit, end, html`fill="url(#${hatch})"`)}
    ${piece(0, dueUntil, behind)}${late} ${(model.windows ?? []).map(({ from, to }) => piece(from, to, windowed))}`
}

/** What is overdue is striped the other way: red beside green is the same grey to many. */
const stripes = (id: string): Html =>
  html`<pattern id="${id}" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"
    ><path class="waymark-strip__stripe" d="M0 0V8"
  /></pattern>`

const [ahead, closed, behind, overdue, windowed] = [
  html`class="waymark-strip__ahead"`,
  html`class="waymark-strip__closed"`,
  html`class="waymark-strip__behind"`,
  html`class="waymark-strip__overdue"`,
  html`class="waymark-strip__window"`,
]

const weeks = { 16: drawWeeks(16), 26: drawWeeks(26) }

function drawWeeks(count: number): Html {
  const between = Array.from({ length: count - 1 }, (_, before) => before + 1)
  return html`${between.map((week) => {
    const x = percent(week / count)
    return html`<line
      class="waymark-strip__week"
      x1="${x}"
      x2="${x}"
      y1="${barHeight}"
      y2="${barHeight + (week % 6 === 0 ? 8 : 4)}"
    />`
  })}`
}

/** Walls, then today, then the marks that stand on the bar, each over the one before. */
function uprights(model: StripModel): Html {
  const standing = (day: number, shape: Html): Html =>
    html`<svg class="waymark-strip__shape" x="${percent(placeOf(model, day))}" y="${barHeight / 2}">${shape}</svg>`
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
