/**
 * Chat formats of generated models: their markers, and a template for the file by which the native library knows the
 * format as it knows that of the real models. Each template holds what the library compares and nothing more.
 */
export interface ChatFormat {
  readonly tokenizer: 'bpe' | 'spm';
  /** How a byte-level tokenizer cuts text before it joins pieces. */
  readonly pre: string;
  readonly bos: string;
  readonly eos: string;
  readonly addBos: boolean;
  /** Control tokens, which a tokenizer makes of text only where it is told to. */
  readonly control: readonly string[];
  /** Entries of the vocabulary that a tokenizer makes of any text that holds them. */
  readonly ordinary: readonly string[];
  /** Jinja. */
  readonly template: string;
}

const thinking = ['<think>', '</think>'];
const system = "messages[0]['role'] == 'system'";
const isSystem = "message['role'] == 'system'";
const isUser = "message['role'] == 'user'";
const each = (body: string): string => `{% for message in messages %}${body}{% endfor %}`;
const atEnd = (opening: string): string => `{% if add_generation_prompt %}${opening}{% endif %}`;
const content = "{{ message['content'] }}";

const harmonyTurn = (role: string, text: string): string => `<|start|>${role}<|message|>${text}<|end|>`;

const harmony: ChatFormat = {
  tokenizer: 'bpe',
  pre: 'gpt-4o',
  bos: '<|startoftext|>',
  eos: '<|return|>',
  addBos: false,
  control: [
    '<|startoftext|>',
    '<|endoftext|>',
    '<|return|>',
    '<|constrain|>',
    '<|channel|>',
    '<|start|>',
    '<|end|>',
    '<|message|>',
    '<|call|>',
    '<|im_start|>',
    '<|im_end|>',
  ],
  ordinary: thinking,
  template: [
    harmonyTurn(
      'system',
      [
        'You are ChatGPT, a large language model trained by OpenAI.',
        'Knowledge cutoff: 2024-06',
        "Current date: {{ strftime_now('%Y-%m-%d') }}",
        '',
        'Reasoning: medium',
        '',
        '# Valid channels: analysis, commentary, final. Channel must be included for every message.',
      ].join('\n'),
    ),
    each(
      [
        `{% if ${isSystem} %}${harmonyTurn('developer', `# Instructions\n\n${content}`)}`,
        `{% elif ${isUser} %}${harmonyTurn('user', content)}`,
        `{% else %}${harmonyTurn('assistant<|channel|>final', content)}{% endif %}`,
      ].join(''),
    ),
    atEnd('<|start|>assistant'),
  ].join(''),
};

const chatmlTurn = (role: string, text: string): string => `<|im_start|>${role}\n${text}<|im_end|>\n`;
const chatmlEnd = atEnd('<|im_start|>assistant\n');

const chatml: ChatFormat = {
  tokenizer: 'bpe',
  pre: 'qwen2',
  bos: '<|endoftext|>',
  eos: '<|im_end|>',
  addBos: false,
  control: ['<|endoftext|>', '<|im_start|>', '<|im_end|>'],
  ordinary: thinking,
  template: each(chatmlTurn("{{ message['role'] }}", content)) + chatmlEnd,
};

/** As ChatML, with calls of functions, by which the library tells the two apart. */
const qwen: ChatFormat = {
  ...chatml,
  ordinary: [...thinking, '<tool_call>', '</tool_call>', '<tool_response>', '</tool_response>'],
  template:
    each(
      [
        "{% if message['role'] == 'tool' %}",
        "{% if messages[loop.index0 - 1]['role'] != 'tool' %}<|im_start|>user{% endif %}",
        `{{ '\\n<tool_response>\\n' + message['content'] + '\\n</tool_response>' }}`,
        "{% if loop.last or messages[loop.index0 + 1]['role'] != 'tool' %}{{ '<|im_end|>\\n' }}{% endif %}",
        `{% else %}<|im_start|>{{ message['role'] }}\n${content}`,
        "{% for call in message['tool_calls'] or [] %}",
        `{{ '\\n<tool_call>\\n{"name": "' + call['function']['name'] + '", "arguments": ' }}`,
        `{{ call['function']['arguments'] | tojson + '}\\n</tool_call>' }}`,
        "{% endfor %}{{ '<|im_end|>\\n' }}{% endif %}",
      ].join(''),
    ) + chatmlEnd,
};

