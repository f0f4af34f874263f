import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { reviewNotes } from '../../client/src/reviewNotes.js';
import { summarise } from '../../client/src/summary.js';
import type { ReviewTextResult } from '../../server/src/lsp/messages.js';
import { closeAll, folder, until } from './editor.js';

const at = (line: number) => ({ start: { line, character: 3 }, end: { line, character: 8 } });
const reviewed = (...alerts: [number, string][]): ReviewTextResult => ({
  summary: {
    status: 'reviewed',
    notices: [],
    alerts: alerts.map(([line, message]) => ({ code: 'missing-finding', message, range: at(line) })),
    leading: [],
  },
  error: null,
});

describe('the review of all notes', () => {
  afterEach(closeAll);

  it('lists every sample, with alerts as path:line: message that lead to the note', async () => {
    const binary = vscode.Uri.joinPath(folder(), 'picture.note');
    await vscode.workspace.fs.writeFile(binary, new Uint8Array([0x89, 0x50, 0, 0, 0, 1, 0, 2]));
    try {
      await vscode.commands.executeCommand('dxlens.reviewAll');
    } finally {
      await vscode.workspace.fs.delete(binary);
    }
    const summary = await until('the summary', () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.scheme === 'dxlens-summary' && document;
    });
    const text = summary.getText();
    const names = (await vscode.workspace.findFiles('**/*.{note,soap,hpi,cnote}')).map(({ path }) =>
      path.split('/').at(-1),
    );
    for (const name of names) {
      assert.ok(text.includes(name ?? ''), `${name ?? ''} is in the summary`);
    }
    assert.match(text, /^pelvic-pain-syncope\.note:\d+: \S/m);
    assert.match(text, /^picture\.note: The file is not text/m);
    assert.match(text, /^well-visit\.soap(?!:\d)/m);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      summary.uri,
    );
    const link = links.find(({ range }) => summary.getText(range).startsWith('pelvic-pain-syncope.note:'));
    assert.equal(link?.target?.path, vscode.Uri.joinPath(folder(), 'pelvic-pain-syncope.note').path);
    assert.match(link?.target?.fragment ?? '', /^L\d+,\d+$/);
  });

  it('stops when its progress is cancelled, and says which notes it did not come to', async () => {
    const many = vscode.Uri.joinPath(folder(), 'zz-many');
    const text = new TextEncoder().encode('CC: cough\nHPI: 40 M with cough for two days. Denies fever.\n');
    const names = Array.from({ length: 600 }, (_, index) => `n${index}.hpi`);
    let summary: vscode.TextDocument;
    try {
      await Promise.all(names.map((name) => vscode.workspace.fs.writeFile(vscode.Uri.joinPath(many, name), text)));
      let ended = false;
      const review = vscode.commands.executeCommand('dxlens.reviewAll').then(() => (ended = true));
      // The button of the newest notification, as a key or a click presses it: "Cancel", once the progress is there.
      await until('the end of the review', async () => {
        await vscode.commands.executeCommand('notification.acceptPrimaryAction');
        return ended;
      });
      await review;
      summary = await until('the new summary', () => {
        const document = vscode.window.activeTextEditor?.document;
        return document?.uri.scheme === 'dxlens-summary' && document.getText().includes('zz-many') && document;
      });
    } finally {
      await vscode.workspace.fs.delete(many, { recursive: true });
    }
    const [, notRead, found] = /^Cancelled: (\d+) notes of (\d+) not read/m.exec(summary.getText()) ?? [];
    assert.ok(Number(found) > names.length, 'all notes were found');
    const listed = summary.getText().split('\nNot read\n--------\n')[1] ?? '';
    assert.equal(listed.trim().split('\n').length, Number(notRead));
    assert.match(listed, /zz-many\/n99\.hpi\n$/);
  });

  describe('its loop', () => {
    /** A token of the editor's, the clock of a patient person, and what was done. */
    const bench = (onReview: (note: string, source: vscode.CancellationTokenSource) => Promise<string>) => {
      const source = new vscode.CancellationTokenSource();
      const reports: number[] = [];
      let time = 0;
      const steps = {
        prepare: () => Promise.resolve(),
        review: (note: string) => onReview(note, source),
        report: (done: number) => void reports.push(done),
        now: () => (time += 50),
      };
      return { source, steps, reports };
    };
    const notes = Array.from({ length: 10 }, (_, index) => `${index}.note`);

    it('reviews each note in order, and reports at most five times a second', async () => {
      const { source, steps, reports } = bench((note) => Promise.resolve(`review of ${note}`));
      assert.deepEqual(
        await reviewNotes(notes, steps, source.token),
        notes.map((note) => `review of ${note}`),
      );
      assert.deepEqual(reports, [0, 4, 8]);
    });

    it('begins no further note once it is cancelled', async () => {
      const asked: string[] = [];
      const { source, steps } = bench((note) => {
        asked.push(note);
        if (note === '2.note') {
          setImmediate(() => source.cancel());
        }
        return Promise.resolve(note);
      });
      assert.deepEqual(await reviewNotes(notes, steps, source.token), notes.slice(0, 3));
      assert.deepEqual(asked, notes.slice(0, 3));
    });

    it('waits for no note that hangs, and for no server that does not start', async () => {
      const { source, steps } = bench((note) =>
        note === '1.note' ? new Promise(() => undefined) : Promise.resolve(note),
      );
      const hanging = reviewNotes(notes, steps, source.token);
      setImmediate(() => setImmediate(() => source.cancel()));
      assert.deepEqual(await hanging, ['0.note']);
      const other = bench((note) => Promise.resolve(note));
      const starting = reviewNotes(
        notes,
        { ...other.steps, prepare: () => new Promise(() => undefined) },
        other.source.token,
      );
      other.source.cancel();
      assert.deepEqual(await starting, []);
    });

    it('ends with the fault of a server that cannot be started', async () => {
      const { source, steps } = bench((note) => Promise.resolve(note));
      const prepare = () => Promise.reject(new Error('no server'));
      await assert.rejects(reviewNotes(notes, { ...steps, prepare }, source.token), /no server/);
    });
  });

  it('puts notes with alerts first and keeps errors with their note', () => {
    const { text, links } = summarise(
      ['a.note', 'b.note', 'c.note', 'd.note', 'e.note'],
      [
        reviewed(),
        { summary: null, error: 'The file is not text:\nsave it.' },
        reviewed([9, 'Not documented: G.'], [4, 'Not documented:\nF.']),
      ],
    );
    assert.match(text, /3 notes read: 2 alerts in 1 note, 1 without alerts, 1 not reviewed\./);
    assert.match(text, /Cancelled: 2 notes of 5 not read; they stand at the end\./);
    assert.match(
      text,
      /c\.note:5: Not documented: F\.\nc\.note:10: Not documented: G\.\n[^]*b\.note: The file is not text: save it\.\n[^]*a\.note\n[^]*d\.note\ne\.note\n$/,
    );
    assert.deepEqual(
      links.map(({ start, end, note, line }) => [text.slice(start, end), note, line]),
      [
        ['c.note:5', 2, 4],
        ['c.note:10', 2, 9],
        ['b.note', 1, 0],
        ['a.note', 0, 0],
        ['d.note', 3, 0],
        ['e.note', 4, 0],
      ],
    );
  });

  it('says why a note is too little to rank', () => {
    const result: ReviewTextResult = {
      summary: { status: 'insufficient', notices: ['There is no complaint in this note.'], alerts: [], leading: [] },
      error: null,
    };
    assert.match(summarise(['a.note'], [result]).text, /^a\.note: There is no complaint in this note\.$/m);
  });
});
