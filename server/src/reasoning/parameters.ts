/**
 * The few numbers of the model that are not knowledge of one condition. docs/reasoning.md says what each does and how they were
 * chosen.
 */
export const parameters = {
  /** Most bits that a present finding may give, by how strongly it evokes the condition (0 to 5). */
  evokesCap: [3, 4.5, 6, 7.5, 9.5, 12],
  /** Bits that a condition loses for a present finding it does not explain, by the finding's import (1 to 5). */
  unexplained: [0.05, 0.4, 1, 2, 3],
  /** Most bits against, of one absent or contrary finding. */
  absenceFloor: -4,
  /** How much an absence counts, by how it was asked. */
  asked: { specific: 1, template: 1 / 3, blanket: 1 / 5 },
  /** Bits that a condition loses while none of the findings it requires is documented; all of them absent rule it out. */
  requiredMissing: 4,
  /** Bits that a condition loses which the note itself excludes. */
  excluded: 16,
  /** Bits that a condition of pregnancy loses when a pregnancy is documented as absent. */
  notPregnant: 8,
  /** How much a finding counts that is only possible. */
  possible: 0.5,
  /** How much a finding counts that is read loosely, with all words of its phrase or without one. */
  loose: { whole: 1, part: 0.4 },
  /** How much a finding speaks for another diagnosis that a known problem or a drug of the patient accounts for. */
  attributed: 0.5,
  /** Of several findings of one group the strongest counts whole, the next by this factor, the next by its square. */
  groupDecay: 0.6,
  /** Most bits that all risks together may give. */
  riskCap: 4,
  /** Bits that a condition loses when it explains no presenting complaint. */
  complaintMiss: 2,
  /** Findings are not independent even across groups: all evidence is weighed by this factor. */
  temper: 0.75,
  /** How much the prior counts: rows say how common a condition is, and who writes a note has already selected. */
  priorWeight: 0.4,
  /** Least and most probability of "none of these", between which coverage decides. */
  other: { least: 0.02, most: 0.4 },
  /** A frequency of 0 or 100 % is never meant literally. */
  frequency: { least: 0.005, most: 0.985 },
  /** Typical share of presentations by time since onset, against which a condition's own shares are read. */
  durationBase: { minutes: 0.06, hours: 0.26, days: 0.36, weeks: 0.16, months: 0.1, years: 0.06 },
  suddenBase: 0.2,
  timeCap: 2,
  /** When a can't-miss condition is raised without a rule: see `alerts/cantMiss.ts`. */
  cantMiss: {
    /** Least probability where an assessment stands, and while none does: no one has named another cause yet, and tests are begun at less. */
    assessed: 0.25,
    unassessed: 0.04,
    /** A probability at which no hallmark is needed. */
    farAhead: 0.6,
    /** Least bits of its two best findings. */
    bits: 1.5,
    /** Evoking strength of a finding that calls for the condition. */
    hallmark: 3,
  },
  /** Hypotheses that the review lists. */
  listed: 12,
} as const;
