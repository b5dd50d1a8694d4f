interface Session {
  run: (...given: unknown[]) => Promise<unknown>
}

/** Seconds that a model's own arithmetic took. */
export interface SessionTimes {
  encoder: number
  decoder: number
}

/** Keeps the time of a model's two sessions from now on; what is returned counts up. */
export function timeSessions(model: object): SessionTimes {
  const times: SessionTimes = { encoder: 0, decoder: 0 }
  const { sessions } = model as { sessions: Record<string, Session> }
  const time = (session: Session | undefined, whose: keyof SessionTimes): void => {
    if (!session) return
    const run = session.run.bind(session)
    session.run = async (...given) => {
      const began = performance.now()
      const result = await run(...given)
      times[whose] += (performance.now() - began) / 1000
      return result
    }
  }
  time(sessions['model'], 'encoder')
  time(sessions['decoder_model_merged'], 'decoder')
  return times
}
