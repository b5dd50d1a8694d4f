import { useMemo } from 'react'
import { createReview, type ReviewStore } from '../../app/review.ts'
import { useApp } from '../app-context.ts'

/** One take, opened. Whoever uses it loads it. */
export function useReview(takeId: string): ReviewStore {
  const { reviewing } = useApp()
  return useMemo(() => createReview(reviewing.ports, takeId, reviewing.terms), [reviewing, takeId])
}
