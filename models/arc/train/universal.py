"""Universal Sentence Encoder Lite (Apache 2.0) as a trainable text encoder: its vocabulary, its pieces, its two blocks."""
import json
import math
import unicodedata

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

RESERVED = 6
LONGEST = 128
FOLDED = str.maketrans('’‘—–“”', "''--\"\"")


def weights(folder):
    """The tensors of the package's model, by name."""
    with open(f'{folder}/model.json') as file:
        manifest = json.load(file)['weightsManifest']
    out = {}
    for group in manifest:
        data = b''.join(open(f'{folder}/{p}', 'rb').read() for p in group['paths'])
        at = 0
        for w in group['weights']:
            size = int(np.prod(w['shape'], dtype=int))
            kind = np.int32 if w['dtype'] == 'int32' else np.float32
            name = w['name'].split('KonaTransformer/')[-1]
            out[name] = np.frombuffer(data, kind, size, at).reshape(w['shape'])
            at += 4 * size
    return out


class Half(torch.autograd.Function):
    """A linear map in bfloat16, several times faster on CPUs that have it; weights stay 32-bit."""

    @staticmethod
    def forward(ctx, x, weight):
        x, half = x.bfloat16(), weight.bfloat16()
        ctx.save_for_backward(x, half)
        return F.linear(x, half)

    @staticmethod
    def backward(ctx, grad):
        x, half = ctx.saved_tensors
        grad = grad.bfloat16()
        flat = grad.reshape(-1, grad.shape[-1])
        return F.linear(grad, half.t().contiguous()), (flat.t() @ x.reshape(-1, x.shape[-1])).float()


class Linear(nn.Linear):
    def forward(self, x):
        if not self.training:
            return F.linear(x, self.weight, self.bias)
        y = Half.apply(x, self.weight).float()
        return y if self.bias is None else y + self.bias


def locked(x, chance, training):
    """Dropout of whole channels of a window: cheaper than of single values."""
    if not training or chance == 0:
        return x
    return x * ((torch.rand(x.shape[0], 1, x.shape[2]) > chance).float() / (1 - chance))


class Pieces:
    """The package's unigram vocabulary; the likeliest pieces of a text (Viterbi). Ids are one more than its own: 0 is padding."""

    def __init__(self, folder):
        with open(f'{folder}/vocab.json', encoding='utf8') as file:
            vocab = json.load(file)
        self.vocab = [p for p, _ in vocab]
        self.scores = {p: (-8.0 if s is None else s, i + 1) for i, (p, s) in enumerate(vocab) if i >= RESERVED}
        self.longest = max(map(len, self.scores))
        self.cache = {}

    def word(self, word):
        """Ids of one word (with its leading mark of space) and where each ends in it."""
        known = self.cache.get(word)
        if known is None:
            best = [(0.0, 0, 0)] + [(-1e9, 0, 0)] * len(word)
            for end in range(1, len(word) + 1):
                for start in range(max(0, end - self.longest), end):
                    score, i = self.scores.get(word[start:end], (-30.0, 1) if end - start == 1 else (None, 0))
                    if score is not None and best[start][0] + score > best[end][0]:
                        best[end] = (best[start][0] + score, start, i)
            known, end = [], len(word)
            while end > 0:
                _, start, i = best[end]
                known.append((i, start))
                end = start
            known = self.cache[word] = known[::-1]
        return known

    def encode(self, text):
        """(ids, starts in the text) of a text."""
        text = text.translate(FOLDED)
        ids, starts = [], []
        at = 0
        for word in text.split(' '):
            marked = '▁' + unicodedata.normalize('NFKC', word)
            for i, start in self.word(marked):
                if i == 1 and ids and ids[-1] == 1:
                    continue
                ids.append(i)
                starts.append(max(at, at + start - 1))
            at += len(word) + 1
        return ids[:LONGEST], starts[:LONGEST]


class Norm(nn.Module):
    def __init__(self, scale, bias):
        super().__init__()
        self.weight, self.bias = nn.Parameter(torch.tensor(scale)), nn.Parameter(torch.tensor(bias))

    def forward(self, x):
        return F.layer_norm(x, (len(self.weight),), self.weight, self.bias, 1e-6)


def linear(weight, bias):
    weight = np.array(weight).reshape(weight.shape[-2:])
    made = Linear(*weight.shape)
    made.weight.data = torch.tensor(weight.T.copy())
    made.bias.data = torch.tensor(np.array(bias))
    return made


class Block(nn.Module):
    HEADS = 4

    def __init__(self, w, layer):
        super().__init__()
        at = f'Encode/Layer_{layer}/TransformerLayer/'
        stack = f'Encode/TransformerStack/Layer_{layer}/TransformerLayer/'
        end = '/ConcatPartitions/concat'
        norm = lambda name: Norm(*(w[f'{at}{name}layer_prepostprocess/layer_norm/layer_norm_{k}{end}'] for k in ('scale', 'bias')))
        self.norm1, self.norm2 = norm(''), norm('FFN/')
        both = lambda name: linear(w[f'{at}MultiheadAttention/{name}/kernel/part_0'], w[f'{at}MultiheadAttention/{name}/bias{end}'])
        self.qkv, self.out = both('qkv_transform_single'), both('output_transform_single')
        self.residual = linear(w[f'{at}dense/kernel{end}'], w[f'{at}dense/bias{end}']) if layer == 0 else nn.Identity()
        ffn = lambda name: linear(w[f'{stack}FFN/{name}/Tensordot/Reshape_1'], w[f'{at}FFN/{name}/bias{end}'])
        self.up, self.down = ffn('conv1'), ffn('conv2')

    def forward(self, x, alive, dropout):
        n, length, width = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(n, length, 3, self.HEADS, -1).permute(2, 0, 3, 1, 4)
        q = q / math.sqrt(q.shape[-1])
        if self.training:
            q, k, v = q.bfloat16(), k.bfloat16(), v.bfloat16()
        scores = (q @ k.transpose(-1, -2)).float().masked_fill(~alive[:, None, None], -1e9)
        mixed = (scores.softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(n, length, width)
        x = self.residual(x) + locked(self.out(mixed), dropout, self.training)
        return x + locked(self.down(F.relu(self.up(self.norm2(x)))), dropout, self.training)


class Encoder(nn.Module):
    WIDTH = 512

    def __init__(self, folder):
        super().__init__()
        w = weights(folder)
        table = next(v for k, v in w.items() if 'Embeddings_en' in k)
        self.embed = nn.Embedding(len(table) + 1, table.shape[1], padding_idx=0)
        self.embed.weight.data[1:] = torch.tensor(table)
        self.embed.weight.data[0] = 0
        self.register_buffer('rates', torch.tensor(next(v for k, v in w.items() if 'TimingSignal/ExpandDims_1' in k)).view(-1), persistent=False)
        self.blocks = nn.ModuleList([Block(w, layer) for layer in (0, 1)])
        self.dropout = 0.0

    def forward(self, ids):
        alive = ids != 0
        at = torch.arange(ids.shape[1])[:, None] * self.rates
        x = 2 * locked(self.embed(ids), self.dropout, self.training) + torch.cat([at.sin(), at.cos()], 1)
        for block in self.blocks:
            x = block(x, alive, self.dropout)
        return x
