/** Whether anything may be fetched, or sent to another machine, at all. */

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether `DXLENS_OFFLINE` says so. */
export const isOffline = (environment: Environment): boolean =>
  ['1', 'true', 'yes', 'on'].includes((environment['DXLENS_OFFLINE'] ?? '').trim().toLowerCase());

/** One sentence where the environment or the setting `dxlens.model.offline` forbids every download; else null. */
export function offlineReason(environment: Environment, setting: boolean): string | null {
  const cause = isOffline(environment)
    ? 'DXLENS_OFFLINE is set'
    : setting
      ? 'the setting dxlens.model.offline is on'
      : null;
  return cause === null ? null : `Nothing is downloaded, because ${cause}; add a model file that is on this machine.`;
}
