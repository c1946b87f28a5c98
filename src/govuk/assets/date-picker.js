// A calendar beside every date box, by mouse, keyboard and screen reader; the box stays what is typed in and sent.
const dayInMs = 86_400_000
const css = (part) => `waymark-date__${part}`
const utc = (year, month, day) => new Date(Date.UTC(year, month, day))
const say = (date, options) => date.toLocaleDateString('en-GB', { timeZone: 'UTC', ...options })
const plusDays = (date, days) => new Date(date.getTime() + days * dayInMs)
const fromMonday = (date) => (date.getUTCDay() + 6) % 7

function plusMonths(date, months) {
  const last = utc(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)
  return utc(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date.getUTCDate(), last.getUTCDate()))
}

const steps = {
  ArrowLeft: (date) => plusDays(date, -1),
  ArrowRight: (date) => plusDays(date, 1),
  ArrowUp: (date) => plusDays(date, -7),
  ArrowDown: (date) => plusDays(date, 7),
  Home: (date) => plusDays(date, -fromMonday(date)),
  End: (date) => plusDays(date, 6 - fromMonday(date)),
  PageUp: (date, byYear) => plusMonths(date, byYear ? -12 : -1),
  PageDown: (date, byYear) => plusMonths(date, byYear ? 12 : 1),
}

function element(tag, properties, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

const button = (label, text, press) => {
  const made = element('button', { type: 'button', class: css('step'), 'aria-label': label }, text)
  made.addEventListener('click', press)
  return made
}

// The service's day, whatever the clock of this machine says.
const today = () => new Date(`${document.body.dataset.today}T00:00:00Z`)

const namesOf = (count, options, at) => Array.from({ length: count }, (_, each) => say(at(each), options).toLowerCase())
const weekdays = namesOf(7, { weekday: 'long' }, (each) => utc(2024, 0, 1 + each))
const months = namesOf(12, { month: 'long' }, (each) => utc(2024, each, 1))
// Where a name or a short form of it stands in its list; -1 for a word that merely begins like one.
const placeOf = (text, names) => (text.length < 3 ? -1 : names.findIndex((name) => name.startsWith(text)))
const monthOf = (text) => (/^\d{1,2}$/.test(text) ? Number(text) - 1 : placeOf(text, months))
const yearOf = (text) => (text.length === 2 ? Number(text) + (Number(text) < 70 ? 2000 : 1900) : Number(text))

// The date the box says, written as the service reads one (rules/calendar/read-date.ts); null while it says none.
function dateIn({ value }) {
  const words = value.toLowerCase().split(/[\s/.,-]+/).filter((word) => word !== '')
  const weekday = placeOf(words[0] ?? '', weekdays)
  if (weekday !== -1) words.shift()
  const [first, month, last] = words
  const [day, year] = /^\d{4}$/.test(first) ? [last, first] : [first?.replace(/(?<=\d)(st|nd|rd|th)$/, ''), last]
  if (words.length !== 3 || !/^\d{1,2}$/.test(day) || !/^(\d\d){1,2}$/.test(year)) return null
  const date = utc(yearOf(year), monthOf(month), Number(day))
  const isReal = date.getUTCMonth() === monthOf(month) && date.getUTCDate() === Number(day)
  return isReal && (weekday === -1 || weekday === fromMonday(date)) ? date : null
}

function withCalendar(box) {
  const label = document.querySelector(`label[for="${CSS.escape(box.id)}"]`)?.textContent.trim() ?? 'date'
  const heading = element('p', { id: `${box.id}-month`, class: css('month'), 'aria-live': 'polite' })
  const days = element('tbody', {})
  const names = Array.from({ length: 7 }, (_, at) => utc(2024, 0, 1 + at))
  const head = names.map((day) =>
    element('th', { scope: 'col', abbr: say(day, { weekday: 'long' }) }, say(day, { weekday: 'short' })),
  )
  const dialog = element(
    'div',
    { role: 'dialog', 'aria-modal': 'true', 'aria-label': `Choose: ${label}`, class: css('calendar'), hidden: '' },
    element(
      'div',
      { class: css('steps') },
      heading,
      button('Previous year', '«', () => show(plusMonths(at, -12))),
      button('Previous month', '‹', () => show(plusMonths(at, -1))),
      button('Next month', '›', () => show(plusMonths(at, 1))),
      button('Next year', '»', () => show(plusMonths(at, 12))),
    ),
    element('table', { role: 'grid', 'aria-labelledby': heading.id }, element('thead', {}, element('tr', {}, ...head)), days),
    button('Close the calendar', 'Close', () => close()),
  )
  const opener = element('button', { type: 'button', class: css('open'), 'aria-haspopup': 'dialog' }, 'Calendar')
  opener.append(element('span', { class: 'govuk-visually-hidden' }, ` for: ${label}`))
  let at = today()

  function dayButton(day) {
    const isIn = day.getUTCMonth() === at.getUTCMonth()
    const is = (other) => other?.getTime() === day.getTime()
    const made = element(
      'button',
      {
        type: 'button',
        tabindex: is(at) ? '0' : '-1',
        class: `${css('day')}${isIn ? '' : ` ${css('day--other')}`}`,
        'aria-label': say(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
        'aria-pressed': String(is(dateIn(box)) === true),
        ...(is(today()) ? { 'aria-current': 'date' } : {}),
      },
      String(day.getUTCDate()),
    )
    made.addEventListener('click', () => choose(day))
    return element('td', { role: 'gridcell' }, made)
  }

  function show(date) {
    at = date
    heading.textContent = say(at, { month: 'long', year: 'numeric' })
    const first = utc(at.getUTCFullYear(), at.getUTCMonth(), 1)
    const start = plusDays(first, -fromMonday(first))
    const week = (row) => Array.from({ length: 7 }, (_, day) => dayButton(plusDays(start, row * 7 + day)))
    days.replaceChildren(...Array.from({ length: 6 }, (_, row) => element('tr', {}, ...week(row))))
  }

  const focusDay = () => days.querySelector('[tabindex="0"]').focus()

  function close() {
    dialog.hidden = true
    opener.focus()
  }

  function choose(day) {
    box.value = `${day.getUTCDate()}/${day.getUTCMonth() + 1}/${day.getUTCFullYear()}`
    box.dispatchEvent(new Event('input', { bubbles: true }))
    close()
  }

  opener.addEventListener('click', () => {
    if (!dialog.hidden) return close()
    show(dateIn(box) ?? today())
    dialog.hidden = false
    focusDay()
  })
  days.addEventListener('keydown', (event) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    show(step(at, event.shiftKey))
    focusDay()
  })
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
    if (event.key !== 'Tab') return
    const stops = [...dialog.querySelectorAll('button:not([tabindex="-1"])')]
    const next = stops.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1)
    event.preventDefault()
    stops.at(next % stops.length).focus()
  })
  document.addEventListener('click', ({ target }) => {
    if (!dialog.hidden && !wrapper.contains(target)) dialog.hidden = true
  })

  const wrapper = element('div', { class: 'waymark-date' })
  box.replaceWith(wrapper)
  wrapper.append(box, opener, dialog)
}

for (const box of document.querySelectorAll('input[data-date]')) withCalendar(box)
