/** Preloaded into a child process: writes a line to the file of `DXLENS_TEST_SOCKETS` for every socket, look-up or server. */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

const file = process.env['DXLENS_TEST_SOCKETS'] ?? '';

function record<T extends object>(owner: T, name: keyof T & string): void {
  const original = owner[name] as (...args: unknown[]) => unknown;
  Object.assign(owner, {
    [name](this: unknown, ...args: unknown[]): unknown {
      appendFileSync(file, `${name}\n`);
      return original.apply(this, args);
    },
  });
}

record(net.Socket.prototype, 'connect');
record(net.Server.prototype, 'listen');
record(dgram.Socket.prototype, 'bind');
record(dgram.Socket.prototype, 'send');
record(dns, 'lookup');
record(dns.promises, 'lookup');
record(globalThis, 'fetch');
syncBuiltinESMExports();
