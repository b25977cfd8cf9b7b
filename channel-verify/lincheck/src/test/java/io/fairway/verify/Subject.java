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

    @Override
    public String toString() {
        return operations.getName().replaceAll(".*\\.", "").replace('$', ' ');
    }
}
