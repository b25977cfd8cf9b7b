package io.fairway.bench.itch;

import static io.fairway.bench.itch.Layout.LENGTH_BYTES;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Reads messages, each of them framed by its length in two bytes. Streams, so that a file may have
 * any size and may be a pipe. For one thread; any thread may close.
 *
 * <p>A length of zero marks the end of the session, as NASDAQ's own files do it, and so must be the
 * last that there is.
 */
public final class ItchReader implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final ReadableByteChannel source;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).flip();

    /** The message that was read last. */
    private final ByteBuffer view = buffer.duplicate();

    private long offset;

    /**
     * A reader.
     *
     * @param source where the bytes come from; the reader closes it
     */
    public ItchReader(ReadableByteChannel source) {
        this.source = source;
    }

    /** Where the next frame begins, in bytes from the start. */
    public long offset() {
        return offset;
    }

    /**
     * Reads the next message.
     *
     * @return the message, or null at the end
     * @throws ItchFormatException if what comes next is no message; asked again, it says the same
     * @throws IOException if the source cannot be read
     */
    public ItchMessage next() throws IOException {
        final ByteBuffer bytes = nextBytes();
        return bytes == null ? null : ItchDecoder.decode(bytes);
    }

    /**
     * Reads the next message, and leaves it as it is.
     *
     * @return its bytes, from the position to the limit of a buffer that is always the same; good
     *     until the next call; or null at the end
     * @throws ItchFormatException if what comes next is no message; asked again, it says the same
     * @throws IOException if the source cannot be read
     */
    public ByteBuffer nextBytes() throws IOException {
        final int available = fill(LENGTH_BYTES);
        if (available == 0) {
            return null;
        }
        if (available < LENGTH_BYTES) {
            throw fault("truncated length: 1 byte of 2");
        }
        final int length = Short.toUnsignedInt(buffer.getShort(buffer.position()));
        if (length == 0) {
            requireEnd();
            return null;
        }
        final MessageType type = nextType(length);
        final int present = fill(LENGTH_BYTES + length) - LENGTH_BYTES;
        if (present < length) {
            throw fault(truncated(length, present));
        }
        final int at = buffer.position() + LENGTH_BYTES;
        requireSide(type, at);
        buffer.position(at + length);
        offset += LENGTH_BYTES + length;
        return view.clear().position(at).limit(at + length);
    }

    private void requireSide(MessageType type, int at) throws ItchFormatException {
        if (type == MessageType.ADD_ORDER || type == MessageType.ADD_ORDER_ATTRIBUTED) {
            final byte side = buffer.get(at + Layout.ADD_SIDE);
            if (Side.of(side) == null) {
                throw fault("garbled message of type '" + type.code() + "': side " + show(side));
            }
        }
    }

    /** Looks at the type and at whether its messages are this long, before more is waited for. */
    private MessageType nextType(int length) throws IOException {
        if (fill(LENGTH_BYTES + 1) == LENGTH_BYTES) {
            throw fault(truncated(length, 0));
        }
        final byte code = buffer.get(buffer.position() + LENGTH_BYTES);
        final MessageType type = MessageType.of(code);
        if (type == null) {
            throw fault("unknown message type " + show(code));
        }
        if (length != type.length()) {
            throw fault(
                    ("wrong length for a message of type '" + type.code() + "': " + length)
                            + (", not " + type.length()));
        }
        return type;
    }

    private void requireEnd() throws IOException {
        if (fill(LENGTH_BYTES + 1) > LENGTH_BYTES) {
            throw fault("length 0, the end of the session, but more follows");
        }
    }

    private static String truncated(int length, int present) {
        return "truncated message: " + present + " of " + length + " bytes";
    }

    private static String show(byte code) {
        return code > ' ' && code < 0x7f
                ? "'" + (char) code + "'"
                : String.format("0x%02x", code & 0xff);
    }

    /** Has at least so many bytes in the buffer, fewer only at the end. */
    private int fill(int wanted) throws IOException {
        if (buffer.remaining() < wanted) {
            buffer.compact();
            try {
                while (buffer.position() < wanted && source.read(buffer) >= 0) {}
            } finally {
                buffer.flip();
            }
        }
        return buffer.remaining();
    }

    private ItchFormatException fault(String reason) {
        return new ItchFormatException(offset, reason);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
