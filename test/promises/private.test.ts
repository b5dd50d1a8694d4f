import { describe, expect, it } from 'vitest'
import { openSession } from '../browser/session.ts'

describe('No word or sound leaves the machine', () => {
  it('by a policy that lets no script run but the app’s own, and no host be asked but the model’s', async () => {
    const session = await openSession('/')
    const { page } = session
    const answers = await page.evaluate(async () => {
      const headers = await Promise.all(
        [location.href, ...[...document.scripts].map(({ src }) => src)].map((url) =>
          fetch(url).then((response) => response.headers.get('Content-Security-Policy')),
        ),
      )
      const inline = document.createElement('script')
      inline.textContent = 'window.ran = true'
      document.body.append(inline)
      const elsewhere = await fetch('https://example.com/').then(
        () => 'answered',
        () => 'refused',
      )
      return { headers, ran: (window as { ran?: boolean }).ran ?? false, elsewhere }
    })
    expect(answers.headers.length).toBeGreaterThan(1)
    for (const policy of answers.headers) expect(policy).toContain("default-src 'self'")
    expect(answers).toMatchObject({ ran: false, elsewhere: 'refused' })
    expect(session.strangers).toEqual([])
    await session.close()
  })
})
