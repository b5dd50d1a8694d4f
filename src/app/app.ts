import type { Take } from '../core/take.ts'
import { createImporter } from './importer.ts'
import { createLibrary } from './library.ts'
import { createModel } from './model.ts'
import type { Ports } from './ports.ts'
import { createPractice } from './practice.ts'
import { createRecovery } from './recovery.ts'
import { createReview } from './review.ts'
import { createSettings } from './settings.ts'
import { createTranscriber } from './transcriber.ts'

/** Everything that the user can do, made of the ports once for the whole page. */
export function createApp(ports: Ports) {
  const transcriber = createTranscriber(ports)
  const model = createModel(ports)
  const write = (take: Take, samples: Float32Array, delay = 0): void =>
    void transcriber.transcribe(take.id, samples, delay)
  const practice = createPractice(ports, {
    began: transcriber.listen,
    heard: transcriber.hear,
    ended: transcriber.finish,
    kept: write,
    lost: transcriber.cancel,
  })
  model.store.subscribe((state) => {
    if (state.name === 'here') transcriber.retryAbsent()
  })
  return {
    settings: createSettings(ports),
    model,
    practice,
    transcriber,
    importer: createImporter(ports, write),
    recovery: createRecovery(ports, write),
    library: createLibrary(ports),
    openReview: (takeId: string) => createReview(ports, takeId),
    openMicrophone: ports.openMicrophone,
    speak: ports.speak,
    now: ports.now,
  }
}
export type App = ReturnType<typeof createApp>
