/** Sizes of files as people read them. */

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** Decimal, as disks and download pages count: 12100000000 is "12.1 GB". */
export function bytesInWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.95 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? String(value) : value.toFixed(1)} ${units[unit]}`;
}
