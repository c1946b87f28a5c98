import { nameFor } from '#rules/words/name-for.ts'
import { page } from '#door/answers.ts'
import { may, type Permission } from '#rules/access/permissions.ts'
import { lastLineCheck } from '#records/tracker/line-checks.ts'
import type { Route, Visit } from '#door/visit.ts'
import { loadSetUp } from '#records/set-up/set-up.ts'
import { stepsLeft } from '#rules/set-up/set-up.ts'
import { sayCount } from '#rules/words/say-names.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { meetingSeriesRoutes } from './meetings/routes.ts'
import { nameRoutes } from './names/routes.ts'
import { paperRoutes } from './papers/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { powerRoutes } from './powers/routes.ts'
import { courtRules } from './rules/court-rules.ts'
import { agendaRules, clockRules, overviewRules, updateRules } from './rules/kept-rules.ts'
import { rulesRoutes } from './rules/routes.ts'
import { startRoutes } from './start/routes.ts'
import { teamRoutes } from './teams/routes.ts'
import { settingsPage } from './settings.page.ts'

const places: readonly {
  readonly text: string
  readonly href: string
  readonly says: string
  readonly permission: Permission
}[] = [
  {
    text: 'People and roles',
    href: '/settings/people',
    says: 'Who works here, the roles they hold with dates, and who covers for whom',
    permission: 'keep-people',
  },
  {
    text: 'Teams and services',
    href: '/settings/teams',
    says: 'Which team sits in which service, and the meeting it belongs to',
    permission: 'keep-people',
  },
  {
    text: 'Names',
    href: '/settings/names',
    says: `What your bodies, roles and documents are called, and which bodies may start ${nameFor('stage.pre-proceedings')}`,
    permission: 'keep-people',
  },
  {
    text: 'Powers',
    href: '/settings/powers',
    says: 'Who starts, extends, issues and steps down, and what goes to the panel',
    permission: 'keep-people',
  },
  {
    text: 'Calendar',
    href: '/settings/calendar',
    says: 'Bank holidays and how far they are published, and the days your authority is closed',
    permission: 'keep-people',
  },
  {
    text: 'Who looked at a child',
    href: '/who-looked',
    says: 'Everybody who was shown a child’s name, or changed the record, found by the family’s reference',
    permission: 'see-who-looked',
  },
  {
    text: 'Meetings',
    href: '/settings/meetings',
    says: 'The series of meetings, the dates ahead, and who sits in the core seats',
    permission: 'keep-meeting-series',
  },
  {
    text: 'Papers',
    href: '/settings/papers',
    says: 'What is to be there for each kind of item, by when, and how old it may be',
    permission: 'keep-meeting-series',
  },
  {
    text: clockRules.title,
    href: clockRules.path,
    says: 'What day 0 is, and how soon the letter and the first meeting are aimed at',
    permission: clockRules.permission,
  },
  {
    text: courtRules.title,
    href: courtRules.path,
    says: 'Clear days before a hearing, and how the 26 weeks end',
    permission: courtRules.permission,
  },
  {
    text: agendaRules.title,
    href: agendaRules.path,
    says: 'Who comes first of those who can’t wait, how far the agenda looks ahead, and the minutes of each kind of item',
    permission: agendaRules.permission,
  },
  {
    text: updateRules.title,
    href: updateRules.path,
    says: 'By when it has to be there before a review',
    permission: updateRules.permission,
  },
  {
    text: overviewRules.title,
    href: overviewRules.path,
    says: 'The day it is published by, and copies to core members and the director',
    permission: overviewRules.permission,
  },
]

/** How the authority works: people, teams, names, calendar, meetings. (SET-01 … SET-04, TM-01) */
export const settingsRoutes = (settings: { readonly publicAddress: (host: string) => string }): readonly Route[] => [
  {
    method: 'GET',
    path: '/settings',
    did: 'looked at the settings',
    permission: 'keep-meeting-series',
    handle: showSettings,
  },
  ...startRoutes,
  ...peopleRoutes,
  ...teamRoutes,
  ...nameRoutes,
  ...powerRoutes,
  ...calendarRoutes,
  ...meetingSeriesRoutes(settings.publicAddress),
  ...paperRoutes,
  ...rulesRoutes,
]

/** Setting up comes first while something of it is left, then last. */
async function showSettings({ db, labels, today, actor }: Visit) {
  const [lines, check] = await Promise.all([loadSetUp(db, labels, today), lastLineCheck(db)])
  const theirs = places.filter(({ permission }) => may(actor, permission))
  const left = stepsLeft(lines).length
  const says = left === 0 ? 'How your authority says how it works, step by step; nothing is left' : sayLeft(left)
  const start = { text: 'Set up', href: '/settings/start', says }
  return page(settingsPage(left === 0 ? [...theirs, start] : [start, ...theirs], check))
}

const sayLeft = (steps: number): string =>
  `How your authority works, step by step; ${sayCount(steps, 'step is', 'steps are')} left`
