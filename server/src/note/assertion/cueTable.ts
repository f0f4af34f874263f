/**
 * The words that decide whether something is present, denied, possible, conditional, past, or somebody else's.
 * The approach (cue, direction, scope, terminator) is that of NegEx and ConText (Chapman 2001, Harkema 2009); the lists are our own.
 */
import { absentBefore, absentAfter } from './cueLists/absent.js';
import { historicalBefore, historicalAfter, resolvedAfter, stableAfter, stableBefore } from './cueLists/past.js';
import { hypotheticalAfter, advice } from './cueLists/hypotheticalAfter.js';
import { hypotheticalBefore } from './cueLists/hypothetical.js';
import { possibleBefore, possibleAfter } from './cueLists/possible.js';
import { relative, familyHistory } from './cueLists/people.js';
import { stop, now, none } from './cueLists/bounds.js';
import { stranger } from './cueLists/strangers.js';

/**
 * `before`-cues act on what follows them up to a stop; `after`-cues on what stands before them.
 * A `none` cue looks like another and means nothing ("no change in"): being longer, it wins the place.
 */
export type CueKind =
  | 'absent-before'
  | 'absent-after'
  | 'possible-before'
  | 'possible-after'
  | 'hypothetical-before'
  | 'hypothetical-after'
  | 'historical-before'
  | 'historical-after'
  | 'resolved-after'
  | 'stable-before'
  | 'stable-after'
  | 'advice'
  | 'relative'
  | 'stranger'
  | 'family-history'
  | 'stop'
  | 'now'
  | 'none';

/** Phrases of each kind, between bars. */
export const cueTable: Record<CueKind, string> = {
  'absent-before': absentBefore,
  'absent-after': absentAfter,
  'possible-before': possibleBefore,
  'possible-after': possibleAfter,
  'hypothetical-before': hypotheticalBefore,
  'hypothetical-after': hypotheticalAfter,
  'historical-before': historicalBefore,
  'historical-after': historicalAfter,
  'resolved-after': resolvedAfter,
  'stable-after': stableAfter,
  'stable-before': stableBefore,
  advice,
  relative,
  stranger,
  'family-history': familyHistory,
  stop,
  now,
  none,
};
