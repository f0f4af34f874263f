import { strict as assert } from 'node:assert';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineListPath, readAuthority, readKey, readMachineList } from '#server/model/endpoint/endpointFile.js';
import type { ListedHost } from '#server/model/endpoint/endpointPolicy.js';
import { ModelUnavailable } from '#server/model/types.js';

const good =
  'schema: dxlens/endpoints/1\nhosts:\n  - {host: GPU.hospital.example, port: 8000, keyFile: ~/.dxlens-key}\n';
const owner = process.getuid?.() ?? 0;
const onPosix = process.platform === 'win32' ? it.skip : it;

describe('the list of model servers of a machine', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dxlens-list-'));
    file = join(folder, 'endpoints.yaml');
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const warningOf = async (text: string): Promise<string | null> => {
    writeFileSync(file, text, { mode: 0o644 });
    const { hosts, warning } = await readMachineList({ file, owner });
    assert.equal(hosts.length, 0);
    return warning;
  };

  it('has one place on each system', () => {
    assert.equal(machineListPath('linux'), '/etc/dxlens/endpoints.yaml');
    assert.equal(machineListPath('darwin'), '/Library/Application Support/DxLens/endpoints.yaml');
    assert.match(machineListPath('win32'), /DxLens.endpoints\.yaml$/);
  });

  it('is read where the administrator alone can have written it', async () => {
    writeFileSync(file, good, { mode: 0o644 });
    assert.deepEqual(await readMachineList({ file, owner }), {
      file,
      hosts: [{ host: 'gpu.hospital.example', port: 8000, keyFile: '~/.dxlens-key', caFile: null }],
      warning: null,
    });
  });

  it('is empty where there is no file', async () => {
    assert.deepEqual(await readMachineList({ file, owner }), { file, hosts: [], warning: null });
  });

  onPosix('is not used where somebody else owns it', async () => {
    writeFileSync(file, good, { mode: 0o644 });
    const { hosts, warning } = await readMachineList({ file, owner: owner + 1 });
    assert.deepEqual(hosts, []);
    assert.match(warning!, /has to belong to the administrator and be writable by nobody else\.$/);
  });

  for (const mode of [0o666, 0o664, 0o602]) {
    onPosix(`is not used where others can write it (${mode.toString(8)})`, async () => {
      writeFileSync(file, good);
      chmodSync(file, mode);
      const { hosts, warning } = await readMachineList({ file, owner });
      assert.deepEqual(hosts, []);
      assert.match(warning!, /: it has to belong to the administrator/);
    });
  }

  onPosix('is not used where others can write its folder, and so put another file there', async () => {
    writeFileSync(file, good);
    chmodSync(folder, 0o777);
    assert.match((await readMachineList({ file, owner })).warning!, /: its folder has to belong to the administrator/);
  });

  for (const [title, text, sentence] of [
    ['no YAML', 'hosts: [', /is not used: it is not valid YAML\.$/],
    ['another schema', 'schema: other/1\nhosts: []\n', /a fault at schema/],
    ['an unknown member', `${good}anyHost: true\n`, /a fault at its beginning/],
    ['a wildcard', 'schema: dxlens/endpoints/1\nhosts: [{host: "*"}]\n', /a fault at hosts\.0\.host \(not a host/],
    [
      'a host with a port',
      'schema: dxlens/endpoints/1\nhosts: [{host: "a.example:80"}]\n',
      /a fault at hosts\.0\.host/,
    ],
    ['an odd address', 'schema: dxlens/endpoints/1\nhosts: [{host: "0177.0.0.1"}]\n', /a fault at hosts\.0\.host/],
    ['nothing', '', /a fault at its beginning/],
    ['too much', `${good}${'#'.repeat(70_000)}`, /no file of the usual size/],
  ] as const) {
    it(`is not used where it holds ${title}`, async () => {
      assert.match((await warningOf(text))!, sentence);
    });
  }

  it('is not used where it is a folder', async () => {
    mkdirSync(file);
    assert.match((await readMachineList({ file, owner })).warning!, /no file of the usual size/);
  });
});

describe('the key of a model server', () => {
  let folder: string;
  let file: string;
  let host: ListedHost;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dxlens-key-'));
    file = join(folder, 'key');
    host = { host: 'gpu.hospital.example', port: null, keyFile: file, caFile: join(folder, 'ca.pem') };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is that of the environment, else that of the file, else none', async () => {
    writeFileSync(file, 'of-the-file\n', { mode: 0o600 });
    assert.equal(await readKey(host, { DXLENS_ENDPOINT_KEY: 'of-the-environment' }), 'of-the-environment');
    assert.equal(await readKey(host, {}), 'of-the-file');
    assert.equal(await readKey(host, { DXLENS_ENDPOINT_KEY: '' }), 'of-the-file');
    assert.equal(await readKey({ ...host, keyFile: null }, {}), null);
    assert.equal(await readKey(null, {}), null);
  });

  onPosix('is not taken from a file that others can read', async () => {
    writeFileSync(file, 'of-the-file\n');
    chmodSync(file, 0o644);
    await assert.rejects(readKey(host, {}), (error: Error) => {
      assert.ok(error instanceof ModelUnavailable);
      assert.match(error.message, /is open to other users; take their rights away \(chmod 600\)\.$/);
      return true;
    });
  });

  it('that is not there, or cannot stand in a header, is told without repeating it', async () => {
    await assert.rejects(readKey(host, {}), /The key file .* cannot be read; put the key of the server gpu/);
    for (const key of ['two words', 'two\nlines', 'schl\u00fcssel', 'a\r\nx-other: b', '']) {
      writeFileSync(file, key, { mode: 0o600 });
      await assert.rejects(readKey(host, {}), (error: Error) => {
        assert.equal(error.message, `The key in ${file} is not one line of plain characters; correct it.`);
        return error instanceof ModelUnavailable;
      });
    }
    await assert.rejects(
      readKey(null, { DXLENS_ENDPOINT_KEY: 'two words' }),
      /^ModelUnavailable: The key in DXLENS_END/,
    );
  });

  it('comes with the certificate of the authority that is named', async () => {
    await assert.rejects(readAuthority(host), /The certificate file .* cannot be read; ask your administrator/);
    writeFileSync(host.caFile!, 'certificate');
    assert.equal(await readAuthority(host), 'certificate');
    assert.equal(await readAuthority(null), null);
  });
});
