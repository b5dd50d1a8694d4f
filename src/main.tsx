import { createRoot } from 'react-dom/client'
import claims from '../models/arc/claims.json'
import { createApp } from './app/app.ts'
import { parseClaims } from './core/report/claims.ts'
import { readArchive, writeArchives } from './platform/archive.ts'
import { clearCopies, openArchiveSink } from './platform/archive-sink.ts'
import { keepAwake, wait } from './platform/clock.ts'
import { createDatabase, createStoryStore, createTakeStore } from './platform/database.ts'
import { decode, findDelay } from './platform/decoder.ts'
import { download } from './platform/download.ts'
import { encode } from './platform/encoder.ts'
import { parseFeedback } from './platform/feedback-file.ts'
import { createJudgeClient } from './platform/judge.ts'
import { inspectMachine } from './platform/machine.ts'
import { openMicrophone } from './platform/microphone.ts'
import { loadSample } from './platform/sample.ts'
import { openOffline } from './platform/offline.ts'
import { toSeekable } from './platform/seekable.ts'
import { loadSettings, saveSettings } from './platform/settings-storage.ts'
import { makeSharedPage } from './platform/shared-page.ts'
import { createSpeechModels } from './platform/speech/models.ts'
import { clearQueues } from './platform/speech/window-queue.ts'
import { createStorage } from './platform/storage.ts'
import { speak } from './platform/voice.ts'
import { Root } from './ui/root.tsx'
import './ui/theme.css'

const database = createDatabase()
// What earlier visits left behind, where there is any.
void Promise.allSettled([clearQueues(), clearCopies()])
const app = createApp({
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  random: () => Math.random(),
  wait,
  keepAwake,
  openMicrophone,
  speak,
  toSeekable,
  decode,
  encode,
  findDelay,
  models: createSpeechModels(new URLSearchParams(location.search).get('model')),
  claims: parseClaims(claims),
  judge: createJudgeClient(),
  offline: openOffline(),
  takes: createTakeStore(database),
  archiver: { write: writeArchives, read: readArchive },
  openArchiveSink,
  storage: createStorage(database),
  inspectMachine,
  makeSharedPage,
  parseFeedback,
  download,
  stories: createStoryStore(database),
  loadSettings,
  saveSettings,
  loadSample,
})

const root = document.getElementById('root')
if (root) createRoot(root).render(<Root app={app} />)
