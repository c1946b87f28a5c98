// Makes pages quicker for those with JavaScript; every page works without it.
import {
  Button,
  Checkboxes,
  createAll,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
  Tabs,
} from './govuk-frontend.min.js'

// Radios reveal by stylesheet alone: the official script gives them aria-expanded, which a radio may not have.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

for (const component of [
  Button,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
  Tabs,
]) {
  createAll(component)
}

// A calendar stands beside a date where a form asks for one.
if (document.querySelector('[data-date]')) import('./date-picker.js')

// A page that the browser kept is brought back as it was, with the tokens of forms that were sent from it: what is sent now is sent anew.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return
  const again = crypto.getRandomValues(new Uint32Array(1))[0].toString(36)
  for (const once of document.querySelectorAll('[name="_once"]')) once.value = `${once.value.split('~')[0]}~${again}`
})

// A form that asks for it has what is typed kept every few seconds, so that a closed lid or a lost connection costs nothing.
const pause = 3000

for (const form of document.querySelectorAll('form:has(> [name="_draft"])')) {
  let waiting = 0
  const stop = () => {
    clearTimeout(waiting)
    waiting = 0
  }
  const keep = () => {
    if (waiting === 0) return
    stop()
    const body = new URLSearchParams(new FormData(form))
    fetch('/drafts', { method: 'POST', body, keepalive: true }).catch(() => {})
  }
  form.addEventListener('input', () => {
    if (waiting === 0) waiting = setTimeout(keep, pause)
  })
  form.addEventListener('submit', stop)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep()
  })
}

// Names can be looked up as they are typed where a form offers it.
if (document.querySelector('[data-names-for]')) import('./names.js')