const llama3Turn = (role: string, text: string): string =>
  `<|start_header_id|>${role}<|end_header_id|>\n\n${text}<|eot_id|>`;

const llama3: ChatFormat = {
  tokenizer: 'bpe',
  pre: 'llama-bpe',
  bos: '<|begin_of_text|>',
  eos: '<|eot_id|>',
  addBos: true,
  control: [
    '<|begin_of_text|>',
    '<|end_of_text|>',
    '<|start_header_id|>',
    '<|end_header_id|>',
    '<|eom_id|>',
    '<|eot_id|>',
    '<|python_tag|>',
  ],
  ordinary: thinking,
  template: [
    "{{ bos_token }}{% if not date_string is defined %}{% set date_string = '26 Jul 2024' %}{% endif %}",
    `{% set dates = 'Cutting Knowledge Date: December 2023\\nToday Date: ' + date_string + '\\n\\n' %}`,
    each(
      `{% if ${isSystem} %}${llama3Turn('system', `{{ dates }}${content}`)}{% else %}${llama3Turn("{{ message['role'] }}", content)}{% endif %}`,
    ),
    atEnd('<|start_header_id|>assistant<|end_header_id|>\n\n'),
  ].join(''),
};

/** No turn for instructions: they stand before the first question. */
const gemma: ChatFormat = {
  tokenizer: 'spm',
  pre: '',
  bos: '<bos>',
  eos: '<eos>',
  addBos: true,
  control: ['<unk>', '<pad>', '<bos>', '<eos>', '<start_of_turn>', '<end_of_turn>'],
  ordinary: thinking,
  template: [
    `{{ bos_token }}{% if ${system} %}{% set before = messages[0]['content'] + '\\n\\n' %}{% else %}{% set before = '' %}{% endif %}`,
    each(
      [
        `{% if ${isUser} %}<start_of_turn>user\n{% if loop.index0 < 2 %}{{ before }}{% endif %}${content}<end_of_turn>\n`,
        `{% elif not ${isSystem} %}<start_of_turn>model\n${content}<end_of_turn>\n{% endif %}`,
      ].join(''),
    ),
    atEnd('<start_of_turn>model\n'),
  ].join(''),
};

/** The instructions stand before the last question. */
const mistral: ChatFormat = {
  tokenizer: 'bpe',
  pre: 'tekken',
  bos: '<s>',
  eos: '</s>',
  addBos: true,
  control: ['<unk>', '<s>', '</s>', '[INST]', '[/INST]', '[AVAILABLE_TOOLS]', '[/AVAILABLE_TOOLS]', '[TOOL_CALLS]'],
  ordinary: thinking,
  template: [
    `{{ bos_token }}{% if ${system} %}{% set before = messages[0]['content'] + '\\n\\n' %}{% else %}{% set before = '' %}{% endif %}`,
    "{% set asked = messages | selectattr('role', 'equalto', 'user') | list %}",
    each(
      [
        `{% if ${isUser} %}[INST]{% if message == asked[-1] %}{{ before }}{% endif %}${content}[/INST]`,
        `{% elif not ${isSystem} %}${content}{{ eos_token }}{% endif %}`,
      ].join(''),
    ),
  ].join(''),
};

/** A format that the library has no wrapper of its own for: it follows the template. */
const phi: ChatFormat = {
  tokenizer: 'spm',
  pre: '',
  bos: '<s>',
  eos: '<|endoftext|>',
  addBos: false,
  control: ['<unk>', '<s>', '</s>', '<|endoftext|>', '<|system|>', '<|user|>', '<|assistant|>', '<|end|>'],
  ordinary: thinking,
  template: each(`<|{{ message['role'] }}|>\n${content}<|end|>\n`) + atEnd('<|assistant|>\n'),
};

export const chatFormats = { harmony, chatml, qwen, llama3, gemma, mistral, phi } as const;
