import { useEffect, useMemo } from 'react'
import { toEnding } from '../../core/portable/file-names.ts'
import { buttonClass } from '../button.tsx'

/** A recording that could not be stored, as a file to download. */
export function Rescue({ audio }: { audio: Blob }) {
  const address = useMemo(() => URL.createObjectURL(audio), [audio])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return (
    <a className={buttonClass('primary')} href={address} download={`answer.${toEnding(audio.type)}`}>
      Download the recording
    </a>
  )
}
