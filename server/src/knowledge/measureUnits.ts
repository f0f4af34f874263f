/** The units of a measure's row: every way of writing them with its factor, and what is wrong with those given by hand. */
import type { Fault } from './parse.js';
import { faultAt } from './tables.js';
import type { MeasureRow, Tables } from './tables.js';
import { codesOf, conversion, spellingsOf, writtenForm } from './units.js';
import type { Conversion, Substance, UnitScales } from './units.js';

/** How far a factor given by hand may lie from the computed one, of one. */
const tolerance = 0.01;

/**
 * Units as a reader meets them: those that the row gives by hand, which stand as they are, then every spelling of its UCUM codes.
 * Without scales (a test's few rows) the codes add nothing.
 */
export function unitsOf(row: MeasureRow, scales: UnitScales): Record<string, Conversion> {
  const units = new Map<string, Conversion>([[row.unit, [1, 0]]]);
  for (const [unit, factor] of Object.entries(row.units ?? {})) {
    units.set(unit, conversionOf(factor));
  }
  const given = new Set([...units.keys()].map(writtenForm));
  const canonical = canonicalCode(row);
  for (const code of ucumOf(row)) {
    const computed = canonical === undefined ? null : conversion(scales, code, canonical, substanceOf(row));
    for (const spelling of computed === null ? [] : spellingsOf(code)) {
      if (!given.has(spelling)) {
        given.add(spelling);
        units.set(spelling, computed!);
      }
    }
  }
  return Object.fromEntries(units);
}

/**
 * Of each measure that names its codes: a fault for each that cannot be converted, and for each factor by hand that is more than
 * 1 % off. None without scales.
 */
export function unitFaults(tables: Tables, scales: UnitScales): Fault[] {
  const faults: Fault[] = [];
  for (const [id, placed] of Object.keys(scales).length === 0 ? [] : tables.measures) {
    const { row } = placed;
    const canonical = canonicalCode(row) ?? '';
    for (const code of ucumOf(row)) {
      if (conversion(scales, code, canonical, substanceOf(row)) === null) {
        const hint = 'give molar-mass or charge, or leave the code out';
        faults.push(faultAt(placed, `measure "${id}": ${code} cannot be converted to ${row.unit}; ${hint}`, 'ucum'));
      }
    }
    for (const [unit, factor] of ucumOf(row).length === 0 ? [] : Object.entries(row.units ?? {})) {
      const computed = computedFor(unit, canonical, row, scales);
      if (computed.length > 0 && !computed.some((one) => isNear(one, conversionOf(factor)))) {
        const [by, plus] = computed[0]!;
        const right = plus === 0 ? String(rounded(by)) : `[${String(rounded(by))}, ${String(rounded(plus))}]`;
        const message = `measure "${id}": the factor of "${unit}" is ${right} by UCUM, not ${String(factor)}`;
        faults.push(faultAt(placed, message, 'units', unit));
      }
    }
  }
  return faults;
}

/** What a unit as written may be of the canonical one; empty where UCUM says nothing of it. */
const computedFor = (unit: string, canonical: string, row: MeasureRow, scales: UnitScales): Conversion[] =>
  codesOf(unit)
    .map((code) => conversion(scales, code, canonical, substanceOf(row)))
    .filter((one) => one !== null);

const isNear = (a: Conversion, b: Conversion): boolean =>
  Math.abs(a[0] - b[0]) <= tolerance * Math.abs(a[0]) &&
  Math.abs(a[1] - b[1]) <= tolerance * Math.max(1, Math.abs(a[1]));

const rounded = (value: number): number => Number(value.toPrecision(4));

const conversionOf = (factor: number | readonly [number, number]): Conversion =>
  typeof factor === 'number' ? [factor, 0] : factor;

const ucumOf = ({ ucum }: MeasureRow): readonly string[] => (ucum === undefined ? [] : [ucum].flat());

/** The code of the canonical unit: the one of the row's codes that is written so, else any that is. */
const canonicalCode = (row: MeasureRow): string | undefined =>
  ucumOf(row).find((code) => spellingsOf(code).includes(writtenForm(row.unit))) ?? codesOf(row.unit)[0];

const substanceOf = (row: MeasureRow): Substance => ({
  molarMass: row['molar-mass'] ?? null,
  charge: row.charge ?? null,
});
