package io.fairway.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.junit.jupiter.api.Test;

/** The verifier accepts histories that the steps explain, and no others. */
class StepVerifierTest {
    private final List<Actor> first = new ArrayList<>();
    private final List<ResultWithClock> firstResults = new ArrayList<>();
    private final List<Actor> second = new ArrayList<>();
    private final List<ResultWithClock> secondResults = new ArrayList<>();

    @Test
    void partnersMeetIfTheirCallsOverlap() {
        first("awaitSendA", "A:sent", 0, 7);
        second("awaitRecvA", "A:7", 0);
        assertTrue(isExplained(WaitingOperations.Unbuffered.Steps.class));
    }

    @Test
    void partnersDoNotMeetOneAfterTheOther() {
        first("awaitSendA", "A:sent", 0, 7);
        second("awaitRecvA", "A:7", 1);
        assertFalse(isExplained(WaitingOperations.Unbuffered.Steps.class));
    }

    @Test
    void elementsDoNotMultiply() {
        first("awaitSendA", "A:sent", 0, 7);
        second("tryRecvA", "A:7", 0);
        second("tryRecvA", "A:7", 0);
        assertFalse(isExplained(WaitingOperations.Capacity1.Steps.class));
    }

    @Test
    void batchesNeedNotBeAtomic() {
        first("sendAllA", 2, 0, 7);
        second("sizeA", 1, 0);
        assertTrue(isExplained(WaitingOperations.Capacity2.Steps.class));
    }

    @Test
    void batchesStopOnlyAtAFullChannel() {
        first("sendAllA", 1, 0, 7);
        second("sizeA", 1, 1);
        assertFalse(isExplained(WaitingOperations.Capacity2.Steps.class));
    }

    @Test
    void anyReadyCaseMayBeChosen() {
        first("pollSendASendB", "B:sent", 0, 7);
        second("tryRecvB", "B:8", 1);
        assertTrue(isExplained(SelectOperations.Bounded.Steps.class));
    }

    @Test
    void noneIsChosenOnlyIfNoneIsReadyAtOneInstant() {
        first("trySendA", "A:sent", 0, 7);
        first("trySendB", "B:sent", 0, 8);
        first("tryRecvA", "A:7", 0);
        second("pollRecvARecvB", "none", 1);
        assertFalse(isExplained(SelectOperations.Bounded.Steps.class));
    }

    @Test
    void biasPassesOverACaseThatWasNotReadyYet() {
        first("trySendA", "A:sent", 0, 7);
        first("trySendB", "B:sent", 0, 8);
        second("biasedRecvARecvB", "B:8", 0);
        assertTrue(isExplained(SelectOperations.Bounded.Steps.class));
    }

    @Test
    void biasDoesNotPassOverAReadyCase() {
        first("trySendA", "A:sent", 0, 7);
        first("trySendB", "B:sent", 0, 8);
        second("biasedRecvARecvB", "B:8", 1);
        assertFalse(isExplained(SelectOperations.Bounded.Steps.class));
    }

    /** A call of the first thread, begun after so many calls of the second were over. */
    private void first(String method, Object result, int after, Object... arguments) {
        add(first, firstResults, method, result, new int[] {first.size(), after}, arguments);
    }

    private void second(String method, Object result, int after, Object... arguments) {
        add(second, secondResults, method, result, new int[] {after, second.size()}, arguments);
    }

    private static void add(
            List<Actor> actors,
            List<ResultWithClock> results,
            String method,
            Object result,
            int[] clock,
            Object... arguments) {
        actors.add(new Actor(method(method), List.of(arguments)));
        results.add(new ResultWithClock(new ValueResult(result), new HBClock(clock)));
    }

    private static Method method(String name) {
        return Stream.of(WaitingOperations.class, SelectOperations.class)
                .flatMap(operations -> Stream.of(operations.getMethods()))
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    private boolean isExplained(Class<? extends Specification> steps) {
        return new StepVerifier(steps)
                .verifyResultsImpl(
                        new ExecutionScenario(List.of(), List.of(first, second), List.of(), null),
                        new ExecutionResult(
                                List.of(), List.of(firstResults, secondResults), List.of()));
    }
}
