"""Labelled answers: reading, folds that never change, and recogniser-like noise for training."""
import json

PUNCTUATION = '.,?!:;-"()…'

PARTS = ['context', 'failure', 'role', 'response', 'learning', 'outcome', 'none']
TONES = ['blame', 'minimize', 'excuse', 'denial', 'distance', 'resent']
STORY = {
    'category': ['technical', 'leadership', 'communication', 'other'],
    'severity': ['too-soft', 'sweet-spot', 'too-severe'],
    'denial': [False, True],
    'stakes': [False, True],
    'improvement': ['systemic', 'personal', 'none'],
    'accountability': [0, 1, 2],
    'judgment': [0, 1, 2],
    'resilience': [0, 1, 2],
    'learning': [0, 1, 2],
}
LONGEST = 160


def hand(name):
    """Who wrote an answer, as far as one can tell: the file that it stands in."""
    return name.split('-')[0]


class Sentence:
    """Pieces, how surely each carries tone, the part, and how surely it has each kind of tone: 0 to 1."""

    def __init__(self, pieces, toned, part, kinds):
        self.pieces, self.toned, self.part, self.kinds = pieces, toned, part, kinds


class Answer:
    def __init__(self, name, sentences, story):
        self.name, self.sentences, self.story = name, sentences, story


def read(files, tokenizer):
    answers = []
    for file in files:
        for line in open(file, encoding='utf8'):
            if not line.strip():
                continue
            raw = json.loads(line)
            sentences = []
            for s in raw['sentences']:
                pieces, starts = tokenizer.encode(s['text'])
                # What one reader of two marked is half sure.
                heard = [tone_of(s['text'], tone, starts) for tone in (s['tone'], s.get('again', s['tone']))]
                toned, kinds = ([(a + b) / 2 for a, b in zip(*both)] for both in zip(*heard))
                sentences.append(Sentence(pieces[:LONGEST] or [1], toned[:LONGEST] or [0],
                                          PARTS.index(s['part']), kinds))
            story = [values.index(raw['story'][field]) for field, values in STORY.items()]
            answers.append(Answer(raw['id'], sentences, story))
    return answers


def tone_of(text, tone, starts):
    """Which of the pieces that start there one reader marked, and with which kinds."""
    quotes = [(text.find(t['quote']), len(t['quote'])) for t in tone]
    toned = [any(at <= start < at + size for at, size in quotes) for start in starts]
    return toned, [any(t['kind'] == kind for t in tone) for kind in TONES]


def cut(s, at):
    toned = s.toned[:at], s.toned[at:]
    return [Sentence(s.pieces[:at], toned[0], s.part, [k * any(toned[0]) for k in s.kinds]),
            Sentence(s.pieces[at:], toned[1], s.part, [k * any(toned[1]) for k in s.kinds])]


def join(a, b):
    longer = a if len(a.pieces) >= len(b.pieces) else b
    return Sentence((a.pieces + b.pieces)[:LONGEST], (a.toned + b.toned)[:LONGEST], longer.part,
                    [max(x, y) for x, y in zip(a.kinds, b.kinds)])


def marks_of(tokenizer):
    return {tokenizer.ids[c] for c in PUNCTUATION if c in tokenizer.ids}


def noisy(answer, rng, marks):
    """As a recogniser would print it: marks lost, sentences cut or run together, a word misheard; sometimes only a stretch."""
    sentences = answer.sentences
    if rng.random() < 0.3 and len(sentences) > 5:
        start = rng.integers(0, len(sentences) // 2)
        size = rng.integers(4, len(sentences) + 1)
        sentences = sentences[start:start + size]
    if rng.random() < 0.15 and len(sentences) > 4:
        at = rng.integers(1, len(sentences))
        sentences = sentences[at:] + sentences[:at]
    out = []
    said = [p for s in sentences for p in s.pieces if p not in marks] or [1]
    # Half of what is misheard is no known piece, half another one of the answer.
    other = lambda: 1 if rng.random() < 0.5 else said[rng.integers(len(said))]
    rough = rng.random() < 0.5
    silent = rng.random() < 0.25
    for s in sentences:
        if silent:
            kept = [i for i, p in enumerate(s.pieces) if p not in marks]
            if kept:
                s = Sentence([s.pieces[i] for i in kept], [s.toned[i] for i in kept], s.part, s.kinds)
        if rough and len(s.pieces) > 16 and rng.random() < 0.12:
            commas = [i + 1 for i, p in enumerate(s.pieces[:-5]) if p in marks and i > 3]
            at = commas[rng.integers(len(commas))] if commas else int(rng.integers(5, len(s.pieces) - 5))
            out.extend(cut(s, at))
        elif rough and out and len(out[-1].pieces) + len(s.pieces) < 50 and rng.random() < 0.08:
            out[-1] = join(out[-1], s)
        else:
            out.append(s)
    for i, s in enumerate(out):
        if rng.random() < 0.7:
            out[i] = Sentence([other() if rng.random() < 0.05 else p for p in s.pieces], s.toned, s.part, s.kinds)
    whole = len(out) >= len(answer.sentences) - 2 and sentences is answer.sentences
    return Answer(answer.name, out, answer.story if whole else None)
