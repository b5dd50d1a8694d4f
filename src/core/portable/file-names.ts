/** How files of sound end, by what they hold. */
const ENDINGS: Record<string, string> = {
  'audio/webm': 'webm',
  'video/webm': 'webm',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'audio/ogg': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
}

/** The ending of a file of sound, without its dot. */
export const toEnding = (mimeType: string): string => ENDINGS[mimeType.split(';')[0] ?? ''] ?? 'audio'

/** What a file holds by its name; empty where that is not known. */
export const toMimeType = (name: string): string =>
  Object.entries(ENDINGS).find(([, ending]) => name.endsWith(`.${ending}`))?.[0] ?? ''

/** A title as every system takes it for a file's name, without an ending. */
export const toFileName = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '')
    .toLowerCase() || 'answer'
