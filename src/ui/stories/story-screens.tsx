import { Route, Switch } from 'wouter'
import { FindStoryScreen } from './find-story-screen.tsx'
import { NightBeforeScreen } from './night-before-screen.tsx'
import { StoriesScreen } from './stories-screen.tsx'
import { NewStoryScreen, StoryScreen } from './story-screen.tsx'

/** The screens of the story bank by their addresses. */
export function StoryScreens() {
  return (
    <Switch>
      <Route path="/stories" component={StoriesScreen} />
      <Route path="/stories/new" component={NewStoryScreen} />
      <Route path="/stories/find" component={FindStoryScreen} />
      <Route path="/stories/tonight" component={NightBeforeScreen} />
      <Route path="/stories/:id">{({ id }) => <StoryScreen key={id} storyId={id} />}</Route>
      <Route>
        <h1>There is nothing here</h1>
      </Route>
    </Switch>
  )
}
