import { useMemo } from 'react'
import { toEnding, toFileName } from '../../core/portable/file-names.ts'
import { toReportMarkdown } from '../../core/portable/report-markdown.ts'
import { toMarkdown, toPlainText, toTranscriptJson } from '../../core/portable/transcript-formats.ts'
import { toWebVtt } from '../../core/portable/transcript/web-vtt.ts'
import type { Report } from '../../core/report/report.ts'
import type { Take } from '../../core/take.ts'
import { useApp } from '../app-context.ts'
import { Button } from '../button.tsx'
import { toDateText } from '../clock-text.ts'
import { toTitle } from '../takes/take-title.ts'
import { Fold } from './fold.tsx'
import styles from './take-away.module.css'

/** What of a take can be taken elsewhere: its words in other formats, its report, and both on paper. */
export function TakeAway({ take, report, audio }: { take: Take; report: Report; audio: Blob | null }) {
  const { download } = useApp()
  const heading = { title: toTitle(take), prompt: take.prompt, date: toDateText(take.createdAtMs) }
  const name = toFileName(heading.title)
  const { sentences } = report
  // Read with each change of the take, not with each picture.
  const captions = useMemo(() => toWebVtt(sentences), [sentences])
  const save = (text: string, ending: string, type: string): void =>
    download(new Blob([text], { type: `${type};charset=utf-8` }), `${name}${ending}`)
  return (
    <div className="screen-only">
      <Fold title="Take it elsewhere">
        <div className={styles['group']} role="group" aria-label="The report">
          <span className={styles['label']}>The report</span>
          <Button
            looks={['small']}
            onClick={() => save(toReportMarkdown(heading, take, report), '-report.md', 'text/markdown')}
          >
            Markdown
          </Button>
          <Button looks={['small']} onClick={() => window.print()}>
            Print
          </Button>
        </div>
        <div className={styles['group']} role="group" aria-label="The transcript">
          <span className={styles['label']}>The transcript</span>
          <Button
            looks={['small']}
            onClick={() => save(toMarkdown(heading, sentences), '.md', 'text/markdown')}
          >
            Markdown
          </Button>
          {captions === null ? null : (
            <Button looks={['small']} onClick={() => save(captions, '.vtt', 'text/vtt')}>
              Captions (WebVTT)
            </Button>
          )}
          <Button looks={['small']} onClick={() => save(toPlainText(sentences), '.txt', 'text/plain')}>
            Plain text
          </Button>
          <Button
            looks={['small']}
            onClick={() => save(toTranscriptJson(heading, sentences), '.json', 'application/json')}
          >
            JSON
          </Button>
        </div>
        {audio ? (
          <div className={styles['group']} role="group" aria-label="The recording">
            <span className={styles['label']}>The recording</span>
            <Button looks={['small']} onClick={() => download(audio, `${name}.${toEnding(audio.type)}`)}>
              As it is stored
            </Button>
          </div>
        ) : null}
      </Fold>
    </div>
  )
}
