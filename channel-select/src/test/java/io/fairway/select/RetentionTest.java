package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fairway.channel.Channel;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Between two uses a select keeps none of the elements that it was to send. */
class RetentionTest {
    private final Channel<String> full = Channel.bounded(1);
    private final Channel<String> other = Channel.bounded(1);
    private final SendCase<String> send = SendCase.of(full, () -> "lost");
    private final RecvCase<String> recv = RecvCase.of(other);
    private final Select select = Select.builder().add(send).add(recv).build();

    RetentionTest() {
        full.trySend("full");
    }

    @AfterEach
    void keepsNothing() {
        assertNull(send.registration.item());
    }

    @Test
    @DisplayName("another case was chosen")
    void lost() throws InterruptedException {
        other.send("x");
        assertSame(recv, select.await());
    }

    @Test
    @DisplayName("no case was ready")
    void notReady() {
        assertNull(select.poll());
    }

    @Test
    @DisplayName("no case was ready in time")
    void late() throws InterruptedException {
        assertNull(select.await(1, TimeUnit.MILLISECONDS));
    }

    @Test
    @DisplayName("the thread was interrupted")
    void interrupted() {
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, select::await);
    }

    @Test
    @DisplayName("the case was chosen")
    void sent() throws InterruptedException {
        full.recv();
        assertSame(send, select.await());
    }
}
