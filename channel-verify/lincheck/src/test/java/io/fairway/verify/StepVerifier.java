package io.fairway.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.ExceptionResult;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.datastructures.verifier.CachedVerifier;

/**
 * Looks for an order of steps of a {@link Specification} that explains a history: each call takes
 * all of its steps between its start and its end.
 */
public final class StepVerifier extends CachedVerifier {
    private final Specification specification;

    /** By Lincheck, with the class given as sequential specification. */
    public StepVerifier(Class<?> specification) {
        try {
            this.specification =
                    (Specification) specification.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(specification.toString(), e);
        }
    }

    /** How many calls of each thread are over, how far the next of each is, and the state. */
    private record Node(List<Integer> over, List<Integer> progress, World state) {}

    @Override
    public boolean verifyResultsImpl(ExecutionScenario scenario, ExecutionResult results) {
        final List<List<Call>> calls = calls(scenario, results);
        final List<Integer> none = Collections.nCopies(calls.size(), 0);
        final Deque<Node> open = new ArrayDeque<>();
        final Set<Node> seen = new HashSet<>();
        open.push(new Node(none, none, specification.initial()));
        while (!open.isEmpty()) {
            final Node node = open.pop();
            if (!seen.add(node)) {
                continue;
            }
            boolean allOver = true;
            for (int t = 0; t < calls.size(); t++) {
                final int next = node.over.get(t);
                if (next < calls.get(t).size()) {
                    allOver = false;
                    final ResultWithClock end =
                            results.getThreadsResultsWithClock().get(t).get(next);
                    if (hasStarted(node, end)) {
                        expand(node, t, calls.get(t).get(next), open);
                    }
                }
            }
            if (allOver) {
                return true;
            }
        }
        return false;
    }

    /** Whether all calls are over that ended before this one started. */
    private static boolean hasStarted(Node node, ResultWithClock call) {
        for (int t = 0; t < node.over.size(); t++) {
            if (node.over.get(t) < call.getClockOnStart().get(t)) {
                return false;
            }
        }
        return true;
    }

    private void expand(Node node, int thread, Call call, Deque<Node> open) {
        for (Step step : specification.steps(node.state, call, node.progress.get(thread))) {
            final List<Integer> progress = new ArrayList<>(node.progress);
            final List<Integer> over = new ArrayList<>(node.over);
            if (step.progress() == Step.DONE) {
                progress.set(thread, 0);
                over.set(thread, over.get(thread) + 1);
            } else {
                progress.set(thread, step.progress());
            }
            open.push(new Node(over, progress, step.state()));
        }
    }

    private static List<List<Call>> calls(ExecutionScenario scenario, ExecutionResult results) {
        final List<List<Call>> all = new ArrayList<>();
        for (int t = 0; t < scenario.getNThreads(); t++) {
            final List<Call> calls = new ArrayList<>();
            final List<Actor> actors = scenario.getThreads().get(t);
            for (int i = 0; i < actors.size(); i++) {
                final LincheckResult result =
                        results.getThreadsResultsWithClock().get(t).get(i).getResult();
                calls.add(
                        new Call(
                                t,
                                actors.get(i).getMethod().getName(),
                                List.copyOf(actors.get(i).getArguments()),
                                string(result)));
            }
            all.add(calls);
        }
        return all;
    }

    private static String string(LincheckResult result) {
        if (result instanceof ValueResult) {
            return String.valueOf(((ValueResult) result).getValue());
        }
        if (result instanceof ExceptionResult) {
            return ((ExceptionResult) result).getThrowable().toString();
        }
        return result.toString();
    }
}
