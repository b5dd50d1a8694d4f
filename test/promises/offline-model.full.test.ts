import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { makeWav, startAnswering } from '../browser/session.ts'
import { useStaticHost } from './static-session.ts'

const { open, untilStored, host } = useStaticHost()

describe('The app works from any host and folder, and without a network after the first visit', () => {
  it('what is said is written down without it, once the model was used', async () => {
    cpSync('test/fixtures/models/micro.en', join(host().files, 'models/micro.en'), { recursive: true })
    const wav = makeWav('test/fixtures/audio/hiring.wav', 1, 0)
    const page = await open('?model=micro.en', { wav: wav.path })
    await untilStored(page)
    const answer = async (seconds: string): Promise<void> => {
      await startAnswering(page)
      await page.getByRole('timer').getByText(seconds).waitFor({ timeout: 60_000 })
      await page.getByRole('button', { name: 'Stop', exact: true }).click()
      await page.getByRole('region', { name: 'Transcript' }).waitFor({ timeout: 60_000 })
    }
    await answer('0:08')
    host().goDown()
    await page.reload()
    await page.getByRole('link', { name: 'Candor' }).click()
    await answer('0:12')
    wav.remove()
  })
})
