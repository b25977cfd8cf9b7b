package io.fairway.affinity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The channel map and its check in JSON, as a JSON library reads them. */
class ChannelMapJsonTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Example
    void mapInOneLine() {
        final ChannelMap map =
                ChannelMap.builder()
                        .channel("ticks")
                        .producer("isolated:last")
                        .consumer("isolated:last-1")
                        .node(0)
                        .channel("orders")
                        .build();
        assertEquals(
                "{\"channels\": [{\"channel\": \"ticks\", \"producer\": \"isolated:last\","
                        + " \"consumer\": \"isolated:last-1\", \"node\": 0},"
                        + " {\"channel\": \"orders\", \"producer\": \"none\","
                        + " \"consumer\": \"none\", \"node\": null}]}",
                map.toJson());
        assertEquals("{\"channels\": []}", ChannelMap.builder().build().toJson());
    }

    @Property
    void anyNameIsReadAsItWas(@ForAll String name) throws JsonProcessingException {
        final ChannelMap map = ChannelMap.builder().channel(name).build();
        final String json = map.toJson();
        assertTrue(json.chars().allMatch(each -> each >= ' ' && each <= '~'), json);
        assertEquals(name, JSON.readTree(json).at("/channels/0/channel").textValue());
    }

    @Property
    void checkHasEveryComponent(
            @ForAll String thread, @ForAll int cpu, @ForAll int node, @ForAll boolean ok)
            throws JsonProcessingException {
        final ChannelMapCheck check =
                new ChannelMapCheck(
                        "ticks", "ring", thread, "last", "0-3", "1", cpu, node, ok, "\"why\"\n");
        final JsonNode report = JSON.readTree(new ChannelMapReport(List.of(check)).toJson());
        final JsonNode row = report.at("/rows/0");
        assertEquals(ok, report.get("allOk").booleanValue());
        assertEquals(10, row.size());
        assertEquals("ticks", row.get("channel").textValue());
        assertEquals("ring", row.get("role").textValue());
        assertEquals(thread, row.get("thread").textValue());
        assertEquals("last", row.get("declared").textValue());
        assertEquals("0-3", row.get("expected").textValue());
        assertEquals("1", row.get("mask").textValue());
        assertKnown(cpu, row.get("cpu"));
        assertKnown(node, row.get("node"));
        assertEquals(ok, row.get("ok").booleanValue());
        assertEquals("\"why\"\n", row.get("reason").textValue());
    }

    private static void assertKnown(int number, JsonNode json) {
        assertEquals(number < 0, json.isNull());
        assertEquals(Math.max(number, 0), json.asInt());
    }

    @Example
    void checkOfARealMap() throws JsonProcessingException {
        final ChannelMap map = ChannelMap.builder().channel("ticks").producer("any").build();
        final JsonNode report = JSON.readTree(map.check().toJson());
        assertFalse(report.get("allOk").booleanValue());
        assertEquals("no thread has registered", report.at("/rows/0/reason").textValue());
    }
}
