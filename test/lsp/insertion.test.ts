import { strict as assert } from 'node:assert';
import { assessmentLine, promptLine } from '#server/lsp/insertions.js';
import type { Insertion } from '#server/lsp/insertions.js';
import { readNote } from '#server/note/read.js';
import type { Lexicon } from '#server/note/types.js';
import { openKnowledge } from '#server/review/knowledge.js';
import { files } from './client.js';

describe('a line for the note', () => {
  let lexicon: Lexicon;
  before(async () => {
    lexicon = (await openKnowledge(files, [])).base.lexicon;
  });
  const apply = (text: string, { at, text: words }: Insertion): string => text.slice(0, at) + words + text.slice(at);
  const prompt = (text: string, section: string): string =>
    apply(text, promptLine(readNote(text, lexicon), 'neck stiffness', section));
  const consider = (text: string): string => apply(text, assessmentLine(readNote(text, lexicon), 'meningitis'));

  for (const [title, text, section, expected] of [
    [
      'goes to the end of its section',
      'HPI: headache\nsince noon\n\nExam: well\n\nPlan: home\n',
      'exam',
      'HPI: headache\nsince noon\n\nExam: well\nNeck stiffness: ***\n\nPlan: home\n',
    ],
    [
      'goes under a heading that has nothing yet',
      'HPI: headache\n\nExam:\n\nPlan: home\n',
      'exam',
      'HPI: headache\n\nExam:\nNeck stiffness: ***\n\nPlan: home\n',
    ],
    [
      'goes to a kindred section where its own is missing',
      'HPI: headache\n\nVitals: HR 80\n\nPlan: home\n',
      'exam',
      'HPI: headache\n\nVitals: HR 80\nNeck stiffness: ***\n\nPlan: home\n',
    ],
    [
      'goes to the end of the note where no section fits',
      'Plan: home\n\n',
      'exam',
      'Plan: home\nNeck stiffness: ***\n\n',
    ],
    [
      'goes to the end of the note where no section fits, and the note does not end in a line break',
      'Plan: home',
      'exam',
      'Plan: home\nNeck stiffness: ***',
    ],
    ['is the whole of an empty note', '', 'hpi', 'Neck stiffness: ***'],
    [
      'takes the line ends of the note',
      'HPI: headache\r\n\r\nExam: well\r\n\r\nPlan: home\r\n',
      'exam',
      'HPI: headache\r\n\r\nExam: well\r\nNeck stiffness: ***\r\n\r\nPlan: home\r\n',
    ],
  ] as const) {
    it(title, () => {
      assert.equal(prompt(text, section), expected);
    });
  }

  for (const [title, text, expected] of [
    [
      'adds to the assessment',
      'HPI: headache\n\nAssessment: migraine\n\nPlan: home\n',
      'HPI: headache\n\nAssessment: migraine\nConsider meningitis: ***\n\nPlan: home\n',
    ],
    [
      'makes an assessment before nothing else',
      'HPI: headache\n',
      'HPI: headache\n\nAssessment:\nConsider meningitis: ***\n',
    ],
    [
      'makes an assessment in the line ends of the note',
      'HPI: headache\r\n',
      'HPI: headache\r\n\r\nAssessment:\r\nConsider meningitis: ***\r\n',
    ],
  ] as const) {
    it(title, () => {
      assert.equal(consider(text), expected);
    });
  }
});
