import { useEffect } from 'react'
import { useStore } from 'zustand'
import { type Model, toCost } from '../../app/model.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { toMegabytes } from '../clock-text.ts'
import { FailureNotice } from '../failure-notice.tsx'
import { DownloadProgress } from '../model-card.tsx'
import { useModel } from '../use-model.ts'
import toggle from '../toggle.module.css'
import styles from './settings-screen.module.css'

/** The speech models: what each costs here, which one is used, and its files. */
export function SpeechModels() {
  const { models, settings } = useApp()
  const isLocalOnly = useStore(settings.store, ({ localOnly }) => localOnly)
  return (
    <section className={styles['group']} aria-labelledby="speech">
      <h2 id="speech">Speech model</h2>
      <p className={styles['note']}>
        A larger one mishears less and takes longer.{' '}
        {isLocalOnly
          ? 'You chose local files only: those on this computer and beside the app are used, and none is downloaded.'
          : 'Each is downloaded once, from huggingface.co, and stays on this computer.'}
      </p>
      <ul className={styles['models']}>
        {models.all.map((model) => (
          <ModelItem key={model.speech.name} model={model} />
        ))}
      </ul>
    </section>
  )
}

function ModelItem({ model }: { model: Model }) {
  const { settings } = useApp()
  const state = useStore(model.store)
  const isChosen = useModel() === model
  const isLocalOnly = useStore(settings.store, ({ localOnly }) => localOnly)
  const { name, title, sizeBytes } = model.speech
  useEffect(() => void model.find(), [model])
  return (
    <li className={styles['model']} aria-label={title}>
      <label className={toggle['toggle']}>
        <input
          type="radio"
          name="model"
          checked={isChosen}
          onChange={() => settings.change({ model: name })}
        />
        <span>
          {title}
          <span className={styles['note']}>
            {sizeBytes === null ? '' : `about ${toMegabytes(sizeBytes)}, `}
            <CostText model={model} />
          </span>
        </span>
      </label>
      <div className={styles['file']}>
        {state.name === 'here' && state.place === 'app' ? <span>Here, beside the app</span> : null}
        {state.name === 'here' && state.place === 'cache' ? (
          <>
            <span>Downloaded</span>
            <Button looks={['small', 'quiet']} onClick={() => void model.remove()}>
              Delete
            </Button>
          </>
        ) : null}
        {state.name === 'absent' && isLocalOnly ? <span>Not here: it belongs in models/{name}</span> : null}
        {state.name === 'absent' && sizeBytes !== null && !isLocalOnly ? (
          <Button looks={['small']} onClick={() => void model.download()}>
            Download
          </Button>
        ) : null}
        {state.name === 'downloading' ? (
          <>
            <span>
              <DownloadProgress state={state} sizeBytes={sizeBytes} />
            </span>
            <Button looks={['small', 'quiet']} onClick={model.cancel}>
              Cancel
            </Button>
          </>
        ) : null}
      </div>
      {state.name === 'failed' ? (
        <FailureNotice code={state.code}>
          {isLocalOnly ? null : (
            <Button looks={['small']} onClick={() => void model.download()}>
              Go on with the download
            </Button>
          )}
        </FailureNotice>
      ) : null}
    </li>
  )
}

function CostText({ model }: { model: Model }) {
  const { models } = useApp()
  const cost = toCost(
    model.speech,
    models.all.map(({ speech }) => speech),
  )
  if (!cost) return <>not tried on this computer yet</>
  const seconds = Math.max(1, Math.round(cost.seconds))
  return (
    <>
      {cost.isMeasured ? '' : 'probably '}
      {seconds} s of work for a minute of speech on this computer
    </>
  )
}
