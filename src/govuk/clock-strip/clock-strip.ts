import { drawStrip } from './draw-strip.ts'
import { beyondArrow, shapeOf, wallOf } from './shapes.ts'
import type { StripModel } from './strip-model.ts'
import { html, type Html } from '#govuk/html.ts'

export type { MarkShape, StripMark, StripModel, StripWall } from './strip-model.ts'

/**
 * The picture of one child's clock. `full` has a label under each mark (a family's page), `row` only the picture (the tracker). All that
 * is drawn is written beside it too, a sentence for each mark: always there to be heard, and seen where there is no room for the picture.
 */
export const clockStrip = (model: StripModel, variant: 'full' | 'row'): Html =>
  variant === 'full'
    ? html`<div class="waymark-strip waymark-strip--full">
        ${drawStrip(model, { name: 'wide', withLabels: true, fits: 850 })}
        ${drawStrip(model, { name: 'middle', withLabels: true, fits: 610 })} ${writtenOut(model)}
      </div>`
    : html`<div class="waymark-strip waymark-strip--row">
        ${drawStrip(model, { name: 'row', withLabels: false, fits: 300 })}
        <p class="waymark-strip__written">${inWords(model).join(' ')}</p>
      </div>`

/** All that is drawn, in sentences: how far the clock has come, then each mark in the order of the days. */
function inWords({ words, marks, walls, windows = [] }: StripModel): readonly string[] {
  const dated = [...marks, ...walls, ...windows.map(({ from, says }) => ({ day: from, says }))]
  return [words, ...dated.toSorted((one, other) => one.day - other.day).map(({ says }) => says)]
}

function writtenOut(model: StripModel): Html {
  const [first, ...marks] = inWords(model)
  return html`<ul class="waymark-strip__written">
    <li><strong class="${model.today?.late && 'waymark-late'}">${first}</strong></li>
    ${marks.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`
}

/** The weeks over a column of strips, standing where the strips' weeks stand. */
export const clockStripScale = (scaleWeeks: StripModel['scaleWeeks']): Html =>
  html`<div class="waymark-strip waymark-strip--scale">
    <svg class="waymark-strip__picture" width="100%" height="1.25rem" role="img" aria-label="Weeks 0 to ${scaleWeeks}">
      ${(scaleWeeks === 16 ? [0, 6, 12, 16] : [0, 6, 12, 20, 26]).map(
        (week) =>
          html`<text
            class="waymark-strip__text waymark-strip__text--quiet"
            x="${(week / scaleWeeks) * 100}%"
            y="0.9375rem"
            text-anchor="middle"
            >${week}</text
          >`,
      )}
    </svg>
  </div>`

const legendPart = (part: 'overdue' | 'closed', lines: Html): Html =>
  html`<rect class="waymark-strip__${part}" x="-12" y="-8" width="24" height="16" />${lines}`

/** What an authority calls the first letter to parents, the first meeting with them and the time to prepare. */
type MarkNames = {
  readonly letter: string
  readonly firstMeeting: string
  readonly clinic: string
  /** What is due of an assessment is drawn too. */
  readonly withAssessments?: boolean | undefined
}
const plainNames: MarkNames = { letter: 'letter', firstMeeting: 'first meeting', clinic: 'preparation' }

const preProceedings = ({
  letter,
  firstMeeting,
  clinic,
  withAssessments,
}: MarkNames): readonly (readonly [Html, string])[] => [
  [shapeOf('decision'), 'decision'],
  [shapeOf('letter'), letter],
  [shapeOf('first-meeting'), firstMeeting],
  [shapeOf('clinic'), clinic],
  [shapeOf('review'), 'review to hold'],
  [shapeOf('review-held'), 'held'],
  [shapeOf('review-late'), 'held late'],
  [shapeOf('extension'), 'extension agreed'],
  ...(withAssessments === true
    ? ([
        [shapeOf('filing'), 'assessment due'],
        [shapeOf('filing-done'), 'assessment received'],
      ] as const)
    : []),
  [wallOf('agreed'), '12-week date or agreed date'],
  [wallOf('maximum'), '16-week maximum'],
  [shapeOf('birth'), 'expected birth'],
  [html`<path class="waymark-strip__today" d="M0-13V13" />`, 'today'],
  [html`<rect class="waymark-strip__behind" x="-12" y="-8" width="24" height="16" />`, 'weeks gone'],
  [legendPart('overdue', html`<path class="waymark-strip__stripe" d="M-12 0-4 8M-8-8 8 8M4-8 12 0" />`), 'overdue'],
  [
    legendPart('closed', html`<path class="waymark-strip__hatch" d="M-12 0-4-8M-8 8 8-8M4 8 12 0" />`),
    'only with an extension',
  ],
]

const proceedings: readonly (readonly [Html, string])[] = [
  [shapeOf('decision'), 'issue'],
  [
    html`<rect class="waymark-strip__window" x="-11" y="-7" width="22" height="14" />`,
    'window of the case management hearing',
  ],
  [shapeOf('hearing'), 'hearing'],
  [shapeOf('hearing-held'), 'hearing held'],
  [shapeOf('filing'), 'filing due'],
  [shapeOf('filing-done'), 'filed'],
  [wallOf('maximum'), '26 weeks'],
  [html`<g transform="translate(-16)">${beyondArrow}</g>`, 'goes on further'],
]

/** What the marks mean; once a page. `names` are what an authority calls some of them. */
export const clockStripLegend = (scaleWeeks: StripModel['scaleWeeks'], names = plainNames): Html =>
  html`<ul class="waymark-strip-legend" aria-label="What the marks mean">
    ${(scaleWeeks === 16 ? preProceedings(names) : proceedings).map(
      ([shape, meaning]) =>
        html`<li>
          <svg width="28" height="28" viewBox="-14 -14 28 28" aria-hidden="true" focusable="false">${shape}</svg>
          ${meaning}
        </li>`,
    )}
  </ul>`
