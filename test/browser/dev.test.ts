import { expect, it } from 'vitest'
import { serve } from './app-server.ts'
import { openSession } from './session.ts'

it('npm run dev serves the whole app, the judge and the microphone', async () => {
  const server = await serve((port) => ({
    command: ['run', 'dev', '--', '--port', String(port)],
    environment: {},
  }))
  const session = await openSession('/?model=micro.en', { server: server.url })
  try {
    const { page, faults } = session
    await page.getByRole('button', { name: 'Look at a sample answer' }).click({ timeout: 60_000 })
    await page.getByRole('region', { name: 'Transcript' }).waitFor({ timeout: 60_000 })
    await page.getByRole('link', { name: 'Practise your own' }).click()
    await page.getByRole('button', { name: 'Start practice' }).click()
    await page.getByRole('button', { name: 'Start now' }).click()
    await page
      .getByRole('timer')
      .getByText(/0:0[1-9]/)
      .waitFor()
    expect(faults).toEqual([])
  } finally {
    await session.close()
    await server.close()
  }
})
