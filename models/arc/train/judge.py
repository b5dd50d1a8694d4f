"""The encoder with its heads: parts by a chain, tone by sentence and by piece, presence of parts, story."""
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from corpus import PARTS, STORY, TONES
from crf import Chain
from minilm import Encoder, Linear

TOGETHER = 2600
PLACES = 8
BESIDE = 8
RARE = torch.tensor(2.0)


class Batch:
    """The sentences of answers, those of like length padded together, and where each one's pieces are in their states."""

    def __init__(self, answers):
        self.answers = answers
        rows = [s.pieces for a in answers for s in a.sentences]
        self.ids, offsets, at = [], {}, 0
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        while order:
            chunk = [order.pop()]
            width = len(rows[chunk[0]])
            while order and (len(chunk) + 1) * width <= TOGETHER:
                chunk.append(order.pop())
            ids = torch.zeros(len(chunk), width, dtype=torch.long)
            for k, i in enumerate(chunk):
                ids[k, :len(rows[i])] = torch.tensor(rows[i])
                offsets[i] = at + k * width
            self.ids.append(ids)
            at += ids.numel()
        at = torch.tensor([offsets[row] for row in range(len(rows))])
        sizes = torch.tensor([len(pieces) for pieces in rows])
        steps = torch.arange(int(sizes.max()))
        self.inside = steps[None] < sizes[:, None]
        self.gather = at[:, None] + torch.where(self.inside, steps[None], 0)
        counts = [len(a.sentences) for a in answers]
        self.alive = torch.arange(max(counts))[None] < torch.tensor(counts)[:, None]
        self.places = torch.tensor([place(i, n) for n in counts for i in range(n)])
        flat = [s for a in answers for s in a.sentences]
        self.parts = torch.zeros(self.alive.shape, dtype=torch.long)
        self.parts[self.alive] = torch.tensor([s.part for s in flat])
        self.kinds = torch.tensor([s.kinds for s in flat]).float()
        self.toned = torch.zeros(self.inside.shape)
        self.toned[self.inside] = torch.tensor([t for s in flat for t in s.toned]).float()
        self.told = torch.tensor([[any(s.part == p for s in a.sentences) for p in range(6)] for a in answers]).float()


def place(i, n):
    at = i / max(1, n - 1)
    return [at, at * at, float(i == 0), float(i == 1), float(i == n - 1), float(i == n - 2), n / 30, 1.0]


class Judge(nn.Module):
    def __init__(self, config, inner=256, memory=128):
        super().__init__()
        self.encoder = Encoder(config['folder'])
        config = {'width': Encoder.WIDTH}
        self.encoder.dropout = 0.1
        self.gist = Linear(2 * config['width'], inner)
        self.memory = nn.GRU(inner + PLACES, memory, batch_first=True, bidirectional=True)
        size = inner + 2 * memory
        self.part = nn.Linear(size, len(PARTS))
        self.kind = nn.Linear(size, len(TONES))
        self.toned = nn.Linear(config['width'], 1)
        self.told = nn.Linear(2 * size, 6)
        self.story = nn.ModuleList([nn.Linear(2 * size, len(values)) for values in STORY.values()])
        self.chain = Chain(len(PARTS))

    def forward(self, batch):
        states = torch.cat([self.encoder(ids).flatten(0, 1) for ids in batch.ids])
        pieces = states[batch.gather]
        inside = batch.inside[..., None]
        mean = (pieces * inside).sum(1) / inside.sum(1)
        top = pieces.masked_fill(~inside, -1e4).max(1).values
        gist = F.relu(self.gist(torch.cat([mean, top], 1)))
        gist = F.dropout(gist, 0.25, self.training)
        padded = torch.zeros(*batch.alive.shape, gist.shape[1] + PLACES)
        padded[batch.alive] = torch.cat([gist, batch.places], 1)
        packed = nn.utils.rnn.pack_padded_sequence(padded, batch.alive.sum(1), True, enforce_sorted=False)
        memory = nn.utils.rnn.pad_packed_sequence(self.memory(packed)[0], batch_first=True)[0]
        full = torch.cat([padded[..., :gist.shape[1]], F.dropout(memory, 0.25, self.training)], 2)
        alive = batch.alive[..., None]
        whole = torch.cat([(full * alive).sum(1) / alive.sum(1), full.masked_fill(~alive, -1e4).max(1).values], 1)
        return {'parts': self.part(full), 'kinds': self.kind(full)[batch.alive],
                'toned': self.toned(pieces).squeeze(-1), 'told': self.told(whole),
                'story': [head(whole) for head in self.story]}

    def loss(self, batch):
        out = self(batch)
        sentences = batch.alive.sum()
        part = self.chain.loss(out['parts'], batch.alive, batch.parts) / sentences
        kind = F.binary_cross_entropy_with_logits(out['kinds'], batch.kinds, reduction='sum', pos_weight=RARE) / sentences
        toned = F.binary_cross_entropy_with_logits(out['toned'][batch.inside], batch.toned[batch.inside], pos_weight=RARE)
        told = F.binary_cross_entropy_with_logits(out['told'], batch.told)
        whole = [i for i, a in enumerate(batch.answers) if a.story]
        story = 0.0
        if whole:
            for f, scores in enumerate(out['story']):
                true = torch.tensor([batch.answers[i].story[f] for i in whole])
                story = story + F.cross_entropy(scores[whole], true)
        return part + kind + toned + 0.5 * told + 0.05 * story

    def judge(self, answers):
        """For each answer the log-chances of parts, chances of tones, of told parts, story."""
        self.eval()
        out = []
        for at in range(0, len(answers), BESIDE):
            batch = Batch(answers[at:at + BESIDE])
            with torch.no_grad():
                said = self(batch)
            parts = self.chain.marginals(said['parts'], batch.alive).clamp_min(1e-6).log()
            counts = batch.alive.sum(1).tolist()
            tones, told = said['kinds'].sigmoid().split(counts), said['told'].sigmoid()
            story = zip(*(scores.softmax(1) for scores in said['story']))
            out.extend((parts[i, :n].numpy(), tones[i].numpy(), told[i].numpy(), [chances.numpy() for chances in fields])
                       for i, (n, fields) in enumerate(zip(counts, story)))
        return out
