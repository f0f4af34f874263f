/** Where DxLens keeps what belongs to this user and not to one editor: the list of models and the downloaded ones. */
import { resolve } from 'node:path';
import envPaths from 'env-paths';

/** The folder that `DXLENS_DATA` names, or else the system's usual one for data of a user. It may not exist yet. */
export function dataFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const named = environment['DXLENS_DATA'] ?? '';
  return named === '' ? envPaths('dxlens', { suffix: '' }).data : resolve(named);
}
