import { CSPProvider } from '@base-ui/react/csp-provider'
import { lazy, Suspense, useEffect } from 'react'
import { Route, Router, Switch } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import type { App } from '../app/app.ts'
import { AppContext } from './app-context.ts'
import { Home } from './home/home.tsx'
import { PracticeScreen } from './practice/practice-screen.tsx'
import { SettingsScreen } from './settings/settings-screen.tsx'
import { Shell } from './shell.tsx'
import { TakesScreen } from './takes/takes-screen.tsx'
import { TypeScreen } from './typing/type-screen.tsx'

// The player and its waveform are only fetched when a take is opened.
const ReviewScreen = lazy(() =>
  import('./review/review-screen.tsx').then((it) => ({ default: it.ReviewScreen })),
)

const SessionScreen = lazy(() =>
  import('./session/session-screen.tsx').then((it) => ({ default: it.SessionScreen })),
)

const ShareScreen = lazy(() => import('./share/share-screen.tsx').then((it) => ({ default: it.ShareScreen })))

const CopyScreen = lazy(() => import('./copy/copy-screen.tsx').then((it) => ({ default: it.CopyScreen })))

// The bank reads the reports on its takes: more than the first screen needs.
const StoryScreens = lazy(() =>
  import('./stories/story-screens.tsx').then((it) => ({ default: it.StoryScreens })),
)

/** An address may hold anything, a line break too, which a pattern with a star would not match. */
const STORIES = /^\/stories(?:\/[^]*)?$/

/** The whole page: its screens by their addresses. */
export function Root({ app }: { app: App }) {
  useEffect(() => app.library.open(), [app])
  useEffect(() => app.stories.open(), [app])
  return (
    <CSPProvider disableStyleElements>
      <AppContext value={app}>
        {/* oxlint-disable-next-line react/hooks -- wouter takes its source of locations as a hook */}
        <Router hook={useHashLocation}>
          <Shell>
            <Suspense fallback={<p role="status">Opening…</p>}>
              <Switch>
                <Route path="/" component={Home} />
                <Route path="/practice" component={PracticeScreen} />
                <Route path="/takes" component={TakesScreen} />
                <Route path="/takes/:id/share">{({ id }) => <ShareScreen key={id} takeId={id} />}</Route>
                <Route path="/takes/:id">{({ id }) => <ReviewScreen key={id} takeId={id} />}</Route>
                <Route path="/sessions/:id">{({ id }) => <SessionScreen key={id} sessionId={id} />}</Route>
                <Route path={STORIES} component={StoryScreens} />
                <Route path="/copy" component={CopyScreen} />
                <Route path="/type" component={TypeScreen} />
                <Route path="/settings" component={SettingsScreen} />
                <Route>
                  <h1>There is nothing here</h1>
                </Route>
              </Switch>
            </Suspense>
          </Shell>
        </Router>
      </AppContext>
    </CSPProvider>
  )
}
