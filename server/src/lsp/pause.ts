/** Waiting for a pause in typing, as something that a test can hold in its hands. */

/** Runs `work` after a number of milliseconds; gives what takes it back. */
export type Later = (work: () => void, milliseconds: number) => () => void;

export const later: Later = (work, milliseconds) => {
  const timer = setTimeout(work, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};
