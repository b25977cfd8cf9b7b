package io.fairway.verify;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sends and receives that wait however long it takes. Lincheck takes an operation without a partner
 * for a hang, so these scenarios are not drawn, but written so that each has one. It lets every
 * park return at once: that a parked thread is woken this does not show.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ParkingTest {

    @Test
    void partnersMeetWithoutABuffer() throws Exception {
        check(ParkingOperations.Unbuffered.class, WaitingOperations.Unbuffered.Steps.class);
    }

    @Test
    void partnersMeetOverOnePlace() throws Exception {
        check(ParkingOperations.Capacity1.class, WaitingOperations.Capacity1.Steps.class);
    }

    private static void check(
            Class<? extends ParkingOperations> operations,
            Class<? extends Specification> specification)
            throws NoSuchMethodException {
        new ModelCheckingOptions()
                .iterations(0)
                .invocationsPerIteration(Scale.FULL ? 20_000 : 200)
                .addCustomScenario(
                        scenario(
                                List.of(
                                        List.of(send(1), send(2), send(3)),
                                        List.of(recv(), recv(), recv()))))
                .addCustomScenario(
                        scenario(
                                List.of(
                                        List.of(send(1), send(2)),
                                        List.of(recv(), recv(), recv()),
                                        List.of(send(3)))))
                .minimizeFailedScenario(false)
                .sequentialSpecification(specification)
                .verifier(StepVerifier.class)
                .check(operations);
    }

    private static ExecutionScenario scenario(List<List<Actor>> threads) {
        return new ExecutionScenario(List.of(), threads, List.of(), null);
    }

    private static Actor send(int element) throws NoSuchMethodException {
        return new Actor(
                ParkingOperations.class.getMethod("awaitSendA", int.class), List.of(element));
    }

    private static Actor recv() throws NoSuchMethodException {
        return new Actor(ParkingOperations.class.getMethod("awaitRecvA"), List.of());
    }
}
