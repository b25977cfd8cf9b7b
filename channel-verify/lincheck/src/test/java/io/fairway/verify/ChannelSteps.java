package io.fairway.verify;

import static io.fairway.verify.World.NONE;

import io.fairway.verify.World.Chan;
import io.fairway.verify.World.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the operations on two channels may do. An operation's name says what it is: a mode and one
 * or more cases, as in {@code pollRecvASendB}, or a verb and a channel, as in {@code closeA}.
 */
public abstract class ChannelSteps implements Specification {
    private static final Pattern CASES =
            Pattern.compile("(try|poll|biased|await)((Send|Recv)[AB])+");
    private static final Pattern CASE = Pattern.compile("(Send|Recv)([AB])");

    private final World initial;

    ChannelSteps(int capacityOfA, int capacityOfB) {
        this.initial = World.of(capacityOfA, capacityOfB);
    }

    @Override
    public final World initial() {
        return initial;
    }

    @Override
    public final List<Step> steps(World state, Call call, int progress) {
        final Matcher matcher = CASES.matcher(call.method());
        if (matcher.matches()) {
            final List<Case> cases = cases(call);
            return switch (matcher.group(1)) {
                case "await" -> await(state, call, cases, progress);
                case "biased" -> biased(state, call, cases, progress);
                default -> poll(state, call, cases);
            };
        }
        final int last = call.method().length() - 1;
        final int channel = call.method().charAt(last) - 'A';
        final String verb = call.method().substring(0, last);
        return switch (verb) {
            case "sendAll" -> sendAll(state, call, channel, progress);
            case "drain" -> drain(state, call, channel, progress);
            case "cancel" -> cancel(state, call, channel, progress);
            case "close" -> answer(state.close(channel), call, !state.channel(channel).closed());
            case "size" -> answer(state, call, state.channel(channel).buffer().size());
            case "isClosed" -> answer(state, call, state.channel(channel).closed());
            case "isDrained" -> answer(state, call, isDrained(state.channel(channel)));
            default -> throw new IllegalArgumentException(call.method());
        };
    }

    private static List<Case> cases(Call call) {
        final List<Case> cases = new ArrayList<>();
        final Matcher each = CASE.matcher(call.method());
        while (each.find()) {
            final boolean sending = each.group(1).equals("Send");
            cases.add(
                    new Case(
                            each.group(2).charAt(0) - 'A',
                            sending ? element(call, cases.size()) : null));
        }
        return cases;
    }

    /** What the case of this number sends: one more than the call's argument per case before it. */
    private static Integer element(Call call, int number) {
        return (Integer) call.arguments().get(0) + number;
    }

    private static boolean isDrained(Chan channel) {
        return channel.closed() && channel.buffer().isEmpty();
    }

    private static List<Step> answer(World next, Call call, Object answer) {
        return call.result().equals(answer.toString()) ? List.of(Step.done(next)) : List.of();
    }

    /** Any ready case, or none if none is ready at this instant. */
    private static List<Step> poll(World state, Call call, List<Case> cases) {
        final List<Step> steps = new ArrayList<>();
        boolean anyReady = false;
        for (Case each : cases) {
            final Event event = state.fire(each, call.thread());
            if (event != null) {
                anyReady = true;
                if (result(event, cases).equals(call.result())) {
                    steps.add(Step.done(event.world()));
                }
            }
        }
        if (!anyReady && call.result().equals(NONE)) {
            steps.add(Step.done(state));
        }
        return steps;
    }

    /** A plain receive does not tell a drained channel from an empty one. */
    private static String result(Event event, List<Case> cases) {
        final Case only = cases.get(0);
        final boolean plainRecv = cases.size() == 1 && !only.isSending();
        return plainRecv && event.result().equals(only.closed()) ? NONE : event.result();
    }

    /** The first case in order to be ready when its turn comes, or none as above. */
    private static List<Step> biased(World state, Call call, List<Case> cases, int progress) {
        if (call.result().equals(NONE)) {
            return poll(state, call, cases);
        }
        final Event event = state.fire(cases.get(progress), call.thread());
        if (event != null) {
            return answer(event.world(), call, event.result());
        }
        return progress + 1 < cases.size() ? List.of(new Step(state, progress + 1)) : List.of();
    }

    /** Lines up at one channel after the other; progress has a bit for each case in line. */
    private static List<Step> await(World state, Call call, List<Case> cases, int progress) {
        final String met = state.met(call.thread());
        if (met != null) {
            return answer(state.forget(call.thread()), call, met);
        }
        final List<Step> steps = new ArrayList<>();
        for (Step step : poll(state, call, cases)) {
            steps.add(Step.done(step.state().leave(call.thread())));
        }
        for (int i = 0; i < cases.size(); i++) {
            final int bit = 1 << i;
            if ((progress & bit) == 0 && !state.isReady(cases.get(i), call.thread())) {
                steps.add(new Step(state.lineUp(call.thread(), cases.get(i)), progress | bit));
            }
        }
        return steps;
    }

    /** Element by element, until one cannot be sent. */
    private static List<Step> sendAll(World state, Call call, int channel, int progress) {
        final Case next = new Case(channel, element(call, progress));
        final Event event = state.fire(next, call.thread());
        final boolean sent = event != null && event.result().equals(next.sent());
        final int total = Integer.parseInt(call.result());
        if (progress == total) {
            return sent ? List.of() : List.of(Step.done(state));
        }
        if (!sent) {
            return List.of();
        }
        return progress + 1 == TwoChannels.BATCH
                ? List.of(Step.done(event.world()))
                : List.of(new Step(event.world(), progress + 1));
    }

    /** Element by element, until there is none. */
    private static List<Step> drain(World state, Call call, int channel, int progress) {
        final Case next = new Case(channel, null);
        final Event event = state.fire(next, call.thread());
        final List<String> drained = list(call.result());
        final boolean received = event != null && !event.result().equals(next.closed());
        if (progress == drained.size()) {
            return received ? List.of() : List.of(Step.done(state));
        }
        if (!received
                || !event.result().equals(next.received(Integer.valueOf(drained.get(progress))))) {
            return List.of();
        }
        return progress + 1 == TwoChannels.BATCH
                ? List.of(Step.done(event.world()))
                : List.of(new Step(event.world(), progress + 1));
    }

    /** Closes, then discards what is there, element by element. */
    private static List<Step> cancel(World state, Call call, int channel, int progress) {
        if (progress == 0) {
            return List.of(new Step(state.close(channel), 1));
        }
        final List<String> discarded = list(call.result());
        final Case next = new Case(channel, null);
        final Event event = state.fire(next, call.thread());
        if (event.result().equals(next.closed())) {
            return discarded.size() == progress - 1 ? List.of(Step.done(state)) : List.of();
        }
        return progress <= discarded.size()
                        && event.result()
                                .equals(next.received(Integer.valueOf(discarded.get(progress - 1))))
                ? List.of(new Step(event.world(), progress + 1))
                : List.of();
    }

    private static List<String> list(String result) {
        final String inside = result.substring(1, result.length() - 1);
        return inside.isEmpty() ? Collections.emptyList() : List.of(inside.split(", "));
    }
}
