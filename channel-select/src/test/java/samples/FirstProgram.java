package samples;

import static io.fairway.select.Select.recv;
import static io.fairway.select.Select.select;
import static io.fairway.select.Select.timeout;

import io.fairway.channel.Channel;
import java.time.Duration;

/** A producer, a consumer, and a select with a timeout. */
public final class FirstProgram {
    private FirstProgram() {}

    /** Sends three orders from one thread to another. */
    public static void main(String[] arguments) throws InterruptedException {
        final Channel<String> orders = Channel.bounded(16);

        final Thread producer =
                new Thread(
                        () -> {
                            try {
                                for (int i = 1; i <= 3; i++) {
                                    orders.send("order " + i);
                                }
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } finally {
                                orders.close();
                            }
                        });
        producer.start();

        while (!orders.isDrained()) {
            select(
                    recv(orders, System.out::println),
                    timeout(Duration.ofSeconds(1), () -> System.out.println("still waiting")));
        }
        System.out.println("done");
        producer.join();
    }
}
