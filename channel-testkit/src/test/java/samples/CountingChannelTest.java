package samples;

import io.fairway.channel.Channel;
import io.fairway.testkit.ChannelContractTest;

/** A wrapper proves itself. */
class CountingChannelTest extends ChannelContractTest {

    @Override
    public <T> Channel<T> newChannel(int capacity) {
        return new CountingChannel<>(
                capacity == 0 ? Channel.unbuffered() : Channel.bounded(capacity));
    }
}
