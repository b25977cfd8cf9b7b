package io.fairway.channel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A test that is run with a {@link Setup} for each kind of channel and of threads.
 *
 * <p>Virtual threads are combined with the default strategy only, which has them park at once.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(MatrixSource.class)
@interface Matrix {

    /** The capacities; 0 is the unbuffered channel. */
    int[] capacities() default {0, 1, 2, 3, 10, 1024};

    /** Whether several threads send in the test, which a single producer forbids. */
    boolean manySenders() default false;

    /** Whether several threads receive in the test, which a single consumer forbids. */
    boolean manyReceivers() default false;

    /** The strategies. */
    Waiting[] waiting() default {Waiting.SPIN_THEN_PARK, Waiting.PARKING};
}
