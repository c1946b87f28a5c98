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

// Control and Enter press a form’s button that goes on, from any of its fields: keys that neither browsers nor screen readers take.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  const goOn = event.target.closest?.('form')?.querySelector('[data-ctrl-enter]')
  if (!goOn) return
  event.preventDefault()
  goOn.click()
})

// A calendar stands beside a date where a form asks for one.
if (document.querySelector('[data-date]')) import('./date-picker.js')

// Who goes back finds the form as it was sent: kept by the browser, or asked for anew with the typed words put back. The token it was sent with
// goes with its place in the history and is put back too: what is sent again unchanged leads where it led, and isn’t done twice.
// Only the last form that was sent: after another, a denial lifted say, the same is a deed of its own.
const sentLast = 'waymark-sent-last'
addEventListener('submit', ({ target: form }) => {
  const once = form.querySelector('[name="_once"]')
  if (!once) return
  remember(sentLast, once.value)
  if (form.querySelector('textarea, input[type="text"]'))
    history.replaceState({ sent: { action: form.getAttribute('action'), once: once.value } }, '')
})
for (const form of document.forms) {
  const once = form.querySelector('[name="_once"]')
  const sent = history.state?.sent
  if (once && sent?.action === form.getAttribute('action') && sent.once === remembered(sentLast)) once.value = sent.once
}

function remember(what, value) {
  try {
    sessionStorage.setItem(what, value)
  } catch {
    // A browser that keeps nothing for a page: then every press is a deed of its own.
  }
}

function remembered(what) {
  try {
    return sessionStorage.getItem(what)
  } catch {
    return null
  }
}

// What is changed then is sent anew, and kept as a draft: from the first change on the form has a token of its own.
const renewed = new Set()
addEventListener('input', ({ target }) => {
  const once = target.form?.querySelector('[name="_once"]')
  if (!once || renewed.has(once)) return
  renewed.add(once)
  const again = crypto.getRandomValues(new Uint32Array(1))[0].toString(36)
  once.value = `${once.value.split('~')[0]}~${again}`
}, { capture: true })

addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return
  renewed.clear()
  begin()
})

// Half an hour without a request signs a person out: five minutes before, whoever is still there can stay. What another window asks counts
// too: each writes down when it asked last. (A channel between them would keep the browser from bringing a page back as it was left.)
const warnAfter = 25 * 60_000
const beforeTheEnd = 5 * 60_000
const signedIn = '.waymark-header__person'
const askedLast = 'waymark-asked-last'
let untilWarned = 0
let isEnding = false

function begin() {
  clearTimeout(untilWarned)
  if (isEnding || !document.querySelector(signedIn)) return
  document.querySelector('.waymark-stay')?.remove()
  const ago = Date.now() - (Number(lastAsked()) || Date.now())
  untilWarned = setTimeout(warn, Math.max(0, warnAfter - Math.max(0, ago)))
}

// Ten hours after signing in it ends whatever one does: that is said in time as well, with the way to go on.
const { endsIn, endsAt } = document.body.dataset
const untilTheEnd = Number(endsIn) * 1000 - beforeTheEnd
if (endsIn) setTimeout(warnOfEnd, Math.max(0, untilTheEnd))

function warnOfEnd() {
  isEnding = true
  clearTimeout(untilWarned)
  const way = signInAgain()
  tell(`You will be signed out at ${endsAt}, ten hours after you signed in.`, way)
  // Where it stands from the beginning of a page, that page’s own beginning has the focus.
  if (untilTheEnd > 0) way.focus()
}

function signInAgain() {
  const again = document.createElement('a')
  again.className = 'govuk-button'
  again.href = `/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`
  again.textContent = 'Sign in again'
  return again
}

function here() {
  try {
    localStorage.setItem(askedLast, String(Date.now()))
  } catch {
    // A browser that keeps nothing for a page: then each window counts for itself.
  }
  begin()
}

function lastAsked() {
  try {
    return localStorage.getItem(askedLast)
  } catch {
    return null
  }
}

// Says it above what one is at, where one is; what was typed stands in the draft of its form.
function tell(said, way) {
  document.querySelector('.waymark-stay')?.remove()
  const notice = document.createElement('div')
  notice.className = 'waymark-stay govuk-inset-text'
  notice.setAttribute('role', 'alertdialog')
  notice.setAttribute('aria-label', said)
  const words = document.createElement('p')
  words.className = 'govuk-body'
  words.textContent = said
  notice.append(words, way)
  document.querySelector('main')?.prepend(notice)
  return words
}

function warn() {
  const before = document.activeElement
  const stay = document.createElement('button')
  stay.type = 'button'
  stay.className = 'govuk-button'
  stay.textContent = 'Stay signed in'
  stay.addEventListener('click', async () => {
    const answer = await fetch('/help', { cache: 'no-store' }).catch(() => null)
    const page = answer?.ok === true ? await answer.text() : null
    if (page === null) {
      words.textContent = 'That didn’t get through. Try again.'
    } else if (!new DOMParser().parseFromString(page, 'text/html').querySelector(signedIn)) {
      // Whoever comes back to a computer that slept is out already: that page answers anybody.
      const way = signInAgain()
      tell('You have been signed out. Sign in again to go on: what was kept as a draft is there.', way)
      way.focus()
    } else {
      here()
      before?.focus?.()
    }
  })
  const words = tell('You will be signed out in 5 minutes, because nothing was sent for 25.', stay)
  stay.focus()
}

addEventListener('storage', ({ key }) => {
  if (key === askedLast) begin()
})
here()

// A form that asks for it has what is typed kept every few seconds, so that a closed lid or a lost connection costs nothing.
const pause = 3000

for (const form of document.querySelectorAll('form:has(> [name="_draft"])')) {
  let waiting = 0
  const told = form.appendChild(document.createElement('p'))
  told.className = 'govuk-hint'
  told.setAttribute('role', 'status')
  const stop = () => {
    clearTimeout(waiting)
    waiting = 0
  }
  const keep = () => {
    if (waiting === 0) return
    stop()
    const body = new URLSearchParams(new FormData(form))
    fetch('/drafts', { method: 'POST', body, keepalive: true })
      .then((answer) => (answer.ok ? answer.json() : { kept: false }))
      .then(({ kept, at }) => {
        told.textContent = kept ? `Draft kept ${at}` : 'Not kept as a draft'
        if (kept) here()
      })
      .catch(() => {})
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
