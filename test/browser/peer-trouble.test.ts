import { describe, expect, it } from 'vitest'
import {
  comments,
  makeSharedTake,
  makeSilentTake,
  recording,
  save,
  type Shared,
  transcript,
  usePeerPage,
} from './peer-session.ts'

const { open, session } = usePeerPage()

describe('the page that a peer opens, in trouble', () => {
  it('works where the browser keeps nothing for a file and gives it no ids', async () => {
    const page = await open(makeSharedTake(), {
      before: () => {
        Object.defineProperty(window, 'localStorage', {
          get() {
            throw new DOMException('Forbidden', 'SecurityError')
          },
        })
        Reflect.deleteProperty(Crypto.prototype, 'randomUUID')
      },
    })
    await page.getByRole('radio', { name: 'The same' }).check()
    const { feedback } = await save(page)
    expect(feedback.trust).toBe('same')
    expect(feedback.id).toMatch(/^[0-9a-f]{32}$/)
    expect(session().faults).toEqual([])
  })

  it('is read without sound, where its lines have no times', async () => {
    const page = await open(makeSilentTake())
    expect(await recording(page).count()).toBe(0)
    expect(await page.getByRole('button', { name: /Play|Listen/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Comment on sentence 2' }).click()
    await page.getByRole('textbox', { name: 'Comment on this line' }).fill('Who searched?')
    await page.getByRole('button', { name: 'Add' }).click()
    expect((await save(page)).feedback.comments).toEqual([{ at: null, sentence: 1, text: 'Who searched?' }])
    expect(session().faults).toEqual([])
  })

  it.each([
    ['is no sound', (html: string) => html],
    ['was changed on its way', (html: string) => html.replace(/"base64":"[^"]*"/, '"base64":"%%%"')],
  ])('says so where the recording %s, and is still read', async (_, change) => {
    const audio = new Blob(['no sound at all'], { type: 'audio/wav' })
    const page = await open(makeSharedTake({ audio }), { change })
    await page.getByText('This browser cannot play this recording.').waitFor()
    expect(await recording(page).getByRole('button', { name: 'Play' }).isDisabled()).toBe(true)
    expect(await transcript(page).getByRole('listitem').count()).toBeGreaterThan(2)
  })

  it.each([
    ['is cut off', (html: string) => html.slice(0, -5000)],
    ['is of a later version', (html: string) => html.replace('"version":1', '"version":2')],
    ['has no date', (html: string) => html.replace('"createdAtMs":', '"createdAtMs":9e99,"was":')],
    ['has a line of nothing', (html: string) => html.replace('"sentences":[', '"sentences":[null,')],
    ['is not there', (html: string) => html.replace('id="take"', 'id="other"')],
  ])('says so where the take %s', async (_, change) => {
    const page = await open(makeSharedTake(), { change })
    await page.getByRole('heading', { name: 'The answer in this page cannot be read' }).waitFor()
    expect(session().faults).toEqual([])
  })

  it('runs nothing that stands in a take, and asks for nothing', async () => {
    const page = await open(toHostile(makeSharedTake()))
    await page.getByText('What the program said').click()
    await page.getByRole('button', { name: 'Comment on sentence 1' }).click()
    await page.keyboard.type(HOSTILE[0] ?? '')
    await page.getByRole('button', { name: 'Add' }).click()
    await page.getByRole('textbox', { name: 'Your name (optional)' }).fill(HOSTILE[1] ?? '')
    await recording(page).getByRole('button', { name: 'Play' }).click()
    await transcript(page).locator('[aria-current]').waitFor()
    const { feedback } = await save(page)
    expect(feedback.comments[0]?.text).toBe(HOSTILE[0])
    await page.reload()
    await comments(page).getByText('hacked').first().waitFor()
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    expect(
      await page.locator('img:not([role]), a[href], iframe, link, base, [onerror], [style]').count(),
    ).toBe(0)
    expect(await page.locator('script').count()).toBe(2)
    expect(await page.title()).toContain('</script><script>')
    expect(session().strangers).toEqual([])
    expect(session().faults).toEqual([])
  })

  it('lets nothing run but its own script, should anything ever get in', async () => {
    const page = await open(makeSharedTake(), {
      change: (html) =>
        html.replace(
          '<main',
          '<script>window.hacked = 1</script><img src="https://example.org/" onerror="window.hacked = 1"><main',
        ),
    })
    await transcript(page).waitFor()
    const refused = expect.stringMatching(/Content Security Policy directive.* has been blocked/)
    await expect.poll(() => session().faults).toEqual([refused, refused, refused])
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
  })
})

const HOSTILE = [
  '</script><script>window.hacked=1</script>',
  '<img src=x onerror="window.hacked=1">',
  '<a href="javascript:window.hacked=1">here</a> ]]> --> <!-- <script>',
  '</title></textarea><iframe srcdoc="<script>parent.hacked=1</script>"></iframe>\u2028window.hacked=1\u2029',
  '\u202e\u2066hacked\u0000 &lt;script&gt; \ud800 ${window.hacked=1} `',
].map((text) => `${text} hacked`)

/** With something that would run, were it read as markup, wherever a text can stand. */
function toHostile(take: Shared): Shared {
  const all = HOSTILE.join(' ')
  return {
    ...take,
    takeId: all,
    title: all,
    prompt: all,
    audio: take.audio && new Blob([take.audio], { type: `audio/wav;${HOSTILE[0]}` }),
    sentences: take.sentences.map((sentence, at) => ({
      ...sentence,
      text: HOSTILE[at % HOSTILE.length] ?? '',
      asked: all,
    })),
    judgement: { keep: all, next: all },
  }
}
