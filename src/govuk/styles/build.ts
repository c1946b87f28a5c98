import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

/**
 * Makes what a browser is sent from what people write: `npm run styles`. The results are committed, so that serving needs no
 * compiler; a test says when they are behind.
 */
export function builtAssets(): Record<string, string> {
  const { css } = compile(here('waymark.scss'), {
    style: 'compressed',
    loadPaths: [here('../../../node_modules')],
    quietDeps: true,
  })
  const official = readFileSync(here('../../../node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js'), 'utf8')
  return {
    'waymark.css': `${css}\n`,
    // Without the pointer to a map that isn't served.
    'govuk-frontend.min.js': official.replace(/^\/\/# sourceMappingURL=.*$/m, '').trimEnd() + '\n',
  }
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}

if (import.meta.main) {
  for (const [name, text] of Object.entries(builtAssets())) writeFileSync(here(`../assets/${name}`), text)
}
