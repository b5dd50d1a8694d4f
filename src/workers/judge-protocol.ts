import type { Judgement } from '../core/arc.ts'

export interface JudgeRequest {
  id: number
  sentences: readonly string[]
}

export type JudgeResponse =
  { id: number; name: 'judged'; judgement: Judgement } | { id: number; name: 'failed'; message: string }
