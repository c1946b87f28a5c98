import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Writes macro-options.ts: a type for each official component's parameters, from the macro-options.json that govuk-frontend
 * ships. Run `node src/govuk/generate-macro-options.ts` after a new version; a test says when it is due.
 */
export const generatedComponents = [
  ...['back-link', 'breadcrumbs', 'button', 'checkboxes', 'date-input', 'details', 'error-message'],
  ...['error-summary', 'fieldset', 'file-upload', 'hint', 'input', 'inset-text', 'label', 'notification-banner'],
  ...['pagination', 'radios', 'select', 'service-navigation', 'skip-link', 'summary-list', 'table', 'tabs', 'tag'],
  ...['task-list', 'textarea', 'warning-text'],
] as const

type Option = { name: string; type: string; required?: boolean; isComponent?: boolean; params?: readonly Option[] }

const official = new URL('../../node_modules/govuk-frontend/dist/govuk/components/', import.meta.url)

/** Where the official description is looser or odder than what its template takes. */
const written: Record<string, string> = {
  'date-input.day': 'Partial<DateInputItem> | false',
  'date-input.month': 'Partial<DateInputItem> | false',
  'date-input.year': 'Partial<DateInputItem> | false',
  'checkboxes.values': 'readonly string[]',
  'file-upload.multipleFilesChosenText': 'Readonly<Record<string, string>>',
  'button.type': "'submit' | 'button' | 'reset'",
  'notification-banner.type': "'success'",
  'service-navigation.slots.end': "Html | { html: Html; align?: 'inline' | undefined }",
}
const numbersToo = ['rows', 'number', 'titleHeadingLevel']
const itemNames: Record<string, string> = {
  items: 'Item',
  rows: 'Row',
  head: 'Head',
  errorList: 'Error',
  navigation: 'Link',
}

const opening = `// Made by generate-macro-options.ts from govuk-frontend's macro-options.json: change that, not this.
import type { Attributes } from './attributes.ts'
import type { Html } from './html.ts'

/** Text, which is escaped, or Html, which is sent as it is. */
export type Content = { text: string; html?: undefined } | { html: Html; text?: undefined }
type TitleContent = { titleText: string; titleHtml?: undefined } | { titleHtml: Html; titleText?: undefined }
type SummaryContent = { summaryText: string; summaryHtml?: undefined } | { summaryHtml: Html; summaryText?: undefined }
/** Lists may hold gaps, so that a page can write \`condition && item\`. */
type MaybeAbsent<T> = T | false | null | undefined
`

const pascal = (name: string): string => name.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** `text` or `html`, never both and never neither: pairs of which the official list says one is required. */
function contentPair(options: readonly Option[], stem: string): string[] {
  const pair = stem === '' ? ['text', 'html'] : [`${stem}Text`, `${stem}Html`]
  const bothRequired = pair.every((name) => options.some((option) => option.name === name && option.required))
  return bothRequired ? pair : []
}

/** The whole of macro-options.ts as text. */
export function macroOptionTypes(): string {
  const types = new Set<string>()

  function typeOf(component: string, path: string, option: Option): string {
    const known = written[`${component}.${path}${option.name}`]
    if (known !== undefined) return known
    if (/attributes$/i.test(option.name)) return 'Attributes'
    if (/html$/i.test(option.name) || path === 'slots.') return 'Html'
    if (option.params) {
      return option.type === 'array'
        ? listOf(component, path, option, option.params)
        : record(component, `${path}${option.name}.`, option.params)
    }
    if (option.isComponent) return `${pascal(option.name)}Options`
    if (option.type === 'integer') return 'number'
    return numbersToo.includes(option.name) ? 'string | number' : option.type
  }

  function listOf(component: string, path: string, option: Option, params: readonly Option[]): string {
    const isRowsOfCells = component === 'table' && option.name === 'rows'
    const parent = path === '' ? '' : pascal(path.split('.').at(-2) ?? '').replace(/s$/, '')
    const item = pascal(component) + parent + (isRowsOfCells ? 'Cell' : (itemNames[option.name] ?? pascal(option.name)))
    const body = record(
      component,
      `${path}${option.name}.`,
      params.filter(({ name }) => name !== 'divider'),
    )
    const orDivider = params.some(({ name }) => name === 'divider') ? `(${body}) | { divider: string }` : body
    types.add(`export type ${item} = ${orDivider}`)
    return isRowsOfCells ? `readonly MaybeAbsent<readonly ${item}[]>[]` : `readonly MaybeAbsent<${item}>[]`
  }

  function record(component: string, path: string, options: readonly Option[]): string {
    const stems = ['', 'title', 'summary'].filter((stem) => contentPair(options, stem).length > 0)
    const paired = stems.flatMap((stem) => contentPair(options, stem))
    const unions = stems.map((stem) => `${pascal(stem)}Content`)
    const lines = [...new Map(options.map((option) => [option.name, option])).values()]
      .filter((option) => option.type !== 'nunjucks-block' && !paired.includes(option.name))
      .map((option) => {
        const type = typeOf(component, path, option)
        return option.required ? `${option.name}: ${type}` : `${option.name}?: ${type} | undefined`
      })
    const own = lines.length > 0 ? [`{\n${lines.join('\n')}\n}`] : []
    return [...unions, ...own].join(' & ')
  }

  for (const component of generatedComponents) {
    const options = JSON.parse(
      readFileSync(new URL(`${component}/macro-options.json`, official), 'utf8'),
    ) as readonly Option[]
    types.add(`export type ${pascal(component)}Options = ${record(component, '', options)}`)
  }
  return `${opening}\n${[...types].map(indented).join('\n\n')}\n`
}

function indented(text: string): string {
  let depth = 0
  const lines = text.split('\n').map((line) => {
    if (line.startsWith('}')) depth -= 1
    const moved = '  '.repeat(depth) + line
    if (line.endsWith('{')) depth += 1
    return moved
  })
  return lines.join('\n')
}

if (import.meta.main) writeFileSync(new URL('macro-options.ts', import.meta.url), macroOptionTypes())
