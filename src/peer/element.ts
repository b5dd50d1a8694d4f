/** What an element may carry here: nothing that runs, that loads or that styles. */
type Attribute =
  | 'autocomplete'
  | 'class'
  | 'dir'
  | 'for'
  | 'hidden'
  | 'id'
  | 'max'
  | 'min'
  | 'name'
  | 'required'
  | 'role'
  | 'rows'
  | 'step'
  | 'tabindex'
  | 'type'
  | 'value'
  | `aria-${string}`
  | `data-${string}`

/** Makes an element. A string among the children becomes text, whatever stands in it. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Partial<Record<Attribute, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value ?? '')
  element.append(...children)
  return element
}

/** A button that does something here; `looks` are classes. */
export function makeButton(
  looks: string,
  attributes: Partial<Record<Attribute, string>>,
  label: string | Node,
  onClick: () => void,
): HTMLButtonElement {
  const button = make('button', { ...attributes, type: 'button', class: `button ${looks}` }, label)
  button.addEventListener('click', onClick)
  return button
}

/** What somebody said or wrote, within a line of ours: its direction stays its own. */
export const quote = (text: string): HTMLElement => make('bdi', {}, text)
