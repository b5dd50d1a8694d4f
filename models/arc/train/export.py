"""Writes the fine-tuned judge as one file of 8-bit rows for the app, and what PyTorch makes of a few made-up answers.

python3 export.py DIR JUDGE.pt OUT.bin [FIXTURE.json] reads DIR/vocab.txt and the judge that finetune.py saved. The figures of the fixture
are those of the 8-bit weights, so that a reader of the file can be held to them closely.
"""
import json
import struct
import sys

import numpy as np
import torch

from corpus import Answer, Sentence
from judge import Judge
from tokens import Tokenizer

EXAMPLES = [
    ["So I was leading the checkout rewrite, six engineers, and the holiday freeze was five weeks away.",
     "We shipped it on a Thursday and by noon one order in twelve was charged twice.",
     "To be fair, the payments team never told us that retries weren't idempotent.",
     "But I was the one who skipped the load test, because I assumed it would be fine...",
     "I rolled it back, called support, and we refunded everyone within two days.",
     "What I learned is that I write the failure cases down first, before any code.",
     "On the next migration we caught 3 of those in review, and nothing broke."],
    ["I've never really failed."],
    ["", "Um — “mistakes were made”, you know; it’s 1,250,000 rows or so..."],
    ["Right, so. " + "It kept going down and we kept restarting it and nobody knew why. " * 6] * 4 + ["That was it."],
]


def sentence(tokenizer, text):
    pieces = tokenizer.encode(text)[:160] or [2]
    return Sentence(pieces, [False] * len(pieces), 0, [False] * 6)


def main(folder, saved, out, fixture=None):
    tokenizer = Tokenizer.load(f'{folder}/vocab.txt')
    saved = torch.load(saved)
    judge = Judge(saved['config'])
    judge.load_state_dict(saved['judge'])
    tensors, blobs, offset = {}, [], 0
    for name, value in judge.state_dict().items():
        array = value.numpy().astype(np.float32)
        bits = 8 if array.ndim == 2 and name.endswith('weight') or 'memory.weight' in name else 32
        if bits == 8:
            scale = np.maximum(np.abs(array).max(1), 1e-8) / 127
            rounded = np.clip(np.round(array / scale[:, None]), -127, 127).astype(np.int8)
            blob = scale.astype('<f4').tobytes() + rounded.tobytes()
            value.copy_(torch.from_numpy(rounded.astype(np.float32) * scale[:, None].astype(np.float32)))
        else:
            blob = array.astype('<f4').tobytes()
        blob += b'\0' * (-len(blob) % 4)
        tensors[name.removeprefix('encoder.')] = {'shape': list(array.shape), 'offset': offset, 'bits': bits}
        blobs.append(blob)
        offset += len(blob)
    header = json.dumps({'shape': saved['config'], 'vocabulary': tokenizer.vocab, 'tensors': tensors},
                        separators=(',', ':')).encode('ascii')
    header += b' ' * (-len(header) % 4)
    with open(out, 'wb') as file:
        file.write(struct.pack('<I', len(header)) + header + b''.join(blobs))
    print(4 + len(header) + offset, 'bytes')
    if fixture:
        rows = []
        for texts in EXAMPLES:
            parts, kinds, toned, told, story = judge.judge([Answer('', [sentence(tokenizer, t) for t in texts], None)])[0]
            rows.append({'sentences': texts, 'parts': np.exp(parts).round(5).tolist(), 'tones': kinds.round(5).tolist(),
                         'told': told.round(5).tolist(), 'story': [s.round(5).tolist() for s in story]})
        with open(fixture, 'w', encoding='utf8') as file:
            json.dump(rows, file, ensure_ascii=False, indent=1)
            file.write('\n')


if __name__ == '__main__':
    main(*sys.argv[1:])
