import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown } from 'lucide-react'
import { ARC, type ArcPart, type Part, PARTS } from '../../core/arc.ts'
import { PART_NAMES } from '../part-words.ts'
import styles from './part-menu.module.css'

interface PartMenuProps {
  part: Part
  sure: boolean
  byUser: boolean
  onChange: (part: Part) => void
}

/** Which part a sentence is, and the one step to say otherwise. */
export function PartMenu({ part, sure, byUser, onChange }: PartMenuProps) {
  const note = byUser ? ', your word' : sure ? '' : ', not sure'
  return (
    <Menu.Root>
      <Menu.Trigger className={styles['trigger']} data-part={part}>
        <PartSwatch part={part} />
        <span>
          <span className="visually-hidden">Part: </span>
          {PART_NAMES[part]}
          <span className="visually-hidden">{note}. Change</span>
        </span>
        {byUser ? <Check size={14} aria-hidden="true" /> : sure ? null : <span aria-hidden="true">?</span>}
        <ChevronDown size={14} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="end">
          <Menu.Popup className={styles['popup']}>
            <Menu.RadioGroup value={part} onValueChange={(value: Part) => onChange(value)}>
              {PARTS.map((it) => (
                <Menu.RadioItem key={it} value={it} className={styles['item']} data-part={it} closeOnClick>
                  <PartSwatch part={it} />
                  {PART_NAMES[it]}
                  <Menu.RadioItemIndicator className={styles['check']}>
                    <Check size={16} aria-hidden="true" />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** A part's colour with its number in the arc. */
export function PartSwatch({ part }: { part: Part }) {
  const place = ARC.indexOf(part as ArcPart)
  return (
    <span className={styles['swatch']} data-part={part} aria-hidden="true">
      {place < 0 ? '–' : place + 1}
    </span>
  )
}
