import type { ArcPart } from '../arc.ts'

/** Questions for a part that was not heard. They ask openly: whether it is there is the speaker's to say. */
export const GAPS: Record<ArcPart, readonly string[]> = {
  role: [
    'What was your own part in that?',
    'Which of the decisions in it were yours?',
    'Was there a point at which you could have turned it?',
    'Is there something that you believed then and don’t believe now?',
    'If I asked a colleague what you did in it, what would they say?',
    'Was there something that you did not see at the time?',
    'Looking at yourself alone, what went into it?',
    'What would you take on yourself of all that?',
  ],
  learning: [
    'Looking back, what would you have done differently there?',
    'Have you done anything differently since then?',
    'What did you take with you from it?',
    'How would you go about the same thing today?',
    'What would you tell somebody who starts on that tomorrow?',
    'If it happened again next month, what would I see you do?',
    'Did anything change in how you work?',
    'Is there a habit of yours that comes from that?',
  ],
  outcome: [
    'How did it end?',
    'And what came of it afterwards?',
    'Has it come up again since then?',
    'When did you next face something like it, and how did that go?',
    'What is left of it today?',
    'How do the people who were in it see it now?',
    'Did anything change afterwards, and did it hold?',
    'What happened in the months after?',
  ],
  response: [
    'What did you do once it was clear?',
    'What was the first thing that you did then?',
    'Whom did you tell, and when?',
    'Was there anything that you could put right?',
    'What did the next day look like?',
    'Was anybody there to help you?',
    'Was there a way out of that?',
    'What did you do about it in the first hour?',
  ],
  failure: [
    'What was it that went wrong?',
    'What did it cost, and whom?',
    'Who noticed, and what did they see?',
    'How bad did it get?',
    'What would have happened if nobody had done anything?',
    'At which moment was it clear that this was not going well?',
    'What did it look like from the outside?',
    'Who had to live with the result?',
  ],
  context: [
    'Could you set the scene for me: what was it about?',
    'What was at stake?',
    'Who was waiting for it?',
    'What was your job in it?',
    'How large was that: people, time, money?',
    'Why did it matter to the company?',
    'What was the plan before it went wrong?',
    'How did you come to be on it?',
  ],
}

/** Questions that go deeper into something that was told; none is asked where its answer may have been given. */
export const DEEPER: readonly { part: ArcPart; question: string; unless: RegExp }[] = [
  {
    part: 'failure',
    question: 'When did you first know?',
    unless: /\bfirst (?:knew|noticed|saw|reali[sz]ed)|\b(?:i|we) (?:knew|noticed|found out|reali[sz]ed)\b/i,
  },
  {
    part: 'response',
    question: 'What did you decide against?',
    unless: /\b(?:instead of|rather than|decided (?:against|not to)|considered|could have)\b/i,
  },
  {
    part: 'failure',
    question: 'How did your manager react?',
    unless: /\b(?:manager|boss|director|head of|vp|ceo|cto|chief|lead)\b/i,
  },
  {
    part: 'role',
    question: 'What made you decide that way?',
    unless: /\b(?:because|since|so that|i thought|i assumed|i wanted|i figured|i believed)\b/i,
  },
  {
    part: 'response',
    question: 'Who disagreed with you about that?',
    unless: /\b(?:disagree|argued|against me|pushed back|objected|didn['’]t want)/i,
  },
  {
    part: 'learning',
    question: 'How do you know that it works?',
    unless: /\b(?:since then|caught|twice|times|worked|held|again)\b/i,
  },
  {
    part: 'failure',
    question: 'What was it like for the people who were affected?',
    unless:
      /\b(?:customers?|users?|clients?|patients?|team|people|they) (?:was|were|had|felt|saw|could|lost|called)\b/i,
  },
  {
    part: 'outcome',
    question: 'What would you still change about how it ended?',
    unless: /\b(?:wish|still bothers|regret|should have)\b/i,
  },
  { part: 'failure', question: 'Do you have another one?', unless: /(?!)/ },
]

/** Questions for what reached beyond the speaker's own team: whoever leads without being anybody's manager is asked them. */
export const REACH: readonly string[] = [
  'Did any of that reach people outside your team?',
  'Which other teams felt it, and how?',
  'Who outside your team works another way since then?',
  'Whom outside your team did you have to win over?',
  'What would another team have to know of this?',
  'Did you take any of it to the rest of the company?',
  'How far beyond your own team did it go?',
  'Who else had the same problem, and did they hear of yours?',
]

/** Where one of these was said, something of it may have been told. */
export const REACHED =
  /\b(?:other|another|every|all(?: the)?|both|two|three|four|five|six|several|many|neighbou?ring|partner) (?:\w+ )?(?:teams?|departments?|groups?|offices?|divisions?|sites?)\b|\b(?:cross|across)\b|\b(?:company|org(?:ani[sz]ation)?|business|firm|industry)[- ]?wide\b|\b(?:whole|entire|rest of the) (?:company|org(?:ani[sz]ation)?|business|firm|department)\b|\b(?:other|outside) (?:people|engineers|managers|orgs?)\b/i

/** Questions for an answer of which nothing is known yet. */
export const OPEN: readonly string[] = [
  'Can you tell me a little more about that?',
  'What stays with you most from it?',
  'Which part of that was hardest for you?',
  'What would you like me to remember of it?',
  'Is there something that you left out?',
  'What do people usually ask you about it?',
  'How do you think about it today?',
  'What surprised you about it?',
]
