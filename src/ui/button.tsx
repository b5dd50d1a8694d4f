import type { ComponentProps } from 'react'
import styles from './button.module.css'

type Look = 'primary' | 'large' | 'quiet' | 'small' | 'icon'

/** The class of a button, or of a link that looks like one. */
export const buttonClass = (...looks: Look[]): string =>
  [styles['button'], ...looks.map((look) => styles[look])].join(' ')

/** The class of a button that stands among links and looks like one. */
export const linkClass = styles['link']

export function Button({ looks = [], ...props }: ComponentProps<'button'> & { looks?: Look[] }) {
  return <button type="button" className={buttonClass(...looks)} {...props} />
}
