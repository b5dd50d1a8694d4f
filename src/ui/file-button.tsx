import { type ReactNode, useRef } from 'react'
import { Button } from './button.tsx'

interface FileButtonProps {
  /** What the file is. */
  label: string
  accept: string
  looks?: 'small'[]
  isDisabled?: boolean
  onFile: (file: File) => void
  children: ReactNode
}

/** Asks for one file. */
export function FileButton({
  label,
  accept,
  looks = [],
  isDisabled = false,
  onFile,
  children,
}: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button looks={looks} disabled={isDisabled} onClick={() => field.current?.click()}>
        {children}
      </Button>
      <input
        ref={field}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
          // The same file may be chosen again after a failure.
          event.target.value = ''
        }}
      />
    </>
  )
}
