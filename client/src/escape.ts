/** Text of a note or of a model is data: in a hover it must stay text. */

/**
 * Controls, and the marks that turn the direction of writing: with them a text can be shown in another order than it
 * stands in the note.
 */
const invisible = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;

/**
 * Makes any text safe to put into Markdown, on one line: every sign that Markdown or HTML could read becomes a
 * character reference. `MarkdownString.appendText` does not do here: it leaves bare addresses, which turn into links,
 * and makes every space unbreakable, so that a long quote would run out of the hover.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text).replace(/[!-/:-@[-`{-~]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Plain text on one line, for labels. `$(` would be drawn as an icon there. */
export function plainLabel(text: string): string {
  return oneLine(text).replace(/\$\(/g, '$ (');
}

function oneLine(text: string): string {
  return text.replace(invisible, ' ').replace(/\s+/g, ' ').trim();
}
