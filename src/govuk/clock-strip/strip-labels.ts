import { html, type Html } from '#govuk/html.ts'
import { placeLabels, type Label, type Placed } from './place-labels.ts'
import { shapeOf } from './shapes.ts'
import type { MarkShape, StripModel, StripWall } from './strip-model.ts'
import { isMaximum, percent, placeOf, standsAbove, withLetters } from './strip-scale.ts'
import { widthOfWords } from './word-width.ts'

type Words = Label & { lines: readonly { text: string; tone: string }[] }
type Icon = Label & { shape: MarkShape }

export const rowHeight = 22
const iconWidth = 20

/** As the style sheet has them, in pixels. */
const [textSize, todaySize] = [16, 18]

export const rowsOf = (labels: readonly Placed<Label>[]): number =>
  Math.max(0, ...labels.map(({ row, widths }) => row + widths.length))

/** What was sent and held, as icons; then words about a mark; and above these, where today is. */
export function labelsAbove(model: StripModel, width: number): readonly Placed<Icon | Words>[] {
  const at = (day: number): number => placeOf(model, day)
  const icons = model.marks
    .filter(({ shape }) => standsAbove(shape))
    .map(({ shape, day }): Icon => ({ at: at(day), widths: [iconWidth], slide: 40, shape }))
  const flags = model.marks.flatMap(({ day, flag, tone, shape }) =>
    flag ? [oneLine(at(day), flag, shape === 'birth' ? 'birth' : tone)] : [],
  )
  const today = model.today && {
    ...oneLine(at(model.today.day), model.today.label, model.today.late ? 'today-late' : 'today'),
    widths: [widthOfWords(model.today.label, todaySize, 'bold')],
    slide: 16,
  }
  return placeLabels<Icon | Words>([...icons, ...flags, ...(today ? [today] : [])], width)
}

/** Reviews and the like first, then the end of the road, then dates that stand under one of these in a line of their own. */
export function labelsBelow(model: StripModel, width: number): readonly Placed<Words>[] {
  const marks = [...model.marks, ...windowsAsMarks(model)].map(({ day, label, detail, tone }) =>
    inLines(placeOf(model, day), [label, 'plain'], [detail, tone === 'late' ? 'late' : 'quiet']),
  )
  const inOneLine = (wall: StripWall): Words =>
    inLines(placeOf(model, wall.day), [`${wall.label} ${wall.detail}`.trim(), isPassed(model, wall) ? 'late' : 'quiet'])
  const inTwoLines = (wall: StripWall): Words =>
    inLines(placeOf(model, wall.day), [wall.label, 'plain'], [wall.detail, 'quiet'])
  const ends = model.walls.filter(isMaximum)
  const dates = model.walls.filter((wall) => !isMaximum(wall)).map(inOneLine)

  const placed = placeLabels([...marks, ...ends.map(inTwoLines), ...dates], width)
  const endIsFree = placed[marks.length]?.row === 0
  return (endIsFree ? placed : placeLabels([...marks, ...ends.map(inOneLine), ...dates], width)).filter(
    ({ lines }) => lines.length > 0,
  )
}

const windowsAsMarks = ({ windows = [] }: StripModel) =>
  windows.map(({ from, to, label, detail }) => ({ day: (from + to) / 2, label, detail, tone: 'plain' }))

const isPassed = ({ overdueFrom }: StripModel, wall: StripWall): boolean =>
  overdueFrom !== null && wall.day <= overdueFrom && !isMaximum(wall)

const oneLine = (at: number, text: string, tone: string): Words => ({ ...inLines(at, [text, tone]), slide: 0 })

function inLines(at: number, ...given: readonly (readonly [text: string, tone: string])[]): Words {
  const lines = given.filter(([text]) => text !== '').map(([text, tone]) => ({ text, tone }))
  return { at, lines, widths: lines.map(({ text }) => widthOfWords(text, textSize)), slide: 24 }
}

/** `y` is the baseline of the label's first line, for an icon of a line at its height. */
export function writeLabel(label: Placed<Icon | Words>, y: number): Html {
  if ('shape' in label) return writeIcon(label, y)
  const { lines, at, dx, anchor } = label
  return html`${lines.map(
    ({ text, tone }, line) =>
      html`<text
        class="waymark-strip__text waymark-strip__text--${tone}"
        x="${percent(at)}"
        dx="${withLetters(Math.round(dx))}"
        y="${withLetters(y + line * rowHeight)}"
        text-anchor="${anchor}"
        >${text}</text
      >`,
  )}`
}

function writeIcon({ shape, at, dx, anchor }: Placed<Icon>, y: number): Html {
  const aside = { start: iconWidth / 2, middle: 0, end: -iconWidth / 2 }[anchor] + dx
  return html`<svg class="waymark-strip__shape" x="${percent(at)}" y="${withLetters(y - 6)}">
    <svg class="waymark-strip__shape" x="${withLetters(Math.round(aside))}">${shapeOf(shape)}</svg>
  </svg>`
}
