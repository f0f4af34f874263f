/**
 * What went wrong between DxLens and a model server, in one sentence. Pure. What the server itself said never gets into
 * it: servers repeat the request in their errors, and that is the note.
 */

/** Where a request went, for the sentence. */
export interface Asked {
  /** Host and port. */
  readonly host: string;
  /** Name that the model is asked by. */
  readonly model: string;
}

/**
 * @param status of HTTP, other than 2xx
 * @param said what the server answered, read for its kind alone and never repeated
 */
export function statusSentence(status: number, said: string, { host, model }: Asked): string {
  if (status >= 300 && status < 400) {
    return `The model server ${host} points to another address, which is not followed; set the address where it answers itself.`;
  }
  if (status === 401 || status === 403) {
    return `The model server ${host} does not accept the key; set DXLENS_ENDPOINT_KEY or have the key file corrected.`;
  }
  if (status === 413 || (status === 400 && /context|too long|too large|maximum .{0,20}length/i.test(said))) {
    return `The note is longer than the model at ${host} takes at once; have it served with a larger context.`;
  }
  if (status < 500 && /logprob/i.test(said)) return noProbabilities(host);
  if (status === 404) {
    return `The server ${host} knows no model "${model}", or does not answer at this address; check both.`;
  }
  if (status === 408 || status === 504) return `The model server ${host} took too long; try again later.`;
  if (status === 429 || status === 503)
    return `The model server ${host} has no room for more requests now; try again later.`;
  if (status >= 500) {
    return `The model server ${host} failed (status ${status}); try again, and look into its own log if it fails again.`;
  }
  return `The model server ${host} does not take the request (status ${status}); check that it is OpenAI-compatible and up to date.`;
}

/** Of a server that cannot say how likely a model's words are. */
export function noProbabilities(host: string): string {
  return `The model server ${host} gives no probabilities, so its model is asked for written opinions alone.`;
}

/** Codes of Node.js and OpenSSL for a certificate that cannot be trusted. */
const certificate =
  /CERT|UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)|SELF_SIGNED|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED/;

/** @param code of the error of the connection, such as `ECONNREFUSED`; an empty string where it has none */
export function connectionSentence(code: string, { host }: Asked): string {
  if (code === 'ECONNREFUSED') return `No model server answers at ${host}; start it or correct its address.`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `The name of the model server ${host} cannot be found; check its address and the network.`;
  }
  if (code === 'EHOSTUNREACH' || code === 'ENETUNREACH' || code === 'ENETDOWN') {
    return `The model server ${host} cannot be reached; check the network.`;
  }
  if (certificate.test(code)) {
    return `The certificate of the model server ${host} cannot be trusted; ask your administrator to renew it or to name its authority (caFile).`;
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL')) {
    return `The model server ${host} does not speak https; correct its address.`;
  }
  if (code === 'ETIMEDOUT') return timeoutSentence(host);
  if (code.startsWith('HPE_')) return `What answers at ${host} is no web server; correct its address.`;
  return `The connection to the model server ${host} broke off; try again.`;
}

export function timeoutSentence(host: string): string {
  return `The model server ${host} does not answer in time; check that it runs and is not overloaded.`;
}
