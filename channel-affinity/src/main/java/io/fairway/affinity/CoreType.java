package io.fairway.affinity;

/** What kind of core a processor belongs to. */
public enum CoreType {
    /** All cores of the host are alike, or it does not say. */
    UNIFORM,
    /** One of the fast cores of a hybrid processor. */
    PERFORMANCE,
    /** One of the economical cores of a hybrid processor. */
    EFFICIENCY
}
