import { describe, expect, it } from 'vitest'
import { createWorkerCall } from '../../src/platform/worker-call.ts'

interface Request {
  id: number
  question: string
}
interface Response {
  id: number
  name: 'progress' | 'answer' | 'failed'
  text: string
}

/** A worker that answers when the test says so, and knows what it was asked and whether it was thrown away. */
class FakeWorker extends EventTarget {
  asked: Request[] = []
  moved: Transferable[] = []
  isOver = false
  postMessage(request: Request, transfer: Transferable[]): void {
    this.asked.push(request)
    this.moved.push(...transfer)
  }
  terminate(): void {
    this.isOver = true
  }
  say(name: Response['name'], text: string, id = this.asked.at(-1)?.id ?? 0): void {
    this.dispatchEvent(new MessageEvent<Response>('message', { data: { id, name, text } }))
  }
  break(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }))
  }
}

/** A caller, the workers that it made, and what it was told of progress. */
function begin() {
  const workers: FakeWorker[] = []
  const told: string[] = []
  const caller = createWorkerCall<Request, Response>(() => {
    const worker = new FakeWorker()
    workers.push(worker)
    return worker as unknown as Worker
  })
  const ask = (question: string, signal = new AbortController().signal): Promise<string> =>
    caller.call<string>(
      { question },
      [],
      ({ name, text }) => {
        if (name === 'failed') throw new Error(text)
        if (name === 'answer') return { result: text }
        told.push(text)
        return null
      },
      signal,
    )
  return { workers, told, caller, ask }
}

describe('a call', () => {
  it('makes the worker when it is first needed, and keeps it', async () => {
    const { workers, ask } = begin()
    expect(workers).toHaveLength(0)
    const first = ask('one')
    workers[0]?.say('answer', 'first')
    await first
    const second = ask('two')
    workers[0]?.say('answer', 'second')
    expect([await first, await second]).toEqual(['first', 'second'])
    expect(workers).toHaveLength(1)
  })

  it('hears of progress until its last answer', async () => {
    const { workers, told, ask } = begin()
    const answer = ask('one')
    workers[0]?.say('progress', 'half')
    workers[0]?.say('answer', 'done')
    workers[0]?.say('progress', 'too late')
    expect(await answer).toBe('done')
    expect(told).toEqual(['half'])
  })

  it('gets its own answer, in whatever order they come', async () => {
    const { workers, ask } = begin()
    const answers = [ask('one'), ask('two')]
    const [first, second] = workers[0]?.asked.map(({ id }) => id) ?? []
    expect(first).not.toBe(second)
    workers[0]?.say('answer', 'to two', second)
    workers[0]?.say('answer', 'to one', first)
    expect(await Promise.all(answers)).toEqual(['to one', 'to two'])
  })

  it('hands over what is to be moved instead of copied', () => {
    const { workers, caller } = begin()
    const { buffer } = new Float32Array(4)
    void caller.call({ question: 'one' }, [buffer], () => null, new AbortController().signal)
    expect(workers[0]?.moved).toEqual([buffer])
  })
})

describe('a worker', () => {
  it.each([
    ['says that it failed', (worker: FakeWorker) => worker.say('failed', 'no memory')],
    ['breaks', (worker: FakeWorker) => worker.break('no memory')],
  ])('is thrown away when it %s, and the next call gets a new one', async (_case, go) => {
    const { workers, ask } = begin()
    const first = ask('one')
    workers.forEach(go)
    await expect(first).rejects.toThrow('no memory')
    expect(workers[0]?.isOver).toBe(true)
    const second = ask('two')
    workers[1]?.say('answer', 'fresh')
    expect(await second).toBe('fresh')
  })

  it('is thrown away when a call is aborted, and what it still says is not heard', async () => {
    const { workers, told, ask } = begin()
    const leaving = new AbortController()
    const answer = ask('one', leaving.signal)
    leaving.abort(new Error('left'))
    workers[0]?.say('progress', 'too late')
    workers[0]?.say('answer', 'too late')
    await expect(answer).rejects.toThrow('left')
    expect(told).toEqual([])
    expect(workers[0]?.isOver).toBe(true)
  })

  it('is not asked anything by a call that was aborted before', async () => {
    const { workers, ask } = begin()
    await expect(ask('one', AbortSignal.abort(new Error('left')))).rejects.toThrow('left')
    expect(workers.flatMap(({ asked }) => asked)).toEqual([])
  })

  it('stays when a call is aborted after its answer', async () => {
    const { workers, ask } = begin()
    const leaving = new AbortController()
    const answer = ask('one', leaving.signal)
    workers[0]?.say('answer', 'done')
    await answer
    leaving.abort()
    expect(workers[0]?.isOver).toBe(false)
  })

  it.each([
    ['another call is aborted', 'abort'],
    ['it is closed', 'close'],
  ] as const)('leaves no call waiting for ever when %s', async (_case, how) => {
    const { workers, caller, ask } = begin()
    const leaving = new AbortController()
    const left = ask('one', leaving.signal).catch(() => 'left')
    const other = ask('two')
    if (how === 'abort') leaving.abort()
    else caller.close()
    await expect(other).rejects.toThrow()
    expect(await left).toBe('left')
    const next = ask('three')
    workers[1]?.say('answer', 'fresh')
    expect(await next).toBe('fresh')
  })
})
