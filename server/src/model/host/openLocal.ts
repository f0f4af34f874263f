/** A local model with what this machine knows of it: its entry in the catalogue and the threads that suit it. */
import envPaths from 'env-paths';
import { readCatalog } from '../ask/catalog.js';
import { ModelHost, type ModelHostOptions } from './host.js';
import { ThreadStore } from './threadStore.js';

/**
 * Makes a host whose identity is already read from the file, where the file is good. Never rejects: an ask says what is
 * wrong. A catalogue that cannot be read costs the best way to ask, and no more.
 *
 * @param catalogFile `models/catalog.yaml` of the package
 */
export async function openLocal(options: ModelHostOptions, catalogFile: string): Promise<ModelHost> {
  const catalogue = await readCatalog(catalogFile).catch(() => []);
  const threadMemory = new ThreadStore(envPaths('dxlens', { suffix: '' }).cache);
  const host = new ModelHost({ threadMemory, catalogue, ...options });
  await host.check().catch(() => undefined);
  return host;
}
