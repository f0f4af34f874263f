/** Messages to the clinician. Nothing waits for them: a command is done whether or not its message is closed. */
import * as vscode from 'vscode';

export function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}

/** Does the work of a command; where it fails, says why in its one sentence. */
export async function orTellWhy(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    void vscode.window.showErrorMessage(reasonOf(error));
  }
}

/** The sentence of an error. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
