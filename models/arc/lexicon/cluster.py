"""Groups words by the company that they keep, from unlabelled speech.

python3 cluster.py TEXT.txt.xz > clusters.txt reads one turn of speech a line and writes one cluster a line, its words by frequency. Vectors are
the singular vectors of positive pointwise mutual information (Levy and Goldberg 2014) between words and their neighbours:
once by place, two words to each side, once in a window of six; clusters are k-means on the sphere. Ten minutes at most,
needs numpy and scipy, 4 GB.
"""
import lzma
import re
import sys
from collections import Counter

import numpy as np
import scipy.sparse as sparse

WORDS, KEPT, CLUSTERS, WIDTH = 20000, 8000, 256, 100
# The tokens of src/core/judge/tokens.ts.
TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:]\d+)*|\.\.\.|…|--|[?!,;:\"–—]")


def tokens(text):
    for word in TOKEN.findall(text.lower().replace('’', "'")):
        if re.fullmatch(r'(19|20)\d\d', word):
            yield '#y'
        elif word[0].isdigit():
            yield '#.' if re.search(r'[.:]', word) else '#'
        else:
            yield {'…': '...', '–': '--', '—': '--'}.get(word, word)


def read(file):
    with lzma.open(file, 'rt', encoding='utf8') as lines:
        turns = [list(tokens(line)) for line in lines]
    counts = Counter(word for turn in turns for word in turn)
    words = [word for word, _ in counts.most_common(WORDS)]
    index = {word: i for i, word in enumerate(words)}
    return words, np.fromiter((index.get(word, -1) for turn in turns for word in turn + ['\n']), dtype=np.int32)


def vectors(text, window, by_place, neighbours):
    """Unit vectors of all words from what stands within `window` words of them, each place by itself or all in one."""
    shape = (WORDS, neighbours * (2 * window if by_place else 1))
    counts = sparse.csr_matrix(shape, dtype=np.float32)
    for distance in range(1, window + 1):
        for side, (word, near) in enumerate([(text[:-distance], text[distance:]), (text[distance:], text[:-distance])]):
            seen = (word >= 0) & (near >= 0) & (near < neighbours)
            place = (2 * (distance - 1) + side) * neighbours if by_place else 0
            weight = np.full(seen.sum(), 1 if by_place else 1 / distance, dtype=np.float32)
            counts += sparse.coo_matrix((weight, (word[seen], near[seen] + place)), shape=shape).tocsr()
    row, column = np.asarray(counts.sum(1)).ravel(), np.asarray(counts.sum(0)).ravel() ** 0.75
    counts = counts.tocoo()
    shared = np.log(counts.data * column.sum() / (row[counts.row] * column[counts.col] + 1e-9))
    kept = shared > 0
    matrix = sparse.csr_matrix((shared[kept], (counts.row[kept], counts.col[kept])), shape=shape)
    # A randomised singular value decomposition (Halko, Martinsson and Tropp 2011).
    basis = matrix @ np.random.default_rng(0).standard_normal((shape[1], WIDTH + 20)).astype(np.float32)
    for _ in range(3):
        basis = matrix @ (matrix.T @ np.linalg.qr(basis)[0])
    basis = np.linalg.qr(basis)[0]
    left, values, _ = np.linalg.svd((matrix.T @ basis).T, full_matrices=False)
    found = (basis @ left)[:, :WIDTH] * np.sqrt(values[:WIDTH])
    return found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)


def group(points, rounds=25):
    rng = np.random.default_rng(1)
    centres = points[rng.choice(len(points) // 2, CLUSTERS, replace=False)]
    for _ in range(rounds):
        nearest = (points @ centres.T).argmax(1)
        centres = np.zeros_like(centres)
        np.add.at(centres, nearest, points)
        empty = np.linalg.norm(centres, axis=1) < 1e-6
        centres[empty] = points[rng.choice(len(points), empty.sum())]
        centres /= np.linalg.norm(centres, axis=1, keepdims=True)
    return (points @ centres.T).argmax(1)


words, text = read(sys.argv[1])
points = np.hstack([vectors(text, 2, True, 3000), vectors(text, 6, False, 12000)]) / np.sqrt(2)
nearest = group(points)
for cluster in range(CLUSTERS):
    print(' '.join(word for word, own in zip(words[:KEPT], nearest) if own == cluster))
