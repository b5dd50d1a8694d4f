import type { ArcPart } from '../arc.ts'
import type { StoryCategory } from './story.ts'

/** Questions that jog the memory of somebody who cannot think of a story. */
export const MEMORY_QUESTIONS: Record<StoryCategory, readonly [string, string, string]> = {
  technical: [
    'Which design of yours did not hold when it grew?',
    'What did you estimate that took far longer than you had said?',
    'Which check did you leave out that would have caught it?',
  ],
  leadership: [
    'What did you keep for yourself that somebody else should have done?',
    'Whom did you hire, promote or let carry on although you had doubts?',
    'What did you let a team go on with after it was clear that it led nowhere?',
  ],
  communication: [
    'Which risk did you raise too late, or not at all?',
    'Who was surprised by something that you had known for a while?',
    'When did two people leave a conversation with you with two different plans?',
  ],
}

/** What makes a memory a story. Each answer is a note of its part. */
export const CHECKS: readonly { part: ArcPart; question: string; without: string }[] = [
  {
    part: 'failure',
    question: 'Who was affected, and what did it cost them?',
    without:
      'Was there a moment when someone else was affected? A story in which nobody was leaves little to ask about.',
  },
  {
    part: 'role',
    question: 'What part of it was yours?',
    without:
      'Is there something that you decided, or did not see? If not, another story may be easier to tell.',
  },
  {
    part: 'response',
    question: 'What did you do about it?',
    without: 'What was the first thing that you did once it was clear? Small is fine.',
  },
]
