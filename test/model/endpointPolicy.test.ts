import { strict as assert } from 'node:assert';
import { judgeEndpoint, type ListedHost } from '#server/model/endpoint/endpointPolicy.js';

const listed = (host: string, port: number | null = null): ListedHost => ({ host, port, keyFile: null, caFile: null });
const file = '/etc/dxlens/endpoints.yaml';
const list = {
  file,
  hosts: [
    listed('gpu.hospital.example'),
    listed('one-port.hospital.example', 8443),
    listed('10.1.2.3'),
    listed('[fd00::7]'),
    listed('xn--rzte-koa.example'),
  ],
};

describe('the address of a model server', () => {
  for (const [address, url, host] of [
    ['http://localhost:11434', 'http://localhost:11434/v1/chat/completions', 'localhost:11434'],
    ['http://localhost:11434/', 'http://localhost:11434/v1/chat/completions', 'localhost:11434'],
    ['  http://127.0.0.1:8080/v1/ ', 'http://127.0.0.1:8080/v1/chat/completions', '127.0.0.1:8080'],
    ['http://127.200.3.4/api', 'http://127.200.3.4/api/chat/completions', '127.200.3.4'],
    ['https://localhost/v1', 'https://localhost/v1/chat/completions', 'localhost'],
    ['http://[::1]:8000/v1', 'http://[::1]:8000/v1/chat/completions', '[::1]:8000'],
    ['HTTP://LOCALHOST:80', 'http://localhost/v1/chat/completions', 'localhost'],
  ] as const) {
    it(`of this machine needs neither TLS nor a list: ${address}`, () => {
      const { endpoint } = judgeEndpoint(address, { file, hosts: [] });
      assert.deepEqual(endpoint, { url, host, isLoopback: true, listed: null });
    });
  }

  for (const [address, host] of [
    ['https://gpu.hospital.example', 'gpu.hospital.example'],
    ['https://GPU.Hospital.Example:8000/v1', 'gpu.hospital.example:8000'],
    ['https://one-port.hospital.example:8443', 'one-port.hospital.example:8443'],
    ['https://10.1.2.3/v1', '10.1.2.3'],
    ['https://[fd00::7]:9000', '[fd00::7]:9000'],
    ['https://xn--rzte-koa.example', 'xn--rzte-koa.example'],
  ] as const) {
    it(`of another machine needs TLS and the list: ${address}`, () => {
      const { endpoint } = judgeEndpoint(address, list);
      assert.equal(endpoint?.host, host);
      assert.equal(endpoint.isLoopback, false);
      assert.ok(endpoint.listed !== null);
      const { refusal } = judgeEndpoint(address, { file, hosts: [] });
      assert.equal(
        refusal,
        `The model server ${host} is not on the list of this machine, so no note is sent to it; an administrator can list it in ${file}.`,
      );
    });
  }

  for (const [title, address, sentence] of [
    ['another host', 'https://elsewhere.example', /not on the list/],
    ['a listed host without TLS', 'http://gpu.hospital.example', /over https alone/],
    ['another port than the listed one', 'https://one-port.hospital.example', /not on the list/],
    ['a part of a listed host', 'https://hospital.example', /not on the list/],
    ['a host below a listed one', 'https://a.gpu.hospital.example', /not on the list/],
    ['a host that begins like a listed one', 'https://gpu.hospital.example.evil.example', /not on the list/],
    ['a host that begins like this machine', 'http://127.0.0.1.evil.example', /over https alone/],
    ['a host below localhost', 'http://a.localhost:8000', /over https alone/],
    ['every address of this machine', 'http://0.0.0.0:8000', /over https alone/],
    ['a decimal address', 'http://2130706433:8080', /usual form of four decimal numbers/],
    ['a hexadecimal address', 'http://0x7f000001', /usual form of four decimal numbers/],
    ['a hexadecimal part', 'http://127.0.0.0x1', /usual form of four decimal numbers/],
    ['an octal address', 'http://0177.0.0.1', /usual form of four decimal numbers/],
    ['a short address', 'http://127.1', /usual form of four decimal numbers/],
    ['a number over 255', 'http://127.0.0.256', /usual form of four decimal numbers/],
    ['an IPv4 address in IPv6', 'http://[::ffff:7f00:1]:80', /wraps an IPv4 address/],
    ['a dotted IPv4 address in IPv6', 'http://[::ffff:127.0.0.1]', /another than its shortest form/],
    ['a long IPv6 address', 'http://[0:0:0:0:0:0:0:1]', /another than its shortest form/],
    ['a zone', 'http://[fe80::1%25eth0]', /another than its shortest form/],
    ['no IPv6 address', 'http://[localhost]', /another than its shortest form/],
    ['the unspecified IPv6 address', 'http://[::]:80', /over https alone/],
    ['a trailing dot', 'http://localhost.:80', /ends with a dot/],
    ['an address with a trailing dot', 'http://127.0.0.1.', /ends with a dot/],
    ['a user and a password', 'https://user:secret@gpu.hospital.example', /user name or a password/],
    ['a host as a user name', 'http://localhost@evil.example', /user name or a password/],
    ['a letter that looks like another', 'https://gpu.hospit\u0430l.example', /xn--/],
    ['digits of another script', 'http://\uff11\uff12\uff17.0.0.1', /xn--/],
    ['a full stop of another script', 'http://127\u30020.0.1', /xn--/],
    ['a hidden character', 'http://local\u00adhost', /xn--/],
    ['a backslash', 'http://localhost\\@evil.example', /a character that no address has/],
    ['a space', 'http://local host', /a character that no address has/],
    ['a tab', 'http://local\thost', /a character that no address has/],
    ['an escape', 'http://%6cocalhost', /no valid host/],
    ['an underscore', 'https://a_b.example', /no valid host/],
    ['an empty label', 'https://a..example', /no valid host/],
    ['a wildcard', 'https://*.hospital.example', /no valid host/],
    ['no host', 'http://', /no valid host/],
    ['no host before the path', 'http:///v1', /no valid host/],
    ['a port that is none', 'http://localhost:70000', /no valid host/],
    ['an empty port', 'http://localhost:', /no valid host/],
    ['two ports', 'http://localhost:80:80', /no valid host/],
    ['a question', 'http://localhost/v1?key=secret', /"\?" or "#"/],
    ['a fragment', 'http://localhost/v1#x', /"\?" or "#"/],
    ['another scheme', 'ftp://localhost', /begin with https/],
    ['a file', 'file:///etc/passwd', /begin with https/],
    ['no scheme', 'localhost:8080', /begin with https/],
    ['one slash', 'http:/localhost', /begin with https/],
    ['nothing', '', /begin with https/],
  ] as const) {
    it(`is refused in one sentence: ${title}`, () => {
      const { endpoint, refusal } = judgeEndpoint(address, list);
      assert.equal(endpoint, null);
      assert.match(refusal, sentence);
      assert.match(refusal, /^(The|Notes) [^\n]*\.$/);
      assert.doesNotMatch(refusal, /secret/);
    });
  }
});
