/** The part of the library that is used here; it ships no types. */
declare module 'proper-lockfile' {
  interface LockOptions {
    /** False: the file to lock need not exist. */
    readonly realpath?: boolean;
    /** Milliseconds without a sign of life after which the lock of a dead process is taken over. */
    readonly stale?: number;
    readonly retries?: { readonly retries: number; readonly minTimeout?: number; readonly maxTimeout?: number };
    /** Told when the lock was lost; without it the library throws where nobody can catch it. */
    readonly onCompromised?: (error: Error) => void;
  }
  const library: {
    /** Resolves to what releases the lock. Rejects with the code `ELOCKED` where the retries did not get it. */
    lock(file: string, options?: LockOptions): Promise<() => Promise<void>>;
  };
  export default library;
}
