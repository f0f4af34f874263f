import { noneOfThese } from '#server/model/ask/prompt.js';
import { strict as assert } from 'node:assert';
import type { ServerResponse } from 'node:http';
import { defaultAsking } from '#server/model/ask/asking.js';
import { EndpointModel, type EndpointModelOptions } from '#server/model/endpoint/endpoint.js';
import { judgeEndpoint } from '#server/model/endpoint/endpointPolicy.js';
import type { ModelState } from '#server/model/host/host.js';
import {
  Cancelled,
  ModelOutputInvalid,
  ModelUnavailable,
  type ModelRequest,
  type RawOpinion,
} from '#server/model/types.js';
import { event, ModelServer, selfSigned, streamed, tokens, whole, type Answering } from './modelServer.js';
import { never } from './support.js';

const note = 'Tearing chest pain since noon.\n\nBP 190/100 right, 150/80 left.\n';
const request: ModelRequest = { text: note, candidates: ['Aortic dissection', 'Myocardial infarction'] };
const opinion: RawOpinion = {
  diagnoses: [
    {
      evidence: [{ line: 1, quote: 'Tearing chest pain' }],
      against: [],
      diagnosis: 'Aortic dissection',
    },
    {
      evidence: [{ line: 3, quote: '190/100 right' }],
      against: [{ line: 1, quote: 'noon' }],
      diagnosis: 'Coarctation',
    },
  ],
  missing: [{ evidence: { line: 1, quote: 'chest pain' }, finding: 'aortic regurgitation' }],
};
const written = JSON.stringify(opinion);

let server: ModelServer;
let model: EndpointModel;

/** Starts a server that answers like this, and a model that asks it. */
async function serve(
  answer: Answering,
  options: Partial<EndpointModelOptions> = {},
  { isSecure = false, host = '127.0.0.1' } = {},
): Promise<void> {
  server = await ModelServer.start(answer, isSecure);
  const address = `${isSecure ? 'https' : 'http'}://${host}:${server.port}/v1`;
  const { endpoint } = judgeEndpoint(address, { file: '', hosts: [] });
  assert.ok(endpoint !== null);
  model = new EndpointModel({ endpoint, model: 'some-model', key: null, authority: null, ...options });
}

const reason = (signal = never): Promise<RawOpinion> => model.reason(request, { signal });
const decide = () => model.decide(request, { signal: never });
const sse = (response: ServerResponse): ServerResponse =>
  response.writeHead(200, { 'content-type': 'text/event-stream' });

