/** How a model is best asked: from its entry in the catalogue, or these defaults for a file that no entry knows. */
import { z } from 'zod';

export const chatFormats = ['file', 'harmony', 'qwen', 'gemma', 'llama3', 'mistral', 'chatml'] as const;
export const efforts = ['low', 'medium', 'high'] as const;

export const askingFormat = z.strictObject({
  format: z.enum(chatFormats).default('file').describe('chat format; "file": what the file says of itself'),
  effort: z.enum(efforts).default('low').describe('of reasoning, for the formats that take it'),
  thoughtTokens: z.int().min(0).max(8192).default(0).describe('most tokens of thought before the answer; 0: none'),
  questions: z.int().min(1).max(8).default(2).describe('orders in which the candidates of a choice are put'),
  temperature: z.number().positive().default(1).describe('that its choice is divided by, fitted on cases'),
  weight: z.number().min(0).max(1).default(0).describe('of its choice beside the knowledge; 0 until measured on cases'),
});

export type Asking = z.infer<typeof askingFormat>;

/** For a file that no entry of the catalogue knows. */
export const defaultAsking: Asking = askingFormat.parse({});
