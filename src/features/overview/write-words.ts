import { among } from '#parts/forms/fields/choice-fields.ts'
import { checked } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import { type FormState, formPage } from '#parts/forms/form-page.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import type { PageContent } from '#govuk/layout/page-content.ts'
import { loadDraft, saveProse } from '#records/overview/overviews.ts'
import { writeDownSitting } from '#records/sittings/sittings.ts'
import { sayDateInFull } from '#rules/calendar/say-date.ts'
import { sayMeetingOf } from '#rules/sittings/say-meeting.ts'
import { type AgendaSection, agendaSections } from '#rules/meeting/agenda-items.ts'
import { overviewSections } from '#rules/overview/sections.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, type Problem, saveForm, unlessMeanwhile } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { type DraftInView, loadDraftInView } from './draft.query.ts'
import { namedIn } from './named-in.query.ts'

const longest = 4000

/** What is written over a section. */
const wordsForm = form({
  text: checked(
    words({
      label: 'Words over this section',
      called: 'Words',
      hint: 'Everyone with an item in this section reads them, so they name no child and no family.',
      rows: 10,
    }),
    (text) => (text === null || text.length <= longest ? null : 'It must be 4,000 characters or fewer'),
  ),
})

export async function showWords(visit: Visit): Promise<Answer> {
  const found = await sectionIn(visit)
  if (found === null) return notFound()
  const { text, version } = found.draft.draft.prose(found.section)
  return page(wordsPage(found, openForm(visit, wordsForm, { text }, version)))
}

/** Keeps what is written over a section; two people who write at once both see both texts. */
export async function keepWords(visit: Visit): Promise<Answer> {
  const found = await sectionIn(visit)
  if (found === null) return notFound()
  const { sitting } = found.draft
  return saveForm(visit, {
    read: wordsForm.read(visit.form),
    saw: [],
    show: (problem) => wordsAgain(visit, found, problem),
    save: async (tx, typed) => {
      const text = typed.text ?? ''
      const named = await namedIn({ ...visit, db: tx }, found.draft, text)
      if (named !== null) return mistaken({ text: named })
      const written = { section: found.section, text, version: versionIn(visit) }
      const saved = await saveProse(tx, visit, await writeDownSitting(tx, sitting, visit.today), written)
      return unlessMeanwhile(saved, { goTo: `/overviews/${sitting.address}#${found.section}`, children: [] })
    },
  })
}

type Found = { readonly draft: DraftInView; readonly section: AgendaSection }

async function sectionIn(visit: Visit): Promise<Found | null> {
  const section = among(agendaSections, visit.params['section'] ?? '')
  const draft = await loadDraftInView(visit.db, visit, visit.params['meeting'] ?? '')
  return section === null || draft === null ? null : { section, draft }
}

async function wordsAgain(visit: Visit, found: Found, problem: Problem): Promise<PageContent> {
  const { id, prose } = await loadDraft(visit.db, found.draft.sitting.id)
  const now = prose(found.section)
  const kept = { kind: 'overview', id: id ?? 0, version: now.version, values: { text: now.text } }
  return wordsPage(found, await openFormAgain(visit, wordsForm, problem, kept))
}

const wordsPage = ({ section, draft: { sitting } }: Found, state: FormState): PageContent =>
  formPage({
    title: overviewSections[section].name,
    caption: `Meeting of ${sayMeetingOf(sayDateInFull(sitting.on), sitting)}`,
    place: 'overview',
    back: { text: 'The draft', href: `/overviews/${sitting.address}` },
    state,
    fields: wordsForm.controls(state),
  })
