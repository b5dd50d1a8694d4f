import { Tokenizer } from '@huggingface/tokenizers'

/** Cuts sentences into the ids of pieces of words. */
export type Vocabulary = Tokenizer

/** The sentence encoder hears so many pieces of a sentence. */
const MOST = 128
/** Ids before those of the pieces; 2 and 3 are where a sentence starts and ends: the encoder itself puts them there. */
const RESERVED = ['[PAD]', '[UNK]', '[CLS]', '[SEP]']
const UNKNOWN = RESERVED.indexOf('[UNK]')

const FOLDED: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '—': '-',
  '–': '-',
  '“': '"',
  '”': '"',
  '…': '.',
}

/** The vocabulary from its pieces in the order of their ids; "##" stands before those that do not begin a word. */
export function toVocabulary(pieces: readonly string[]): Vocabulary {
  return new Tokenizer(
    {
      normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      model: {
        type: 'WordPiece',
        vocab: Object.fromEntries([...RESERVED, ...pieces].map((piece, id) => [piece, id])),
        unk_token: '[UNK]',
        continuing_subword_prefix: '##',
        max_input_chars_per_word: 100,
      },
      post_processor: null,
      decoder: null,
      added_tokens: [],
    },
    {},
  )
}

/**
 * The ids of a sentence's pieces, word by word, each time the longest that fits (WordPiece: Devlin et al. 2019, arXiv
 * 1810.04805), 128 at most; of an empty sentence one unknown piece.
 */
export function toPieces(text: string, vocabulary: Vocabulary): number[] {
  const { ids } = vocabulary.encode(text.replace(/[’‘—–“”…]/g, (sign) => FOLDED[sign] ?? sign))
  return ids.length === 0 ? [UNKNOWN] : ids.slice(0, MOST)
}
