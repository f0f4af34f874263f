/** The one place where the UCUM library is used. The build and the tests import it; nothing that ships does. */
import library from '@lhncbc/ucum-lhc';
import { scalesBy } from './units.js';
import type { UnitScales } from './units.js';

/** What each known unit is of the base of its dimension, as UCUM defines it. */
export function ucumScales(): UnitScales {
  const ucum = library.UcumLhcUtils.getInstance();
  return scalesBy((from, value, to) => {
    const { status, toVal } = ucum.convertUnitTo(from, value, to);
    return status === 'succeeded' ? toVal : null;
  });
}
