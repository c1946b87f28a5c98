import { chosen } from '#parts/forms/fields/choice-fields.ts'
import { needed } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { words } from '#parts/forms/fields/text-fields.ts'
import { type Answer, notFound, page } from '#door/answers.ts'
import { reopenEpisode } from '#records/pre-proceedings/change-episodes.ts'
import { saveFollowing } from '#records/families/change-children.ts'
import { holdChildren, type KeptChild } from '#records/families/children.ts'
import { loadEpisodes, type StoredEpisode } from '#records/pre-proceedings/episodes.ts'
import type { Tx } from '#records/keeping/db.ts'
import { allowed } from '#rules/outcome.ts'
import { type AgainRefusal, decideFollowedAgain, type FollowedAgain, isFollowed } from '#rules/people/still-followed.ts'
import { versionIn } from '#door/form/form-at.ts'
import { mistaken, openForm, openFormAgain, savedMeanwhile, saveForm } from '#door/form/save-form.ts'
import type { Visit } from '#door/visit.ts'
import { followAgainPage } from './child-forms.page.ts'
import { childKept } from '#features/families/kept/kept-by-visitor.ts'

const becauseWords = {
  mistake: 'It was written down by mistake',
  'came-back': 'The child moved back here',
} as const satisfies Record<FollowedAgain['because'], string>

/** Why a child is followed again; only who moved away can have come back. */
const againForm = ({ noLongerBecause }: Pick<KeptChild, 'noLongerBecause'>) =>
  form({
    because: chosen({
      label: 'What is so?',
      called: 'Followed again because',
      of: noLongerBecause === 'moved-away' ? (['mistake', 'came-back'] as const) : (['mistake'] as const),
      say: (because) => becauseWords[because],
      wrong: 'Choose why the child is followed again',
    }),
    why: needed(
      words({ label: 'In a sentence: what is so, and how it is known', called: 'Why', hint: 'Stands in the history' }),
      'Write in a sentence why the child is followed again',
    ),
  })

/** The form for a child who is, after all, to be followed. */
export async function showFollowAgain(visit: Visit): Promise<Answer> {
  const child = await childKept(visit)
  if (child === null || isFollowed(child)) return notFound()
  const asked = againForm(child)
  const state = openForm(visit, asked, {}, child.version)
  return page(followAgainPage(child, { state, fields: asked.controls(state) }), [child.id])
}

/**
 * Follows a child again: everything open is back on every list. Where it was a mistake, the pre-proceedings it ended go on as if it had
 * not been written; where a child came back they stay ended, and start anew by a decision. (P11, P18)
 */
export async function followAgain(visit: Visit): Promise<Answer> {
  const child = await childKept(visit)
  if (child === null) return notFound()
  const asked = againForm(child)
  return saveForm(visit, {
    read: asked.read(visit.form),
    save: async (tx, { because, why }) => {
      await holdChildren(tx, [child.id])
      const decided = decideFollowedAgain(child, { because, why })
      if (!decided.ok)
        return decided.because === 'still-followed' ? savedMeanwhile : mistaken(sentences[decided.because])
      const asOpened = { ...child, version: versionIn(visit) }
      if ((await saveFollowing(tx, visit, asOpened, decided.value, why)) !== 'saved') return savedMeanwhile
      if (because === 'mistake' && !(await takeBackItsEnd(tx, visit, child, why))) return savedMeanwhile
      return allowed({ goTo: `/families/${child.familyId}`, children: [child.id] })
    },
    show: async (problem) => {
      const now = (await childKept(visit)) ?? child
      const state = await openFormAgain(visit, asked, problem, { ...now, kind: 'child', values: {} })
      return followAgainPage(now, { state, fields: asked.controls(state) })
    },
    saw: [child.id],
  })
}

const sentences: Record<Exclude<AgainRefusal, 'still-followed'>, Readonly<Record<string, string>>> = {
  'did-not-move': { because: 'Only a child who moved away can have come back' },
  'reason-missing': { why: 'Write in a sentence why the child is followed again' },
}

/** Opens the pre-proceedings again that ended with the mistaken entry, if any did; false when somebody changed them meanwhile. */
async function takeBackItsEnd(tx: Tx, visit: Visit, child: KeptChild, why: string): Promise<boolean> {
  const last = (await loadEpisodes(tx, [child.id])).at(-1)
  if (last === undefined || !endedWith(child, last)) return true
  return (await reopenEpisode(tx, visit, last, why)) === 'saved'
}

function endedWith({ followedUntil, noLongerBecause }: KeptChild, { episode: { stage } }: StoredEpisode): boolean {
  if (stage.status !== 'ended-otherwise' || followedUntil === null) return false
  return stage.ending === noLongerBecause && stage.on.equals(followedUntil)
}