describe('a model server', () => {
  afterEach(async () => {
    await model.dispose();
    await server.stop();
  });

  describe('asked for a written opinion', () => {
    for (const size of [1, 7, 10_000]) {
      it(`gives it as it grows, in pieces of ${size}, and tells of each finished statement once`, async () => {
        await serve((response) => streamed(response, written, size));
        const told: number[] = [];
        const onPartial = (soFar: RawOpinion): void => {
          told.push(soFar.diagnoses.length + soFar.missing.length);
          assert.deepEqual(soFar.diagnoses, opinion.diagnoses.slice(0, soFar.diagnoses.length));
        };
        assert.deepEqual(await model.reason(request, { signal: never, onPartial }), opinion);
        assert.deepEqual(told, size === 10_000 ? [3] : [1, 2, 3]);
      });
    }

    it('is sent the prompt, the form of the answer and nothing that tells more', async () => {
      await serve((response) => streamed(response, written, 50), { maxTokens: 700 });
      await reason();
      const [{ method, url, headers, body }] = server.heard as [(typeof server.heard)[0]];
      assert.deepEqual([method, url], ['POST', '/v1/chat/completions']);
      assert.deepEqual(Object.keys(headers).sort(), [
        'accept',
        'connection',
        'content-length',
        'content-type',
        'host',
        'user-agent',
      ]);
      assert.equal(headers['user-agent'], 'dxlens');
      const { messages, response_format: format, ...rest } = body;
      assert.deepEqual(rest, { model: 'some-model', stream: true, temperature: 0, max_tokens: 700 });
      assert.deepEqual(
        messages.map(({ role }) => role),
        ['system', 'user'],
      );
      assert.match(messages[1]!.content, /^BEGIN NOTE\n1\| Tearing chest pain since noon\./);
      const { type, json_schema: asked } = format as {
        type: string;
        json_schema: { strict: boolean; schema: Record<string, unknown> };
      };
      assert.deepEqual([type, asked.strict], ['json_schema', true]);
      assert.deepEqual(
        [asked.schema['required'], asked.schema['additionalProperties']],
        [['diagnoses', 'missing'], false],
      );
      // Lines that hold words can be cited, and no others.
      assert.ok(JSON.stringify(asked.schema).includes('"line":{"type":"integer","enum":[1,3]}'));
      const objects = JSON.stringify(asked.schema).match(/"type":"object"/g)!;
      assert.equal(JSON.stringify(asked.schema).match(/"additionalProperties":false/g)!.length, objects.length);
    });

    it('may know nothing of streams', async () => {
      await serve((response) => whole(response, { choices: [{ message: { role: 'assistant', content: written } }] }));
      assert.deepEqual(await reason(), opinion);
    });

    it('may end its stream without the last empty line', async () => {
      await serve((response) => {
        sse(response).end(event({ choices: [{ delta: { content: written } }] }).trimEnd());
      });
      assert.deepEqual(await reason(), opinion);
    });

    for (const [title, text] of [
      ['alone', `\`\`\`json\n${written}\n\`\`\``],
      ['without a language, with words around it', `Here it is:\n\`\`\`\n${written}\n\`\`\`\nI hope this helps.`],
    ] as const) {
      it(`may put it into one code fence: ${title}`, async () => {
        await serve((response) => streamed(response, text, 3));
        let told = 0;
        const onPartial = (): void => void (told += 1);
        assert.deepEqual(await model.reason(request, { signal: never, onPartial }), opinion);
        assert.equal(told, 3);
      });
    }

    for (const [title, text] of [
      ['two code fences', `\`\`\`json\n${written}\n\`\`\`\n\`\`\`json\n${written}\n\`\`\``],
      ['a code fence that does not end', `\`\`\`json\n${written}`],
      ['words around it', `Here it is: ${written}`],
      ['another form', '{"diagnoses": "many"}'],
      ['half of it', written.slice(0, 60)],
      ['nothing', ''],
    ] as const) {
      it(`that gives ${title} gives no opinion`, async () => {
        await serve((response) => streamed(response, text, 20));
        await assert.rejects(reason(), ModelOutputInvalid);
      });
    }

    it('that writes without end is stopped', async () => {
      await serve((response) => {
        sse(response);
        const more = (): void => {
          while (response.write(event({ choices: [{ delta: { content: ' '.repeat(1000) } }] })));
          response.once('drain', more);
        };
        more();
      });
      await assert.rejects(reason(), /^ModelOutputInvalid: The model did not come to an end/);
      await server.heard[0]!.closed;
    });
  });

  describe('asked to choose', () => {
    it('gives shares from the likelihood of its letters, averaged over the orders', async () => {
      await serve((response, { body }) => {
        const { content } = body.messages[1]!;
        // Always drawn to the first letter, and half as much to "Aortic dissection".
        const letter = /^([A-I])\. Aortic dissection$/m.exec(content)![1]!;
        whole(response, tokens({ [`\u2581${letter}`]: 0.1, [letter]: 0.1, A: 0.4, ' B': 0.05, C: 0.05, the: 0.2 }));
      });
      const { shares, none } = await decide();
      assert.equal(shares.length, 2);
      assert.ok(Math.abs(shares[0]! + shares[1]! + none - 1) < 1e-9);
      assert.ok(shares[0]! > shares[1]! && shares[0]! > none);
      assert.equal(server.heard.length, 2);
      const [first, second] = server.heard.map(({ body }) => body);
      const { messages, ...rest } = first!;
      assert.deepEqual(rest, {
        model: 'some-model',
        stream: false,
        temperature: 0,
        max_tokens: 1,
        logprobs: true,
        top_logprobs: 20,
      });
      // The note comes first and is the same, so that the server reads it once.
      const shared = messages[1]!.content.slice(0, messages[1]!.content.indexOf('\nA. '));
      assert.ok(shared.includes(note.split('\n')[0]!));
      assert.ok(second!.messages[1]!.content.startsWith(shared));
      assert.notEqual(second!.messages[1]!.content, messages[1]!.content);
    });

    it('has its probabilities divided by the temperature that was fitted', async () => {
      const answer: Answering = (response, { body }) => {
        const { content } = body.messages[1]!;
        const letter = (name: string): string => new RegExp(`^([A-I])\\. ${name}$`, 'm').exec(content)![1]!;
        whole(response, tokens({ [letter('Aortic dissection')]: 0.8, [letter(noneOfThese)]: 0.2 }));
      };
      await serve(answer);
      const plain = await decide();
      // What is not among the alternatives counts as the least likely of them.
      assert.ok(Math.abs(plain.shares[0]! - 0.8 / 1.2) < 1e-9);
      assert.ok(Math.abs(plain.shares[1]! - 0.2 / 1.2) < 1e-9);
      await server.stop();
      await serve(answer, { asking: { ...defaultAsking, temperature: 1000, weight: 0.3 } });
      const flat = await decide();
      assert.ok(Math.abs(flat.shares[0]! - 1 / 3) < 0.001);
      assert.equal(model.weight, 0.3);
    });

    it('is asked nothing where there is nothing to choose from', async () => {
      await serve((response) => whole(response, tokens({ A: 1 })));
      assert.deepEqual(await model.decide({ text: note, candidates: [] }, { signal: never }), { shares: [], none: 1 });
      assert.equal(server.heard.length, 0);
    });

    for (const [title, answer] of [
      ['gives none', (response: ServerResponse) => whole(response, { choices: [{ message: { content: 'A' } }] })],
      ['gives null', (response: ServerResponse) => whole(response, { choices: [{ logprobs: null }] })],
      ['refuses them', (response: ServerResponse) => whole(response, { error: 'no logprobs here' }, 400)],
    ] as const) {
      it(`without probabilities is not asked again (${title}), and can still write`, async () => {
        await serve((response, { body }) => (body.stream ? streamed(response, written, 90) : answer(response)));
        const sentence =
          /^ModelUnavailable: The model server 127\.0\.0\.1:\d+ gives no probabilities, so its model is asked/;
        await assert.rejects(decide(), sentence);
        await assert.rejects(decide(), sentence);
        assert.equal(server.heard.length, 1);
        assert.deepEqual(await reason(), opinion);
      });
    }

    it('that begins with other words gives no choice, and after three of them is not asked again', async () => {
      await serve((response) => whole(response, tokens({ The: 0.9, analysis: 0.1 })));
      for (let time = 0; time < 3; time += 1) await assert.rejects(decide(), ModelOutputInvalid);
      await assert.rejects(decide(), /^ModelUnavailable: The model at .* does not answer with a letter/);
      assert.equal(server.heard.length, 3);
    });

    it('whose likelihoods are impossible numbers still gives shares that sum to 1', async () => {
      const top = [
        { token: 'A', logprob: 900 },
        { token: 'B', logprob: -9999 },
      ];
      await serve((response) => whole(response, { choices: [{ logprobs: { content: [{ top_logprobs: top }] } }] }));
      const { shares, none } = await decide();
      assert.ok(Math.abs(shares[0]! + shares[1]! + none - 1) < 1e-9);
    });
  });

  describe('that fails', () => {
    for (const [status, sentence] of [
      [301, /points to another address, which is not followed/],
      [307, /points to another address, which is not followed/],
      [401, /does not accept the key/],
      [403, /does not accept the key/],
      [404, /knows no model "some-model", or does not answer at this address/],
      [408, /took too long/],
      [413, /longer than the model at .* takes at once/],
      [418, /does not take the request \(status 418\)/],
      [429, /has no room for more requests now/],
      [500, /failed \(status 500\)/],
      [503, /has no room for more requests now/],
      [504, /took too long/],
    ] as const) {
      it(`with status ${status} is told in one sentence, without its words or the note's`, async () => {
        await serve((response, { body }) => {
          response.writeHead(status, { location: `http://127.0.0.1:${server.port}/elsewhere` });
          response.end(JSON.stringify(body.messages));
        });
        await assert.rejects(reason(), (error: Error) => {
          assert.ok(error instanceof ModelUnavailable);
          assert.match(error.message, sentence);
          assert.match(error.message, /^[^\n]*\.$/);
          assert.doesNotMatch(error.message, /chest|BEGIN|role/);
          return true;
        });
        assert.equal(server.heard.length, 1);
      });
    }

    it('because the note is too long says so', async () => {
      await serve((response) => whole(response, { error: { message: 'maximum context length is 2048' } }, 400));
      await assert.rejects(reason(), /The note is longer than the model at 127\.0\.0\.1:\d+ takes at once/);
    });

    it('in the middle of its answer is told', async () => {
      await serve((response) => {
        sse(response).write(event({ choices: [{ delta: { content: written.slice(0, 50) } }] }));
        response.end(event({ error: { message: note } }));
      });
      await assert.rejects(
        reason(),
        /^ModelUnavailable: The model server .* gave up in the middle of its answer; look/,
      );
    });

    it('by hanging up is told', async () => {
      await serve((response) => {
        sse(response).write(event({ choices: [{ delta: { content: written.slice(0, 50) } }] }));
        response.socket!.resetAndDestroy();
      });
      await assert.rejects(
        reason(),
        /^ModelUnavailable: The connection to the model server .* broke off; try again\.$/,
      );
    });

    it('to speak this form is told', async () => {
      await serve((response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'));
      await assert.rejects(
        reason(),
        /^ModelUnavailable: What the model server .* sends is not the OpenAI-compatible form/,
      );
    });

    it('to answer at all is given up', async () => {
      await serve(() => undefined, { silence: 40 });
      await assert.rejects(reason(), /^ModelUnavailable: The model server .* does not answer in time/);
      await server.heard[0]!.closed;
    });

    it('to be there is told', async () => {
      await serve(() => undefined);
      await server.stop();
      await assert.rejects(reason(), /^ModelUnavailable: No model server answers at 127\.0\.0\.1:\d+; start it or/);
    });
  });

  describe('that is no longer wanted', () => {
    it('is hung up on at once, before it has said anything', async () => {
      await serve(() => undefined);
      const stop = new AbortController();
      const asked = reason(stop.signal);
      await server.hears(1);
      stop.abort();
      await assert.rejects(asked, Cancelled);
      await server.heard[0]!.closed;
    });

    it('is hung up on in the middle of its answer, and its words are told no more', async () => {
      let more = (): void => undefined;
      await serve((response) => {
        sse(response).write(event({ choices: [{ delta: { content: written.slice(0, 150) } }] }));
        more = () => response.write(event({ choices: [{ delta: { content: written.slice(150) } }] }));
      });
      const stop = new AbortController();
      let told = 0;
      const asked = model.reason(request, {
        signal: stop.signal,
        onPartial: () => {
          told += 1;
          stop.abort();
          more();
        },
      });
      await assert.rejects(asked, Cancelled);
      await server.heard[0]!.closed;
      assert.equal(told, 1);
    });

    it('is not asked at all where the request was cancelled before', async () => {
      await serve((response) => streamed(response, written, 50));
      await assert.rejects(reason(AbortSignal.abort()), Cancelled);
      await assert.rejects(model.decide(request, { signal: AbortSignal.abort() }), Cancelled);
      assert.equal(server.heard.length, 0);
    });

    it('is hung up on when the model is switched off, and not asked again', async () => {
      await serve(() => undefined);
      const asked = reason();
      await server.hears(1);
      await model.dispose();
      await assert.rejects(asked, /^ModelUnavailable: The model was switched off\.$/);
      await assert.rejects(reason(), /^ModelUnavailable: The model was switched off\.$/);
      await server.heard[0]!.closed;
      assert.equal(server.heard.length, 1);
    });
  });

  it('gets two requests at a time, those of the visible note before a batch', async () => {
    const held: ServerResponse[] = [];
    await serve((response) => void held.push(response));
    const ask = (text: string, priority: 'visible' | 'batch', signal = never) =>
      model.reason({ text, candidates: [] }, { signal, priority });
    const batch = [ask('first', 'batch'), ask('second', 'batch'), ask('third', 'batch')];
    const stop = new AbortController();
    const cancelled = ask('cancelled', 'batch', stop.signal);
    const visible = ask('fourth', 'visible');
    await server.hears(2);
    stop.abort();
    await assert.rejects(cancelled, Cancelled);
    for (let answered = 0; answered < 4; answered += 1) {
      await server.hears(Math.min(answered + 2, 4));
      assert.equal(server.heard.length, Math.min(answered + 2, 4));
      streamed(held[answered]!, written, 90);
    }
    await Promise.all([...batch, visible]);
    assert.deepEqual(
      server.heard.map(({ body }) => /\n1\| (\w+)\n/.exec(body.messages[1]!.content)![1]),
      ['first', 'second', 'fourth', 'third'],
    );
  });

  it('tells its states', async () => {
    const states: (readonly [ModelState, string | null])[] = [];
    let fails = false;
    await serve((response) => (fails ? whole(response, {}, 500) : streamed(response, written, 90)), {
      onState: (state, why) => states.push([state, why]),
    });
    await reason();
    fails = true;
    const error = await reason().catch((thrown: Error) => thrown);
    fails = false;
    await reason();
    assert.deepEqual(states, [
      ['working', null],
      ['idle', null],
      ['working', null],
      ['down', (error as Error).message],
      ['working', null],
      ['idle', null],
    ]);
    assert.deepEqual(model.identity, {
      name: 'some-model',
      architecture: null,
      sizeBytes: null,
      host: `127.0.0.1:${server.port}`,
      adapters: [],
    });
  });

  it('is shown the key', async () => {
    await serve((response) => streamed(response, written, 90), { key: 'the-key' });
    await reason();
    assert.equal(server.heard[0]!.headers.authorization, 'Bearer the-key');
  });

  it('by the name "localhost" is this machine', async () => {
    await serve((response) => streamed(response, written, 90), {}, { host: 'localhost' });
    assert.deepEqual(await reason(), opinion);
    assert.equal(model.identity.host, `localhost:${server.port}`);
  });

  describe('over https', () => {
    const secure = { isSecure: true, host: 'localhost' };

    it('is asked where its certificate is that of the named authority', async () => {
      await serve((response) => streamed(response, written, 90), { authority: selfSigned.cert }, secure);
      assert.deepEqual(await reason(), opinion);
    });

    it('gets nothing where its certificate cannot be trusted, whatever the environment says', async () => {
      await serve((response) => streamed(response, written, 90), {}, secure);
      const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
      try {
        await assert.rejects(
          reason(),
          /^ModelUnavailable: The certificate of the model server .* cannot be trusted; ask/,
        );
      } finally {
        if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
        else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
      }
      assert.equal(server.heard.length, 0);
    });

    it('gets nothing under another name than that of its certificate', async () => {
      await serve((response) => streamed(response, written, 90), { authority: selfSigned.cert }, { isSecure: true });
      await assert.rejects(reason(), /The certificate of the model server 127\.0\.0\.1:\d+ cannot be trusted/);
      assert.equal(server.heard.length, 0);
    });

    it('that speaks plain http is told', async () => {
      await serve(() => undefined);
      const { endpoint } = judgeEndpoint(`https://127.0.0.1:${server.port}`, { file: '', hosts: [] });
      model = new EndpointModel({ endpoint: endpoint!, model: 'some-model', key: null, authority: null });
      await assert.rejects(
        reason(),
        /^ModelUnavailable: The model server .* does not speak https; correct its address\.$/,
      );
    });
  });
});
