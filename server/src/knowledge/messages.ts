/** What a schema finds wrong, in the words of whoever writes the file. */
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'fields',
  record: 'fields',
};

/** One message, with the path of its place, for each thing that an issue names. `value` is the whole file. */
export function messageOf(issue: Issue, value: unknown): { at: PropertyKey[]; message: string }[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ at: [...issue.path, key], message: `unknown field "${key}"` }));
  }
  return [{ at: [...issue.path], message: plain(issue, valueAt(value, issue.path)) }];
}

function plain(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type': {
      if (found === undefined) {
        return 'missing';
      }
      const isOwnMessage = !issue.message.startsWith('Invalid input');
      return isOwnMessage ? issue.message : `expected ${kinds[issue.expected] ?? issue.expected}`;
    }
    case 'invalid_value':
      return `not one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_key':
      return issue.issues[0]?.message ?? issue.message;
    case 'too_small':
      return !issue.message.startsWith('Too small')
        ? issue.message
        : issue.origin === 'number'
          ? `expected ${issue.inclusive === false ? 'more than' : 'at least'} ${String(issue.minimum)}`
          : 'must not be empty';
    case 'too_big':
      return !issue.message.startsWith('Too big')
        ? issue.message
        : `expected ${issue.inclusive === false ? 'less than' : 'at most'} ${String(issue.maximum)}`;
    default:
      return issue.message;
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const step of path) {
    at = at !== null && typeof at === 'object' ? (at as Record<PropertyKey, unknown>)[step] : undefined;
  }
  return at;
}
