/**
 * A text as Markdown (https://github.github.com/gfm/) that shows it letter for letter, on one line: nothing in it becomes a
 * heading, a list, a link, an image, HTML or emphasis.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>&~|#]/g, String.raw`\$&`)
    // Addresses become links by themselves.
    .replace(/:(?=\/\/)|(?<=www)\.|@/gi, String.raw`\$&`)
    // At the beginning of a line: a list, a rule under a title.
    .replace(/^[+=-]|(?<=^\d{1,9})[.)]/, String.raw`\$&`)
