import { Failure } from '../../app/failure.ts'
import type { ModelPlace, SpeechModel } from '../../app/ports.ts'
import manifest from '../../../models/whisper/manifest.json'
import type { ModelSource } from '../../workers/recogniser-protocol.ts'
import type { Check } from './ladder.ts'
import { openLiveTranscript, transcribeWhole } from './live-transcript.ts'
import { loadKnown } from './machine-memory.ts'
import { downloadModel, type HubModel, isCached, removeModel } from './model-files.ts'

/** Where a model's files are, and what it can be held to. */
export interface FoundModel {
  name: string
  source: ModelSource
  check: (Check & { clip: string }) | null
  /** The files that the graphics chip needs are here too. */
  hasGraphicsFiles: boolean
}

type Entry = (typeof manifest.models)[keyof typeof manifest.models]
const ENTRIES: [string, Entry][] = Object.entries(manifest.models)

/** The models of the manifest, the default one first; where a name is given, that one alone, known or not. */
export function createSpeechModels(only: string | null): [SpeechModel, ...SpeechModel[]] {
  // A folder's own name and its parent's are no model's.
  const names =
    only && !/^\.{1,2}$/.test(only)
      ? [only]
      : [manifest.default, ...ENTRIES.map(([name]) => name).filter((name) => name !== manifest.default)]
  return names.map(createSpeechModel) as [SpeechModel, ...SpeechModel[]]
}

function createSpeechModel(name: string): SpeechModel {
  const known = ENTRIES.find(([key]) => key === name)?.[1]
  const path = new URL('models/', document.baseURI).pathname
  const hub: HubModel | null = known ? { ...known, files: known.files.map((file) => file.path) } : null

  const isHere = async (file: string, signal: AbortSignal): Promise<boolean> => {
    const address = `${path}${encodeURIComponent(name)}/${file}`
    const answer = await fetch(address, { method: 'HEAD', signal }).catch(() => null)
    signal.throwIfAborted()
    // A server that answers every address with its own page has no such file.
    return answer?.ok === true && !answer.headers.get('Content-Type')?.includes('html')
  }

  async function find(signal: AbortSignal): Promise<ModelPlace> {
    if (await isHere('config.json', signal)) return 'app'
    return hub && (await isCached(hub)) ? 'cache' : 'hub'
  }

  async function locate(signal: AbortSignal): Promise<FoundModel> {
    const place = await find(signal)
    if (place === 'hub' || (place === 'cache' && !hub)) throw new Failure('model-absent')
    const graphics = known?.graphics.files.map((file) => file.path) ?? []
    const hasGraphicsFiles =
      place === 'app'
        ? graphics.length > 0 &&
          (await Promise.all(graphics.map((file) => isHere(file, signal)))).every(Boolean)
        : hub !== null && (await isCached({ ...hub, files: graphics }))
    return {
      name,
      source:
        place === 'app' || !hub
          ? { place: 'app', path, name }
          : { place: 'cache', repository: hub.repository, revision: hub.revision },
      check: known?.check ?? null,
      hasGraphicsFiles,
    }
  }

  const openTranscript: SpeechModel['openTranscript'] = (onProgress, signal) =>
    openLiveTranscript(locate, onProgress, signal)
  return {
    name,
    title: known?.title ?? name,
    sizeBytes: known?.sizeBytes ?? null,
    work: known?.work ?? 1,
    pace: () => loadKnown(name).pace,
    find,
    async download(onProgress, signal) {
      if (!hub) throw new Failure('model-absent')
      await downloadModel(hub, onProgress, signal)
    },
    async remove() {
      if (hub) await removeModel(hub)
    },
    openTranscript,
    transcribe: (samples, onProgress, signal) => transcribeWhole(openTranscript, samples, onProgress, signal),
  }
}
