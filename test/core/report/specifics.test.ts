import { describe, expect, it } from 'vitest'
import type { Part } from '../../../src/core/arc.ts'
import { findSpecifics, type Specifics } from '../../../src/core/report/specifics.ts'

/** What is found in an answer of one sentence. */
const quotesOf = (kind: keyof Specifics, text: string, part: Part = 'role'): string[] =>
  findSpecifics([{ text, part }])[kind].map(({ quote }) => quote)

describe('numbers', () => {
  it.each([
    ['We lost forty customers.', ['forty customers']],
    ['It cost us half a million.', ['half a million']],
    ['We billed 41,000 households and lost $1.2 million.', ['41,000 households', '$1.2 million']],
    ['It was two hundred and twelve thousand euros.', ['two hundred and twelve thousand euros']],
    ['It was three million and five weeks.', ['three million', 'five weeks']],
    ['Two and a half years of work.', ['Two and a half years']],
    ['We had forty angry customers in a 45 minute call.', ['forty angry customers', '45 minute']],
    ['Conversion fell by 6%, about 0.8 percent a day.', ['6%', '0.8 percent']],
    ['I waited five or six weeks.', ['five or six weeks']],
    [
      'One in five signups failed, a third of our traffic.',
      ['One in five signups', 'a third of our traffic'],
    ],
    ['About one point six million people watched.', ['one point six million people']],
    ['We were a twelve-person team.', ['twelve-person']],
    ['There were 280 because sales asked for it.', ['280']],
  ])('are told with what they count: %s', (text, quotes) => {
    expect(quotesOf('numbers', text)).toEqual(quotes)
  })

  it.each([
    'It was one of the worst days.',
    'I learned two things.',
    'I have a million reasons.',
    'Step two, number three, version 2.',
    'We ran Windows 10 and Python 3.',
    'I always give 100 percent.',
    'The two of us talked one on one, 24/7.',
    'The p99 was in v2, see 3.2 for that.',
    'She knows a hundred.',
    'The page said error 404.',
  ])('are not made of a manner of speaking, a label or a list: %s', (text) => {
    expect(quotesOf('numbers', text)).toEqual([])
  })

  it.each([
    'twenty two',
    'twenty two thousand and',
    'one hundred',
    'forty-two or',
    '12',
    'a million point five',
  ])('are read in one go, however often somebody says “%s”', (number) => {
    const text = `We counted ${`${number} `.repeat(2000)}of them.`
    expect(quotesOf('numbers', text).every((quote) => text.includes(quote))).toBe(true)
  })

  it('are all of the answer: one that is repeated is told once', () => {
    const { numbers } = findSpecifics([
      { text: 'It took nine days.', part: 'failure' },
      { text: 'Nine days, and nobody slept for 30 hours.', part: 'failure' },
    ])
    expect(numbers.map(({ sentence, quote }) => [sentence, quote])).toEqual([
      [0, 'nine days'],
      [1, '30 hours'],
    ])
  })
})

describe('moments', () => {
  it.each([
    ['It broke at four in the morning.', ['four in the morning']],
    ['This was the week before launch.', ['the week before launch']],
    ['It was two weeks before the launch.', ['two weeks before the launch']],
    ['On a Friday night I pushed it.', ['On a Friday night']],
    ['It failed at 9:40 on 3 May 2021.', ['9:40', '3 May 2021']],
    ['Back in 2016 I joined, and in March I left.', ['Back in 2016', 'in March']],
    ['By the first of September it had to be open.', ['the first of September']],
    ['Six months later, at 3 AM, it happened again.', ['Six months later', '3 AM']],
    ['The result came at ten to six.', ['at ten to six']],
    ['They called on Christmas Eve.', ['on Christmas Eve']],
    ['By December the second shop had closed.', ['By December']],
  ])('are dates, days and times: %s', (text, quotes) => {
    expect(quotesOf('moments', text)).toEqual(quotes)
  })

  it.each([
    'That may be, and we may march on.',
    'Every Friday night we deploy.',
    'We do it on Mondays.',
    'We had the Monday meeting.',
    'The next day I told her.',
    'We do it on Tuesday now.',
  ])('are not made of habits and other words: %s', (text) => {
    expect(quotesOf('moments', text)).toEqual([])
  })

  it('are not told as numbers too', () => {
    const text = 'Three years ago, at 3 in the morning on the 12th of May 2021, we lost 40 orders.'
    expect(quotesOf('numbers', text)).toEqual(['40 orders'])
  })
})

