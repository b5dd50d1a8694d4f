"""Fine-tunes the encoder on labelled answers and measures it beside the linear yardstick and both together.

python3 finetune.py DIR --corpus FILE... [--real FILE] [--folds 0 1 2 3 4] [--out FILE] [--epochs N] [--scratch]
--folds: which folds to measure by cross-validation; --real: a labelled file to measure with a model trained on the whole corpus;
--out: where to save that model; --scratch: without pre-training, to see what it gives.
"""
import argparse
import time

import numpy as np
import torch
from torch import nn

import corpus
import linear
import scores
from judge import Batch, Judge
from tokens import Tokenizer


def train(pretrained, answers, tokenizer, args, seed=1):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    marks = corpus.marks_of(tokenizer)
    judge = Judge(pretrained['config'])
    if not args.scratch:
        judge.encoder.load_state_dict(pretrained['encoder'])
    body = list(judge.encoder.parameters())
    rest = [p for n, p in judge.named_parameters() if not n.startswith('encoder.')]
    groups = [{'params': body, 'peak': args.rate}, {'params': rest, 'peak': 2e-3}]
    optimizer = torch.optim.AdamW(groups, lr=0, betas=(0.9, 0.98), weight_decay=0.01)
    size = args.batch
    steps, step = args.epochs * ((len(answers) + size - 1) // size), 0
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
        print(f'  epoch {epoch} loss {total / len(order) * size:.3f} {time.time() - begun:.0f} s', flush=True)
    return judge


def mixed(a, b, share):
    """Log-chances of two judges, weighed and normalised."""
    both = share * a + (1 - share) * b
    return both - np.log(np.exp(both).sum(1, keepdims=True))


def balanced(logs, prior, by=0.5):
    """Log-chances as if the parts were nearer to equally frequent, which macro F1 rewards."""
    return logs - by * np.log(prior)


def tell(name, answers, first, second, threshold, prior=None):
    """Prints the figures of the encoder, the linear model and both; returns the chance below which a part is not told."""
    labels = {'encoder': [f[0] for f in first], 'linear': [s[0] for s in second]}
    for share in (0.35, 0.5, 0.65):
        labels[f'both {share}'] = [mixed(f[0], s[0], share) for f, s in zip(first, second)]
    if prior is not None:
        labels['linear balanced'] = [balanced(g, prior) for g in labels['linear']]
        labels['both 0.5 balanced'] = [balanced(g, prior) for g in labels['both 0.5']]
    for kind, logs in labels.items():
        macro, each, right = scores.parts(answers, [g.argmax(1) for g in logs])
        print(f'{name} {kind}: macro F1 {macro:.3f} accuracy {right:.3f} {each}')
    chances = {kind: np.array([1 - np.prod(1 - np.exp(g[:, :6]), 0) for g in labels[kind]])
               for kind in ('linear', 'both 0.5')}
    for precision in (0.75, 0.85) if threshold is None else ():
        for kind, chance in chances.items():
            at = scores.cautious(answers, chance, precision)
            p, r, n = scores.missing(answers, chance, at)
            print(f'{name} missing, {kind}, precision {precision} asked: below {at:.2f} {p:.2f}/{r:.2f} ({n})')
    chance = chances['both 0.5']
    threshold = scores.cautious(answers, chance) if threshold is None else threshold
    print(f'{name} missing: threshold {threshold:.2f} precision/recall/said', scores.missing(answers, chance, threshold))
    print(f'{name} tone:', scores.tone(answers, [f[1] for f in first])[:2])
    print(f'{name} story:', scores.story(answers, [f[4] for f in first]), flush=True)
    return threshold


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('dir')
    parser.add_argument('--corpus', nargs='+', required=True)
    parser.add_argument('--real')
    parser.add_argument('--folds', nargs='*', type=int, default=[])
    parser.add_argument('--out')
    parser.add_argument('--epochs', type=int, default=8)
    parser.add_argument('--batch', type=int, default=8)
    parser.add_argument('--rate', type=float, default=5e-4)
    parser.add_argument('--scratch', action='store_true')
    args = parser.parse_args()
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    tokenizer = Tokenizer.load(f'{args.dir}/vocab.txt')
    pretrained = torch.load(f'{args.dir}/encoder.pt')
    answers = corpus.read(args.corpus, tokenizer)
    print(len(answers), 'answers', sum(len(a.sentences) for a in answers), 'sentences', vars(args))
    held, first, second, threshold = [], [], [], None
    prior = np.bincount([s.part for a in answers for s in a.sentences], minlength=len(corpus.PARTS)) + 1.0
    prior /= prior.sum()
    for fold in args.folds:
        rest = [a for a in answers if corpus.fold(a.name) != fold]
        part = [a for a in answers if corpus.fold(a.name) == fold]
        judged = train(pretrained, rest, tokenizer, args).judge(part)
        plain = linear.judge(linear.train(rest), part)
        tell(f'fold {fold}', part, judged, plain, 0.3, prior)
        held, first, second = held + part, first + judged, second + plain
    if len(args.folds) > 1:
        threshold = tell('cross-validation', held, first, second, None, prior)
    if args.real or args.out:
        judge = train(pretrained, answers, tokenizer, args)
        if args.out:
            torch.save({'config': pretrained['config'], 'judge': judge.state_dict()}, args.out)
        if args.real:
            real = corpus.read([args.real], tokenizer)
            tell('real', real, judge.judge(real), linear.judge(linear.train(answers), real), threshold or 0.3,
                 prior)


if __name__ == '__main__':
    main()
