import type { Take } from '../core/take.ts'
import { createArchive } from './archive.ts'
import { createFailures } from './failures.ts'
import { createImporter } from './importer.ts'
import { createLibrary } from './library.ts'
import { createModels } from './model.ts'
import type { Ports } from './ports.ts'
import { createPractice } from './practice.ts'
import { createRecovery } from './recovery.ts'
import { createSettings } from './settings.ts'
import { createStories } from './stories.ts'
import { createTranscriber } from './transcriber.ts'

/** Everything that the user can do, made of the ports once for the whole page. */
export function createApp(ports: Ports) {
  const settings = createSettings(ports)
  const models = createModels(ports.models, settings.store, ports.now, ports.offline.openHub)
  const transcriber = createTranscriber(
    ports,
    () => models.chosen().speech,
    () => settings.store.getState().terms,
  )
  const write = (take: Take, samples: Float32Array, delay = 0): void =>
    void transcriber.transcribe(take.id, samples, delay)
  const practice = createPractice(ports, {
    began: transcriber.listen,
    heard: transcriber.hear,
    soFar: transcriber.judgeSoFar,
    ended: transcriber.finish,
    kept: write,
    lost: transcriber.cancel,
  })
  for (const model of models.all)
    model.store.subscribe((state, before) => {
      if (state.name === before.name) return
      if (state.name === 'here' && model === models.chosen()) transcriber.retryAbsent()
      seal()
    })
  settings.store.subscribe(({ localOnly, model }, before) => {
    if (localOnly) for (const { cancel } of models.all) cancel()
    if (localOnly !== before.localOnly || model !== before.model) seal()
  })
  /**
   * With the chosen model here and none on its way, or with local files alone wanted, nothing is left to ask another host for.
   */
  function seal(): void {
    const { localOnly } = settings.store.getState()
    const { name } = models.chosen().store.getState()
    const isOnItsWay = models.all.some(({ store }) => store.getState().name === 'downloading')
    if (localOnly || (name === 'here' && !isOnItsWay)) ports.offline.seal(true)
    else if (name === 'absent' || isOnItsWay) ports.offline.seal(false)
  }
  const interrupted = ports.offline.takeDownload()
  void models.all.find(({ speech }) => speech.name === interrupted)?.download()
  const library = createLibrary(ports)
  const stories = createStories(ports)
  return {
    settings,
    models,
    practice,
    transcriber,
    importer: createImporter(ports, write),
    recovery: createRecovery(ports, write),
    library,
    stories,
    archive: createArchive(ports, {
      library: library.store,
      stories: stories.store,
      settings: settings.store,
      change: (changes) => settings.change(changes),
    }),
    storage: ports.storage,
    inspectMachine: ports.inspectMachine,
    failures: createFailures(ports.now),
    download: ports.download,
    /** What opening a take needs; what reads it (`createReview`) is fetched with its screen, not with the first one. */
    reviewing: { ports, terms: () => settings.store.getState().terms },
    offline: ports.offline,
    openMicrophone: ports.openMicrophone,
    speak: ports.speak,
    now: ports.now,
    claims: ports.claims,
  }
}
export type App = ReturnType<typeof createApp>
