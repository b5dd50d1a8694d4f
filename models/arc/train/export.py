"""Writes the fine-tuned judge for the app: the sentence encoder and the reader of answers as ONNX, 8-bit where it pays.

python3 export.py PACKAGE OUTDIR JUDGE.pt... writes encoder.onnx (pieces of sentences -> gists), reader.onnx (gists of an answer ->
scores) and pieces.json (the vocabulary). Of several judges that went on from each other it takes the mean of their weights.
"""
import json
import sys

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn
from torch.nn import functional as F

from judge import PLACES, Judge
from minilm import Pieces


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


def shrink(path, whole=False, least=4096):
    """Matrices in 8 bits: a scale a row for what is gathered and for a memory's, a scale a column for what is multiplied.

    They are unpacked at loading. With `whole`, products with a matrix are made in whole numbers instead: what is multiplied gets 8 bits as
    well, a scale a piece, so that a sentence reads the same whatever is read beside it.
    """
    model = onnx.load(path)
    graph = model.graph
    users = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    unpacking, products = [], {}
    for tensor in list(graph.initializer):
        array, name = numpy_helper.to_array(tensor), tensor.name
        kinds = {n.op_type for n in users.get(name, [])}
        if array.size < least or not (array.ndim == 2 and kinds <= {'Gather', 'MatMul', 'Gemm'} or kinds == {'GRU'} and array.ndim == 3):
            continue
        transposed = any(n.op_type == 'Gemm' and any(a.name == 'transB' and a.i for a in n.attribute) for n in users[name])
        axis = 0 if transposed or kinds & {'Gather', 'GRU'} else 1
        rows = array.reshape(-1, array.shape[-1])
        scale = np.maximum(np.abs(rows).max(1 - axis), 1e-8).astype(np.float32) / 127
        rounded = np.clip(np.round(rows / np.expand_dims(scale, 1 - axis)), -127, 127).astype(np.int8)
        graph.initializer.remove(tensor)
        graph.initializer.extend([numpy_helper.from_array(rounded, f'{name}_8'), numpy_helper.from_array(scale, f'{name}_scale')])
        if whole and kinds == {'MatMul'}:
            products.update((n.output[0], name) for n in users[name])
            continue
        unpacked = name if array.ndim == 2 else f'{name}_rows'
        unpacking.append(helper.make_node('DequantizeLinear', [f'{name}_8', f'{name}_scale'], [unpacked], axis=axis))
        if unpacked != name:
            graph.initializer.append(numpy_helper.from_array(np.array(array.shape), f'{name}_shape'))
            unpacking.append(helper.make_node('Reshape', [unpacked, f'{name}_shape'], [name]))
    nodes = unpacking + [made for n in graph.node for made in (product(n, products[n.output[0]]) if n.output[0] in products else [n])]
    if products:
        constants = {'most': np.float32(127), 'middle': np.float32(128), 'zero': np.uint8(128), 'tiny': np.float32(1e-6)}
        graph.initializer.extend(numpy_helper.from_array(np.array(value), name) for name, value in constants.items())
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.save(model, path)


def product(node, matrix):
    """A product in whole numbers instead of a MatMul node: each row to 8 bits by its own scale, its middle at 128."""
    given, out = node.input[0], node.output[0]
    step = lambda kind, inputs, name, **more: helper.make_node(kind, inputs, [f'{out}_{name}' if name else out], **more)
    at = lambda name: f'{out}_{name}'
    return [step('Abs', [given], 'sizes'), step('ReduceMax', [at('sizes')], 'size', axes=[-1]), step('Max', [at('size'), 'tiny'], 'largest'),
            step('Div', ['most', at('largest')], 'steps'), step('Div', [at('largest'), 'most'], 'scale'),
            step('Mul', [given, at('steps')], 'stretched'), step('Round', [at('stretched')], 'rounded'),
            step('Add', [at('rounded'), 'middle'], 'moved'), step('Cast', [at('moved')], 'small', to=TensorProto.UINT8),
            step('MatMulInteger', [at('small'), f'{matrix}_8', 'zero'], 'whole'), step('Cast', [at('whole')], 'real', to=TensorProto.FLOAT),
            step('Mul', [at('real'), at('scale')], 'scaled'), step('Mul', [at('scaled'), f'{matrix}_scale'], '')]


def main(package, out, *saved):
    judge = Judge({'folder': package})
    states = [torch.load(path) for path in saved]
    judge.load_state_dict({name: sum(state[name] for state in states) / len(states) for name in states[0]})
    judge.eval()
    ids = torch.tensor([[5, 9, 12, 0], [7, 8, 4, 6]])
    torch.onnx.export(SentenceEncoder(judge), ids, f'{out}/encoder.onnx', input_names=['ids'], output_names=['gists'],
                      dynamic_axes={'ids': {0: 'n', 1: 'length'}, 'gists': {0: 'n'}}, opset_version=14)
    gists = torch.randn(3, judge.gist.out_features)
    torch.onnx.export(Reader(judge), (gists, torch.randn(3, PLACES)), f'{out}/reader.onnx', input_names=['gists', 'places'],
                      output_names=['parts', 'tones', 'told', 'story'],
                      dynamic_axes={n: {0: 'n'} for n in ('gists', 'places', 'parts', 'tones')}, opset_version=14)
    shrink(f'{out}/encoder.onnx', whole=True)
    shrink(f'{out}/reader.onnx')
    chain = {k: v.tolist() for k, v in judge.chain.state_dict().items()}
    with open(f'{out}/pieces.json', 'w', encoding='utf8') as file:
        json.dump({'chain': chain, 'pieces': list(Pieces().ids)}, file, ensure_ascii=False, separators=(',', ':'))
        file.write('\n')


if __name__ == '__main__':
    main(*sys.argv[1:])
