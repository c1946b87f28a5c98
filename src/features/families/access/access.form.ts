import { oneOfRadios } from '#parts/forms/fields/choice-fields.ts'
import { checked, needed, revealedBy } from '#parts/forms/fields/field.ts'
import { form } from '#parts/forms/fields/form.ts'
import { type ChildOption, oneRecord, person, someRecords } from '#parts/forms/fields/record-fields.ts'
import { date, words } from '#parts/forms/fields/text-fields.ts'
import type { PeopleToChoose } from '#records/people/people-to-choose.ts'
import { latestReview, refusalOfReviewDay } from '#rules/access/restriction.ts'
import { isBefore, type PlainDate } from '#rules/calendar/plain-date.ts'
import { sayDate } from '#rules/calendar/say-date.ts'

const reviewDay = (today: PlainDate) =>
  checked(
    needed(
      date({
        label: 'When is it looked at again?',
        called: 'Next review',
        hint: 'In 90 days at the latest.',
      }),
      'Enter when it is looked at again',
    ),
    (on) => {
      const refusal = refusalOfReviewDay(on, today)
      if (refusal === null) return null
      return refusal === 'not-ahead'
        ? 'When is it looked at again: the day must be after today'
        : `When is it looked at again: the day must be ${sayDate(latestReview(today))} or earlier, 90 days at the latest`
    },
  )

/** Who would keep access and who would lose sight, as far as somebody chooses. */
export type Choice = { readonly working: readonly ChildOption[]; readonly others: readonly ChildOption[] }

/** Why a family is restricted, who keeps access, and when it is looked at again. (FAM-05) */
export const restrictForm = ({ working, others }: Choice, today: PlainDate) =>
  form({
    reason: needed(
      words({
        label: 'Why is the family restricted?',
        called: 'Reason',
        hint: 'Everybody who keeps access reads this.',
      }),
      'Write why the family is restricted',
    ),
    working: someRecords({
      label: 'Who works with the family and keeps access?',
      called: 'Keeps access',
      hint: 'You keep access yourself, so that somebody can review it.',
      nothing: 'Nobody',
      among: working,
    }),
    others: someRecords({
      label: 'Who else keeps access?',
      called: 'Keeps access too',
      hint: 'They see the family today because of their part. Whoever isn’t ticked loses sight of it at once: in lists, counts, search, the agenda, the Overview and messages.',
      nothing: 'Nobody',
      among: others,
    }),
    reviewOn: reviewDay(today),
  })

/** That a restriction stands, why, and when it is looked at again. (FAM-05) */
export const reviewForm = (today: PlainDate) =>
  form({
    reason: needed(words({ label: 'Why is it still needed?', called: 'Reason' }), 'Write why it is still needed'),
    reviewOn: reviewDay(today),
  })

/** Whom access is given, and until when. */
export const giveAccessForm = (people: PeopleToChoose, today: PlainDate) =>
  form({
    personId: needed(
      person({
        label: 'Who gets access?',
        called: 'Who',
        people,
        hint: 'Only people whose work reaches the family are listed: access alone shows nobody more than their role does.',
      }),
      'Choose who gets access',
    ),
    endsOn: checked(
      date({
        label: 'Until when, if it ends',
        called: 'Until',
        hint: 'Leave it empty where it goes on.',
      }),
      (on) => (on !== null && isBefore(on, today) ? 'Until when: the date must be today or later' : null),
    ),
  })

/** Why something about who may see ends: somebody's access, a denial. */
export const reasonForm = (label: string, wrong: string) =>
  form({ reason: needed(words({ label, called: 'Reason' }), wrong) })

/** Whom the family is denied, and why. */
export const denyForm = (people: PeopleToChoose) =>
  form({
    personId: needed(person({ label: 'Who must not see this family?', called: 'Who', people }), 'Choose a person'),
    because: needed(
      words({
        label: 'Why?',
        called: 'Reason',
        hint: 'Read only by those who ask for restrictions and decide on them.',
      }),
      'Write why they must not see it',
    ),
  })

const decisions = ['agree', 'refuse'] as const
const sayDecision = (decision: (typeof decisions)[number]): string => (decision === 'agree' ? 'Agree' : 'Don’t agree')

/** Whether what was asked is agreed, and where it isn't, why. A family is restricted on a form of its own. */
export const decideForm = (offersAgreeing: boolean) =>
  form({
    decision: needed(
      oneOfRadios({
        label: 'What do you decide?',
        called: 'Decision',
        of: offersAgreeing ? decisions : ['refuse'],
        say: sayDecision,
        wrong: 'Choose what you decide',
      }),
      'Choose what you decide',
    ),
    words: revealedBy(
      'decision',
      'refuse',
      needed(words({ label: 'Why not?', called: 'Reason', plain: true }), 'Write why you do not agree'),
    ),
  })

/** What is asked of those who decide: to restrict a family that isn't, to lift a restriction, or to give somebody access. */
export const askForm = (isRestricted: boolean, people: readonly ChildOption[]) =>
  form({
    asks: needed(
      oneOfRadios({
        label: 'What do you ask for?',
        called: 'Asked for',
        of: isRestricted ? (['access', 'lift'] as const) : (['restrict'] as const),
        say: sayAsked,
        wrong: 'Choose what you ask for',
      }),
      'Choose what you ask for',
    ),
    personId: revealedBy(
      'asks',
      'access',
      needed(
        oneRecord({
          label: 'Who needs access?',
          called: 'Who',
          plain: true,
          among: people,
          none: 'Choose a person',
          wrong: 'Choose someone from the list',
        }),
        'Choose who needs access',
      ),
    ),
    reason: needed(words({ label: 'Why?', called: 'Reason', hint: 'Read by those who decide.' }), 'Write why'),
  })

const asked = {
  restrict: 'That the family is restricted',
  lift: 'That the restriction is lifted',
  access: 'That somebody is given access',
} as const

/** 'That the family is restricted'. */
export const sayAsked = (asks: keyof typeof asked): string => asked[asks]
