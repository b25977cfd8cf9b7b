package io.fairway.fray;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Runs the scenario that one test explores, in a JVM of its own. */
final class ScenarioMain {

    /** What the line that names the failed schedule starts with. */
    static final String FAILED = "Failed in schedule ";

    /** The line that says that no schedule failed. */
    static final String PASSED = "No schedule failed";

    private ScenarioMain() {}

    /**
     * Runs a scenario, and says how it ended. (Not by an exit code: Fray replaces these.)
     *
     * @param args the scenario: test class, dot, method, dash, variant
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        final int dot = args[0].indexOf('.');
        final int dash = args[0].indexOf('-');
        final String packageName = ScenarioMain.class.getPackageName();
        final Class<?> test = Class.forName(packageName + "." + args[0].substring(0, dot));
        try {
            explore(test, args[0].substring(dot + 1, dash), args[0].substring(dash + 1));
            System.out.println(PASSED);
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
            if (e.getCause() instanceof ScheduleFailure) {
                System.out.println(FAILED + ((ScheduleFailure) e.getCause()).iteration());
            }
        }
        Runtime.getRuntime().halt(0); // threads may be there that Fray has cut off
    }

    private static void explore(Class<?> test, String method, String variant)
            throws ReflectiveOperationException {
        for (Method each : test.getDeclaredMethods()) {
            if (each.getName().equals(method) && each.getParameterCount() == 0) {
                each.invoke(test.getDeclaredConstructor().newInstance());
                return;
            }
            if (each.getName().equals(method) && each.getParameterCount() == 1) {
                for (Object value : each.getParameterTypes()[0].getEnumConstants()) {
                    if (value.toString().equals(variant)) {
                        each.invoke(test.getDeclaredConstructor().newInstance(), value);
                        return;
                    }
                }
            }
        }
        throw new NoSuchMethodException(test + "." + method + "-" + variant);
    }
}
