package io.fairway.testkit;

import io.fairway.testing.ThreadKind;

/**
 * What one run of a contract's test is about.
 *
 * @param capacity the channel's capacity; 0 if unbuffered
 * @param kind the kind of threads that use it
 */
public record ContractSetup(int capacity, ThreadKind kind) {

    @Override
    public String toString() {
        return "capacity " + capacity + ", " + kind;
    }
}
