import { backLink } from '#govuk/components/back-link.ts'
import { breadcrumbs } from '#govuk/components/breadcrumbs.ts'
import { button } from '#govuk/components/button.ts'
import { checkboxes } from '#govuk/components/checkboxes.ts'
import { dateInput } from '#govuk/components/date-input.ts'
import { details } from '#govuk/components/details.ts'
import { errorSummary } from '#govuk/components/error-summary.ts'
import { fileUpload } from '#govuk/components/file-upload.ts'
import { input } from '#govuk/components/input.ts'
import { insetText } from '#govuk/components/inset-text.ts'
import { notificationBanner } from '#govuk/components/notification-banner.ts'
import { pagination } from '#govuk/components/pagination.ts'
import { radios } from '#govuk/components/radios.ts'
import { select } from '#govuk/components/select.ts'
import { summaryList } from '#govuk/components/summary-list.ts'
import { workTable } from '#govuk/pieces/work-table.ts'
import { tabs } from '#govuk/components/tabs.ts'
import { tag } from '#govuk/components/tag.ts'
import { taskList } from '#govuk/components/task-list.ts'
import { textarea } from '#govuk/components/textarea.ts'
import { warningText } from '#govuk/components/warning-text.ts'
import { clockStrip, clockStripLegend, clockStripScale, type StripModel } from '#govuk/clock-strip/clock-strip.ts'
import { html, type Html } from '#govuk/html.ts'
import { layout, type LayoutModel } from '#govuk/layout/layout.ts'
import { card } from '#govuk/pieces/card.ts'
import { definitionRows } from '#govuk/pieces/definition-rows.ts'
import { filterBar } from '#govuk/pieces/filter-bar.ts'
import { hourBar } from '#govuk/pieces/hour-bar.ts'
import { pageHeading } from '#govuk/pieces/page-heading.ts'
import { quietList } from '#govuk/pieces/quiet-list.ts'
import { timedList, type TimedItem } from '#govuk/pieces/timed-list.ts'
import { listAndWork, twoColumns } from '#govuk/pieces/two-columns.ts'
import { lateText, linksInLine, quietText, secondLine } from '#govuk/pieces/words.ts'

import { baby, beyond, ben, cara, court, early } from './strip-samples.ts'

/** Pages with every component and piece on them, to look at and to judge; the people are invented. */
export type GalleryPage = { name: string; html: (nonce: string) => Html }

const places = ['My work', 'Tracker', 'Meeting', 'Clinic', 'Court', 'Actions', 'Filing', 'Reports']

const page = (name: string, current: string, main: Html, more: Partial<LayoutModel> = {}): GalleryPage => ({
  name,
  html: (nonce) =>
    layout({
      title: name,
      errorInTitle: false,
      authorityName: 'Northbrook Council',
      person: { name: 'Hannah Lowe', roleWords: 'team manager, Safeguarding East' },
      navigation: places.map((text) => ({ text, href: `/${text.toLowerCase()}`, current: text === current })),
      search: true,
      marking: true,
      nonces: { script: nonce, style: nonce },
      csrfField: html`<input type="hidden" name="csrf" value="once" />`,
      today: '2026-11-23',
      printed: { by: 'Hannah Lowe, team manager', at: 'Monday 23 November 2026 at 09:14' },
      main,
      ...more,
    }),
})

const link = (text: string): Html => html`<a class="govuk-link" href="/there">${text}</a>`
const bold = (text: string): Html => html`<strong>${text}</strong>`

