"""Sub-word vocabulary: lower-cased words cut greedily into the longest known pieces.

python3 tokens.py TEXT DIR [SIZE] writes DIR/tokens.npy, by DIR/vocab.txt; where there is none, it is learned from the text.
"""
import collections
import os
import re
import sys

import numpy as np

PAD, MASK, UNK, TURN = 0, 1, 2, 3
SPECIAL = ['[pad]', '[mask]', '[unk]', '[turn]']
PIECES = re.compile(r"[0-9](?:[0-9,.]*[0-9])?|[a-z]+(?:'[a-z]+)*|\.\.\.|[.,?!:;\-\"()…]")
PUNCTUATION = '.,?!:;-"()…'


FOLDED = str.maketrans('’‘—–“”', "''--\"\"")


def spans(text):
    """Lower-cased words, marks and numbers with where they stand; a number keeps only its count of digits."""
    for match in PIECES.finditer(text.lower().translate(FOLDED)):
        word = match[0]
        if word[0].isdigit():
            word = '0' * min(4, sum(c.isdigit() for c in word))
        yield '…' if word == '...' else word, match.start(), match.end()


def words(text):
    return [word for word, _, _ in spans(text)]


def learn(counts, size):
    """Byte-pair merges over word counts; continuation pieces start with '#'."""
    items = list(counts.items())
    split = [[w[0]] + ['#' + c for c in w[1:]] for w, _ in items]
    pairs, where = collections.Counter(), collections.defaultdict(set)
    for i, (symbols, (_, n)) in enumerate(zip(split, items)):
        for pair in zip(symbols, symbols[1:]):
            pairs[pair] += n
            where[pair].add(i)
    vocab = dict.fromkeys(SPECIAL + sorted({s for symbols in split for s in symbols}))
    while len(vocab) < size and pairs:
        best = max(pairs, key=pairs.get)
        joined = best[0] + best[1][1:]
        vocab[joined] = None
        for i in where.pop(best):
            symbols, n = split[i], items[i][1]
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] -= n
            out, k = [], 0
            while k < len(symbols):
                if k + 1 < len(symbols) and (symbols[k], symbols[k + 1]) == best:
                    out.append(joined)
                    k += 2
                else:
                    out.append(symbols[k])
                    k += 1
            split[i] = out
            for pair in zip(out, out[1:]):
                pairs[pair] += n
                where[pair].add(i)
        del pairs[best]
        if len(vocab) % 500 == 0:
            pairs = collections.Counter({p: n for p, n in pairs.items() if n > 0})
    return list(vocab)


class Tokenizer:
    def __init__(self, vocab):
        self.vocab = vocab
        self.ids = {piece: i for i, piece in enumerate(vocab)}
        self.longest = max(len(p) for p in vocab)
        self.cache = {}

    @classmethod
    def load(cls, path):
        with open(path, encoding='utf8') as file:
            return cls(file.read().split('\n'))

    def word(self, word):
        known = self.cache.get(word)
        if known is None:
            known, at = [], 0
            while at < len(word):
                head = '#' if at else ''
                for end in range(min(len(word), at + self.longest), at, -1):
                    piece = self.ids.get(head + word[at:end])
                    if piece is not None:
                        known.append(piece)
                        at = end
                        break
                else:
                    known.append(UNK)
                    at += 1
            self.cache[word] = known
        return known

    def encode(self, text):
        return [piece for w in words(text) for piece in self.word(w)]


def main(text, folder, size='8000'):
    if not os.path.exists(f'{folder}/vocab.txt'):
        counts = collections.Counter()
        with open(text, encoding='utf8') as file:
            for line in file:
                counts.update(words(line))
        vocab = learn({w: n for w, n in counts.items() if n >= 3}, int(size))
        with open(f'{folder}/vocab.txt', 'w', encoding='utf8') as file:
            file.write('\n'.join(vocab))
    tokenizer = Tokenizer.load(f'{folder}/vocab.txt')
    ids = []
    with open(text, encoding='utf8') as file:
        for line in file:
            ids.extend(tokenizer.encode(line))
            ids.append(TURN)
    np.save(f'{folder}/tokens.npy', np.array(ids, dtype=np.uint16))
    print(len(tokenizer.vocab), 'pieces', len(ids), 'tokens')


if __name__ == '__main__':
    main(*sys.argv[1:])
