// A name being typed for a choice of a person: those called so are offered below it, and choosing one fills the choice. Without this script
// the name is sent as it is, and the service asks who is meant. (ARIA's editable combobox with a list.)
const pause = 250
const fewestLetters = 2
// The service offers so many at most; there may be more.
const mostOffered = 10

for (const input of document.querySelectorAll('[data-names-for]')) offerNames(input)

function offerNames(input) {
  const { form } = input
  const choice = form.elements.namedItem(input.dataset.namesFor)
  const among = form.elements.namedItem(`${input.dataset.namesFor}-among`)
  const list = document.createElement('ul')
  const told = document.createElement('p')
  let offered = []
  let at = -1
  let waiting = 0
  let asked = null

  list.id = `${input.id}-list`
  list.className = 'waymark-names'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'People called so')
  told.className = 'govuk-visually-hidden'
  told.setAttribute('role', 'status')
  input.after(list, told)
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-expanded', 'false'],
    ['aria-controls', list.id],
  ])
    input.setAttribute(name, value)

  const mark = (next) => {
    at = next
    for (const [index, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(index === at))
    if (at < 0) input.removeAttribute('aria-activedescendant')
    else input.setAttribute('aria-activedescendant', list.children[at].id)
    list.children[at]?.scrollIntoView({ block: 'nearest' })
  }
  const show = (people) => {
    offered = people
    list.replaceChildren(...people.map(optionOf))
    list.hidden = people.length === 0
    input.setAttribute('aria-expanded', String(!list.hidden))
    mark(-1)
  }
  const optionOf = ({ text }, index) => {
    const option = document.createElement('li')
    option.id = `${list.id}-${index}`
    option.setAttribute('role', 'option')
    option.textContent = text
    option.addEventListener('mousedown', (event) => event.preventDefault())
    option.addEventListener('click', () => choose(index))
    return option
  }
  const choose = (index) => {
    const { value, text } = offered[index]
    const known = [...choice.options].find((option) => option.value === value)
    if (known === undefined) choice.add(new Option(text, value))
    choice.value = value
    input.value = ''
    show([])
    input.closest('details').open = false
    choice.dispatchEvent(new Event('input', { bubbles: true }))
    choice.focus()
  }
  const ask = async () => {
    asked?.abort()
    asked = new AbortController()
    const body = new URLSearchParams({ _token: form.elements._token.value, among: among.value, name: input.value })
    try {
      const answer = await fetch('/people/named', { method: 'POST', body, signal: asked.signal })
      if (!answer.ok) return
      show(await answer.json())
      told.textContent = sayHowMany(offered.length)
    } catch {
      // Gone on typing, or no connection: the name is looked up when the form is sent.
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(waiting)
    asked?.abort()
    if (input.value.trim().length < fewestLetters) show([])
    else waiting = setTimeout(ask, pause)
  })
  input.addEventListener('blur', () => show([]))
  // Whoever chooses from the list means that person, not the name typed before.
  choice.addEventListener('change', () => {
    input.value = ''
  })
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return
    const last = offered.length - 1
    if (event.key === 'ArrowDown') mark(at >= last ? 0 : at + 1)
    else if (event.key === 'ArrowUp') mark(at <= 0 ? last : at - 1)
    else if (event.key === 'Enter' && at >= 0) choose(at)
    else if (event.key === 'Escape') show([])
    else return
    event.preventDefault()
  })
}

function sayHowMany(count) {
  if (count === 0) return 'Nobody called so'
  if (count === 1) return '1 person: go down to choose'
  return count < mostOffered
    ? `${count} people: go down to choose`
    : `The first ${count} people: go down to choose, or write more of the name`
}
