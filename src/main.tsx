import { createRoot } from 'react-dom/client'
import { createApp } from './app/app.ts'
import type { Ports } from './app/ports.ts'
import { keepAwake, wait } from './platform/clock.ts'
import { createTakeStore } from './platform/database.ts'
import { decode, findDelay } from './platform/decoder.ts'
import { createJudgeClient } from './platform/judge.ts'
import { openLiveTranscript, transcribeWhole } from './platform/live-transcript.ts'
import { openMicrophone } from './platform/microphone.ts'
import { createModels } from './platform/models.ts'
import { loadSample } from './platform/sample.ts'
import { toSeekable } from './platform/seekable.ts'
import { loadSettings, saveSettings } from './platform/settings-storage.ts'
import { speak } from './platform/voice.ts'
import { Root } from './ui/root.tsx'
import './ui/theme.css'

const models = createModels(new URLSearchParams(location.search).get('model'))
const openTranscript: Ports['openTranscript'] = (onProgress, signal) =>
  openLiveTranscript(models.source, onProgress, signal)
const app = createApp({
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  wait,
  keepAwake,
  openMicrophone,
  speak,
  toSeekable,
  decode,
  findDelay,
  findModel: models.find,
  downloadModel: models.download,
  modelSizeBytes: models.sizeBytes,
  openTranscript,
  transcribe: (samples, onProgress, signal) => transcribeWhole(openTranscript, samples, onProgress, signal),
  judge: createJudgeClient(),
  takes: createTakeStore(),
  loadSettings,
  saveSettings,
  loadSample,
})

const root = document.getElementById('root')
if (root) createRoot(root).render(<Root app={app} />)
