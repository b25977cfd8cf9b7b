package io.fairway.verify.bugs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** A test that is run with every kind of channel that it can use, and of threads. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{0}")
@ArgumentsSource(Settings.class)
@Timeout(value = 1, unit = TimeUnit.HOURS) // for the full counts; the watchdog's time is shorter
@interface EachSetting {

    /** Whether it needs a buffer. */
    boolean buffered() default false;

    /** Whether several threads send. */
    boolean manySenders() default false;

    /** Whether several threads receive. */
    boolean manyReceivers() default false;
}
