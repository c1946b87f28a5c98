import { isSaidOf } from '#rules/words/name-for.ts'
import { awaiting } from './awaiting.ts'
import type { FilingJob } from './filing-jobs.ts'
import type { NotePart, PartKind } from './legal-case-note.ts'

/** A document as it goes into a pack: which, what it is called there, and its bytes' hash. */
export type PackDocument = {
  readonly id: number
  readonly name: string
  readonly kind: 'referral' | 'supporting'
  readonly sha256: string
}

/** What is filed for one child after one item, in words: kept as it was on the day, with its hash, and never altered. (FI-01, FI-03) */
export type PackContent = {
  readonly childName: string
  /** The whole note as it is filed, its head and version included. */
  readonly note: readonly NotePart[]
  readonly documents: readonly PackDocument[]
}

const matter: readonly PartKind[] = ['said', 'review', 'decision', 'actions']

const partsOf = ({ note }: PackContent, kinds: readonly PartKind[]) =>
  note.filter(({ is }) => kinds.includes(is)).map(({ is, heading, lines }) => ({ is, heading, lines: [...lines] }))

/**
 * What of a pack each job puts on the child's file: a job done stays done as long as this stays the same. Who has confirmed it since,
 * and what the authority calls note and meeting, are no part of it. (FI-02, FI-03)
 */
function shareOf(job: FilingJob, content: PackContent): unknown {
  switch (job) {
    case 'decision-and-actions':
      return partsOf(content, ['decision', 'actions'])
    case 'legal-case-note':
      return { childName: content.childName, parts: partsOf(content, matter) }
    case 'documents-and-referral':
      return content.documents.map(({ id, sha256 }) => ({ id, sha256 }))
  }
}

/** Whether what a job puts on file is the same in both. */
export function isSameFor(job: FilingJob, one: PackContent, other: PackContent): boolean {
  const [before, now] = besidesConfirming(one, other)
  return JSON.stringify(shareOf(job, before)) === JSON.stringify(shareOf(job, now))
}

const saysWhoDecided = (line: string): boolean => isSaidOf(line, awaiting) || line.startsWith('Decided by ')

/** Both without the line that says who decided, where one of them was still to be confirmed: that the chair has confirmed since is no news. */
function besidesConfirming(one: PackContent, other: PackContent): readonly [PackContent, PackContent] {
  const awaits = ({ note }: PackContent) =>
    note.some(({ is, lines }) => is === 'decision' && isSaidOf(lines[1] ?? '', awaiting))
  if (!awaits(one) && !awaits(other)) return [one, other]
  const without = (content: PackContent): PackContent => ({
    ...content,
    note: content.note.map((part) =>
      part.is === 'decision'
        ? { ...part, lines: part.lines.filter((line, place) => place !== 1 || !saysWhoDecided(line)) }
        : part,
    ),
  })
  return [without(one), without(other)]
}

/**
 * What is new in a pack since it was filed, line by line: 'Actions, new: …', 'Actions, no longer: …'. `own` takes out of what was said
 * before the names that are known to be others' by now. Both are in the names of the day it was filed; `shown` says a heading or line in
 * those of today. (FI-03)
 */
export function whatIsNew(
  filed: PackContent,
  today: PackContent,
  { own, shown }: { readonly own: (text: string) => string; readonly shown: (text: string) => string },
): readonly string[] {
  const [before, now] = besidesConfirming(filed, today)
  const headings = new Map(
    [...partsOf(before, matter), ...partsOf(now, matter)].map(({ heading, is }) => [heading, is]),
  )
  const linesIn = (content: PackContent, heading: string) =>
    content.note.find((part) => part.heading === heading && matter.includes(part.is))?.lines ?? []
  return [
    ...(before.childName === now.childName ? [] : [`Name: ${now.childName}, no longer ${before.childName}`]),
    ...[...headings.keys()].flatMap((heading) =>
      differences(shown(heading), linesIn(before, heading), linesIn(now, heading), { own, shown }),
    ),
    ...documentNews(before, now),
  ]
}

type InWords = Parameters<typeof whatIsNew>[2]

function differences(heading: string, was: readonly string[], is: readonly string[], { own, shown }: InWords) {
  const [added, gone] = [is.filter((line) => !was.includes(line)), was.filter((line) => !is.includes(line))]
  const moved = gone.flatMap((before) => added.flatMap((after) => movedDate(before, after) ?? []).slice(0, 1))
  const isMoved = (line: string) => moved.some(({ before, after }) => line === before || line === after)
  return [
    ...moved.map(({ from, to, after }) => `${heading}, moved from ${from} to ${to}: ${shown(after)}`),
    ...added.filter((line) => !isMoved(line)).map((line) => `${heading}, new: ${shown(line)}`),
    ...gone.filter((line) => !isMoved(line)).map((line) => `${heading}, no longer: ${own(line)}`),
  ]
}

const dateInFull = /(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2} [A-Z][a-z]+ \d{4}/g

/** From which date to which, where two lines differ in one date and in nothing else. */
function movedDate(before: string, after: string) {
  if (before.replaceAll(dateInFull, '') !== after.replaceAll(dateInFull, '')) return null
  const [from, to] = [before.match(dateInFull) ?? [], after.match(dateInFull) ?? []]
  const at = from.findIndex((date, place) => date !== to[place])
  const [was, is] = [from[at], to[at]]
  const isOne = from.length === to.length && from.filter((date, place) => date !== to[place]).length === 1
  return isOne && was !== undefined && is !== undefined ? { before, after, from: was, to: is } : null
}

// What is no longer there may have been another child's: it is counted, not named.
function documentNews(before: PackContent, now: PackContent): readonly string[] {
  const added = now.documents.filter(({ id }) => !before.documents.some((document) => document.id === id))
  const gone = before.documents.filter(({ id }) => !now.documents.some((document) => document.id === id)).length
  return [
    ...added.map(({ name }) => `Documents, new: ${name}`),
    ...(gone === 0
      ? []
      : [`Documents: ${gone === 1 ? 'one was' : `${gone} were`} taken back and is to be removed from the file`]),
  ]
}
