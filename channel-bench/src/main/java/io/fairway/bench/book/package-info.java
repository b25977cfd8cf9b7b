/** The order book of a stock, built from the messages about its orders. */
package io.fairway.bench.book;
