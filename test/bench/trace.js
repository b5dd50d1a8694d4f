/** The longest task of the page's main thread in a trace, in milliseconds of thread time: those under 50 ms are seen nowhere else. */
export function longestTask({ traceEvents }) {
  const main = traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
  )
  const isMain = ({ pid, tid }) => main.some((thread) => thread.pid === pid && thread.tid === tid)
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && isMain(event))
  return Math.max(0, ...tasks.map(({ tdur }) => (tdur ?? 0) / 1000))
}
