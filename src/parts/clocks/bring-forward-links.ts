import type { WayForward } from '#rules/pre-proceedings/bring-forward.ts'

const reviews = { midpoint: 'midpoint', final: 'final review' } as const

type Way = Omit<WayForward, 'to'> & Partial<Pick<WayForward, 'to'>>

/** The ways to the forms that bring a child’s reviews forward to an earlier meeting, filled in with `to`, or change that. */
export const bringForwardLinks = (childId: number, called: string, comeForward: readonly Way[]) =>
  comeForward.map(({ review, broughtForward, to = null }) => ({
    text: `${broughtForward === null ? 'Bring the' : 'Change the meeting of the'} ${reviews[review]}${broughtForward === null ? ' forward' : ''}`,
    href: `/children/${childId}/bring-forward/${review}${to === null ? '' : `?meeting=${to.toString()}`}`,
    visuallyHiddenText: `of ${called}`,
  }))