const myWork = page(
  'My work',
  'My work',
  html`${pageHeading({
    heading: 'My work',
    lede: html`Sunday 22 November. Tomorrow’s meeting is ready: ${bold('10 items, 57 of 60 minutes')}.`,
  })}
  ${twoColumns(
    html`<h2 class="govuk-heading-m">Today</h2>
      ${quietList([
        {
          title: link('File Friday’s decision for Zac Patel'),
          detail: 'due end of Monday 23 November',
          end: tag({ text: '1 working day', classes: 'govuk-tag--yellow' }),
        },
        {
          title: link('Message to Joanne Frith came back'),
          detail: 'Legal Overview 16 November, mailbox full',
          end: tag({ text: 'Not delivered', classes: 'govuk-tag--red' }),
        },
        {
          title: link('Ask for the missing update: Begum'),
          detail: 'midpoint tomorrow; the team’s update was due on Thursday at noon',
          end: tag({ text: 'To do' }),
        },
      ])}
      <h2 class="govuk-heading-m">This week</h2>
      ${quietList([
        {
          title: link('Hold the Legal Tracking Meeting'),
          detail: 'Monday 09:00 · 5 reviews, 1 extension asked, 1 urgent return',
          end: tag({ text: 'Ready', classes: 'govuk-tag--green' }),
        },
        {
          title: link('Okafor'),
          detail: 'pathway approval Tue 24 Nov · 45 minutes',
          end: button({ text: 'Give it', classes: 'govuk-button--secondary' }),
        },
      ])}`,
    html`<h2 class="govuk-heading-m">Next four weeks</h2>
      ${definitionRows([
        { key: 'Mon 23 Nov', value: '5 reviews' },
        { key: 'Thu 26 Nov', value: 'clinic, 2 families' },
        { key: 'Mon 30 Nov', value: '7 reviews' },
      ])}
      <p class="govuk-body">
        ${bold('What will slip:')} 4 children, 3 of them waiting for an expert. ${link('See why')}
      </p>`,
  )}`,
)

const form = page(
  'Record the final review',
  'Meeting',
  html`${errorSummary({
      titleText: 'There is a problem',
      errorList: [
        { text: 'Say what is exceptional, and what will be different', href: '#why' },
        { text: 'The new date must be 14 December 2026 or earlier', href: '#until-day' },
      ],
    })}
    ${pageHeading({ caption: 'Legal Tracking Meeting, Monday 23 November 2026', heading: 'Cara Adeyemi, 7 · final review' })}
    ${details({
      summaryText: 'The team’s update, sent Thursday by Hannah Lowe',
      open: true,
      html: definitionRows([
        { key: 'Cara says', value: '“I like it when Auntie Bisi picks me up.”' },
        { key: 'Progress', value: '7 of 9 actions done; psychologist instructed late, report due 9 December' },
      ]),
    })}
    <form method="post" action="/there">
      ${radios({
        name: 'decision',
        value: 'extension',
        fieldset: { legend: { text: 'Decision of the chair for Cara', classes: 'govuk-fieldset__legend--m' } },
        items: [
          { value: 'cp', text: 'Step out, child protection plan sought' },
          { value: 'cin', text: 'Step out, child in need plan sought' },
          { value: 'issue', text: 'Initiate proceedings', hint: { text: 'A letter of issue is made as an action.' } },
          {
            value: 'extension',
            text: 'Recommend an extension',
            conditional: {
              html: html`<p class="govuk-body">
                  ${bold('Only the Divisional Director agrees an extension.')} Until then the date stays 16 November.
                </p>
                ${textarea({
                  name: 'why',
                  label: { text: 'What is exceptional, and what will be different?' },
                  errorMessage: { text: 'Say what is exceptional, and what will be different' },
                  rows: 3,
                })}
                ${dateInput({
                  id: 'until',
                  namePrefix: 'until',
                  fieldset: { legend: { text: 'New date, no later than 14 December' } },
                  hint: { text: 'For example, 14 12 2026' },
                  errorMessage: { text: 'The new date must be 14 December 2026 or earlier' },
                  values: { day: '21', month: '12', year: '2026' },
                })}`,
            },
          },
          { divider: 'or' },
          { value: 'later', text: 'Decide at the next meeting' },
        ],
      })}
      ${checkboxes({
        name: 'children',
        values: ['ben'],
        fieldset: { legend: { text: 'Record the same for' } },
        items: [
          { value: 'ben', text: 'Ben, 12' },
          { value: 'baby', text: 'Baby of Tolu, due 8 January', hint: { text: 'own clock from 3 November' } },
        ],
      })}
      ${input({ name: 'words', label: { text: 'Meeting’s own words' }, hint: { text: 'Everyone at the meeting sees this.' }, value: 'Expert unavailable' })}
      ${select({
        name: 'doer',
        label: { text: 'Who does it' },
        items: [
          { value: '1', text: 'Grace Oyelaran' },
          { value: '2', text: 'Nikhil Rao' },
        ],
        value: '2',
      })}
      ${fileUpload({ name: 'report', label: { text: 'Psychologist’s report' } })}
      <div class="govuk-button-group">
        ${button({ text: 'Save and next item' })} ${button({ text: 'Remove', classes: 'govuk-button--warning' })}
        ${link('Add an action')}
      </div>
    </form>`,
  { errorInTitle: true, backLink: { text: 'Agenda', href: '/meetings/2026-11-23' } },
)

