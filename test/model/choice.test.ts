import { strict as assert } from 'node:assert';
import { logSum, sharesOf } from '#server/model/ask/choice.js';
import { choicePrompt, noneOfThese, optionLetters } from '#server/model/ask/prompt.js';

const close = (given: number, expected: number): void => {
  assert.ok(Math.abs(given - expected) < 1e-9, `${given} is not ${expected}`);
};

describe('the arithmetic of a choice', () => {
  it('turns the logits of one question into shares', () => {
    const { shares, none } = sharesOf([{ order: [0, 1, 2], logits: [Math.log(6), Math.log(3), Math.log(1)] }], 1);
    [0.6, 0.3].forEach((share, index) => close(shares[index]!, share));
    close(none, 0.1);
  });

  it('gives each option the letters that it had, whatever the order', () => {
    const { shares, none } = sharesOf([{ order: [2, 0, 1], logits: [Math.log(1), Math.log(6), Math.log(3)] }], 1);
    [0.6, 0.3].forEach((share, index) => close(shares[index]!, share));
    close(none, 0.1);
  });

  it('takes a liking for a letter out by averaging over the orders', () => {
    // Whatever stands first gains two nats; there is nothing else between the options.
    const first = [2, 0, 0];
    const orders = [
      [0, 1, 2],
      [1, 2, 0],
      [2, 0, 1],
    ];
    const { shares, none } = sharesOf(
      orders.map((order) => ({ order, logits: first })),
      1,
    );
    for (const share of [...shares, none]) close(share, 1 / 3);
  });

  it('is flattened by a temperature above 1, and keeps its order', () => {
    const asked = [{ order: [0, 1, 2], logits: [4, 2, 0] }];
    const [plain, flat] = [sharesOf(asked, 1), sharesOf(asked, 3)];
    assert.ok(flat.shares[0]! < plain.shares[0]! && flat.shares[0]! > flat.shares[1]!);
    close(
      [...flat.shares, flat.none].reduce((sum, share) => sum + share, 0),
      1,
    );
  });

  it('adds up the tokens that write one letter, and stands letters that none writes', () => {
    close(logSum([Math.log(2), Math.log(3)]), Math.log(5));
    assert.equal(logSum([-Infinity, -Infinity]), -Infinity);
    const { shares, none } = sharesOf([{ order: [0, 1], logits: [0, -Infinity] }], 1);
    close(shares[0]!, 1);
    close(none, 0);
  });
});

describe('the questions of a choice', () => {
  const request = { text: 'Chest pain.\nSweats.', candidates: ['Gout', 'Septic arthritis', 'Pseudogout'] };

  it('hold every option once, each time in another place', () => {
    const { questions } = choicePrompt(request, 4);
    assert.equal(questions.length, 4);
    for (const { order } of questions) assert.deepEqual([...order].sort(), [0, 1, 2, 3]);
    for (const place of [0, 1, 2, 3]) {
      assert.equal(new Set(questions.map(({ order }) => order[place])).size, 4);
    }
  });

  it('write the options in the order that they say', () => {
    for (const { text, order } of choicePrompt(request, 2).questions) {
      const options = [...request.candidates, noneOfThese];
      order.forEach((option, place) => {
        assert.ok(text.includes(`\n${optionLetters[place]}. ${options[option]}`), text);
      });
    }
  });

  it('are no more than there are options, and name no more candidates than letters allow', () => {
    assert.equal(choicePrompt({ text: 'x', candidates: ['Gout'] }, 8).questions.length, 2);
    const many = choicePrompt({ text: 'x', candidates: Array.from({ length: 30 }, (_, n) => `Disease ${n}`) }, 1);
    assert.equal(many.questions[0]!.order.length, optionLetters.length);
  });

  it('come after the note, so that words at its end leave what stands before them as it was', () => {
    const before = choicePrompt(request, 2);
    const after = choicePrompt({ ...request, text: `${request.text} Fever.` }, 2);
    assert.equal(after.system, before.system);
    assert.ok(after.note.startsWith(before.note));
  });

  it('keep a line break or a control character of a name from making another option', () => {
    const { questions } = choicePrompt({ text: 'x', candidates: ['Gout\nB. Cancer\u0000'] }, 1);
    assert.equal(questions[0]!.text.split('\n').filter((line) => /^[A-I]\. /.test(line)).length, 2);
  });
});
