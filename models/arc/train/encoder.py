"""The text encoder: factorised embedding, then blocks of short convolution, attention with relative bias, ReLU² feed-forward."""
import math

import torch
from torch import nn
from torch.nn import functional as F

CONFIG = {'vocab': 8000, 'embed': 128, 'width': 256, 'layers': 4, 'heads': 4, 'inner': 768, 'reach': 48}


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


class Block(nn.Module):
    def __init__(self, c):
        super().__init__()
        width = c['width']
        self.heads, self.reach = c['heads'], c['reach']
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.conv = nn.Parameter(torch.tensor([[0.25], [0.5], [0.25]]).repeat(1, width))
        self.qkv = Linear(width, 3 * width)
        self.out = Linear(width, width)
        self.up, self.down = Linear(width, c['inner']), Linear(c['inner'], width)
        self.bias = nn.Parameter(torch.zeros(self.heads, 2 * self.reach + 1))

    def forward(self, x, alive, dropout):
        n, length, width = x.shape
        h = self.norm1(x)
        if alive is not None:
            h = h * alive[..., None]
        pad = F.pad(h, (0, 0, 1, 1))
        h = pad[:, :-2] * self.conv[0] + h * self.conv[1] + pad[:, 2:] * self.conv[2]
        q, k, v = self.qkv(h).view(n, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        q = q / math.sqrt(q.shape[-1])
        at = torch.arange(length)
        near = (at[None] - at[:, None]).clamp(-self.reach, self.reach) + self.reach
        bias = self.bias[:, near]
        if self.training:
            q, k, v = q.bfloat16(), k.bfloat16(), v.bfloat16()
        scores = (q @ k.transpose(-1, -2)).float() + bias
        if alive is not None:
            scores = scores.masked_fill(~alive[:, None, None], -1e4)
        weights = scores.softmax(-1)
        mixed = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(n, length, width)
        x = x + locked(self.out(mixed), dropout, self.training)
        h = F.relu(self.up(self.norm2(x)))
        return x + locked(self.down(h * h), dropout, self.training)


class Encoder(nn.Module):
    def __init__(self, config=CONFIG):
        super().__init__()
        self.config = config
        width, embed = config['width'], config['embed']
        self.embed = nn.Embedding(config['vocab'], embed)
        self.project = Linear(embed, width, bias=False)
        self.blocks = nn.ModuleList([Block(config) for _ in range(config['layers'])])
        self.norm = nn.LayerNorm(width)
        self.dropout = 0.0
        nn.init.normal_(self.embed.weight, std=0.3)
        for name, p in self.named_parameters():
            if p.dim() == 2 and ('qkv' in name or 'up' in name or 'project' in name):
                nn.init.normal_(p, std=p.shape[1] ** -0.5)
            elif p.dim() == 2 and ('out' in name or 'down' in name):
                nn.init.normal_(p, std=p.shape[1] ** -0.5 / math.sqrt(2 * config['layers']))
            elif name.endswith('.bias') and p.dim() == 1:
                nn.init.zeros_(p)

    def forward(self, ids):
        """States of each token; padding (id 0) is not attended to."""
        alive = ids != 0
        alive = None if alive.all() else alive
        x = self.project(locked(self.embed(ids), self.dropout, self.training))
        for block in self.blocks:
            x = block(x, alive, self.dropout)
        return self.norm(x)
