/** From what a user set to a model that can be asked: the address judged, the key and the certificate read. */
import { askingFor, readCatalog } from '../ask/catalog.js';
import { readAuthority, readKey, readMachineList } from './endpointFile.js';
import { EndpointModel, type EndpointModelOptions } from './endpoint.js';
import { judgeEndpoint } from './endpointPolicy.js';
import { isOffline } from '../own/offline.js';
import { ModelUnavailable, type LanguageModel, type ModelIdentity } from '../types.js';

export interface EndpointSettings {
  /** Address of the server. */
  readonly endpoint: string;
  /** Name that the model is asked by there. */
  readonly endpointModel: string;
  /** True where nothing may be sent to another machine. */
  readonly offline: boolean;
}

export interface OpenedEndpoint {
  readonly model: LanguageModel;
  /** Why nothing is sent, in one sentence; null where the model can be asked. */
  readonly refusal: string | null;
  /** Whether notes leave this machine. */
  readonly leaves: boolean;
}

export interface OpenEndpointOptions extends Pick<EndpointModelOptions, 'asking' | 'onState' | 'atOnce'> {
  /** `models/catalog.yaml` of the package: how a model of that name is asked, and what its choice counts. */
  readonly catalogFile?: string | undefined;
}

/**
 * Opens a server. Sends nothing. Never rejects: where the server may not be used, the model says so to whoever asks it.
 * A catalogue that cannot be read costs the best way to ask, and no more.
 *
 * @param list another list of the machine, for tests alone
 */
export async function openEndpoint(
  settings: EndpointSettings,
  { catalogFile, ...options }: OpenEndpointOptions = {},
  list: { file?: string; owner?: number } = {},
): Promise<OpenedEndpoint> {
  try {
    const allowed = await allow(settings, list);
    const known = catalogFile === undefined ? [] : await readCatalog(catalogFile).catch(() => []);
    const asking = askingFor(servedIdentity(allowed.model), known);
    return {
      model: new EndpointModel({ asking, ...options, ...allowed }),
      refusal: null,
      leaves: !allowed.endpoint.isLoopback,
    };
  } catch (error) {
    if (!(error instanceof ModelUnavailable)) throw error;
    return { model: refused(settings.endpointModel, error.message), refusal: error.message, leaves: false };
  }
}

async function allow(
  settings: EndpointSettings,
  place: { file?: string; owner?: number },
): Promise<Pick<EndpointModelOptions, 'endpoint' | 'model' | 'key' | 'authority'>> {
  const list = await readMachineList(place);
  const { endpoint, refusal } = judgeEndpoint(settings.endpoint, list);
  if (endpoint === null) {
    // A list that is not used is the cause where it would have allowed the host.
    throw new ModelUnavailable(list.warning === null ? refusal : `${refusal} ${list.warning}`);
  }
  if ((settings.offline || isOffline(process.env)) && !endpoint.isLoopback) {
    throw new ModelUnavailable(
      `DxLens is set to be offline, so no note is sent to the model server ${endpoint.host}; unset dxlens.model.offline or DXLENS_OFFLINE to use it.`,
    );
  }
  const model = settings.endpointModel.trim();
  if (model === '') {
    throw new ModelUnavailable(
      `No model is named for the server ${endpoint.host}; set dxlens.model.endpointModel or --endpoint-model to a name that it knows.`,
    );
  }
  const [key, authority] = await Promise.all([readKey(endpoint.listed, process.env), readAuthority(endpoint.listed)]);
  return { endpoint, model, key, authority };
}

/** What is known of a model behind a server before it is asked: its name. */
export const servedIdentity = (name: string): ModelIdentity => ({
  name,
  architecture: null,
  sizeBytes: null,
  host: null,
  adapters: [],
});

/** A model that nobody can ask; it says why. */
function refused(name: string, reason: string): LanguageModel {
  const refuse = (): Promise<never> => Promise.reject(new ModelUnavailable(reason));
  return {
    identity: servedIdentity(name === '' ? 'model server' : name),
    weight: 0,
    canChoose: true,
    decide: refuse,
    reason: refuse,
    dispose: () => Promise.resolve(),
  };
}
