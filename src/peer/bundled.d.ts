declare module '*?bundled' {
  /** The text of the script with all that it imports. */
  const script: string
  export default script
}
