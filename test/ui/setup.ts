import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// jsdom lays nothing out and plays nothing.
HTMLCanvasElement.prototype.getContext = () => null
Element.prototype.scrollIntoView = () => undefined
URL.createObjectURL = () => 'blob:test'
URL.revokeObjectURL = () => undefined

afterEach(() => {
  cleanup()
  history.replaceState(null, '', '#/')
})
