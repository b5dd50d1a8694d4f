import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 4000 })

// jsdom lays nothing out and plays nothing.
HTMLCanvasElement.prototype.getContext = () => null
Element.prototype.scrollIntoView = () => undefined
URL.createObjectURL = () => 'blob:test'
URL.revokeObjectURL = () => undefined

afterEach(() => {
  cleanup()
  history.replaceState(null, '', '#/')
})
