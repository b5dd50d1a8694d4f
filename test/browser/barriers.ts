import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { openSession } from './session.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds against WCAG 2.2 A and AA, as rule and element. */
export async function findBarriers({
  page,
}: Pick<Awaited<ReturnType<typeof openSession>>, 'page'>): Promise<string[]> {
  // Evaluated by the driver: the page's own policy forbids inline scripts.
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: auditor } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await auditor.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
}
