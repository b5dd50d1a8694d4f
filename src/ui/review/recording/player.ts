/** What plays a take. Times in seconds; `listen` is called as often as the screen is drawn while it plays, outside of React. */
export interface Player {
  toggle: () => void
  play: (from: number) => void
  seek: (seconds: number) => void
  time: () => number
  setRate: (rate: number) => void
  listen: (listener: (seconds: number) => void) => () => void
  onPlaying: (listener: (isPlaying: boolean) => void) => () => void
}
