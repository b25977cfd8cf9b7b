package io.fairway.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.Receiver;
import io.fairway.channel.Sender;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Building a select, and what is refused. */
class SelectBuilderTest {
    private final Channel<String> c = Channel.bounded(1);

    @Test
    @DisplayName("S47 a select of no case is refused, as nothing could ever wake it")
    void noCaseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Select.builder().build());
        assertThrows(
                IllegalArgumentException.class, () -> Select.builder().addAll(List.of()).build());
    }

    @Test
    @DisplayName("a case in two selects, or twice in one, is refused; the first select is unharmed")
    void caseInTwoSelectsIsRefused() throws Exception {
        final RecvCase<String> receive = RecvCase.of(c);
        final Select select = Select.builder().add(receive).build();

        final SelectBuilder second = Select.builder().send(c, () -> "x").add(receive);
        assertThrows(IllegalStateException.class, second::build);
        final SendCase<String> send = SendCase.of(c, () -> "x");
        final SelectBuilder twice = Select.builder().add(send).add(send);
        assertThrows(IllegalStateException.class, twice::build);

        c.send("element");
        assertSame(receive, select.await());
        assertEquals("element", receive.value());
    }

    @Test
    @DisplayName("a builder is for one select")
    void builderIsForOneSelect() {
        final SelectBuilder builder = Select.builder().recv(c, v -> {});
        builder.build();

        assertThrows(IllegalStateException.class, builder::build);
    }

    @Test
    @DisplayName("a receiver or a sender that is not Fairway's is refused")
    void foreignChannelsAreRefused() {
        final Receiver<String> receiver = foreign(Receiver.class);
        final Sender<String> sender = foreign(Sender.class);

        assertThrows(IllegalArgumentException.class, () -> RecvCase.of(receiver));
        assertThrows(
                IllegalArgumentException.class, () -> Select.builder().recv(receiver, v -> {}));
        assertThrows(IllegalArgumentException.class, () -> SendCase.of(sender, () -> "x"));
        assertThrows(
                IllegalArgumentException.class, () -> Select.builder().send(sender, () -> "x"));
        final IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Select.select(Select.send(sender, "x")));
        assertTrue(refused.getMessage().contains("foreign"), refused::getMessage);
    }

    @SuppressWarnings("unchecked") // does nothing with elements
    private static <T> T foreign(Class<?> type) {
        return (T)
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) ->
                                method.getName().equals("toString") ? "foreign" : null);
    }

    @Test
    @DisplayName("null arguments are refused when they are given")
    void nullsAreRefused() {
        final SelectBuilder builder = Select.builder();

        assertThrows(NullPointerException.class, () -> builder.add(null));
        assertThrows(NullPointerException.class, () -> builder.addAll(null));
        assertThrows(NullPointerException.class, () -> builder.recv(c, null));
        assertThrows(NullPointerException.class, () -> builder.recv(c, v -> {}, null));
        assertThrows(NullPointerException.class, () -> builder.recv(null, v -> {}));
        assertThrows(NullPointerException.class, () -> builder.send(c, null));
        assertThrows(NullPointerException.class, () -> builder.send(null, () -> "x"));
        assertThrows(NullPointerException.class, () -> builder.waitStrategy(null));
        assertThrows(NullPointerException.class, () -> RecvCase.of(null));
        assertThrows(NullPointerException.class, () -> RecvCase.of(c, null));
        assertThrows(NullPointerException.class, () -> RecvCase.of(c).onClosed(null));
        assertThrows(NullPointerException.class, () -> SendCase.of(c, null));
        assertThrows(NullPointerException.class, () -> SendCase.of(c, () -> "x").onSent(null));
        assertThrows(NullPointerException.class, () -> SendCase.of(c, () -> "x").onClosed(null));
        assertThrows(IllegalArgumentException.class, builder::build);
    }

    @Test
    @DisplayName(
            "S79 a select that was built and never used, or is no longer used, disturbs no channel")
    void unusedSelectDisturbsNobody() throws Exception {
        final boolean[] asked = {false};
        Select.builder()
                .recv(c, v -> asked[0] = true)
                .send(
                        c,
                        () -> {
                            asked[0] = true;
                            return "x";
                        })
                .build();

        c.send("element");
        assertEquals("element", c.recv());
        assertEquals(0, c.size());
        assertTrue(!asked[0], "no supplier is asked, and nothing received, by building");
    }
}
