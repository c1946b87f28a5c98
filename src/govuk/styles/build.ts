import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'
import { faceFiles, faceRules } from './typeface.ts'

/**
 * Makes what a browser is sent from what people write: `npm run styles`. The results are committed, so that serving needs no
 * compiler; a test says when they are behind.
 */
export async function builtAssets(): Promise<Record<string, Buffer>> {
  const { css } = compile(here('waymark.scss'), {
    style: 'compressed',
    loadPaths: [here('../../../node_modules')],
    quietDeps: true,
  })
  const official = readFileSync(here('../../../node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js'), 'utf8')
  return {
    'waymark.css': Buffer.from(`${css}${faceRules}\n`),
    // Without the pointer to a map that isn't served.
    'govuk-frontend.min.js': Buffer.from(official.replace(/^\/\/# sourceMappingURL=.*$/m, '').trimEnd() + '\n'),
    ...(await faceFiles()),
  }
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}

if (import.meta.main) {
  for (const [name, bytes] of Object.entries(await builtAssets())) writeFileSync(here(`../assets/${name}`), bytes)
}
