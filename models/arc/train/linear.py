"""The yardstick: hashed 1-2-grams of the sentence and its neighbours, position, and a chain over the sentences."""
import torch
from torch import nn

from corpus import PARTS, TONES
from crf import Chain

BUCKETS = 1 << 18


def mix(*values):
    h = 0x811c9dc5
    for v in values:
        h = (h ^ (v & 0xffffffff)) * 0x01000193 & 0xffffffff
        h ^= h >> 15
    return h % BUCKETS


def features(answer):
    rows = []
    last = max(1, len(answer.sentences) - 1)
    for i, s in enumerate(answer.sentences):
        found = set()
        for offset in (-1, 0, 1):
            if not 0 <= i + offset < len(answer.sentences):
                found.add(mix(7, offset))
                continue
            pieces = answer.sentences[i + offset].pieces
            for k, piece in enumerate(pieces):
                found.add(mix(1, offset, piece))
                if offset == 0 or k == 0:
                    found.add(mix(2, offset, pieces[k - 1] if k else -1, piece))
        found.add(mix(3, int(10 * i / last)))
        found.add(mix(4, min(i, 4)))
        found.add(mix(5, min(last - i, 4)))
        found.add(mix(6, min(len(s.pieces) // 5, 8)))
        rows.append(torch.tensor(sorted(found)))
    return rows


class Linear(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.EmbeddingBag(BUCKETS, len(PARTS) + len(TONES), mode='sum', sparse=True)
        nn.init.zeros_(self.weight.weight)
        self.chain = Chain(len(PARTS))

    def forward(self, batch):
        """Scores of parts and tones, padded by answer, and which sentences are real."""
        flat = [row for rows in batch for row in rows]
        offsets = torch.tensor([0] + [len(r) for r in flat[:-1]]).cumsum(0)
        scale = torch.tensor([len(r) for r in flat]).float().rsqrt()
        scores = self.weight(torch.cat(flat), offsets) * scale[:, None] * 3
        sizes = [len(rows) for rows in batch]
        alive = torch.arange(max(sizes))[None] < torch.tensor(sizes)[:, None]
        padded = torch.zeros(*alive.shape, scores.shape[1])
        padded[alive] = scores
        return padded[..., :len(PARTS)], padded[..., len(PARTS):], alive


def labels(batch, alive):
    padded = torch.zeros(alive.shape, dtype=torch.long)
    padded[alive] = torch.tensor([s.part for a in batch for s in a.sentences])
    kinds = torch.zeros(*alive.shape, len(TONES))
    kinds[alive] = torch.tensor([s.kinds for a in batch for s in a.sentences]).float()
    return padded, kinds


def train(answers, epochs=14, decay=2e-4, seed=1):
    torch.manual_seed(seed)
    rows = [features(a) for a in answers]
    model = Linear()
    sparse = torch.optim.Adagrad(model.weight.parameters(), lr=0.12)
    dense = torch.optim.Adam(model.chain.parameters(), lr=0.02)
    for _ in range(epochs):
        order = torch.randperm(len(answers)).tolist()
        for at in range(0, len(order), 8):
            chosen = order[at:at + 8]
            parts, tones, alive = model([rows[i] for i in chosen])
            part, kinds = labels([answers[i] for i in chosen], alive)
            loss = model.chain.loss(parts, alive, part)
            loss = loss + nn.functional.binary_cross_entropy_with_logits(tones[alive], kinds[alive], reduction='sum')
            sparse.zero_grad()
            dense.zero_grad()
            (loss / 8).backward()
            sparse.step()
            dense.step()
        with torch.no_grad():
            model.weight.weight.mul_(1 - decay * 100)
    return model


def judge(model, answers):
    """For each answer the log-chances of the parts and the chances of the tones."""
    out = []
    for a in answers:
        with torch.no_grad():
            parts, tones, alive = model([features(a)])
        chances = model.chain.marginals(parts, alive)[0]
        out.append((chances.clamp_min(1e-6).log().numpy(), tones[0].sigmoid().detach().numpy()))
    return out