describe('alternatives', () => {
  it.each([
    [
      'We thought about doing it in waves and we decided against it.',
      ['We thought about doing it in waves', 'we decided against it'],
    ],
    ['I could have asked Jeroen, who sits nine metres away.', ['I could have asked Jeroen']],
    [
      'I typed it by hand instead of pulling it from the directory.',
      ['instead of pulling it from the directory'],
    ],
    ['I kept quiet rather than telling him because I was afraid.', ['rather than telling him']],
    ['We went with the new queue over the old one.', ['We went with the new queue over the old one']],
    ['The other option was to wait a week, and nobody liked it.', ['The other option was to wait a week']],
  ])('are ways that were weighed or left: %s', (text, quotes) => {
    expect(quotesOf('alternatives', text)).toEqual(quotes)
  })

  it.each([
    'I could have told you his name.',
    'I don’t see what I could have changed there.',
    'It could have been worse.',
    'It took seven weeks instead of two.',
    'We went with the vendor over the weekend.',
    'They considered themselves healthy.',
  ])('are not made of facts and manners of speaking: %s', (text) => {
    expect(quotesOf('alternatives', text)).toEqual([])
  })

  it.each(['I ask instead of assuming things.', 'I decided not to assume things.'])(
    'are not read into a lesson or an aside: %s',
    (text) => {
      expect(quotesOf('alternatives', text, 'role')).toHaveLength(1)
      expect(quotesOf('alternatives', text, 'learning')).toEqual([])
      expect(quotesOf('alternatives', text, 'none')).toEqual([])
    },
  )
})

describe('names', () => {
  it.each([
    ['I told Zanele about it.', ['Zanele']],
    ['My manager, Ottoline, was away.', ['Ottoline']],
    ['There was a guy called Fitz on the team.', ['Fitz']],
    ['Then Mr. Tanaka rang.', ['Mr. Tanaka']],
    ['And then Priya fixed it, Priya again.', ['Priya']],
    ['We lost a customer called Dentalcorp.', ['Dentalcorp']],
    ['We lost Hargreaves Ltd over it.', ['Hargreaves Ltd']],
    ['After that José Luis left.', ['José Luis']],
  ])('are people and customers: %s', (text, quotes) => {
    expect(quotesOf('names', text)).toEqual(quotes)
  })

  it.each([
    'I told Google and asked Legal.',
    'We moved Postgres from AWS to GitHub in March.',
    'On Monday I drove to Brno with the CEO.',
    'The warehouse in Venlo asked for it.',
    'A developer, German, joined in May.',
    'Priya was at the start.',
    'We said: Stop.',
    'I told San Jose that.',
  ])('are not tools, places, days, acronyms or beginnings: %s', (text) => {
    expect(quotesOf('names', text)).toEqual([])
  })
})

describe('lines that anyone could say', () => {
  it.each([
    'Communication is key.',
    'And I learned that communication is key.',
    'I learned to be more careful.',
    'I learned to be more careful and proactive in the future.',
    'I always give 100 percent.',
    'I should have communicated better.',
    'It was a great learning experience.',
    'Everyone makes mistakes.',
    'I’m more patient now.',
  ])('are made of stock words: %s', (text) => {
    expect(quotesOf('generic', text, 'learning')).toEqual([text])
  })

  it.each([
    'The reason was me.',
    'The patient is fine.',
    'What did I learn?',
    'I don’t have a lesson.',
    'I am more careful now with anything that has the word drop.',
    'I take full responsibility for that.',
    'I learned to document from day one.',
    'I have to be careful what I say.',
    'Communication with the night shift is key.',
  ])('have nothing of their own in them: not %s', (text) => {
    expect(quotesOf('generic', text, 'learning')).toEqual([])
  })

  it('are steps of the story in its other parts', () => {
    expect(quotesOf('generic', 'I did my best.', 'role')).toHaveLength(1)
    expect(quotesOf('generic', 'I did my best.', 'response')).toEqual([])
    expect(quotesOf('generic', 'I did my best.', 'failure')).toEqual([])
  })

  it('are not asked about where the story goes on to say what it looked like', () => {
    const stock = { text: 'I learned to be more careful.', part: 'learning' } as const
    const own = { text: 'I read the hostname aloud before enter.', part: 'learning' } as const
    const bye = { text: 'So that is my story.', part: 'none' } as const
    expect(findSpecifics([stock, own]).generic).toEqual([])
    expect(findSpecifics([stock, bye]).generic).toEqual([{ sentence: 0, at: 0, quote: stock.text }])
  })
})

describe('an answer', () => {
  const text = 'In March I told Priya that we had lost 40 orders, instead of telling the 12 customers.'

  it('has each quotation where it stands, letter for letter', () => {
    const { generic, ...found } = findSpecifics([
      { text: 'Hm.', part: 'none' },
      { text, part: 'role' },
    ])
    expect(generic).toEqual([])
    for (const quotations of Object.values(found)) {
      expect(quotations.length).toBeGreaterThan(0)
      for (const { sentence, at, quote } of quotations) {
        expect(sentence).toBe(1)
        expect(text.slice(at, at + quote.length)).toBe(quote)
      }
    }
  })

  it('has nothing read from a sentence with a doubtful word', () => {
    const empty = { numbers: [], moments: [], alternatives: [], generic: [], names: [] }
    expect(findSpecifics([{ text, part: 'role', words: [{}, { doubtful: true }] }])).toEqual(empty)
    expect(findSpecifics([{ text, part: 'role', words: [{}, {}] }])).not.toEqual(empty)
    expect(findSpecifics([])).toEqual(empty)
  })
})
