/** What several commands need: the intended use, the knowledge, a model named by a flag. */
import { InvalidArgumentError } from 'commander';
import type { KnowledgeBase } from '../knowledge/base.js';
import { dataFolder } from '../model/own/dataFolder.js';
import type { ModelHost, ModelHostOptions } from '../model/host/host.js';
import { openLocal } from '../model/host/openLocal.js';
import { OwnModels } from '../model/own/ownModels.js';
import { openKnowledge } from '../review/knowledge.js';
import type { Package } from '../review/knowledge.js';
import { packageAt } from '../review/package.js';

/** Stands word for word in the README and the walkthrough as well; a test holds them together. */
export const intendedUse =
  'DxLens helps licensed clinicians review their own notes. It lists diagnoses and undocumented findings to consider, with their basis. ' +
  'It does not diagnose, direct treatment, monitor or triage, and is not for patients or for emergencies needing immediate action. ' +
  'No alert does not mean no disease.';

export const noModel =
  'No language model is configured, so the review is the fast pass alone; name one with --model FILE.';

export const packageFiles = (): Package => packageAt(import.meta.url);

/** Opens the knowledge; warnings of overlays go to standard error, one line each. */
export async function openBase(overlays: readonly string[]): Promise<KnowledgeBase> {
  const { base, warnings } = await openKnowledge(packageFiles(), overlays);
  for (const warning of warnings) {
    process.stderr.write(`dxlens: ${warning}\n`);
  }
  return base;
}

/** The models that this user has added. */
export const ownModels = (): OwnModels =>
  new OwnModels({
    dataFolder: dataFolder(),
    catalogFile: packageFiles().catalogFile,
    downloader: packageFiles().modelDownload,
    environment: process.env,
  });

/**
 * The model of a flag, an id or a file, or null. A file that cannot be used speaks up at the first note, in its opinion.
 */
export async function openModel(
  named: string | undefined,
  options: Pick<ModelHostOptions, 'threads' | 'writers' | 'adapters' | 'asking'>,
): Promise<ModelHost | null> {
  if (named === undefined) return null;
  const { modelHost: childFile, catalogFile } = packageFiles();
  return openLocal({ ...options, file: await ownModels().resolve(named), childFile }, catalogFile);
}

/** Exit status after Ctrl+C, as shells have it. */
export const interrupted = 130;

/** For commander: a whole number of at least 1. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new InvalidArgumentError(`"${text}" is not a whole number above 0.`);
  }
  return value;
}

/** For commander: collects a repeated option. */
export const collect = (value: string, before: readonly string[]): string[] => [...before, value];
