/** Tables of lists. */

/** Adds a value to the list of a key, which need not be there yet. */
export function push<K, V>(table: Map<K, V[]>, key: K, value: V): void {
  const list = table.get(key);
  if (list === undefined) {
    table.set(key, [value]);
  } else {
    list.push(value);
  }
}
