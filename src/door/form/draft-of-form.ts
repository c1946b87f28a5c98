import { randomUUID } from 'node:crypto'
import type { FormDraft } from '#parts/forms/draft-notice.ts'
import type { Visit } from '#door/visit.ts'
import { Form } from '#platform/http/form.ts'
import { type Draft, draftPlace } from '#records/keeping/drafts.ts'

/** The form at an address with what this person typed there before and didn't save, and what of it stands in the form: null until it is asked for. */
type WithDraft = { readonly draft: FormDraft; readonly typed: Form | null }

/** The same of the form at this address. */
export const draftIn = ({ drafts, path, query }: Pick<Visit, 'drafts' | 'path' | 'query'>): WithDraft =>
  draftAt(path, drafts ?? [], query)

/**
 * A form opened at `path` is a copy with a draft of its own, so that what is saved in one window drops nothing typed in another; with what was
 * typed put back it is that copy again. (SEC-05)
 */
export function draftAt(path: string, drafts: readonly Draft[], query: URLSearchParams): WithDraft {
  const asked = [...query].filter(([name]) => name !== 'draft')
  const wanted = query.get('draft')
  const back =
    wanted === null ? undefined : drafts.find(({ copy }, at) => copy === wanted || (wanted === 'yes' && at === 0))
  const kept = drafts.map(({ copy, savedAt }, at) => ({
    copy,
    keptAt: savedAt,
    again: `${path}?${new URLSearchParams([...asked, ['draft', at === 0 ? 'yes' : copy]]).toString()}`,
    isBack: copy === back?.copy,
  }))
  return {
    draft: { path, copy: back?.copy ?? randomUUID(), kept },
    typed: back === undefined ? null : new Form(new Map(Object.entries(back.fields))),
  }
}

/** A form that has come back goes on keeping what is typed in it, as the copy that it is. */
export const draftAgain = ({ form, path }: Pick<Visit, 'form' | 'path'>): FormDraft => ({
  path,
  copy: draftPlace(form)?.copy ?? randomUUID(),
  kept: [],
})
