/** Other programs that a measurement runs. */
package io.fairway.bench.process;
