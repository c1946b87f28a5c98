import { nameFor } from '#rules/words/name-for.ts'
import { html } from '#govuk/html.ts'
import type { Labels } from '#rules/words/labels.ts'
import { readingPage } from './reading-page.ts'

/** The accessibility statement: what we aim at, how it was checked, what isn't known, and what to do. */
export const accessibilityPage = (authorityName: string, labels: Labels) =>
  readingPage(
    'Accessibility statement',
    html`<p class="govuk-body">
        This statement is about Legal tracking, the service ${authorityName} uses to run its
        ${labels('body.tracking-meeting')}. We want as many people as possible to be able to use it. You should be able
        to:
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>do everything with a keyboard alone, and with JavaScript switched off</li>
        <li>zoom in to 400 % without text running off the screen</li>
        <li>change colours, contrast and fonts in your browser</li>
        <li>have every page read to you: each picture of a clock has the same in words</li>
        <li>
          use every key of your browser and your screen reader: the service has no access keys. Where scripts run,
          Control and Enter (Command and Enter on a Mac) save a meeting’s item and take the next
        </li>
        <li>tell what is late, due or done without seeing colour</li>
      </ul>
      <h2 class="govuk-heading-m">How accessible it is</h2>
      <p class="govuk-body">
        We build to the
        <a class="govuk-link" href="https://www.w3.org/TR/WCAG22/">Web Content Accessibility Guidelines version 2.2</a>,
        level AA. Nobody independent has audited the service yet, so we can’t say that it meets them in full. These are
        the parts we know we can’t vouch for:
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>nobody has yet tested it with people who use screen readers, magnifiers or voice control every day</li>
        <li>
          a keyboard alone was tried from signing in to a child’s action and back; the other ways through the service
          are made of the same parts, but were not walked one by one
        </li>
        <li>
          on a narrow screen each row of a table becomes a small card, with the name of its column at each answer; some
          screen readers then no longer say that it is a table
        </li>
        <li>
          documents that people attach (letters, reports, scans) are as accessible as whoever wrote them made them
        </li>
        <li>spreadsheets you download have headings in their first row, but no other description</li>
      </ul>
      <h2 class="govuk-heading-m">How it was tested</h2>
      <p class="govuk-body">
        Every change is tested by machine before it is used. Every page is opened in a real browser twice: on a wide
        screen with scripts running, and on one 320 pixels wide with scripts blocked. Each time axe finds nothing
        against WCAG 2.2 A and AA, nothing runs off the narrow screen, and the page says the same with scripts and
        without. Pages that say no are checked by axe too: mistakes in a form, a page that isn’t yours or isn’t there, a
        form sent too late. Colours, focus and print are checked on samples of the pages. Such checks find only part of
        what can stand in a person’s way.
      </p>
      <h2 class="govuk-heading-m">Tell us what stands in your way</h2>
      <p class="govuk-body">
        Tell your ${nameFor('role.authority-administrator')}, or whoever looks after this service at ${authorityName}.
        Say which page, what you wanted to do, and what you use to read the screen. If you need something from here in
        another form, ask them too.
      </p>
      <h2 class="govuk-heading-m">If you are not content with the answer</h2>
      <p class="govuk-body">
        The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications)
        (No. 2) Accessibility Regulations 2018. If you are not content with how your complaint was dealt with, contact
        the
        <a class="govuk-link" href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>.
      </p>
      <p class="govuk-body">
        ${authorityName} is to confirm this statement, and to add its own contact, before people rely on it.
      </p>`,
  )
