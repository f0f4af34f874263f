/** Standard output of commands that print one text. */

/** Writes and waits until a slow reader has taken it. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) {
    await new Promise<void>((resolve) => process.stdout.once('drain', resolve));
  }
}

/** JSON that a person can read too. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
