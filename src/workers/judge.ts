import weightsUrl from '../../models/arc/weights.json?url'
import type { Judge } from '../core/arc.ts'
import { createJudge } from '../core/judge/judge.ts'
import { parseWeights } from '../core/judge/weights.ts'
import type { JudgeRequest, JudgeResponse } from './judge-protocol.ts'

let judge: Promise<Judge> | null = null

self.addEventListener('message', ({ data }: MessageEvent<JudgeRequest>) => void answer(data))

async function answer({ id, sentences }: JudgeRequest): Promise<void> {
  const say = (response: JudgeResponse): void => self.postMessage(response)
  try {
    judge ??= load()
    say({ id, name: 'judged', judgement: (await judge)(sentences) })
  } catch (thrown) {
    judge = null
    say({ id, name: 'failed', message: String(thrown) })
  }
}

async function load(): Promise<Judge> {
  const response = await fetch(weightsUrl)
  if (!response.ok) throw new Error(`The weights could not be read: ${response.status}`)
  return createJudge(parseWeights(await response.json()))
}
