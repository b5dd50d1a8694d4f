import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createApp } from '../../src/app/app.ts'
import type { Ports } from '../../src/app/ports.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../src/core/settings.ts'
import type { Take } from '../../src/core/take.ts'
import { Root } from '../../src/ui/root.tsx'
import { fakeMicrophone, fakePorts, fakeTakes } from '../app/fakes.ts'

interface Shown {
  takes?: readonly Take[]
  settings?: Partial<Settings>
  ports?: Partial<Ports>
}

/** The whole page at an address, on ports on which everything works, and somebody who uses it. */
export function show(address: string, { takes = [], settings = {}, ports = {} }: Shown = {}) {
  history.replaceState(null, '', `#${address}`)
  const stored = fakeTakes()
  for (const take of takes) stored.takes.set(take.id, take)
  // Without sound there is no player, which jsdom could not draw; it is looked at in a real browser.
  stored.store.loadAudio = () => Promise.resolve(null)
  const device = fakeMicrophone()
  let chosen: Settings = { ...DEFAULT_SETTINGS, ...settings }
  const app = createApp(
    fakePorts({
      takes: stored.store,
      openMicrophone: () => Promise.resolve(device.microphone),
      loadSettings: () => chosen,
      saveSettings: (changed) => (chosen = changed),
      ...ports,
    }),
  )
  render(<Root app={app} />)
  return { app, stored, device, user: userEvent.setup(), settings: () => chosen }
}

export const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name })
export const noButton = (name: string | RegExp): boolean => screen.queryByRole('button', { name }) === null
