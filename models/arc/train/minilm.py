"""MiniLM (384 wide; Apache 2.0) as a trainable text encoder: its commonest word pieces, its first blocks."""
import json
import math
import os
import struct
import unicodedata

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

# Padding, unknown, where a sentence starts and ends: ids 0 to 3.
RESERVED = ['[PAD]', '[UNK]', '[CLS]', '[SEP]']
START, END = 2, 3
KEPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'pieces.txt')
LAYERS = 5
LONGEST = 128
FOLDED = str.maketrans('’‘—–“”…', "''--\"\".")


def weights(folder):
    """The tensors of the package's model, by name."""
    with open(f'{folder}/model.fp16.safetensors', 'rb') as file:
        head = json.loads(file.read(struct.unpack('<Q', file.read(8))[0]))
        data = file.read()
    out = {}
    for name, tensor in head.items():
        if tensor.get('dtype') == 'F16':
            start, end = tensor['data_offsets']
            values = np.frombuffer(data[start:end], np.float16).astype(np.float32)
            out[name] = torch.tensor(values.reshape(tensor['shape']))
    return out


def vocabulary(folder):
    """All pieces of the package's model, and their ids there."""
    with open(f'{folder}/tokenizer.json', encoding='utf8') as file:
        return json.load(file)['model']['vocab']


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
    """In bfloat16 while it learns, or where `half` says so."""

    half = False

    def forward(self, x):
        if not self.training and not self.half:
            return F.linear(x, self.weight, self.bias)
        return Half.apply(x, self.weight).float() + self.bias


def locked(x, chance, training):
    """Dropout of whole channels of a window: cheaper than of single values."""
    if not training or chance == 0:
        return x
    return x * ((torch.rand(x.shape[0], 1, x.shape[2]) > chance).float() / (1 - chance))


class Pieces:
    """Cuts a text into the pieces of a list: word by word, each time the longest that fits."""

    def __init__(self, pieces=None):
        if pieces is None:
            with open(KEPT, encoding='utf8') as file:
                pieces = file.read().split('\n')
        self.all = RESERVED + pieces
        self.ids = {p: i for i, p in enumerate(self.all) if i >= len(RESERVED)}
        self.cache = {}

    def word(self, word):
        """Ids of one word's pieces and where each starts in it; one unknown piece where no pieces make it."""
        known = self.cache.get(word)
        if known is None:
            known, at = [], 0
            while at < len(word):
                end = next((e for e in range(len(word), at, -1) if ('##' * (at > 0) + word[at:e]) in self.ids), None)
                if end is None:
                    known = [(1, 0)]
                    break
                known.append((self.ids['##' * (at > 0) + word[at:end]], at))
                at = end
            self.cache[word] = known
        return known

    def encode(self, text):
        """(ids, starts in the text) of a text."""
        ids, starts = [], []
        for word, begin in words(text.translate(FOLDED)):
            for i, at in self.word(word):
                ids.append(i)
                starts.append(begin + at)
        return ids[:LONGEST], starts[:LONGEST]


def words(text):
    """The words and marks of a text in small letters without accents, and where each starts."""
    word, begin = '', 0
    for at, letter in enumerate(text):
        plain = ''.join(c for c in unicodedata.normalize('NFD', letter.lower()) if unicodedata.category(c) != 'Mn')
        if plain.isalnum():
            begin = begin if word else at
            word += plain
            continue
        if word:
            yield word, begin
            word = ''
        if plain and not plain.isspace():
            yield plain, at
    if word:
        yield word, begin


def linear(w, *names):
    made = Linear(w[f'{names[0]}.weight'].shape[1], sum(len(w[f'{name}.bias']) for name in names))
    made.weight.data = torch.cat([w[f'{name}.weight'] for name in names])
    made.bias.data = torch.cat([w[f'{name}.bias'] for name in names])
    return made


def norm(w, name):
    made = nn.LayerNorm(len(w[f'{name}.weight']), 1e-12)
    made.weight.data, made.bias.data = w[f'{name}.weight'], w[f'{name}.bias']
    return made


class Block(nn.Module):
    HEADS = 12

    def __init__(self, w, layer):
        super().__init__()
        at = f'encoder.layer.{layer}.'
        self.qkv = linear(w, *(f'{at}attention.self.{name}' for name in ('query', 'key', 'value')))
        self.out, self.norm1 = linear(w, f'{at}attention.output.dense'), norm(w, f'{at}attention.output.LayerNorm')
        self.up, self.down = linear(w, f'{at}intermediate.dense'), linear(w, f'{at}output.dense')
        self.norm2 = norm(w, f'{at}output.LayerNorm')

    def forward(self, x, alive, dropout):
        n, length, width = x.shape
        q, k, v = self.qkv(x).view(n, length, 3, self.HEADS, -1).permute(2, 0, 3, 1, 4)
        q = q / math.sqrt(q.shape[-1])
        if self.training:
            q, k, v = q.bfloat16(), k.bfloat16(), v.bfloat16()
        scores = (q @ k.transpose(-1, -2)).float().masked_fill(~alive[:, None, None], -1e9)
        mixed = (scores.softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(n, length, width)
        x = self.norm1(x + locked(self.out(mixed), dropout, self.training))
        return self.norm2(x + locked(self.down(F.gelu(self.up(x))), dropout, self.training))


class Encoder(nn.Module):
    """ids [n, length], 0 for padding -> states [n, length, WIDTH] of these pieces, read between the marks of start and end."""

    WIDTH = 384

    def __init__(self, folder):
        super().__init__()
        w, ids = weights(folder), vocabulary(folder)
        rows = [ids[piece] for piece in Pieces().all]
        self.embed = nn.Embedding(len(rows), self.WIDTH)
        self.embed.weight.data = w['embeddings.word_embeddings.weight'][rows]
        self.place = nn.Embedding(LONGEST + 2, self.WIDTH)
        one_text = w['embeddings.token_type_embeddings.weight'][0]
        self.place.weight.data = w['embeddings.position_embeddings.weight'][:LONGEST + 2] + one_text
        self.norm = norm(w, 'embeddings.LayerNorm')
        self.blocks = nn.ModuleList([Block(w, layer) for layer in range(LAYERS)])
        self.dropout = 0.0

    def forward(self, ids):
        at = torch.arange(ids.shape[1] + 2)
        ends = at == (ids != 0).sum(1, keepdim=True) + 1
        ids = F.pad(F.pad(ids, (1, 0), value=START), (0, 1)).masked_fill(ends, END)
        x = locked(self.norm(self.embed(ids) + self.place(at)), self.dropout, self.training)
        for block in self.blocks:
            x = block(x, ids != 0, self.dropout)
        return x[:, 1:-1]
