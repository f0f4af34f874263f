/** Placeholder signature until the branch with the check is merged. */
export async function checkAdapter(_file: string, _model: string, _allow = false): Promise<{ name: string }> {
  return { name: '' };
}
