import { type Answer, notFound, page } from '#door/answers.ts'
import { openForm, openFormAgain, type Problem, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import { versionIn } from '#door/form/form-at.ts'
import type { Visit } from '#door/visit.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { editedAt, loadDraft, saveItemWords } from '#records/overview/overviews.ts'
import { writeDownSitting } from '#records/sittings/sittings.ts'
import type { AgendaSection } from '#rules/meeting/agenda-items.ts'
import type { OverviewEntry } from '#rules/overview/content.ts'
import { type EditedWords, editsWith, outdated, type WordsOfItem, wordsOfItem } from '#rules/overview/edited-words.ts'
import { namesOfOthers } from '#rules/overview/names-of-others.ts'
import { type DraftInView, loadDraftInView } from './draft.query.ts'
import { editPage, type ItemForm, itemForm, nameOfField } from './edit-item.page.ts'

/** An item of a draft as the record has it, with the words that can be written anew. */
type Found = {
  readonly draft: DraftInView
  readonly section: AgendaSection
  readonly entry: OverviewEntry
  readonly words: readonly WordsOfItem[]
}

async function itemIn(visit: Visit): Promise<Found | null> {
  const draft = await loadDraftInView(visit.db, visit, visit.params['meeting'] ?? '')
  const key = visit.params['item'] ?? ''
  const part = draft?.unedited.parts.find(({ entries }) => entries.some((entry) => entry.key === key))
  const entry = part?.entries.find((each) => each.key === key)
  if (draft === null || part === undefined || entry === undefined || entry.isCut) return null
  return { draft, section: part.section, entry, words: wordsOfItem(entry, part.section) }
}

const sawIn = ({ entry }: Found): readonly number[] => entry.children.map(({ id }) => id)

/** Words that tell of some children name no others: who sees these may not see those. (LO-03) */
const formOf = ({ draft, entry, words }: Found): ItemForm =>
  itemForm(words, (of, text) => (text === of.text ? [] : namesOfOthers(draft.content, entry, of.children, text)))

export async function showItemWords(visit: Visit): Promise<Answer> {
  const found = await itemIn(visit)
  if (found === null) return notFound()
  const asked = formOf(found)
  const { words, version } = editedAt(found.draft.draft, found.entry.key)
  const state = openForm(visit, asked, valuesWith(found, words), version)
  return page(editPage(pageOf(found, asked, state)), sawIn(found))
}

const pageOf = (found: Found, asked: ItemForm, state: Parameters<typeof editPage>[0]['state']) => ({
  ...found,
  asked,
  state,
  lost: outdated(found.entry, found.section, editedAt(found.draft.draft, found.entry.key).words),
})

/** What stands in the form: the words written over the record's, else the record's. */
const valuesWith = ({ words }: Found, edited: readonly EditedWords[]) =>
  Object.fromEntries(
    words.map((of, at) => {
      const written = edited.find(({ place, original }) => place === of.place && original === of.text)
      return [nameOfField(at), written?.text ?? of.text]
    }),
  )

/** Keeps the words written over an item's until the Overview is published; the record keeps its own. (LO-01) */
export async function keepItemWords(visit: Visit): Promise<Answer> {
  const found = await itemIn(visit)
  if (found === null) return notFound()
  const asked = formOf(found)
  const { draft, entry } = found
  return saveForm(visit, {
    read: asked.read(visit.form),
    saw: sawIn(found),
    show: (problem) => wordsAgain(visit, found, asked, problem),
    save: async (tx, typed) => {
      const now = found.words.flatMap(({ place, text: original }, at): readonly EditedWords[] => {
        const text = typed[nameOfField(at)] ?? ''
        return text === original ? [] : [{ place, original, text }]
      })
      const before = editedAt(draft.draft, entry.key).words
      const words = editsWith(entry, found.section, { before, now })
      const item = { key: entry.key, words, version: versionIn(visit) }
      const saved = await saveItemWords(tx, visit, await writeDownSitting(tx, draft.sitting, visit.today), item)
      const goTo = `/overviews/${draft.sitting.address}#${entry.key}`
      return unlessMeanwhile(saved, { goTo, children: sawIn(found) })
    },
  })
}

async function wordsAgain(visit: Visit, found: Found, asked: ItemForm, problem: Problem): Promise<PageContent> {
  const draft = await loadDraft(visit.db, found.draft.draft.id === null ? null : found.draft.sitting.id)
  const { words, version } = editedAt(draft, found.entry.key)
  const kept = { kind: 'overview', id: draft.id ?? 0, version, values: valuesWith(found, words) }
  return editPage(pageOf(found, asked, await openFormAgain(visit, asked, problem, kept)))
}
