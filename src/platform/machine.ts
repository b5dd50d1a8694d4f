import type { Machine } from '../core/diagnostics.ts'
import { loadKnown } from './speech/machine-memory.ts'

/** What this machine and its browser are, as far as a report of a fault needs it. */
export function inspectMachine(model: string): Machine {
  const { rung } = loadKnown(model)
  return {
    browser: navigator.userAgent,
    isIsolated: globalThis.crossOriginIsolated,
    cores: navigator.hardwareConcurrency,
    rung:
      rung &&
      (rung.device === 'graphics'
        ? 'the graphics chip'
        : `${rung.threads} thread${rung.threads === 1 ? '' : 's'}`),
    hasServiceWorker: Boolean(navigator.serviceWorker?.controller),
  }
}
