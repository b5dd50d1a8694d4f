"""Pre-trains the encoder on unlabelled speech.

python3 pretrain.py DIR MINUTES [--corpus FILE...] [--resume FILE] [--seed N] reads DIR/vocab.txt and DIR/tokens.npy
(tokens.py), writes DIR/encoder.pt, in 16 bits, every nine minutes. Two tasks at once: name the tokens that were masked or replaced, and tell which were replaced. The
replacements follow (or precede) the same neighbour somewhere else in the text. With --corpus, passages that sound
like the labelled answers are drawn more often. The learning rate falls with the clock, so an interrupted or shared
machine only means fewer tokens.
"""
import argparse
import json
import os
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from encoder import CONFIG, Encoder, Half, Linear
from tokens import MASK, PUNCTUATION, SPECIAL, TURN, Tokenizer

LENGTH, BATCH, PEAK = 128, 48, 1.5e-3
MASKED, REPLACED = 0.18, 0.12


class Heads(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.down = Linear(config['width'], config['embed'])
        self.norm = nn.LayerNorm(config['embed'])
        self.bias = nn.Parameter(torch.zeros(config['vocab']))
        self.odd = nn.Linear(config['width'], 1)


def rank(tokens, tokenizer, files):
    """How often to draw each block of LENGTH tokens: by likeness to the labelled answers, from 0.4 to 1.6."""
    ids = []
    for file in files:
        for line in open(file, encoding='utf8'):
            for sentence in json.loads(line)['sentences'] if line.strip() else []:
                ids.extend(tokenizer.encode(sentence['text']))
    size = len(tokenizer.vocab)
    like = np.bincount(ids, minlength=size) + 1.0 if ids else np.ones(size)
    base = np.bincount(tokens, minlength=size) + 1.0
    gain = np.clip(np.log(like / like.sum()) - np.log(base / base.sum()), -1.5, 1.5)
    gain[TURN] = 0
    blocks = len(tokens) // LENGTH
    score = gain[tokens[:blocks * LENGTH]].reshape(blocks, LENGTH).mean(1)
    weight = np.empty(blocks)
    weight[np.argsort(score)] = np.linspace(0.4, 1.6, blocks) if ids else 1.0
    return weight / weight.sum()


class Batches:
    def __init__(self, tokens, tokenizer, weight, seed):
        self.tokens, self.rng = tokens, np.random.default_rng(seed)
        self.cumulative = np.cumsum(weight)
        self.order = np.argsort(tokens, kind='stable').astype(np.int32)
        self.start = np.concatenate([[0], np.cumsum(np.bincount(tokens, minlength=len(tokenizer.vocab)))])
        self.mark = np.zeros(len(tokenizer.vocab), bool)
        self.mark[[tokenizer.ids[c] for c in PUNCTUATION if c in tokenizer.ids]] = True

    def neighbour(self, given, step):
        """A token seen `step` after another occurrence of each given one."""
        low, high = self.start[given], self.start[given + 1]
        at = self.order[np.minimum(low + (self.rng.random(len(given)) * (high - low)).astype(np.int64), high - 1)]
        return self.tokens[np.clip(at + step, 0, len(self.tokens) - 1)]

    def draw(self):
        rng = self.rng
        blocks = np.searchsorted(self.cumulative, rng.random(BATCH) * self.cumulative[-1])
        first = blocks * LENGTH + rng.integers(-LENGTH // 2, LENGTH // 2, BATCH)
        first = np.clip(first, 0, len(self.tokens) - 2 * LENGTH)
        spans = self.tokens[first[:, None] + np.arange(2 * LENGTH)].astype(np.int64)
        rows = np.empty((BATCH, LENGTH), np.int64)
        for i, span in enumerate(spans):
            if rng.random() < 0.12:
                kept = span[~self.mark[span]]
                span = kept if len(kept) >= LENGTH else span
            rows[i] = span[:LENGTH]
        chance = rng.random(rows.shape)
        masked = (chance < MASKED) & (rows >= len(SPECIAL))
        replaced = (chance >= MASKED) & (chance < MASKED + REPLACED) & (rows >= len(SPECIAL))
        seen = np.where(masked, MASK, rows)
        r, c = np.nonzero(replaced)
        after = self.neighbour(rows[r, np.maximum(c - 1, 0)], 1)
        before = self.neighbour(rows[r, np.minimum(c + 1, LENGTH - 1)], -1)
        seen[r, c] = np.where(rng.random(len(r)) < 0.5, after, before)
        return torch.from_numpy(rows), torch.from_numpy(seen), torch.from_numpy(masked | replaced)


def losses(encoder, heads, batch):
    rows, seen, chosen = batch
    states = encoder(seen)
    picked = states[chosen]
    small = heads.norm(F.relu(heads.down(picked)))
    logits = Half.apply(small / 4, encoder.embed.weight).float() + heads.bias
    name = F.cross_entropy(logits, rows[chosen])
    visible = seen != MASK
    odd = heads.odd(states[visible]).squeeze(-1)
    wrong = (seen != rows)[visible].float()
    return name, F.binary_cross_entropy_with_logits(odd, wrong)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('dir')
    parser.add_argument('minutes', type=float)
    parser.add_argument('--corpus', nargs='*', default=[])
    parser.add_argument('--resume')
    parser.add_argument('--seed', type=int, default=1, help='another one than before when resuming')
    parser.add_argument('--peak', type=float, default=PEAK)
    args = parser.parse_args()
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    torch.manual_seed(args.seed)
    tokenizer = Tokenizer.load(f'{args.dir}/vocab.txt')
    tokens = np.load(f'{args.dir}/tokens.npy')
    batches = Batches(tokens, tokenizer, rank(tokens, tokenizer, args.corpus), args.seed)
    encoder = Encoder({**CONFIG, 'vocab': len(tokenizer.vocab)})
    heads = Heads(encoder.config)
    if args.resume:
        saved = torch.load(args.resume)
        encoder.load_state_dict(saved['encoder'])
        heads.load_state_dict(saved['heads'])
    parameters = [*encoder.parameters(), *heads.parameters()]
    print(sum(p.numel() for p in parameters), 'parameters', flush=True)
    groups = [{'params': [p for p in parameters if p.dim() > 1], 'weight_decay': 0.05},
              {'params': [p for p in parameters if p.dim() <= 1], 'weight_decay': 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=args.peak, betas=(0.9, 0.98), eps=1e-6)

    def save():
        half = [{k: v.half() for k, v in m.state_dict().items()} for m in (encoder, heads)]
        torch.save({'config': encoder.config, 'encoder': half[0], 'heads': half[1]}, f'{args.dir}/encoder.tmp')
        os.replace(f'{args.dir}/encoder.tmp', f'{args.dir}/encoder.pt')

    begun = saved_at = told_at = time.time()
    step, total, name_sum, odd_sum, since = 0, 0, 0.0, 0.0, 0
    while True:
        now = time.time()
        done = (now - begun) / (args.minutes * 60)
        if done >= 1:
            break
        rate = args.peak * min(1, (step + 1) / 300) * max(0.02, 1 - done)
        for group in optimizer.param_groups:
            group['lr'] = rate
        encoder.train()
        name, odd = losses(encoder, heads, batches.draw())
        optimizer.zero_grad()
        (name + 3 * odd).backward()
        nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        step, total, since = step + 1, total + BATCH * LENGTH, since + 1
        name_sum, odd_sum = name_sum + name.item(), odd_sum + odd.item()
        if now - told_at > 30:
            print(f'{done:.3f} step {step} tokens {total / 1e6:.1f}M name {name_sum / since:.3f} odd {odd_sum / since:.4f}'
                  f' {since * BATCH * LENGTH / (now - told_at):.0f} tokens/s', flush=True)
            told_at, name_sum, odd_sum, since = now, 0.0, 0.0, 0
        if now - saved_at > 540:
            save()
            saved_at = now
    save()
    print('done', total, flush=True)


if __name__ == '__main__':
    main()
