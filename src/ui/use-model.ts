import { useStore } from 'zustand'
import type { Model } from '../app/model.ts'
import { useApp } from './app-context.ts'

/** The speech model that is used. */
export function useModel(): Model {
  const { models, settings } = useApp()
  return models.chosen(useStore(settings.store, ({ model }) => model))
}
