/** Words whose full stop belongs to them. */

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Abbreviations whose full stop never ends a sentence: a name or a number follows. */
export const titles = setOf(
  'dr drs mr mrs ms messrs prof rev sr st vs approx fig figs mt jr viz cf eg ie eq esp sgt capt',
);
/** Abbreviations whose full stop ends a sentence only where a capital follows. */
export const abbreviations = setOf(
  'pt pts hr hrs min mins sec secs wk wks mo mos mth mths yr yrs ca temp resp inj tab tabs cap caps supp susp soln mg mcg ml kg lb lbs oz g cm mm dept ext inc hx dx tx rx fx sx bilat abd neg pos wt ht freq occ incl lat med sup inf ant post prox dist max est avg hosp appt op pre prev prob poss diff jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun etc al rt lt nos ave tel ref amt bid tid qid prn po iv im sc sl',
);
