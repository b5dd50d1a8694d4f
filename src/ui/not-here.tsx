import { Link } from 'wouter'
import { buttonClass } from './button.tsx'
import styles from './not-here.module.css'

interface NotHereProps {
  /** What is not there. */
  title: string
  why: string
  /** Where those are that are there. */
  href: string
  children: string
}

/** Says that what an address names is not here, and leads to what is. */
export const NotHere = ({ title, why, href, children }: NotHereProps) => (
  <div className={styles['absent']}>
    <h1>{title}</h1>
    <p>{why}</p>
    <Link href={href} className={buttonClass()}>
      {children}
    </Link>
  </div>
)

export const TakeNotHere = () => (
  <NotHere
    title="This take is not here"
    why="It may have been deleted, or recorded in another browser."
    href="/takes"
  >
    All takes
  </NotHere>
)
