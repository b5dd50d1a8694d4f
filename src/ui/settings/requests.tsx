import { useEffect, useState } from 'react'
import type { RequestLog } from '../../app/ports.ts'
import { useApp } from '../app-context.ts'
import styles from './settings-screen.module.css'

/** What this page asked of the network in this visit: where, how often, and how much came. */
export function Requests() {
  const { offline } = useApp()
  const [log, setLog] = useState<RequestLog>([])
  useEffect(() => offline.watchRequests(setLog), [offline])
  const hosts = [...new Set(log.map(({ url }) => new URL(url).host))]
  const times = log.reduce((sum, it) => sum + it.times, 0)
  return (
    <details>
      <summary>What this page asked of the network: {toRequestsText(times, hosts)}</summary>
      <p className={styles['note']}>
        Everything since you opened it. Names of files only: nothing of what you say or write is in any of
        them.
      </p>
      {log.length > 0 ? (
        <div className={styles['scroll']}>
          <table>
            <thead>
              <tr>
                <th scope="col">File</th>
                <th scope="col">Times</th>
                <th scope="col">Came</th>
              </tr>
            </thead>
            {hosts.map((host) => (
              <tbody key={host}>
                <tr>
                  <th scope="rowgroup" colSpan={3}>
                    {host}
                  </th>
                </tr>
                {log
                  .filter(({ url }) => new URL(url).host === host)
                  .map(({ url, times: often, sizeBytes }) => (
                    <tr key={url}>
                      <td>{new URL(url).pathname}</td>
                      <td>{often}</td>
                      <td>{Math.ceil(sizeBytes / 1000).toLocaleString('en')} kB</td>
                    </tr>
                  ))}
              </tbody>
            ))}
          </table>
        </div>
      ) : null}
    </details>
  )
}

function toRequestsText(times: number, hosts: readonly string[]): string {
  if (times === 0) return 'nothing, so far'
  return `${times} ${times === 1 ? 'file' : 'files'}, from ${hosts.join(' and ')}`
}
