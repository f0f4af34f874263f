/**
 * Which architectures can be asked. The names are those that the native library's reader knows (a test holds the two
 * lists together); what it knows but cannot write text is set apart, so that the refusal says why.
 */

/** Known, but no model that a question can be put to: encoders, embedders, speech, images, drafts, diffusion. */
export const notForText = [
  'bert',
  'modern-bert',
  'nomic-bert',
  'nomic-bert-moe',
  'neo-bert',
  'jina-bert-v2',
  'jina-bert-v3',
  'eurobert',
  'gemma-embedding',
  'llama-embed',
  'gemma4-assistant',
  'eagle3',
  'dflash',
  't5',
  't5encoder',
  'dream',
  'llada',
  'llada-moe',
  'rnd1',
  'wavtokenizer-dec',
  'qwen3tts',
  'clip',
] as const;

// prettier-ignore
export const forText = [
  'llama', 'llama4', 'deci', 'falcon', 'grok', 'gpt2', 'gptj', 'gptneox', 'mpt', 'baichuan', 'starcoder', 'refact',
  'bloom', 'stablelm', 'qwen', 'qwen2', 'qwen2moe', 'qwen2vl', 'qwen3', 'qwen3moe', 'qwen3next', 'qwen3vl',
  'qwen3vlmoe', 'qwen35', 'qwen35moe', 'phi2', 'phi3', 'phimoe', 'plamo', 'plamo2', 'plamo3', 'codeshell', 'orion',
  'internlm2', 'minicpm', 'minicpm3', 'gemma', 'gemma2', 'gemma3', 'gemma3n', 'gemma4', 'starcoder2', 'mamba',
  'mamba2', 'jamba', 'falcon-h1', 'xverse', 'command-r', 'cohere2', 'cohere2moe', 'dbrx', 'olmo', 'olmo2', 'olmoe',
  'muse-glimmer', 'openelm', 'arctic', 'deepseek', 'deepseek2', 'deepseek2-ocr', 'deepseek32', 'deepseek4', 'chatglm',
  'glm4', 'glm4moe', 'glm-dsa', 'bitnet', 'jais', 'jais2', 'nemotron', 'nemotron_h', 'nemotron_h_moe', 'exaone',
  'exaone4', 'exaone-moe', 'rwkv6', 'rwkv6qwen2', 'rwkv7', 'arwkv7', 'granite', 'granitemoe', 'granitehybrid',
  'graniteswitch', 'chameleon', 'plm', 'bailingmoe', 'bailingmoe2', 'dots1', 'arcee', 'afmoe', 'laguna', 'ernie4_5',
  'ernie4_5-moe', 'hunyuan-moe', 'hunyuan-dense', 'hunyuan_vl', 'hy_v3', 'smollm3', 'gpt-oss', 'lfm2', 'lfm2moe',
  'smallthinker', 'seed_oss', 'grovemoe', 'apertus', 'minimax-m2', 'minimax-m3', 'cogvlm', 'pangu-embedded',
  'mistral3', 'mistral4', 'paddleocr', 'mimo2', 'step35', 'maincoder', 'kimi-linear', 'talkie', 'mellum', 'nanbeige',
] as const;

/** What is wrong with an architecture, as the end of a sentence that begins with the file, or null where it can be asked. */
export function architectureProblem(architecture: string): string | null {
  if (architecture === '') return 'does not say its architecture';
  if ((notForText as readonly string[]).includes(architecture)) {
    return `is of the architecture ${architecture}, which does not write answers`;
  }
  if (!(forText as readonly string[]).includes(architecture)) {
    const shown = architecture.replace(/[^\w.-]+/g, '?').slice(0, 40);
    return `is of an architecture that this version does not know (${shown})`;
  }
  return null;
}
