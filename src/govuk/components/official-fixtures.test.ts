import { readFileSync } from 'node:fs'
import { describe, test } from 'node:test'
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5'
import { generatedComponents, macroOptionTypes } from '#govuk/generate-macro-options.ts'
import { unescaped, type Html } from '#govuk/html.ts'
import { assert } from '#test/support/assert.ts'
import { backLink } from './back-link.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { button } from './button.ts'
import { checkboxes } from './checkboxes.ts'
import { dateInput } from './date-input.ts'
import { details } from './details.ts'
import { errorMessage } from './error-message.ts'
import { errorSummary } from './error-summary.ts'
import { fieldset } from './fieldset.ts'
import { fileUpload } from './file-upload.ts'
import { hint } from './hint.ts'
import { input } from './input.ts'
import { insetText } from './inset-text.ts'
import { label } from './label.ts'
import { notificationBanner } from './notification-banner.ts'
import { pagination } from './pagination.ts'
import { radios } from './radios.ts'
import { select } from './select.ts'
import { serviceNavigation } from './service-navigation.ts'
import { skipLink } from './skip-link.ts'
import { summaryList } from './summary-list.ts'
import { table } from './table.ts'
import { tabs } from './tabs.ts'
import { tag } from './tag.ts'
import { taskList } from './task-list.ts'
import { textarea } from './textarea.ts'
import { warningText } from './warning-text.ts'

type Component = (typeof generatedComponents)[number]
type Fixture = { name: string; options: Record<string, unknown>; html: string }
type Node = DefaultTreeAdapterMap['childNode']

/** Options arrive as JSON, past the compiler: each component is judged by what it then writes. */
const components: Record<Component, (params: never) => Html> = {
  'back-link': backLink,
  breadcrumbs,
  button,
  checkboxes,
  'date-input': dateInput,
  details,
  'error-message': errorMessage,
  'error-summary': errorSummary,
  fieldset,
  'file-upload': fileUpload,
  hint,
  input,
  'inset-text': insetText,
  label,
  'notification-banner': notificationBanner,
  pagination,
  radios,
  select,
  'service-navigation': serviceNavigation,
  'skip-link': skipLink,
  'summary-list': summaryList,
  table,
  tabs,
  tag,
  'task-list': taskList,
  textarea,
  'warning-text': warningText,
}

/** What the official macros take and ours don't, by component and fixture. */
const leftOut: Record<string, string> = {
  'date-input: with values and name prefix': 'values are named day, month and year whatever the prefix',
  'date-input: with values, name prefix and custom names': 'values are named day, month and year whatever the prefix',
  'date-input: custom inputmode': 'a date is numeric; the official list of parameters has no inputmode',
  'select: hint': 'a select without items',
  'pagination: with empty items': 'an absent item is false or undefined, not an empty object',
  'tabs: no item list': 'tabs without items',
  'tabs: idPrefix': 'each tab names its own id',
}

/** What our types demand and a fixture may leave out. */
const demanded: Partial<Record<Component, Record<string, unknown>>> = {
  'back-link': { href: '#' },
  'service-navigation': { navigation: [] },
}

for (const component of generatedComponents) {
  describe(`${component} is written as the official one`, () => {
    for (const fixture of officialFixtures(component)) {
      if (`${component}: ${fixture.name}` in leftOut) continue
      test(`${component}: ${fixture.name}`, () => {
        const ours = components[component](typed('', { ...demanded[component], ...fixture.options }) as never)
        assert.equal(asComparable(ours.toString()), asComparable(fixture.html))
      })
    }
  })
}

test('the types of the components’ parameters are those of the installed govuk-frontend', () => {
  const committed = readFileSync(new URL('../macro-options.ts', import.meta.url), 'utf8')
  assert.equal(committed, macroOptionTypes(), 'run: node src/govuk/generate-macro-options.ts')
})

test('each fixture that is left out exists', () => {
  const all = generatedComponents.flatMap((component) =>
    officialFixtures(component).map(({ name }) => `${component}: ${name}`),
  )
  assert.deepEqual(
    Object.keys(leftOut).filter((name) => !all.includes(name)),
    [],
  )
})

function officialFixtures(component: Component): readonly Fixture[] {
  const file = new URL(
    `../../../node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`,
    import.meta.url,
  )
  return (JSON.parse(readFileSync(file, 'utf8')) as { fixtures: Fixture[] }).fixtures
}

/** The fixture's JSON as the types want it: markup as Html, numbers as text. */
function typed(key: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => (item === '' ? undefined : typed(key, item)))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, typed(name, each)]))
  }
  if (/html$|^start$|^end$|^navigationStart$|^navigationEnd$/i.test(key))
    return typeof value === 'string' ? unescaped(value) : undefined
  return typeof value === 'number' || key === 'value' ? String(value) : value
}

/** Markup with attributes in order of name, classes and white space evened out: what a browser makes the same page of. */
function asComparable(markup: string): string {
  const flat = parseFragment(markup).childNodes.map(nodeText).join('')
  return flat
    .replace(/\s*(<\/?(?!a\b|span|strong)[^>]*>)\s*/g, '$1')
    .replace(/(<[^/][^>]*>)\s+/g, '$1')
    .replace(/\s+(<\/)/g, '$1')
    .trim()
}

function nodeText(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node)
    return keepsSpace(node) ? JSON.stringify(node.value) : node.value.replace(/\s+/g, ' ')
  if (!('attrs' in node)) return ''
  const attrs = node.attrs
    .map(({ name, value }) => ` ${name}="${value.trim().replace(/\s+/g, ' ')}"`)
    .sort()
    .join('')
  return `<${node.tagName}${attrs}>${node.childNodes.map(nodeText).join('')}</${node.tagName}>`
}

const keepsSpace = (node: Node): boolean => 'parentNode' in node && node.parentNode?.nodeName === 'textarea'
