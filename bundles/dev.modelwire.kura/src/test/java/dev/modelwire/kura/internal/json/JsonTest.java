package dev.modelwire.kura.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "1", "\"x\"", "null", "{", "{a:1}", "{\"a\":NaN}", "nothing"})
    void object_isNone_empty(String text) {
        assertTrue(Json.object(text).isEmpty());
    }

    @Test
    void object_tooDeep_emptyAndNoStackOverflow() {
        assertTrue(Json.object("{\"a\":" + "[".repeat(200_000)).isEmpty());
        assertTrue(
                Json.object("{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}").isPresent());
        assertTrue(
                Json.object("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}").isEmpty());
        assertTrue(Json.object("{\"a\":\"" + "\\\"[".repeat(200) + "\"}").isPresent());
    }

    @Test
    void object_bytesThatAreNoUtf8_empty() {
        assertTrue(Json.object("{\"a\":\"ü\"}".getBytes(StandardCharsets.ISO_8859_1))
                .isEmpty());
        assertTrue(Json.object("{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8)).isPresent());
    }

    @Test
    void members_ofOtherTypes_areAsIfAbsent() {
        JsonObject object = Json.object(
                        "{\"s\":\"x\",\"n\":7,\"f\":\"7\",\"o\":{},\"a\":[1,{\"b\":2}],\"z\":null,\"x\":1e999}")
                .orElseThrow();

        assertEquals("x", Json.string(object, "s"));
        assertEquals("", Json.string(object, "n"));
        assertEquals("", Json.string(object, "absent"));
        assertEquals(7, Json.number(object, "n", -1));
        assertEquals(-1, Json.number(object, "f", -1));
        assertEquals(-1, Json.number(object, "z", -1));
        assertTrue(Json.object(object, "o").isPresent());
        assertTrue(Json.object(object, "a").isEmpty());
        assertEquals(1, Json.objects(object, "a").size());
        assertEquals(0, Json.objects(object, "o").size());
    }
}
