package dev.modelwire.gateway.internal.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppTopicTest {

    @ParameterizedTest
    @CsvSource({
        "modelwire/reported, modelwire/reported",
        "modelwire/$modelwire.topic, modelwire/reported",
        "$count/x/$modelwire.topic, 7/x/reported",
        "$absent/x, $absent/x",
        "$money, $1\\x"
    })
    void fill_placeholders_areProperties(String pattern, String topic) {
        assertEquals(
                topic, AppTopic.fill(pattern, Map.of("modelwire.topic", "reported", "count", 7, "money", "$1\\x")));
    }
}
