import { withArticle } from './article.ts'
import { capitalised, isLabelKey, labelDefault, type LabelKey, type Labels, placeMarks } from './labels.ts'

/**
 * How a name stands in a sentence: alone, with its article ('a midpoint review'), as several ('midpoint reviews'), in short ('midpoint'), or
 * several in short.
 */
export type Form = 'one' | 'a' | 'many' | 'short' | 'a short' | 'short many'

const letters: Record<Form, string> = { one: 's', a: 'a', many: 'm', short: 'h', 'a short': 'b', 'short many': 'k' }
const forms: Readonly<Record<string, Form>> = { s: 'one', a: 'a', m: 'many', h: 'short', b: 'a short', k: 'short many' }

const { before, after } = placeMarks
const places = /\uFDD0([cC])([a-zA-Z])([^\uFDD1]*)\uFDD1/g

/**
 * The place of a name in a sentence, which each authority's own stands in once the sentence is said (`say`): rules and pages write
 * `No ${nameFor('review.midpoint')} is due`, know nobody's names and need not be handed them. (SET-03, SET-09)
 */
export const nameFor = (key: LabelKey, form: Form = 'one'): string => `${before}c${letters[form]}${key}${after}`

/** The place of what a series calls its chair, or of what chairs are called everywhere: 'chair', 'a convenor'. (SET-09) */
export const chairOf = (seriesId: number, form: Form = 'short'): string =>
  `${before}c${letters[form]}role.chair@${seriesId}${after}`

/** The verb after a name, which may be of one thing or of several: 'pre-proceedings have ended', 'edge of care work has ended'. */
export const verbFor = (key: LabelKey, many: string, one: string): string => `${before}cv${key}|${many}|${one}${after}`

/** Several of two things in one breath: 'midpoint and final reviews', 'first and second reviews', 'check-ins and final reviews'. */
export const namesForBoth = (one: LabelKey, other: LabelKey): string => `${before}cp${one}|${other}${after}`

/** Whether a name in the text is yet to be said. */
export const isUnsaid = (text: string): boolean => text.includes(before)

/** The text with the authority's names in their places. */
export const say = (text: string, labels: Labels): string =>
  isUnsaid(text)
    ? text.replace(places, (_, capital: string, letter: string, key: string) =>
        nameIn(labels, { capital, letter, key }),
      )
    : text

/** Whether a text is what is said, whatever an authority's names in it: what a page showed comes back with them in their places. */
export function isSaidOf(said: string, text: string): boolean {
  if (!isUnsaid(text)) return said === text
  const between = text.replace(places, after).split(after).map((part) => RegExp.escape(part)).join('.+') // prettier-ignore
  return new RegExp(`^${between}$`, 's').test(said)
}

/** The same of every text in plain data: what is kept, sent or frozen says the names of its day. */
export function sayAll<Data>(data: Data, labels: Labels): Data
export function sayAll(data: unknown, labels: Labels): unknown {
  if (typeof data === 'string') return say(data, labels)
  if (Array.isArray(data)) return data.map((each: unknown) => sayAll(each, labels))
  if (!isPlain(data)) return data
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, sayAll(value, labels)]))
}

const isPlain = (data: unknown): data is object =>
  typeof data === 'object' && data !== null && Object.getPrototypeOf(data) === Object.prototype

/** Every place of a name, for markup to say it in. */
export const unsaid: RegExp = places

type Place = { readonly capital: string; readonly letter: string; readonly key: string }

/** A name in its form. Where everything around it was made small or large since (`toUpperCase`), so is the name. */
function nameIn(labels: Labels, { capital, letter, key: all }: Place): string {
  const [written = '', many, one] = all.split('|')
  const [key = '', seriesId] = written.toLowerCase().split('@')
  if (!isLabelKey(key)) return written
  const called = calledThere(labels, key, seriesId)
  if (many !== undefined && one !== undefined) return isOfSeveral(called) ? many : one
  const name = many === undefined ? inForm(key, called, formOf(letter)) : ofBoth(key, many.toLowerCase(), labels)
  if (written !== written.toLowerCase()) return name.toUpperCase()
  return capital === 'C' ? capitalised(name) : name
}

const formOf = (letter: string): Form => forms[letter.toLowerCase()] ?? 'one'

const calledThere = (labels: Labels, key: LabelKey, seriesId: string | undefined): string =>
  (seriesId === undefined ? undefined : labels.chairOf?.(Number(seriesId))) ?? labels(key)

const isOfSeveral = (name: string): boolean => /[^s]s$/.test(name)

/** The word both end with is said once. */
function ofBoth(key: LabelKey, otherKey: string, labels: Labels): string {
  const one = labels(key)
  if (!isLabelKey(otherKey)) return inForm(key, one, 'many')
  const last = / \S+$/.exec(one)?.[0]
  const isShared = last !== undefined && labels(otherKey).endsWith(last)
  const first = isShared ? one.slice(0, -last.length) : inForm(key, one, 'many')
  return `${first} and ${inForm(otherKey, labels(otherKey), 'many')}`
}

function inForm(key: LabelKey, name: string, form: Form): string {
  const usual = labelDefault(key)
  const isOwn = name !== usual.text
  const short = isOwn ? name : (usual.short ?? name)
  switch (form) {
    case 'a':
      return withArticle(name)
    case 'many':
      return isOwn ? several(name) : (usual.many ?? several(name))
    case 'short':
      return short
    case 'a short':
      return withArticle(short)
    case 'short many':
      return several(short)
    case 'one':
      return name
  }
}

/** What follows one of these words isn't what there are several of: 'heads of service', 'meetings with parents'. */
const head = /^(.+?)( (?:of|with|before|for|at|to|from|on|and) .+)$/
const irregular: Readonly<Record<string, string>> = { person: 'people', child: 'children', man: 'men', woman: 'women' }

/** Several of what has this name, by rule: 'meetings with parents', 'assemblies', 'clinics'. */
export function several(name: string): string {
  const [, what, rest] = head.exec(name) ?? []
  if (what !== undefined && rest !== undefined) return several(what) + rest
  if (name.includes(' or ')) return name.split(' or ').map(several).join(' or ')
  const last = /[A-Za-z]+$/.exec(name)?.[0] ?? ''
  const known = irregular[last.toLowerCase()]
  if (known !== undefined) return name.slice(0, name.length - last.length) + known
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`
  return /(?:[sxz]|ch|sh)$/.test(name) ? `${name}es` : `${name}s`
}
