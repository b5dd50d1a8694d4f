"""Labelled passages of spoken English, put together from their labels and the transcripts that they stand in.

python3 spoken.py TEXT LABELS > spoken.jsonl
TEXT: a turn of speech a line (Changelog network transcripts, CC BY-SA 4.0; not part of this repository). LABELS: spoken-labels.jsonl, one
passage a line: its sentences as [line, place in the line], both from 0, their parts and tones, its story.
"""
import json
import re
import sys

END = re.compile(r'(?<=[.?!…])["”]?\s+(?=[A-Z“"\'])')


def sentences(line):
    return [s for s in END.split(line) if s.strip()]


def main(text, labels):
    lines = open(text, encoding='utf8').read().split('\n')
    for row in open(labels, encoding='utf8'):
        passage = json.loads(row)
        said = []
        for (line, place), part, tone in zip(passage['at'], passage['parts'], passage['tone']):
            whole = sentences(lines[line])[place]
            said.append({'text': whole, 'part': part,
                         'tone': [{'kind': kind, 'quote': whole[start:end]} for kind, start, end in tone]})
        print(json.dumps({'id': passage['id'], 'prompt': passage['prompt'], 'sentences': said, 'story': passage['story']}))


if __name__ == '__main__':
    main(*sys.argv[1:])