const everything = page(
  'Everything else',
  'Reports',
  html`${notificationBanner({ type: 'success', text: 'The Overview of 23 November was sent to 23 people.' })}
  ${breadcrumbs({ items: [{ text: 'Reports', href: '/reports' }, { text: 'Drift and delay' }] })}
  ${pageHeading({
    heading: 'Legal Tracking Meetings of the autumn',
    aside: html`<div class="waymark-not-printed">
      ${button({ text: 'Send the update for Cara’s review' })}<br />${linksInLine([
        { text: 'Ask for an extension', href: '/there' },
        { text: 'Add an action', href: '/there' },
      ])}
    </div>`,
  })}
  ${filterBar({
    action: '/there',
    fields: ['Team', 'Stage', 'Next date'].map((text) =>
      select({
        name: text.toLowerCase(),
        label: { text },
        items: [{ text: 'All', value: '' }, { text: 'Within 4 weeks' }],
      }),
    ),
  })}
  ${workTable({
    caption: 'Actions',
    captionClasses: 'govuk-table__caption--m',
    head: [{ text: 'Action' }, { text: 'Who · answers' }, { text: 'Due' }, { text: 'Minutes', format: 'numeric' }],
    rows: [
      [
        { html: link('Letter of instruction to psychologist') },
        { html: html`Grace Oyelaran ${secondLine('Hannah Lowe')}` },
        { html: html`${lateText('Overdue by 5 days')} ${secondLine('moved twice')}` },
        { text: '8', format: 'numeric' },
      ],
      [
        { html: link('Viability assessment, maternal aunt') },
        { text: 'Hannah Lowe' },
        { html: html`Fri 27 Nov ${quietText('in 4 days')}` },
        { text: '10', format: 'numeric' },
      ],
    ],
  })}
  ${summaryList({
    rows: [
      {
        key: { text: 'Chair' },
        value: { text: 'Robert Quayle' },
        actions: { items: [{ text: 'Change', href: '/there', visuallyHiddenText: 'chair' }] },
      },
      { key: { text: 'Deputy' }, value: { text: 'Farah Aziz' } },
    ],
  })}
  ${insetText({ text: 'The 12-week date stays until the Divisional Director agrees.' })}
  ${warningText({ text: 'A confirmed decision can’t be changed, only corrected.' })}
  ${taskList({
    idPrefix: 'papers',
    items: [
      { title: { text: 'Genogram' }, href: '/there', status: { text: 'In' } },
      {
        title: { text: 'Chronology' },
        hint: { text: 'court standard' },
        href: '/there',
        status: { tag: { text: 'Awaited', classes: 'govuk-tag--yellow' } },
      },
    ],
  })}
  ${tabs({
    items: [
      { id: 'mine', label: 'Mine', panel: { html: html`<h2 class="govuk-heading-m">Mine</h2>` } },
      { id: 'teams', label: 'My teams’', panel: { html: html`<h2 class="govuk-heading-m">My teams’</h2>` } },
    ],
  })}
  ${pagination({ previous: { href: '/1' }, next: { href: '/3' }, items: [{ number: 1, href: '/1' }, { number: 2, href: '/2', current: true }, { ellipsis: true }, { number: 9, href: '/9' }] })}
  ${backLink({ text: 'All reports', href: '/there' })}`,
)

