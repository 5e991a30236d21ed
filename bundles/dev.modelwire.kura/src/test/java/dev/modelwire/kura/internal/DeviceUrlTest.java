package dev.modelwire.kura.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceUrlTest {

    private static final String ALL = "[${device.id}, ${device.name}, ${primary.mac}, ${serial.number}]";

    private final Map<String, String> device = new HashMap<>(Map.of(
            "getPrimaryMacAddress", "b8:27:eb:01:02:03", "getSerialNumber", "00/4 ä?&#", "getDeviceName", "Hall 3~*"));
    private final DeviceUrl url = new DeviceUrl(Fakes.device(device));

    @ParameterizedTest
    @CsvSource({
        "https://h/x, https://h/x",
        "https://h/${device.id}/desired.json, https://h/B827EB010203/desired.json",
        "https://h/${primary.mac}, https://h/b8%3A27%3Aeb%3A01%3A02%3A03",
        "https://h/${serial.number}?n=${device.name}, https://h/00%2F4%20%C3%A4%3F%26%23?n=Hall%203~%2A",
        "https://${device.id}.h/, https://B827EB010203.h/",
        "https://h/$x{y}, https://h/$x{y}"
    })
    void fill_knownPlaceholder_isReplacedPercentEncoded(String given, String expected) {
        assertEquals(expected, url.fill("desired.url", given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${device}", "${}", "${client.id}", "${DEVICE.ID}", "${device.id"})
    void fill_unknownPlaceholder_isRefusedWithThoseThatAreKnown(String placeholder) {
        var refused =
                assertThrows(IllegalArgumentException.class, () -> url.fill("desired.url", "https://h/" + placeholder));

        assertEquals("option desired.url has [" + placeholder + "]: known are " + ALL, refused.getMessage());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "UNKNOWN", "UNSUPPORTED"})
    void fill_gatewayThatDoesNotKnowItself_isRefused(String value) {
        device.put("getSerialNumber", value);

        var refused = assertThrows(
                IllegalArgumentException.class, () -> url.fill("desired.url", "https://h/${serial.number}"));

        assertEquals(
                "option desired.url has [${serial.number}], which this gateway does not know of itself: use another one of "
                        + ALL,
                refused.getMessage());
    }

    @Test
    void activate_urlWithPlaceholders_isPolledWithTheirValues() {
        var sync = new RecordedSync();
        new SyncConfigurationComponent(
                sync,
                Fakes.crypto(),
                Fakes.device(device),
                Fakes.config(SyncConfig.class, Map.of("desired.url", "https://h/${device.id}/${serial.number}")));

        assertEquals(
                URI.create("https://h/B827EB010203/00%2F4%20%C3%A4%3F%26%23"),
                sync.lastOptions().http().get(0).url());
    }

    @Test
    void activate_unknownPlaceholder_keepsNothingFromStartingAndSaysSo() {
        var sync = new RecordedSync();
        new SyncConfigurationComponent(
                sync,
                Fakes.crypto(),
                Fakes.device(device),
                Fakes.config(SyncConfig.class, Map.of("desired.url", "https://h/${nobody}")));

        assertEquals(List.of("option desired.url has [${nobody}]: known are " + ALL), sync.told);
    }
}
