/** Whether anything may be downloaded at all. */

/** One sentence where the environment (`DXLENS_OFFLINE`) or the setting forbids every download; else null. */
export function offlineReason(
  environment: Readonly<Record<string, string | undefined>>,
  setting: boolean,
): string | null {
  const forbidden = ['1', 'true', 'yes', 'on'].includes((environment['DXLENS_OFFLINE'] ?? '').trim().toLowerCase());
  const cause = forbidden ? 'DXLENS_OFFLINE is set' : setting ? 'the setting dxlens.model.offline is on' : null;
  return cause === null ? null : `Nothing is downloaded, because ${cause}; add a model file that is on this machine.`;
}