const childCard = (name: string, note: string, end: Html, strip: StripModel): Html =>
  card({
    heading: html`<h2 class="govuk-heading-m">${link(name)}</h2>`,
    note,
    end,
    body: html`${clockStrip(strip, 'full')} <a class="govuk-link waymark-small" href="/there">Why these dates?</a>`,
  })

const actions = workTable({
  head: [{ text: 'Action' }, { text: 'Who · answers' }, { text: 'Due' }, { text: 'From' }],
  rows: [
    [
      { html: link('Letter of instruction to psychologist') },
      { html: html`Grace Oyelaran ${secondLine('Hannah Lowe')}` },
      { html: html`${lateText('Overdue by 5 days')} ${secondLine('moved twice')}` },
      { text: 'Midpoint, 5 Oct' },
    ],
    [
      { html: link('Viability assessment, maternal aunt') },
      { text: 'Hannah Lowe' },
      { text: 'Fri 27 Nov' },
      { text: 'Clinic, 12 Nov' },
    ],
  ],
})

const family = page(
  'Adeyemi family',
  'Tracker',
  html`${pageHeading({
    caption: 'Family NB-2041 · Safeguarding East',
    heading: 'Adeyemi family',
    lede: html`Three children. Next: ${bold('final review for Cara is overdue by 7 days')}; it is first on today’s
    agenda.`,
    aside: html`<div class="waymark-not-printed">
      ${button({ text: 'Send the update for Cara’s review', href: '/there' })}<br />${linksInLine([
        { text: 'Ask for an extension', href: '/there' },
        { text: 'Add an action', href: '/there' },
      ])}
    </div>`,
  })}
  ${childCard('Cara, 7', 'child protection plan', tag({ text: 'Final review overdue by 7 days', classes: 'govuk-tag--red' }), cara)}
  ${childCard('Ben, 12', 'child protection plan', tag({ text: 'Extended to 16 weeks' }), ben)}
  ${childCard('Baby of Tolu, due 8 January', 'unborn · own clock from 3 November', tag({ text: 'Final review falls after the due date', classes: 'govuk-tag--yellow' }), baby)}
  ${childCard('Early', 'the first days', tag({ text: 'To do' }), early)}
  ${childCard('Beyond', 'as imported', tag({ text: 'Overdue by 4 days', classes: 'govuk-tag--red' }), beyond)}
  ${clockStripLegend(16)} ${childCard('Omar, 3', 'in proceedings', tag({ text: 'Week 9 of 26' }), court)}
  ${clockStripLegend(26)}
  ${twoColumns(
    html`<h2 class="govuk-heading-m">Actions</h2>
      ${actions}`,
    html`<h2 class="govuk-heading-m">People</h2>
      ${definitionRows([
        { key: 'Social worker', value: 'Grace Oyelaran' },
        { key: 'Team manager', value: 'Hannah Lowe' },
        { key: 'Parents', value: 'Tolu: all three, represented · Kola: Cara and the baby, not yet' },
      ])}`,
  )}`,
  { backLink: { text: 'Tracker', href: '/tracker' } },
)

const trackerRow = (name: string, about: string, strip: StripModel, next: Html) => [
  { html: html`${link(name)} ${secondLine(about)}` },
  { html: clockStrip({ ...strip, id: `row-${strip.id}` }, 'row') },
  { html: next },
  { text: 'Grace Oyelaran' },
]

