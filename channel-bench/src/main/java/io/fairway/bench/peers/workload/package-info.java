/**
 * The work that Fairway and its peers are measured at. All of it runs in a JVM of its own for each
 * workload and implementation, and all of it checks that every element arrived.
 */
package io.fairway.bench.peers.workload;
