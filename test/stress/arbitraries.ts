/** Notes as no one meant them: samples that were cut, doubled, shuffled and sprinkled with anything, and text made of nothing but pieces. */
import fc from 'fast-check';

const pieces = [
  ...[
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\t',
    '  ',
    ' ',
    ':',
    ';',
    ',',
    '.',
    '..',
    '...',
    '/',
    '-',
    '–',
    '—',
    '(',
    ')',
    '[',
    ']',
    '[x]',
    '[ ]',
    '|',
  ],
  ...[
    '+',
    '(+)',
    '(-)',
    '?',
    '??',
    '!',
    '*',
    '***',
    '#',
    '##',
    '%',
    '°',
    '<',
    '>',
    '->',
    '→',
    '=',
    '"',
    "'",
    '’',
    '\u00a0',
    '\u200b',
    '\ufeff',
  ],
  ...[
    '\ud83d',
    '\udc7d',
    '👩🏽‍⚕️',
    'é',
    'e\u0301',
    'ﬁ',
    'İ',
    'ß',
    '胸痛',
    'боль',
    'ألم',
    '\u0000',
    '\u2028',
    '0',
    '9',
    '1e9',
    '0.0.0',
    '1,234,567',
  ],
  ...[
    'no',
    'denies',
    'not',
    'without',
    'or',
    'and',
    'but',
    'if',
    'possible',
    'history of',
    'h/o',
    'mother',
    'father had',
    'was',
    'with',
  ],
  ...['HPI:', 'PMH:', 'ROS', 'O/E', 'PLAN', 'Assessment:', 'FH', 'CC', '# ', '1.', '2)', '- ', 'Vitals:', 'Labs'],
  ...[
    'fever',
    'chest pain',
    'SOB',
    'N/V',
    'MI',
    'ca',
    'rash',
    'BP',
    '120/80',
    'HR 118',
    'T 38.4',
    'K+',
    '6.1',
    'mmol/L',
    'mg',
    'x3',
    '2/7',
    '67M',
  ],
  ...[
    'years',
    'ago',
    'left',
    'severe',
    'radiating to',
    'ruled out',
    'in 2014',
    'aaaa',
    'pneumoniaa',
    'chets',
    'x',
    'PE',
    'MS',
    '1/2/2024',
  ],
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: 'binary' }) },
);

/** Text put together from pieces, now and then one of them many times. */
const heap = fc
  .array(
    fc.tuple(
      piece,
      fc.constantFrom(' ', ' ', ' ', '', '\n'),
      fc.oneof({ weight: 30, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 400 }) }),
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.map(([text, gap, times]) => (text + gap).repeat(times)).join(''));

const edit = fc.record({
  kind: fc.constantFrom('cut', 'double', 'insert', 'upper', 'lower', 'unwrap', 'swap', 'drop'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.double({ min: 0, max: 0.4, noNaN: true }),
  text: piece,
});

/** A note after a few edits that no one would make. */
function mutated(note: string, edits: readonly { kind: string; at: number; length: number; text: string }[]): string {
  let text = note;
  for (const { kind, at, length, text: added } of edits) {
    const start = Math.floor(at * text.length);
    const end = Math.min(text.length, start + Math.ceil(length * 200));
    const [before, part, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
    switch (kind) {
      case 'cut':
        text = before + after;
        break;
      case 'double':
        text = before + part + part + after;
        break;
      case 'insert':
        text = before + added + part + after;
        break;
      case 'upper':
        text = before + part.toUpperCase() + after;
        break;
      case 'lower':
        text = before + part.toLowerCase() + after;
        break;
      case 'unwrap':
        text = before + part.replaceAll('\n', ' ') + after;
        break;
      case 'swap':
        text = after + part + before;
        break;
      default:
        text = before + part.replaceAll(/[.,:;]/g, '') + after;
    }
  }
  return text;
}

/** Mutations of the given notes, and heaps. */
export const strangeNotes = (notes: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...notes), fc.array(edit, { maxLength: 8 }))
        .map(([note, edits]) => mutated(note, edits)),
    },
    { weight: 1, arbitrary: heap },
  );