const tracker = page(
  'Tracker',
  'Tracker',
  html`${pageHeading({ heading: 'Tracker', lede: html`104 children in 61 families. ${bold('3 are overdue')}, 7 reviews fall in the next two weeks.` })}
    ${filterBar({
      action: '/tracker',
      fields: ['Team', 'Stage', 'Next date', 'Waiting for'].map((text) =>
        select({
          name: text.toLowerCase(),
          id: text.toLowerCase().replace(' ', '-'),
          label: { text },
          items: [{ text: 'Anything', value: '' }, { text: 'Within 4 weeks' }],
        }),
      ),
    })}
    <h2 class="govuk-heading-s">
      38 children, most urgent first. <a class="govuk-link" href="#legend">What the marks mean</a>
    </h2>
    ${workTable({
      classes: 'waymark-table--strips',
      head: [
        { text: 'Child' },
        { html: html`Weeks ${clockStripScale(16)}`, classes: 'waymark-table__strip' },
        { text: 'Next' },
        { text: 'Social worker' },
      ],
      rows: [
        trackerRow(
          'Cara Adeyemi',
          '7 · Safeguarding East',
          cara,
          html`${lateText('Final review overdue by 7 days')} ${secondLine('waits for psychologist’s report')}`,
        ),
        trackerRow(
          'Ben Adeyemi',
          '12 · Safeguarding East',
          ben,
          html`Final review Mon 7 Dec ${secondLine('extension agreed 6 Nov')}`,
        ),
        trackerRow(
          'Baby of Tolu',
          'due 8 Jan · Safeguarding East',
          baby,
          html`Midpoint Mon 14 Dec ${secondLine('final falls after the due date')}`,
        ),
        trackerRow(
          'Early Bird',
          'due 24 Nov · Assessment North',
          early,
          html`Letter before proceedings ${secondLine('2 working days past the aim')}`,
        ),
        trackerRow('Far Beyond', '4 · Safeguarding West', beyond, html`${lateText('Final review overdue by 4 days')}`),
      ],
    })}
    <div id="legend">${clockStripLegend(16)}</div>`,
)

const item = (time: string, title: string, length: string, more: Partial<TimedItem> = {}): TimedItem => ({
  time,
  title,
  length,
  href: '/there',
  state: 'to-come',
  ...more,
})

const meeting = page(
  'Legal Tracking Meeting, Monday 23 November 2026',
  'Meeting',
  html`${pageHeading({
    heading: 'Legal Tracking Meeting, Monday 23 November 2026',
    aside: html`<p class="govuk-body">
      Chair: ${bold('Robert Quayle')} ${tag({ text: 'Present', classes: 'govuk-tag--green' })} · 6 of 7 core members
    </p>`,
  })}
  ${hourBar(
    { available: 60, planned: 64, gone: 14, isGoingOn: true },
    '09:14 · 64 minutes planned, 4 more than its 60',
  )}
  ${listAndWork(
    timedList([
      {
        heading: 'Children who can’t wait',
        items: [
          item('09:00', 'Osei · urgent return to panel', '8 min', { state: 'done' }),
          item('09:08', 'Adeyemi · final, overdue by 7 days', '10 min', {
            state: 'open',
            detail: 'Cara today; Ben, baby of Tolu in view',
          }),
        ],
      },
      { heading: '1 Staffing', items: [item('09:18', 'Safeguarding West: two vacancies', '3 min')] },
      {
        heading: '2 Hearings and attendance',
        items: [
          item('09:21', 'Novak · issues resolution Thu 26 Nov', '4 min'),
          item('09:25', 'Khan · attendance changed', '2 min'),
        ],
      },
      { heading: '6 Any other issue', items: [] },
    ]),
    html`<h2 class="govuk-heading-m">Cara Adeyemi, 7 · final review</h2>
      <p class="govuk-body-s">
        In the room: Grace Oyelaran, Hannah Lowe, Nikhil Rao (09:05–09:20) · 13w 0d · 12-week date 16 November
      </p>
      <form method="post" action="/there">
        ${radios({
          name: 'outcome',
          classes: 'govuk-radios--small',
          value: 'extension',
          fieldset: { legend: { text: 'Decision of the chair for Cara', classes: 'govuk-fieldset__legend--s' } },
          items: [
            { value: 'cp', text: 'Step out, child protection plan sought' },
            { value: 'cin', text: 'Step out, child in need plan sought' },
            { value: 'issue', text: 'Initiate proceedings' },
            {
              value: 'extension',
              text: 'Recommend an extension',
              conditional: {
                html: textarea({
                  name: 'exceptional',
                  label: { text: 'What is exceptional, and what will be different?' },
                  rows: 2,
                }),
              },
            },
          ],
        })}
        <div class="govuk-button-group">
          ${button({ text: 'Save and next item' })} ${link('Add an action')} ${link('Urgent return')}
        </div>
      </form>`,
  )}`,
)

export const gallery: readonly GalleryPage[] = [myWork, form, everything, family, tracker, meeting]
