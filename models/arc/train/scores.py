"""Figures over labelled answers: macro F1 of the parts, missing parts, tone, story."""
import numpy as np

from corpus import PARTS, STORY, TONES


def f1(hit, said, true):
    return 2 * hit / max(1, said + true)


def parts(answers, labels):
    true = np.concatenate([[s.part for s in a.sentences] for a in answers])
    said = np.concatenate(labels)
    each = [f1(((said == p) & (true == p)).sum(), (said == p).sum(), (true == p).sum()) for p in range(len(PARTS))]
    return float(np.mean(each)), dict(zip(PARTS, np.round(each, 3))), float((said == true).mean())


def told(answers):
    return np.array([[any(s.part == p for s in a.sentences) for p in range(6)] for a in answers])


def missing(answers, chance, threshold):
    """Precision and recall of 'not told', said where the chance of being told is below the threshold."""
    absent, said = ~told(answers), chance < threshold
    hit = (absent & said).sum()
    return hit / max(1, said.sum()), hit / max(1, absent.sum()), int(said.sum())


def cautious(answers, chance, precision=0.88):
    """The threshold of highest recall whose precision is kept."""
    best = (0, 0.0)
    for threshold in np.arange(0.02, 0.9, 0.01):
        p, r, n = missing(answers, chance, threshold)
        if p >= precision and r > best[0] and n > 5:
            best = (r, threshold)
    return best[1]


def tone(answers, chances):
    """F1 of any tone by sentence (best threshold on a coarse grid), and how often the kind is right where found."""
    true = np.concatenate([[s.kinds for s in a.sentences] for a in answers]).astype(bool)
    chance = np.concatenate(chances)
    any_true, any_chance = true.any(1), chance.max(1)
    scores = {t: f1((any_true & (any_chance > t)).sum(), (any_chance > t).sum(), any_true.sum())
              for t in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6)}
    found = any_true & (any_chance > 0.35)
    kind = true[np.arange(len(true)), chance.argmax(1)][found].mean() if found.any() else 0
    return {k: round(v, 3) for k, v in scores.items()}, round(float(kind), 3), TONES


def story(answers, chances):
    true = np.array([a.story for a in answers])
    return {field: round(float((np.array([c[i].argmax() for c in chances]) == true[:, i]).mean()), 3)
            for i, field in enumerate(STORY)}
