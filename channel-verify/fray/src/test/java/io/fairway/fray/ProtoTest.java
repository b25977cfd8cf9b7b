package io.fairway.fray;

import io.fairway.channel.Channel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import java.util.concurrent.atomic.AtomicLong;
import org.pastalab.fray.core.scheduler.*;

class ProtoTest {
    @ParameterizedTest
    @EnumSource
    void transfer(Kind kind) {
      for (boolean pos : new boolean[]{true,false})
        Schedules.explore("proto-" + kind + pos, 1000, pos ? new POSScheduler() : new RandomScheduler(), () -> {
            Channel<Integer> ch = kind.<Integer>builder().build();
            Threads threads = new Threads();
            AtomicLong sum = new AtomicLong();
            int per = 2;
            int s = kind.senders(), r = kind.receivers();
            for (int i = 0; i < s; i++) { int n = i; threads.start("s" + i, () -> { for (int k = 0; k < per; k++) ch.send(n * 10 + k + 1); }); }
            for (int i = 0; i < r; i++) threads.start("r" + i, () -> { for (int k = 0; k < per * s / r; k++) sum.addAndGet(ch.recv()); });
            threads.join();
            assertEquals(s == 2 ? 26 : 3, sum.get());
        });
    }
}
