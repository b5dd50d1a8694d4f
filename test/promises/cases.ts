/** `npm run test:promises` runs all cases of each promise; a few of them are part of `npm test`. */
export const isFull = process.env['PROMISES'] === 'full'

export const toCount = (all: number, few: number): number => (isFull ? all : few)
