package dev.modelwire.gateway.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscribersTest {

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/c, false",
        "a/+, a/b, true",
        "a/+, a/b/c, false",
        "a/#, a/b/c, true",
        "a/b/c, a/b, false",
        "a, a/b, false"
    })
    void matches_filterAndTopic(String filter, String topic, boolean expected) {
        assertEquals(expected, Subscribers.matches(filter, topic));
    }
}
