package io.fairway.bench.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One thing that the gate looked at.
 *
 * @param layer 0 for costs, 1 for the threshold, 2 for the comparison
 * @param name what it is
 * @param decision the verdict and why
 * @param details more lines for people
 * @param figures for programs
 */
record Check(int layer, String name, Decision decision, List<String> details, ObjectNode figures) {
    Verdict verdict() {
        return decision.verdict();
    }
}
