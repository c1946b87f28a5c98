import type { ReviewClock } from '#rules/pre-proceedings/review-clock.ts'

const reviews = { midpoint: 'midpoint', final: 'final review' } as const

/** The ways to the forms that bring a child’s reviews forward to an earlier meeting, or change that. */
export const bringForwardLinks = (childId: number, called: string, comeForward: readonly ReviewClock[]) =>
  comeForward.map(({ review, broughtForward }) => ({
    text: `${broughtForward === null ? 'Bring the' : 'Change the meeting of the'} ${reviews[review]}${broughtForward === null ? ' forward' : ''}`,
    href: `/children/${childId}/bring-forward/${review}`,
    visuallyHiddenText: `of ${called}`,
  }))
