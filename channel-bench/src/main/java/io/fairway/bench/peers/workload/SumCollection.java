package io.fairway.bench.peers.workload;

import java.util.AbstractCollection;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Consumer;

/** A collection that passes on what is added, and keeps nothing. */
final class SumCollection extends AbstractCollection<Item> {
    private final Consumer<Item> sink;

    SumCollection(Consumer<Item> sink) {
        this.sink = sink;
    }

    @Override
    public boolean add(Item item) {
        sink.accept(item);
        return true;
    }

    @Override
    public Iterator<Item> iterator() {
        return Collections.emptyIterator();
    }

    @Override
    public int size() {
        return 0;
    }
}
