/**
 * From where on something is said of how an answer sounded, each with its source. `npm run bench:delivery` measures what they
 * rest on. Seconds, unless named otherwise.
 */
export const SOUND_LIMITS = {
  /**
   * A silence shorter than this is part of speaking. Goldman-Eisler, Psycholinguistics (1968); de Jong and Bosker, "Choosing a
   * threshold for silent pauses" (DiSS 2013), find the same.
   */
  silence: 0.25,
  /**
   * A pause that is listed. Campione and Véronis, "A large-scale multilingual study of silent pause duration" (Speech Prosody
   * 2002), call those over 1 s long; half as long again, so that only those are listed that one remembers.
   */
  longPause: 1.5,
  /**
   * A pause before owning up that is praised: long by the same study, and shorter than one in which a listener speaks up. Words
   * after a silent pause are remembered better (MacGregor, Corley and Donaldson, Neuropsychologia 48, 2010).
   */
  owningPause: { least: 1, most: 3 },
  /**
   * A part is rushed from this much of the pace of the rest on. Listeners notice 5 % (Quené, "On the just noticeable difference
   * for tempo in speech", Journal of Phonetics 35, 2007); what is five times that nobody misses. The faster it goes the less is
   * understood (Foulke and Sticht, Psychological Bulletin 72, 1969).
   */
  rushed: 1.25,
  /** Syllables, and seconds of speaking, that a part and the rest have at least where they are compared: see the bench. */
  comparable: { syllables: 24, seconds: 5 },
  /** Syllables and seconds of speaking from which the pace of one sentence is told: of fewer, one word's edge is a tenth. */
  sentence: { syllables: 12, seconds: 1.5 },
  /** Seconds of speaking from which the pace of a take is told. */
  enoughSpeech: 10,
  /** Decibels between speech and the room below which nothing is told: at 10 the bench still finds nearly all pauses. */
  signalToNoise: 10,
  /**
   * Fillers cluster where so many stand within so many seconds. People fill about 2.6 of 100 words (Bortfeld et al., "Disfluency
   * rates in conversation", Language and Speech 44, 2001): one in 15 s. Four are the chance of one stretch in fifty. Listeners take
   * them for a search (Brennan and Williams, "The feeling of another's knowing", Journal of Memory and Language 34, 1995).
   */
  cluster: { fillers: 4, within: 15 },
} as const
