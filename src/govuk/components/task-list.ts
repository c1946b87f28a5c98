import { attributes, attributesIfGiven, classNames } from '#govuk/attributes.ts'
import { html, type Html } from '#govuk/html.ts'
import type { TaskListItem, TaskListOptions } from '#govuk/macro-options.ts'
import { tag } from './tag.ts'

export const taskList = (params: TaskListOptions): Html =>
  html`<ul class="${classNames('govuk-task-list', params.classes)}" ${attributes(params.attributes)}>
    ${params.items.map((item, at) => item && task(item, `${params.idPrefix ?? 'task-list'}-${at + 1}`))}
  </ul>`

function task(item: TaskListItem, id: string): Html {
  const title = item.title.html ?? item.title.text
  const describedBy = classNames(item.hint && `${id}-hint`, `${id}-status`)
  const name = item.href
    ? html`<a
        class="${classNames('govuk-link govuk-task-list__link', item.title.classes)}"
        href="${item.href}"
        aria-describedby="${describedBy}"
        >${title}</a
      >`
    : html`<div ${attributesIfGiven({ class: item.title.classes })}>${title}</div>`
  const { status } = item
  return html`<li
    class="${classNames('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link', item.classes)}"
  >
    <div class="govuk-task-list__name-and-hint">
      ${name}${item.hint && html`<div id="${id}-hint" class="govuk-task-list__hint">${item.hint.html ?? item.hint.text}</div>`}
    </div>
    <div class="${classNames('govuk-task-list__status', status.classes)}" id="${id}-status">
      ${status.tag ? tag(status.tag) : (status.html ?? status.text)}
    </div>
  </li>`
}
