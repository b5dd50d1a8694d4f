import { useEffect, useState } from 'react'
import { buttonClass } from '../button.tsx'

/** A recording that could not be stored, as a file to download. */
export function Rescue({ audio }: { audio: Blob }) {
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const url = URL.createObjectURL(audio)
    setAddress(url)
    return () => URL.revokeObjectURL(url)
  }, [audio])
  return (
    <a
      className={buttonClass('primary')}
      href={address}
      download={`answer.${audio.type.includes('mp4') ? 'm4a' : 'webm'}`}
    >
      Download the recording
    </a>
  )
}
