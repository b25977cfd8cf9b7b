/** What a replay found, for people and for programs. */
package io.fairway.bench.report;
