/** The words for units of time, as notes write them. */
export const timeUnits: ReadonlySet<string> = new Set(
  'second seconds minute minutes min mins hour hours hr hrs h day days d week weeks wk wks month months mo mos mth mths year years yr yrs long few night'.split(
    ' ',
  ),
);
