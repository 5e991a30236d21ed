package dev.modelwire.inference.internal.gate;

/** A check that a candidate must pass. Gates are passed in order, each may use what the ones before have found. */
public interface Gate {

    /** Returns the name under which refusals are reported. */
    String name();

    /** Checks the candidate. What is opened is given to the candidate, which closes it if a gate refuses. */
    Verdict check(Candidate candidate);
}
