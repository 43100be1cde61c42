import fc from 'fast-check';

/** The same examples in every run, where it is compared what runs come to. */
fc.configureGlobal({ seed: 1 });
