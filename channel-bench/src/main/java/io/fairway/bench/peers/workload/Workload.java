package io.fairway.bench.peers.workload;

import static io.fairway.bench.peers.workload.Shape.platform;
import static io.fairway.bench.peers.workload.Shape.virtual;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is measured. */
public enum Workload {
    PAIR("pair", Kind.PAIR, platform(1, 1, 1024), "one thread sends and receives in turn"),

    STREAM("1-1", Kind.STREAM, platform(1, 1, 1024), "1 producer, 1 consumer"),
    MANY_TO_ONE("4-1", Kind.STREAM, platform(4, 1, 1024), "4 producers, 1 consumer"),
    TWO_TO_TWO("2-2", Kind.STREAM, platform(2, 2, 1024), "2 producers, 2 consumers"),
    CAPACITY_1("capacity-1", Kind.STREAM, platform(1, 1, 1), "1 producer, 1 consumer"),
    UNBUFFERED("unbuffered", Kind.STREAM, platform(1, 1, 0), "1 producer, 1 consumer"),

    VIRTUAL_STREAM("virtual-1-1", Kind.STREAM, virtual(1, 1, 1024), "1 producer, 1 consumer"),
    VIRTUAL_MANY_TO_ONE("virtual-4-1", Kind.STREAM, virtual(4, 1, 1024), "4 producers, 1 consumer"),
    VIRTUAL_TWO_TO_TWO("virtual-2-2", Kind.STREAM, virtual(2, 2, 1024), "2 producers, 2 consumers"),
    VIRTUAL_CAPACITY_1(
            "virtual-capacity-1", Kind.STREAM, virtual(1, 1, 1), "1 producer, 1 consumer"),
    VIRTUAL_UNBUFFERED(
            "virtual-unbuffered", Kind.STREAM, virtual(1, 1, 0), "1 producer, 1 consumer"),
    VIRTUAL_HUNDREDS(
            "virtual-100-100",
            Kind.STREAM,
            virtual(100, 100, 1024),
            "100 producers, 100 consumers"),
    CHAIN(
            "chain",
            Kind.CHAIN,
            virtual(1, 1, 0),
            "1,000 stages in a row, unbuffered between; per hand-off"),

    ROUND_TRIP_1(
            "round-trip-capacity-1",
            Kind.ROUND_TRIP,
            platform(1, 1, 1),
            "there by one channel and back by another"),
    ROUND_TRIP_0(
            "round-trip-unbuffered",
            Kind.ROUND_TRIP,
            platform(1, 1, 0),
            "there by one channel and back by another"),
    VIRTUAL_ROUND_TRIP_1(
            "virtual-round-trip-capacity-1",
            Kind.ROUND_TRIP,
            virtual(1, 1, 1),
            "there by one channel and back by another"),
    VIRTUAL_ROUND_TRIP_0(
            "virtual-round-trip-unbuffered",
            Kind.ROUND_TRIP,
            virtual(1, 1, 0),
            "there by one channel and back by another"),

    OPEN_10K(
            "open-10k",
            Kind.OPEN_LOOP,
            platform(1, 1, 1024),
            "10,000 messages a second, evenly",
            10_000,
            1),
    OPEN_100K(
            "open-100k",
            Kind.OPEN_LOOP,
            platform(1, 1, 1024),
            "100,000 messages a second, evenly",
            100_000,
            1),
    OPEN_1M(
            "open-1m",
            Kind.OPEN_LOOP,
            platform(1, 1, 1024),
            "1,000,000 messages a second, evenly",
            1_000_000,
            1),
    BURST_10K(
            "burst-10k",
            Kind.OPEN_LOOP,
            platform(1, 1, 1024),
            "10,000 messages a second, 100 at once",
            10_000,
            100),
    BURST_100K(
            "burst-100k",
            Kind.OPEN_LOOP,
            platform(1, 1, 1024),
            "100,000 messages a second, 100 at once",
            100_000,
            100),
    BURST_1M(
            "burst-1m",
            Kind.OPEN_LOOP,
            platform(1, 1, 1024),
            "1,000,000 messages a second, 100 at once",
            1_000_000,
            100),

    SELECT_2(
            "select-2",
            Kind.SELECT,
            platform(1, 1, 4),
            "select over 2 channels, all ready, and a send",
            2,
            2),
    SELECT_8(
            "select-8",
            Kind.SELECT,
            platform(1, 1, 4),
            "select over 8 channels, all ready, and a send",
            8,
            8),
    SELECT_64(
            "select-64",
            Kind.SELECT,
            platform(1, 1, 4),
            "select over 64 channels, all ready, and a send",
            64,
            64),
    SELECT_2_ONE(
            "select-2-one",
            Kind.SELECT,
            platform(1, 1, 4),
            "select over 2 channels, one ready, and a send",
            2,
            1),
    SELECT_8_ONE(
            "select-8-one",
            Kind.SELECT,
            platform(1, 1, 4),
            "select over 8 channels, one ready, and a send",
            8,
            1),
    SELECT_64_ONE(
            "select-64-one",
            Kind.SELECT,
            platform(1, 1, 4),
            "select over 64 channels, one ready, and a send",
            64,
            1),
    SELECT_TIMEOUT(
            "select-timeout",
            Kind.SELECT_TIMEOUT,
            platform(1, 1, 4),
            "select over 2 channels, one ready, or a timeout of a second; and a send",
            2,
            1),

    CLOSED_POLL(
            "closed-poll",
            Kind.CLOSED_POLL,
            platform(1, 1, 4),
            "a look at a closed and drained channel"),
    DRAIN(
            "drain",
            Kind.DRAIN,
            platform(1, 1, 1024),
            "fill with 1,024 elements and drain, in batches where there are any; per element"),
    OVERSUBSCRIBED(
            "oversubscribed",
            Kind.CROWD,
            platform(0, 0, 1024),
            "4 threads for each processor, half of them producers"),
    IDLE(
            "idle",
            Kind.IDLE,
            platform(100, 100, 1),
            "100 channels whose both ends wait; processor time a second");

    private final String id;
    private final Kind kind;
    private final Shape shape;
    private final String description;
    private final int number;
    private final int of;

    Workload(String id, Kind kind, Shape shape, String description) {
        this(id, kind, shape, description, 0, 0);
    }

    Workload(String id, Kind kind, Shape shape, String description, int number, int of) {
        this.id = id;
        this.kind = kind;
        this.shape = shape;
        this.description = description;
        this.number = number;
        this.of = of;
    }

    /** What users and reports call it. */
    public String id() {
        return id;
    }

    /** How it is measured. */
    public Kind kind() {
        return kind;
    }

    /** Who uses the channel, and how much it holds; of a crowd, on this machine. */
    public Shape shape() {
        if (kind != Kind.CROWD) {
            return shape;
        }
        final int half = 2 * Runtime.getRuntime().availableProcessors();
        return platform(half, half, shape.capacity());
    }

    /** What is done, for a person. */
    public String description() {
        return description;
    }

    /** How many messages a second there are, in an open loop. */
    public int rate() {
        return number;
    }

    /** How many messages there are at once, in an open loop. */
    public int burst() {
        return of;
    }

    /** Over how many channels a select is. */
    public int channels() {
        return number;
    }

    /** How many of the channels of a select are ready. */
    public int ready() {
        return of;
    }

    /** What is measured at it. */
    public List<Implementation> implementations() {
        return Arrays.stream(Implementation.values())
                .filter(each -> Suitability.of(this, each))
                .toList();
    }

    /** Finds a workload by the name that users know. */
    public static Optional<Workload> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
