import { useEffect } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { findBetter } from '../../app/model.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { useModel } from '../use-model.ts'
import styles from './facts/sound.module.css'

/** Offers a better speech model to a machine that is fast enough for it, until the user says no. */
export function BetterModel() {
  const { models, settings } = useApp()
  const offersModel = useStore(settings.store, (state) => state.offersModel)
  const model = useModel()
  useEffect(() => void model.find(), [model])
  const better = findBetter(
    model.speech,
    models.all.map(({ speech }) => speech),
  )
  if (!better || !offersModel) return null
  return (
    <p className={styles['note']}>
      Words misheard? This computer is fast enough for {better.title}, which mishears less:{' '}
      <Link href="/settings">see the speech models</Link>.{' '}
      <Button looks={['small', 'quiet']} onClick={() => settings.change({ offersModel: false })}>
        No, thanks
      </Button>
    </p>
  )
}
