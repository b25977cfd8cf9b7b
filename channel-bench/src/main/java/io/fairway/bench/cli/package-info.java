/** The command line: {@code fairway COMMAND}. */
package io.fairway.bench.cli;
