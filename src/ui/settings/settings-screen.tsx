import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { FOLLOW_UP_MODES, type FollowUpMode } from '../../core/interview/follow-up.ts'
import { MOST_QUESTIONS, QUESTION_ORDERS, type QuestionOrder } from '../../core/interview/questions.ts'
import { toPrompt, toPrompts } from '../../core/prompts.ts'
import { useApp } from '../app-context.ts'
import { Toggle } from '../toggle.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { MicrophoneCheck } from './microphone-check.tsx'
import { OwnPrompts } from './own-prompts.tsx'
import { Requests } from './requests.tsx'
import styles from './settings-screen.module.css'
import { SpeechModels } from './speech-models.tsx'
import { Stored } from './stored.tsx'
import { Terms } from './terms.tsx'
import { Company } from './company.tsx'

const FOLLOW_UP_NAMES: Record<FollowUpMode, string> = {
  off: 'None',
  open: 'One, open',
  pressing: 'Up to three, pressing',
}

const ORDER_NAMES: Record<QuestionOrder, string> = {
  fixed: 'From the chosen one on',
  shuffled: 'The same ones, mixed',
  surprise: 'Surprise me',
}
const QUESTION_COUNTS = Array.from({ length: MOST_QUESTIONS }, (_, index) => index + 1)

const LIMITS = [60, 90, 120, 180, 240, 300]
const THINK_TIMES = [0, 5, 10, 15, 30, 45, 60]

/** How a session goes. Every choice holds at once and stays. */
export function SettingsScreen() {
  const { settings } = useApp()
  const chosen = useStore(settings.store)
  return (
    <div className={styles['settings']}>
      <h1>Settings</h1>
      <section className={styles['group']} aria-labelledby="session">
        <h2 id="session">The session</h2>
        <Choice label="Question">
          <select
            value={toPrompt(chosen).id}
            onChange={(event) => settings.change({ prompt: event.target.value })}
          >
            {toPrompts(chosen.ownPrompts).map((prompt) => (
              <option key={prompt.id} value={prompt.id}>
                {prompt.text}
              </option>
            ))}
          </select>
        </Choice>
        <p className={styles['note']}>{toPrompt(chosen).hint}</p>
        <OwnPrompts />
        <Choice label="Questions in a row">
          <select
            value={chosen.questions}
            onChange={(event) => settings.change({ questions: Number(event.target.value) })}
          >
            {QUESTION_COUNTS.map((count) => (
              <option key={count} value={count}>
                {count === 1 ? 'One' : count}
              </option>
            ))}
          </select>
        </Choice>
        <Choice label="Their order">
          <select
            value={chosen.order}
            onChange={(event) => settings.change({ order: event.target.value as QuestionOrder })}
          >
            {QUESTION_ORDERS.map((order) => (
              <option key={order} value={order}>
                {ORDER_NAMES[order]}
              </option>
            ))}
          </select>
        </Choice>
        <Choice label="Time to think">
          <select
            value={chosen.thinkTime}
            onChange={(event) => settings.change({ thinkTime: Number(event.target.value) })}
          >
            {THINK_TIMES.map((seconds) => (
              <option key={seconds} value={seconds}>
                {seconds === 0 ? 'None' : `${seconds} s`}
              </option>
            ))}
          </select>
        </Choice>
        <Choice label="Time to answer">
          <select
            value={chosen.limit}
            onChange={(event) => settings.change({ limit: Number(event.target.value) })}
          >
            {LIMITS.map((seconds) => (
              <option key={seconds} value={seconds}>
                {`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`}
              </option>
            ))}
          </select>
        </Choice>
        <Choice label="Follow-up questions">
          <select
            value={chosen.followUps}
            onChange={(event) => settings.change({ followUps: event.target.value as FollowUpMode })}
          >
            {FOLLOW_UP_MODES.map((mode) => (
              <option key={mode} value={mode}>
                {FOLLOW_UP_NAMES[mode]}
              </option>
            ))}
          </select>
        </Choice>
        <Toggle
          label="As in a real interview"
          note="No clock, no hints, no notes, and no second try before the last question."
          isOn={chosen.realInterview}
          onChange={(realInterview) => settings.change({ realInterview })}
        />
        <Toggle
          label="Speak the question"
          note="By a voice of this machine only; where there is none, you read it."
          isOn={chosen.voice}
          onChange={(voice) => settings.change({ voice })}
        />
        <Toggle
          label="How it sounded"
          note="Pace and pauses, folded below each report, and the pace of each part below the wave."
          isOn={chosen.sound}
          onChange={(sound) => settings.change({ sound })}
        />
        <Toggle
          label="Keys"
          note="Space starts early and plays, Escape asks to stop, the arrows seek."
          isOn={chosen.keys}
          onChange={(keys) => settings.change({ keys })}
        />
      </section>
      <section className={styles['group']} aria-labelledby="microphone">
        <h2 id="microphone">Microphone</h2>
        <MicrophoneCheck />
        <Toggle
          label="Noise suppression"
          note="Helps in a loud room, but swallows quiet first syllables."
          isOn={chosen.noiseSuppression}
          onChange={(noiseSuppression) => settings.change({ noiseSuppression })}
        />
        <Toggle
          label="Automatic gain"
          note="Helps with a faint microphone, but lifts the room's noise."
          isOn={chosen.automaticGain}
          onChange={(automaticGain) => settings.change({ automaticGain })}
        />
      </section>
      <SpeechModels />
      <Terms />
      <Company />
      <section className={styles['group']} aria-labelledby="privacy">
        <h2 id="privacy">What stays where</h2>
        <p>
          Your takes are stored in this browser, on this computer. No word or sound is sent anywhere; the only
          thing that may be fetched from another host is the speech model. Anyone who can open this browser’s
          profile can open your takes.
        </p>
        <Toggle
          label="Local files only"
          note="No other host is asked for anything, not even for a speech model: only one that is here already is used."
          isOn={chosen.localOnly}
          onChange={(localOnly) => settings.change({ localOnly })}
        />
        <Requests />
        <Stored />
        <p>
          <Link href="/copy">Save a copy of everything, or bring one in</Link>
        </p>
        <Diagnostics />
      </section>
    </div>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className={styles['choice']}>
      <span>{label}</span>
      {children}
    </label>
  )
}
