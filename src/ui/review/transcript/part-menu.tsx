import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown, ChevronRight, Flag, Pencil } from 'lucide-react'
import { ARC, type ArcPart, type Part, PARTS, type ToneKind, TONES } from '../../../core/arc.ts'
import { PART_NAMES } from '../../../core/part-names.ts'
import { TONE_NAMES } from '../../part-words.ts'
import styles from './part-menu.module.css'

interface PartMenuProps {
  part: Part
  sure: boolean
  byUser: boolean
  onChange: (part: Part) => void
  onEdit: () => void
  onMark: (kind: ToneKind) => void
}

/** Which part a sentence is, and the one step to say otherwise, to change its words or to mark it. */
export function PartMenu({ part, sure, byUser, onChange, onEdit, onMark }: PartMenuProps) {
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
            <Menu.Separator className={styles['separator']} />
            <Menu.Item className={styles['item']} onClick={onEdit}>
              <Pencil size={16} aria-hidden="true" />
              Change the words
            </Menu.Item>
            <Menu.SubmenuRoot>
              <Menu.SubmenuTrigger className={styles['item']}>
                <Flag size={16} aria-hidden="true" />
                Mark it
                <ChevronRight size={16} aria-hidden="true" />
              </Menu.SubmenuTrigger>
              <Menu.Portal>
                <Menu.Positioner sideOffset={4} alignOffset={-4}>
                  <Menu.Popup className={styles['popup']}>
                    {TONES.map((kind) => (
                      <Menu.Item key={kind} className={styles['item']} onClick={() => onMark(kind)}>
                        {TONE_NAMES[kind]}
                      </Menu.Item>
                    ))}
                  </Menu.Popup>
                </Menu.Positioner>
              </Menu.Portal>
            </Menu.SubmenuRoot>
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
