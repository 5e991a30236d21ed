package dev.modelwire.kura.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.modelwire.api.desired.DirectorySource;
import dev.modelwire.api.desired.HttpProxy;
import dev.modelwire.api.desired.HttpSource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.desired.TransferWindows;
import dev.modelwire.api.transport.Credentials;
import dev.modelwire.api.transport.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyncConfigurationComponentTest {

    private static final String URL = "https://cloud.example/desired.json";
    private static final long MIB = 1024 * 1024;

    private final RecordedSync sync = new RecordedSync();

    private SyncConfigurationComponent activate(Map<String, ?> values) {
        return new SyncConfigurationComponent(
                sync, Fakes.crypto(), Fakes.device(Map.of()), Fakes.config(SyncConfig.class, values));
    }

    private static SyncConfig config(Map<String, ?> values) {
        return Fakes.config(SyncConfig.class, values);
    }

    private static Secret secret(String value) {
        return Secret.of(value.toCharArray());
    }

    @Test
    void activate_defaults_nothingIsDesired() {
        activate(Map.of());

        assertEquals(
                List.of(new SyncOptions(
                        true,
                        "",
                        List.of(),
                        List.of(),
                        TransferOptions.of(Duration.ofSeconds(10), Duration.ofSeconds(30), 512 * MIB))),
                sync.told);
    }

    @Test
    void activate_everyKeySet_readsEveryKey() {
        activate(Map.ofEntries(
                Map.entry("enabled", false),
                Map.entry("desired.state", "{\"a\": \"b, c\"}"),
                Map.entry("desired.directory", " /media/./usb/ "),
                Map.entry("desired.directory.interval.s", 3_600),
                Map.entry("desired.url", " " + URL + " "),
                Map.entry("desired.url.poll.interval.s", 7),
                Map.entry("desired.url.username", "gateway"),
                Map.entry("desired.url.password", "aes(s3cret)1"),
                Map.entry("connect.timeout.s", 2),
                Map.entry("read.timeout.s", 3),
                Map.entry("max.artifact.mib", 65_536),
                Map.entry("transfer.least.bytes.per.s", 0),
                Map.entry("transfer.bandwidth.kib.per.s", 100),
                Map.entry("transfer.parallel", 8),
                Map.entry("transfer.windows", "Mon-Fri 22:00-05:00, Sat-Sun 00:00-24:00"),
                Map.entry("transfer.windows.zone", " Europe/Berlin "),
                Map.entry("proxy.host", " proxy.example "),
                Map.entry("proxy.port", 3128),
                Map.entry("proxy.username", "me"),
                Map.entry("proxy.password", "aes(pr0xy)1")));

        var http = new HttpSource(
                URI.create(URL), Duration.ofSeconds(7), new Credentials.Basic("gateway", secret("s3cret")));
        assertEquals(
                List.of(new SyncOptions(
                        false,
                        "{\"a\": \"b, c\"}",
                        List.of(new DirectorySource(Path.of("/media/usb"), Duration.ofHours(1))),
                        List.of(http),
                        TransferOptions.of(Duration.ofSeconds(2), Duration.ofSeconds(3), 65_536 * MIB)
                                .withLeastRate(0)
                                .withBandwidth(102_400)
                                .withParallel(8)
                                .withWindows(TransferWindows.of(
                                        "Mon-Fri 22:00-05:00, Sat-Sun 00:00-24:00", ZoneId.of("Europe/Berlin")))
                                .withProxy(new HttpProxy(
                                        "proxy.example", 3128, new Credentials.Basic("me", secret("pr0xy")))))),
                sync.told);
    }

    @Test
    void activate_bearerToken_isDecrypted() {
        activate(Map.of("desired.url", URL, "desired.url.bearer.token", "aes(t0ken)1"));

        assertEquals(
                new Credentials.Bearer(secret("t0ken")),
                sync.lastOptions().http().get(0).credentials());
    }

    @Test
    void activate_userWithEmptyPassword_isAllowed() {
        activate(Map.of("desired.url", URL, "desired.url.username", "gateway", "desired.url.password", ""));

        assertEquals(
                new Credentials.Basic("gateway", secret("")),
                sync.lastOptions().http().get(0).credentials());
    }

    @Test
    void activate_noUrl_leftoverPasswordDoesNotMatter() {
        activate(Map.of("desired.url.password", "no-ciphertext"));

        assertEquals(List.of(), sync.lastOptions().http());
    }

    @Test
    void activate_directoryThatIsNotThere_isTakenAllTheSame() {
        activate(Map.of("desired.directory", "/media/usb/of/tomorrow"));

        assertEquals(
                List.of(new DirectorySource(Path.of("/media/usb/of/tomorrow"), Duration.ofSeconds(10))),
                sync.lastOptions().directories());
    }

    @Test
    void activate_blankDirectory_isNone() {
        activate(Map.of("desired.directory", " "));

        assertEquals(List.of(), sync.lastOptions().directories());
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                Arguments.of(
                        Map.of("desired.directory", "media/usb"),
                        "option desired.directory [media/usb] must be an absolute path below the root, or empty"),
                Arguments.of(
                        Map.of("desired.directory", "/media/.."),
                        "option desired.directory [/media/..] must be an absolute path below the root, or empty"),
                Arguments.of(
                        Map.of("desired.directory", "/media/\0"),
                        "option desired.directory is no path: Nul character not allowed"),
                Arguments.of(
                        Map.of("desired.directory.interval.s", 0),
                        "option desired.directory.interval.s [0] must be a whole number from 1 to 3600"),
                Arguments.of(
                        Map.of("desired.directory", "/media/usb", "desired.directory.interval.s", 3_601),
                        "option desired.directory.interval.s [3601] must be a whole number from 1 to 3600"),
                Arguments.of(
                        Map.of("desired.url.poll.interval.s", 0),
                        "option desired.url.poll.interval.s [0] must be a whole number from 1 to 86400"),
                Arguments.of(
                        Map.of("desired.url.poll.interval.s", 86_401),
                        "option desired.url.poll.interval.s [86401] must be a whole number from 1 to 86400"),
                Arguments.of(
                        Map.of("connect.timeout.s", 301),
                        "option connect.timeout.s [301] must be a whole number from 1 to 300"),
                Arguments.of(
                        Map.of("read.timeout.s", -1),
                        "option read.timeout.s [-1] must be a whole number from 1 to 3600"),
                Arguments.of(
                        Map.of("max.artifact.mib", 65_537),
                        "option max.artifact.mib [65537] must be a whole number from 1 to 65536"),
                Arguments.of(
                        Map.of("max.artifact.mib", new NumberFormatException("For input string: \"abc\"")),
                        "option max.artifact.mib has a value of the wrong type (For input string: \"abc\")"),
                Arguments.of(
                        Map.of("transfer.least.bytes.per.s", -1),
                        "option transfer.least.bytes.per.s [-1] must be a whole number from 0 to 1000000"),
                Arguments.of(
                        Map.of("transfer.bandwidth.kib.per.s", 1_048_577),
                        "option transfer.bandwidth.kib.per.s [1048577] must be a whole number from 0 to 1048576"),
                Arguments.of(
                        Map.of("transfer.parallel", 9),
                        "option transfer.parallel [9] must be a whole number from 1 to 8"),
                Arguments.of(
                        Map.of("transfer.windows", "at night"),
                        "option transfer.windows is refused: window [at night] must be like [Mon-Fri 22:00-05:00], [Sat"
                                + " 00:00-24:00] or [01:30-04:00]"),
                Arguments.of(
                        Map.of("transfer.windows.zone", "Europe/Atlantis"),
                        "option transfer.windows.zone [Europe/Atlantis] must be a time zone such as Europe/Berlin, or"
                                + " empty for UTC"),
                Arguments.of(
                        Map.of("proxy.port", 65_536),
                        "option proxy.port [65536] must be a whole number from 0 to 65535"),
                Arguments.of(
                        Map.of("proxy.host", "p"),
                        "options proxy.host [p] and proxy.port [0] belong together: set both, or leave the host empty and"
                                + " the port 0"),
                Arguments.of(
                        Map.of("proxy.host", "http://p", "proxy.port", 3128),
                        "option proxy.host is refused: proxy host [http://p] must be a name or an address, not a URL"),
                Arguments.of(
                        Map.of("proxy.host", "p", "proxy.port", 3128, "proxy.password", "aes(x)1"),
                        "option proxy.password is set and proxy.username is empty: set both or none"),
                Arguments.of(
                        Map.of("proxy.host", "p", "proxy.port", 3128, "proxy.username", "u", "proxy.password", "pl4in"),
                        "option proxy.password cannot be decrypted by this gateway: set it again"),
                Arguments.of(
                        Map.of("desired.url", "https://a b"),
                        "option desired.url is no URL: Illegal character in authority at character 8"),
                Arguments.of(
                        Map.of("desired.url", URL, "desired.url.password", "aes(x)1"),
                        "option desired.url.password is set and desired.url.username is empty: set both or none"),
                Arguments.of(
                        Map.of("desired.url", URL, "desired.url.username", "u", "desired.url.bearer.token", "aes(x)1"),
                        "options desired.url.bearer.token and desired.url.username or desired.url.password are set:"
                                + " there may be one way to log in"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void activate_invalidValue_refusedWithKeyValueAndRule(Map<String, ?> values, String problem) {
        activate(values);

        assertEquals(List.of(problem), sync.told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://host/x",
                "cloud.example/x",
                "http:///x",
                "https://user:pw@cloud.example/x"
            })
    void activate_urlOfAnotherKind_refusedAndNotRepeated(String url) {
        activate(Map.of("desired.url", url));

        assertEquals(
                List.of("option desired.url must begin with http:// or https:// and a host, and hold no user name or"
                        + " password: they have options of their own"),
                sync.told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pl4in", "pl4in-text"})
    void activate_passwordThatIsNoCiphertext_refusedWithoutShowingIt(String stored) {
        for (String key : List.of("desired.url.password", "desired.url.bearer.token")) {
            sync.told.clear();
            activate(Map.of("desired.url", URL, key, stored));

            assertEquals(List.of("option " + key + " cannot be decrypted by this gateway: set it again"), sync.told);
        }
    }

    @Test
    void activate_passwordOfAnotherType_refusedWithoutShowingIt() {
        activate(Map.of("desired.url", URL, "desired.url.password", new ClassCastException("s3cret")));

        assertFalse(sync.told.toString().contains("s3cret"), sync.told.toString());
    }

    @Test
    void modified_sameContent_isNotHandedOn() {
        var values = new HashMap<String, Object>(
                Map.of("desired.url", URL, "desired.url.username", "gateway", "desired.url.password", "aes(s3cret)1"));
        var component = activate(values);

        values.put("desired.url.password", "aes(s3cret)2");
        component.modified(config(values));

        assertEquals(1, sync.told.size());
    }

    @Test
    void modified_anotherPassword_isHandedOn() {
        var values = new HashMap<String, Object>(
                Map.of("desired.url", URL, "desired.url.username", "gateway", "desired.url.password", "aes(s3cret)1"));
        var component = activate(values);

        values.put("desired.url.password", "aes(other)1");
        component.modified(config(values));

        assertEquals(
                new Credentials.Basic("gateway", secret("other")),
                sync.lastOptions().http().get(0).credentials());
    }

    @Test
    void modified_badThenTheGoodOneBefore_saysBothOnce() {
        var component = activate(Map.of());
        var good = sync.told.get(0);

        component.modified(config(Map.of("read.timeout.s", 0)));
        component.modified(config(Map.of("read.timeout.s", 0)));
        component.modified(config(Map.of()));

        assertEquals(List.of(good, "option read.timeout.s [0] must be a whole number from 1 to 3600", good), sync.told);
    }
}
