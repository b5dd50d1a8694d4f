"""A judge again from the files that export.py wrote: what is shipped is also the checkpoint to go on from (weights as their 8 bits say)."""
import json
import os

import onnx
import torch
from onnx import numpy_helper


def state(path, judge):
    """Weights for a judge from a file of torch's or from a folder with encoder.onnx, reader.onnx and pieces.json.

    Training alone needs the marks of single pieces: that head is in no file of the app and stays as the judge has it.
    """
    if not os.path.isdir(path):
        return torch.load(path)
    found = {**tensors(f'{path}/encoder.onnx'), **tensors(f'{path}/reader.onnx')}
    with open(f'{path}/pieces.json', encoding='utf8') as file:
        found.update((f'chain.{name}', torch.tensor(values)) for name, values in json.load(file)['chain'].items())
    lost = {name: value for name, value in judge.state_dict().items() if name not in found}
    assert all(name.startswith('toned.') for name in lost), f'not in {path}: {", ".join(lost)}'
    return {**found, **lost}


def tensors(path):
    """What an exported file holds, by the judge's own names."""
    graph = onnx.load(path).graph
    raw = {tensor.name: torch.tensor(numpy_helper.to_array(tensor)) for tensor in graph.initializer}
    for node in graph.node:
        if node.op_type == 'DequantizeLinear':
            small, scale = (raw.pop(name) for name in node.input)
            raw[node.output[0]] = small * (scale if node.attribute[0].i == 1 else scale[:, None])
        if node.op_type == 'Reshape' and all(name in raw for name in node.input):
            values, shape = (raw.pop(name) for name in node.input)
            raw[node.output[0]] = values.reshape(*shape)
    adds = {name: node for node in graph.node if node.op_type == 'Add' for name in node.input}
    found = {}
    for node in graph.node:
        by = node.input[1] if node.op_type == 'MatMul' else None
        if node.op_type == 'Mul' and node.input[1].endswith('_scale') and node.input[1] in raw:
            by = node.input[1].removesuffix('_scale')
            raw[by] = raw.pop(f'{by}_8') * raw.pop(f'{by}_scale')
        if by in raw:
            bias = next(name for name in adds[node.output[0]].input if name in raw)
            found[bias.replace('.bias', '.weight')] = raw.pop(by).T
        if node.op_type == 'GRU':
            found.update(memory(*(raw.pop(name) for name in node.input[1:4])))
    found.update((name, value) for name, value in raw.items() if name.startswith('judge.'))
    return {name.removeprefix('judge.'): value.contiguous() for name, value in found.items()}


def memory(inputs, states, biases):
    """A GRU's weights, forth and back; ONNX puts the update gate first, torch the reset gate."""
    gates = lambda w: torch.cat([w.chunk(3)[i] for i in (1, 0, 2)])
    found = {}
    for way, end in enumerate(('', '_reverse')):
        into, stay = biases[way].chunk(2)
        for name, value in (('weight_ih', inputs[way]), ('weight_hh', states[way]), ('bias_ih', into), ('bias_hh', stay)):
            found[f'memory.{name}_l0{end}'] = gates(value)
    return found
