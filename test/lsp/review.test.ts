import { strict as assert } from 'node:assert';
import type { ReviewTextResult } from '#server/lsp/messages.js';
import { reviewSchema } from '#server/review/schema.js';
import type { Client } from './client.js';
import { withServers } from './client.js';
import { address, dissection, dogBite, everyNote, oddInput } from './samples.js';

const reviewText = (client: Client, uri: string, text: string): Promise<ReviewTextResult> =>
  client.request('dxlens/reviewText', { uri, text });

/** Longer than any note that is reviewed. */
const tooLong = 'Cough. '.repeat(1_500_000);

describe('dxlens/review', () => {
  it(
    'gives the published form of the review, with its places as ranges',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dissection, 3);
      const { version, review, alertRanges, gapRanges, evidenceRanges, dismissed } = await client.review(address);
      assert.equal(version, 3);
      reviewSchema.parse(review);
      assert.equal(review.id, address);
      assert.deepEqual(dismissed, []);
      review.alerts.forEach(({ start: from, end }, index) => {
        assert.deepEqual(alertRanges[index], client.rangeOf(address, from, end));
      });
      review.gaps.forEach(({ start: from, end }, index) => {
        assert.deepEqual(gapRanges[index], client.rangeOf(address, from, end));
      });
      review.differential.forEach((one, index) => {
        const quotes = (side: 'for' | 'against'): string[] =>
          evidenceRanges[index]![side].map((range) => client.at(address, range));
        assert.deepEqual(
          quotes('for'),
          one.for.map(({ quote }) => quote),
        );
        assert.deepEqual(
          quotes('against'),
          one.against.map(({ quote }) => quote),
        );
      });
      assert.equal(evidenceRanges.length, review.differential.length);
    }),
  );

  it(
    'is null for a note that is not open',
    withServers(async ({ start }) => {
      const client = await start();
      assert.equal(await client.ask('dxlens/review', address), null);
    }),
  );

  it(
    'reviews every sample and every odd note',
    withServers(async ({ start }) => {
      const client = await start();
      for (const { name, text } of everyNote()) {
        await client.open(name, text);
        reviewSchema.parse((await client.review(name)).review);
      }
    }),
  );

  for (const [title, text, notice] of [
    ['an empty note', '', /^The note is empty\.$/],
    ['a note of blanks', ' \t\r\n\u00a0\n', /^The note is empty\.$/],
    ['a note in another language', oddInput('german.note'), /English/],
    ['text that is no note', '\u0000\u0001\ufffd\u0002'.repeat(500), /\.$/],
  ] as const) {
    it(
      `says in one sentence why nothing is suggested: ${title}`,
      withServers(async ({ start }) => {
        const client = await start();
        assert.deepEqual(await client.open(address, text), []);
        const { review } = await client.review(address);
        assert.equal(review.status, 'insufficient');
        assert.ok(
          review.notices.some((sentence) => notice.test(sentence)),
          review.notices.join(' '),
        );
      }),
    );
  }

  it(
    'gives Windows line ends the same alerts at the same lines',
    withServers(async ({ start }) => {
      const client = await start();
      const unix = await client.open('untitled:unix', dissection);
      const windows = await client.open('untitled:windows', dissection.replaceAll('\n', '\r\n'));
      const place = (of: typeof unix): unknown[] => of.map(({ code, range }) => [code, range.start]);
      assert.deepEqual(place(windows), place(unix));
    }),
  );
});

describe('a note that is too long to be one', () => {
  it(
    'is said where the note begins, and no alert of an older version stays',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dogBite);
      await client.replace(address, tooLong);
      const { version, diagnostics } = await client.take('textDocument/publishDiagnostics');
      assert.equal(version, 2);
      assert.deepEqual(
        diagnostics.map(({ message, severity, range }) => [message, severity, range.end]),
        [['The note is longer than 10 million characters; split it into single notes.', 3, { line: 0, character: 0 }]],
      );
      assert.equal(await client.ask('dxlens/review', address), null);
      assert.equal(await client.ask('textDocument/hover', address, { position: { line: 0, character: 1 } }), null);
      await client.replace(address, dogBite);
      const published = await client.reviewed(address, 3);
      assert.ok(published?.diagnostics.some(({ code }) => code === 'allergy-conflict'));
    }),
  );

  it(
    'is an outcome of its own among the notes of a folder',
    withServers(async ({ start }) => {
      const client = await start();
      assert.deepEqual(await reviewText(client, 'file:///long.note', tooLong), {
        summary: null,
        error: 'The note is longer than 10 million characters; split it into single notes.',
      });
      assert.equal((await reviewText(client, 'file:///next.note', dogBite)).error, null);
      await client.take('textDocument/publishDiagnostics');
    }),
  );
});

describe('dxlens/reviewText', () => {
  it(
    'gives a summary and publishes the diagnostics of a note that is not open',
    withServers(async ({ start }) => {
      const client = await start();
      const { summary, error } = await reviewText(client, 'file:///a.note', dissection);
      assert.equal(error, null);
      assert.equal(summary?.status, 'reviewed');
      assert.ok(summary.leading.includes('Aortic dissection'));
      const published = await client.take('textDocument/publishDiagnostics');
      assert.equal(published.uri, 'file:///a.note');
      assert.deepEqual(
        summary.alerts,
        published.diagnostics.map(({ code, message, range }) => ({ code, message, range })),
      );
    }),
  );

  it(
    'leaves the diagnostics of an open note alone',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dissection);
      const { summary } = await reviewText(client, address, dogBite);
      assert.ok(summary?.alerts.some(({ code }) => code === 'allergy-conflict'));
      assert.ok((await client.review(address)).review.alerts.some(({ code }) => code === 'cant-miss'));
    }),
  );

  it(
    'keeps nothing of the note',
    withServers(async ({ start }) => {
      const client = await start();
      await reviewText(client, 'file:///a.note', dissection);
      await client.take('textDocument/publishDiagnostics');
      assert.equal(await client.ask('dxlens/review', 'file:///a.note'), null);
    }),
  );

  it(
    'has a summary for every sample and every odd note',
    withServers(async ({ start }) => {
      const client = await start();
      for (const { name, text } of everyNote()) {
        const { summary, error } = await reviewText(client, name, text);
        assert.equal(error, null, name);
        assert.ok(summary?.status === 'reviewed' || summary!.notices.length > 0, name);
        await client.take('textDocument/publishDiagnostics');
      }
    }),
  );
});
