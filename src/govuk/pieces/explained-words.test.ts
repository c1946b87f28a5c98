import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { html } from '#govuk/html.ts'
import { withWordsExplained } from './explained-words.ts'

const words = [
  { key: 'step-out', term: 'step out', meaning: 'To leave pre-proceedings', forms: ['step out', 'steps out'] },
  { key: 'threshold', term: 'threshold', meaning: 'The significant-harm test', forms: ['threshold'] },
]
const explained = (main: ReturnType<typeof html>) =>
  withWordsExplained(main, words).main.toString().replaceAll(/\n\s*/g, '')
const behind = (key: string, found: string) =>
  `<a class="waymark-word waymark-word--behind" id="used-${key}" href="#word-${key}">What “${found}” means</a>`

test('a word in running text is a link itself, at its first use', () => {
  assert.equal(
    explained(html`<p>Cara steps out. Ben steps out.</p>`),
    '<p>Cara <a class="waymark-word" id="used-step-out" href="#word-step-out">steps out</a>. Ben steps out.</p>',
  )
})

test('a label keeps its words whole, so that pressing any of them chooses; the link stands behind it', () => {
  assert.equal(
    explained(
      html`<input id="a" /><label for="a">Step out, threshold not met</label>
        <p>threshold</p>`,
    ),
    `<input id="a" /><label for="a">Step out, threshold not met</label>${behind('step-out', 'Step out')}${behind('threshold', 'threshold')}<p>threshold</p>`,
  )
})

test('so does a legend; one that only a screen reader says has none', () => {
  assert.equal(
    explained(
      html`<fieldset>
        <legend>Threshold</legend>
      </fieldset>`,
    ),
    `<fieldset><legend>Threshold</legend>${behind('threshold', 'Threshold')}</fieldset>`,
  )
  const unseen = html`<label class="govuk-visually-hidden">Threshold</label>`
  assert.doesNotMatch(explained(unseen), /href/)
})
