import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { useStore } from 'zustand'
import { useApp } from './app-context.ts'
import styles from './shell.module.css'
import { UpdateBar } from './update-bar.tsx'

/** What stands around every screen. While somebody answers there is nothing else to read. */
export function Shell({ children }: { children: ReactNode }) {
  const { practice } = useApp()
  const [location] = useLocation()
  const main = useRef<HTMLElement>(null)
  const isBusy = useStore(
    practice.store,
    ({ name }) => name === 'answering' || name === 'asking-back' || name === 'keeping',
  )

  const before = useRef(location)
  useEffect(() => {
    // A screen reader begins at the new screen, not where the old one was.
    if (before.current !== location) main.current?.focus()
    before.current = location
  }, [location])

  return (
    <>
      <header className={`${styles.header} screen-only`} hidden={isBusy}>
        <Link href="/" className={styles.brand}>
          <img src="./icon.svg" alt="" width="26" height="26" />
          Candor
        </Link>
        <nav className={styles.nav} aria-label="Main">
          <Link href="/stories" aria-current={location === '/stories' ? 'page' : undefined}>
            Stories
          </Link>
          <Link href="/takes" aria-current={location === '/takes' ? 'page' : undefined}>
            Takes
          </Link>
          <Link href="/settings" aria-current={location === '/settings' ? 'page' : undefined}>
            Settings
          </Link>
        </nav>
      </header>
      <main className={styles.main} ref={main} tabIndex={-1}>
        {children}
        <UpdateBar />
      </main>
    </>
  )
}
