package io.fairway.affinity;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * An object in JSON, in ASCII alone. For the few flat records of this module, that it needs no
 * library on its users' class path.
 */
final class JsonObject {
    private final StringJoiner members = new StringJoiner(", ", "{", "}");

    private JsonObject add(String key, String json) {
        members.add(quoted(key) + ": " + json);
        return this;
    }

    JsonObject put(String key, String text) {
        return add(key, quoted(text));
    }

    JsonObject put(String key, boolean value) {
        return add(key, String.valueOf(value));
    }

    /** A number that is null in JSON if it is unknown, which is negative here. */
    JsonObject putKnown(String key, int number) {
        return add(key, number < 0 ? "null" : String.valueOf(number));
    }

    JsonObject put(String key, List<JsonObject> objects) {
        return add(
                key,
                objects.stream()
                        .map(JsonObject::toString)
                        .collect(Collectors.joining(", ", "[", "]")));
    }

    /** What is not printable ASCII is escaped, as half a surrogate pair has no UTF-8. */
    private static String quoted(String text) {
        final StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c < ' ' || c > '~') {
                json.append(String.format("\\u%04x", (int) c));
            } else if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
