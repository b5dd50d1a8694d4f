"""Chooses the pieces that the encoder keeps: the commonest of its package's, in spoken English and in the corpus, half and half.

python3 pieces.py PACKAGE TEXT CORPUS... > pieces.txt
"""
import json
import re
import sys
from collections import Counter

from minilm import Pieces, vocabulary, words

KEPT = 5400


def counted(texts, cutter):
    """How often each piece comes, of all."""
    found = Counter(word for text in texts for word, _ in words(text))
    pieces = Counter()
    for word, times in found.items():
        for i, _ in cutter.word(word):
            pieces[i] += times
    total = sum(pieces.values())
    return Counter({i: times / total for i, times in pieces.items()})


def main(package, text, *corpus):
    known = [piece for piece in vocabulary(package) if not re.fullmatch(r'\[.+\]', piece)]
    cutter = Pieces(known)
    answers = (s['text'] for file in corpus for line in open(file, encoding='utf8') for s in json.loads(line)['sentences'])
    shares = counted(open(text, encoding='utf8'), cutter) + counted(answers, cutter)
    letters = [cutter.ids[piece] for piece in known if re.fullmatch(r'(##)?[!-~]', piece)]
    kept = list(dict.fromkeys(letters + [i for i, _ in shares.most_common() if i > 1]))[:KEPT]
    print('\n'.join(cutter.all[i] for i in sorted(kept)), end='')


if __name__ == '__main__':
    main(*sys.argv[1:])
