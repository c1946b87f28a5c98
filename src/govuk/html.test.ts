import { test } from 'node:test'
import { assert } from '#test/support/assert.ts'
import { html, nothing, unescaped } from './html.ts'

test('text put into markup is escaped, in content and in attributes', () => {
  const typed = `<b>"Tom" & 'Jo'</b>`
  const escaped = '&lt;b&gt;&quot;Tom&quot; &amp; &#39;Jo&#39;&lt;/b&gt;'
  assert.equal(html`<p title="${typed}">${typed}</p>`.toString(), `<p title="${escaped}">${escaped}</p>`)
})

test('markup put into markup stays as it is; lists are joined; what is absent leaves nothing', () => {
  const items = ['a', 'b'].map((item) => html`<li>${item}</li>`)
  const list = html`${items}${false}${null}${undefined}${nothing}${0}`
  assert.equal(list.toString(), '<li>a</li><li>b</li>0')
  assert.equal(html`${unescaped('<hr>')}`.toString(), '<hr>')
})

test('indentation of the source is not sent, white space in values is', () => {
  const value = 'first\n    second'
  assert.equal(
    html`<div>
      <p>${value}</p>
    </div>`.toString(),
    `<div>\n<p>${value}</p>\n</div>`,
  )
})
