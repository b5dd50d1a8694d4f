"""Writes the fine-tuned judge for the app: the sentence encoder and the reader of answers as ONNX, 8-bit where it pays.

python3 export.py PACKAGE OUTDIR JUDGE.pt... writes encoder.onnx (pieces of sentences -> gists), reader.onnx (gists of an answer ->
scores) and pieces.json (the vocabulary). Of several judges that went on from each other it takes the mean of their weights.
"""
import json
import sys

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn
from torch.nn import functional as F

from judge import PLACES, Judge
from universal import RESERVED, Pieces


class SentenceEncoder(nn.Module):
    """ids [n, length], 0 for padding -> gists [n, width]."""

    def __init__(self, judge):
        super().__init__()
        self.judge = judge

    def forward(self, ids):
        inside = (ids != 0)[..., None]
        pieces = self.judge.encoder(ids)
        mean = (pieces * inside).sum(1) / inside.sum(1)
        top = pieces.masked_fill(~inside, -1e4).max(1).values
        return F.relu(self.judge.gist(torch.cat([mean, top], 1)))


class Reader(nn.Module):
    """gists [n, width] of an answer's sentences, places [n, 8] -> scores of parts, chances of tones, told parts, story."""

    def __init__(self, judge):
        super().__init__()
        self.judge = judge

    def forward(self, gists, places):
        j = self.judge
        memory = j.memory(torch.cat([gists, places], 1)[None])[0][0]
        full = torch.cat([gists, memory], 1)
        whole = torch.cat([full.mean(0), full.max(0).values])[None]
        story = torch.cat([head(whole).log_softmax(1) for head in j.story], 1)
        return j.part(full), j.kind(full).sigmoid(), j.told(whole).sigmoid(), story


def shrink(path, least=4096):
    """Matrices in 8 bits: a scale a row for what is gathered, a scale a column for what is multiplied."""
    model = onnx.load(path)
    graph = model.graph
    users = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    added = []
    for tensor in list(graph.initializer):
        array = numpy_helper.to_array(tensor)
        kinds = {n.op_type for n in users.get(tensor.name, [])}
        if array.ndim != 2 or array.size < least or not kinds <= {'Gather', 'MatMul', 'Gemm'}:
            continue
        transposed = any(n.op_type == 'Gemm' and any(a.name == 'transB' and a.i for a in n.attribute) for n in users[tensor.name])
        axis = 0 if 'Gather' in kinds or transposed else 1
        scale = np.maximum(np.abs(array).max(1 - axis), 1e-8).astype(np.float32) / 127
        rounded = np.clip(np.round(array / np.expand_dims(scale, 1 - axis)), -127, 127).astype(np.int8)
        graph.initializer.remove(tensor)
        graph.initializer.extend([numpy_helper.from_array(rounded, tensor.name + '_8'),
                                  numpy_helper.from_array(scale, tensor.name + '_scale')])
        added.append(helper.make_node('DequantizeLinear', [tensor.name + '_8', tensor.name + '_scale'], [tensor.name], axis=axis))
    for node in reversed(added):
        graph.node.insert(0, node)
    onnx.save(model, path)


def main(package, out, *saved):
    judge = Judge({'folder': package})
    states = [torch.load(path) for path in saved]
    judge.load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    judge.eval()
    ids = torch.tensor([[5, 9, 12, 0], [7, 3, 4, 6]])
    torch.onnx.export(SentenceEncoder(judge), ids, f'{out}/encoder.onnx', input_names=['ids'], output_names=['gists'],
                      dynamic_axes={'ids': {0: 'n', 1: 'length'}, 'gists': {0: 'n'}}, opset_version=14)
    gists = torch.randn(3, judge.gist.out_features)
    torch.onnx.export(Reader(judge), (gists, torch.randn(3, PLACES)), f'{out}/reader.onnx', input_names=['gists', 'places'],
                      output_names=['parts', 'tones', 'told', 'story'],
                      dynamic_axes={n: {0: 'n'} for n in ('gists', 'places', 'parts', 'tones')}, opset_version=14)
    shrink(f'{out}/encoder.onnx')
    shrink(f'{out}/reader.onnx')
    pieces = Pieces(package)
    chain = {k: v.tolist() for k, v in judge.chain.state_dict().items()}
    with open(f'{out}/pieces.json', 'w', encoding='utf8') as file:
        json.dump({'chain': chain, 'pieces': [[p, round(pieces.scores[p][0], 4)] for p in pieces.vocab[RESERVED:]]}, file, ensure_ascii=False,
                  separators=(',', ':'))
        file.write('\n')


if __name__ == '__main__':
    main(*sys.argv[1:])
