"""Labelled passages of spoken English, put together from their labels and the transcripts that they stand in.

python3 spoken.py TEXT LABELS TONE > spoken.jsonl
TEXT: a turn of speech a line (Changelog network transcripts, CC BY-SA 4.0; not part of this repository). LABELS: spoken-labels.jsonl, one
passage a line: its sentences as [line, place in the line], both from 0, their parts and tones, its story. TONE: spoken-tone.jsonl, the
tones as a second reader heard them (`again` in the result).
"""
import json
import re
import sys

END = re.compile(r'(?<=[.?!…])["”]?\s+(?=[A-Z“"\'])')


def sentences(line):
    return [s for s in END.split(line) if s.strip()]


def marks(whole, tones):
    return [{'kind': kind, 'quote': whole[start:end]} for kind, start, end in tones]


def main(text, labels, tone):
    lines = open(text, encoding='utf8').read().split('\n')
    second = {row['id']: row['tone'] for row in map(json.loads, open(tone, encoding='utf8'))}
    for row in open(labels, encoding='utf8'):
        passage = json.loads(row)
        again = second.get(passage['id'])
        said = []
        for i, ((line, place), part, tones) in enumerate(zip(passage['at'], passage['parts'], passage['tone'])):
            whole = sentences(lines[line])[place]
            said.append({'text': whole, 'part': part, 'tone': marks(whole, tones)})
            if again:
                said[-1]['again'] = marks(whole, again[i])
        print(json.dumps({'id': passage['id'], 'prompt': passage['prompt'], 'sentences': said, 'story': passage['story']}))


if __name__ == '__main__':
    main(*sys.argv[1:])
