/**
 * Where threads run, and where their memory lies.
 *
 * <p>{@link io.fairway.affinity.Topology} says what processors there are and which of them this
 * process may use. Linux only; elsewhere, and where files are missing, every answer says so instead
 * of pretending.
 */
package io.fairway.affinity;
