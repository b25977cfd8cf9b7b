package io.fairway.verify;

import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/**
 * What is checked, and against what.
 *
 * @param operations a class with Lincheck's annotations
 * @param specification what the verifier compares with
 * @param verifier how it compares
 * @param inOneThread how many operations each of the threads performs that run at once
 * @param outside how many operations come before, and how many after
 */
record Subject(
        Class<?> operations,
        Class<?> specification,
        Class<? extends Verifier> verifier,
        int inOneThread,
        int outside) {

    /** Linearizable to a specification that has the same methods. */
    static Subject linearizable(Class<?> operations, Class<?> specification) {
        return new Subject(operations, specification, LinearizabilityVerifier.class, 3, 3);
    }

    /**
     * Linearizable as above, for operations of which some are for one thread only: all run in the
     * threads that run at once, as what comes before and after runs in the first of them.
     */
    static Subject linearizableInRoles(Class<?> operations, Class<?> specification) {
        return new Subject(operations, specification, LinearizabilityVerifier.class, 5, 0);
    }

    /** Explained by the steps that its nested class {@code Steps} allows. */
    static Subject inSteps(Class<?> operations, Class<? extends Specification> specification) {
        return new Subject(operations, specification, StepVerifier.class, 3, 1);
    }

    @Override
    public String toString() {
        return operations.getName().replaceAll(".*\\.", "").replace('$', ' ');
    }
}
