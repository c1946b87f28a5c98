import { nameFor } from '#rules/words/name-for.ts'
import { whoCan } from '#rules/access/role-words.ts'
import type { Labels } from '#rules/words/labels.ts'
import type { WayForward } from '#rules/pre-proceedings/bring-forward.ts'

const reviews = { midpoint: nameFor('review.midpoint', 'short'), final: nameFor('review.final') } as const

type Way = Omit<WayForward, 'to'> & Partial<Pick<WayForward, 'to'>>

/** The ways to the forms that bring a child’s reviews forward to an earlier meeting, filled in with `to`, or change that. */
export const bringForwardLinks = (childId: number, called: string, comeForward: readonly Way[]) =>
  comeForward.map(({ review, broughtForward, to = null }) => ({
    text: `${broughtForward === null ? 'Bring the' : 'Change the meeting of the'} ${reviews[review]}${broughtForward === null ? ' forward' : ''}`,
    href: `/children/${childId}/bring-forward/${review}${to === null ? '' : `?meeting=${to.toString()}`}`,
    visuallyHiddenText: `of ${called}`,
  }))

/** Who can, for those who see that a review should come forward, or go back, and can’t do it. (SEC-02) */
export const sayWhoBringsForward = (labels: Labels): string =>
  `A review is brought forward, or put back, by the ${whoCan('record-item', labels)}.`
