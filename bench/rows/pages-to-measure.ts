import type { Place, Who } from '../data/people-and-places.ts'
import type { Browser } from '../product/browser.ts'

/** One page as somebody opens it. */
export type PageAsked = { readonly says: string; readonly who: Who; readonly path: string }

const page = (says: string, who: Who, path: string): PageAsked => ({ says, who, path })
const everyone: readonly Who[] = [
  'social-worker', 'team-manager', 'service-manager', 'head-of-service', 'court-qa-manager', 'panel-administrator', 'solicitor',
  'chair', 'divisional-director', 'authority-administrator',
] // prettier-ignore

/** Every page that is measured one after another at an authority; the meeting's and the search's addresses are found as a person would. */
export async function pagesToMeasure(place: Place, as: (who: Who) => Promise<Browser>): Promise<readonly PageAsked[]> {
  const administrator = await as('panel-administrator')
  const meeting = await firstLink(administrator, '/meetings', /href="(\/meetings\/\d{4}-\d\d-\d\d)"/)
  const item = await firstLink(administrator, meeting, itemOfReview)
  const search = (await administrator.post('/search', { q: place.typed })).location
  return [
    page('Help (no record)', 'panel-administrator', '/help'),
    ...everyone.map((who) => page(`My work, ${who.replaceAll('-', ' ')}`, who, '/')),
    ...trackers(place),
    ...records(place),
    page('Meetings', 'panel-administrator', '/meetings'),
    page('Meeting: agenda', 'panel-administrator', meeting),
    page('Meeting: agenda, chair', 'chair', meeting),
    page('Meeting: one item', 'panel-administrator', item),
    page('Meeting: who came', 'panel-administrator', `${meeting}/attendance`),
    page('Meeting held: agenda', 'panel-administrator', `/meetings/${place.heldOn}`),
    page('Overview: list', 'court-qa-manager', '/overviews'),
    page('Overview: draft', 'court-qa-manager', `/overviews/${place.heldOn}`),
    page('Overview: published', 'court-qa-manager', `/overviews/${place.heldOn}/versions/1`),
    page('Overview: Word', 'court-qa-manager', `/overviews/${place.heldOn}/versions/1/word`),
    page('Search: found', 'panel-administrator', search),
    ...lists,
    page('Export .csv', 'panel-administrator', '/tracker.csv'),
    page('Export .xlsx', 'panel-administrator', '/tracker.xlsx'),
  ]
}

const itemOfReview = /href="([^"]*\/items\/family-\d+)/

const trackers = ({ team }: Place) => [
  page('Tracker', 'panel-administrator', '/tracker'),
  page('Tracker, social worker', 'social-worker', '/tracker'),
  page('Tracker, team manager', 'team-manager', '/tracker'),
  page('Tracker by stage and due', 'panel-administrator', '/tracker?stage=pre-proceedings&due=4'),
  page('Tracker by team', 'panel-administrator', `/tracker?team=${team}`),
  page('Tracker by name, page 2', 'panel-administrator', '/tracker?order=name&page=2'),
  page('Tracker by weeks', 'panel-administrator', '/tracker?order=weeks'),
]

const records = ({ family, ownFamily, child, proceedings, action }: Place) => [
  page('Family', 'panel-administrator', `/families/${family}`),
  page('Family, social worker', 'social-worker', `/families/${ownFamily}`),
  page('Family: history', 'panel-administrator', `/families/${family}/history`),
  page('Child', 'panel-administrator', `/children/${child}`),
  page('Child: clock sheet', 'panel-administrator', `/children/${child}/clock`),
  page('Form: child’s details', 'panel-administrator', `/children/${child}/details`),
  page('Form: letters', 'panel-administrator', `/families/${family}/letters`),
  page('Form: add an action', 'panel-administrator', `/families/${family}/actions/new`),
  page('Court case', 'solicitor', `/proceedings/${proceedings}`),
  page('Action', 'panel-administrator', `/actions/${action}`),
]

const lists = [
  page('Court list', 'panel-administrator', '/court'),
  page('Court list, solicitor', 'solicitor', '/court'),
  page('Actions', 'panel-administrator', '/actions'),
  page('Actions, team manager', 'team-manager', '/actions'),
  page('Staffing', 'panel-administrator', '/staffing'),
  page('Filing', 'panel-administrator', '/filing'),
  page('Messages', 'panel-administrator', '/messages'),
  page('Settings', 'authority-administrator', '/settings'),
  page('Settings: people', 'authority-administrator', '/settings/people'),
  page('Settings: teams', 'authority-administrator', '/settings/teams'),
  page('Import', 'authority-administrator', '/import'),
]

async function firstLink(browser: Browser, path: string, pattern: RegExp): Promise<string> {
  const markup = (await browser.get(path)).body().toString()
  const found = pattern.exec(markup)?.[1]
  if (found === undefined) throw new Error(`${path} has no link like ${pattern.source}`)
  return found
}
