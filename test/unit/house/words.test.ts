import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { intendedUse } from '#server/cli/shared.js';

const root = new URL('../../../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8');
/** Without line breaks, quotation marks of Markdown and emphasis, so that wrapping does not matter. */
const flat = (path: string): string => text(path).replace(/[\s>*_]+/g, ' ');

const manifest = JSON.parse(text('package.json')) as {
  version: string;
  contributes: { walkthroughs: { steps: { id: string; description: string }[] }[] };
};

describe('what is said in several places is the same', () => {
  it('tells the intended use word for word in the walkthrough, its page and the command line', () => {
    const step = manifest.contributes.walkthroughs
      .flatMap(({ steps }) => steps)
      .find(({ id }) => id === 'intended-use');
    assert.equal(step?.description, intendedUse);
    assert.ok(flat('client/media/intended-use.md').includes(intendedUse));
  });

  for (const path of ['README.md', 'docs/safety.md']) {
    it(`tells it word for word in ${path}`, () => {
      assert.ok(flat(path).includes(intendedUse));
    });
  }

  it('has one version in the package, its lock and, where it names one, the README and the changelog', () => {
    const lock = JSON.parse(text('package-lock.json')) as { version: string };
    assert.equal(lock.version, manifest.version);
    for (const [, version] of text('README.md').matchAll(/\bdxlens-(\d+\.\d+\.\d+)\.(?:vsix|tgz)/g)) {
      assert.equal(version, manifest.version);
    }
    const [, first] = /^## \[?(\d+\.\d+\.\d+)/m.exec(text('CHANGELOG.md')) ?? [];
    assert.equal(first, manifest.version);
  });

  it('builds the version and the intended use into the command line', () => {
    const built = text('dist/cli.mjs');
    assert.ok(built.includes(`"${manifest.version}"`));
    assert.ok(built.includes('No alert does not mean no disease.'));
  });
});

describe('the pure rooms', () => {
  for (const room of ['note', 'knowledge', 'reasoning']) {
    it(`ask no clock in ${room}/`, () => {
      const folder = new URL(`server/src/${room}/`, root);
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
      assert.ok(files.length > 5);
      const clocks = /\b(?:Date\.now|new Date\b|performance\.now|process\.hrtime|setTimeout|setInterval)/;
      assert.deepEqual(
        files.filter((path) => clocks.test(readFileSync(new URL(path, folder), 'utf8'))),
        [],
      );
    });
  }
});
