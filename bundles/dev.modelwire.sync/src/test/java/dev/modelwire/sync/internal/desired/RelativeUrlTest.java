package dev.modelwire.sync.internal.desired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.SourceMemory.Accepted;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs in the documents of directories, and of those that are none. */
class RelativeUrlTest {

    private static String document(String url) {
        return ("{'modelwire':1,'revision':1,'models':[{'name':'m','version':'1','artifacts':"
                        + "[{'role':'model','url':'" + url + "','sha256':'" + "a".repeat(64) + "','size':1}]}]}")
                .replace('\'', '"');
    }

    private static URI read(String url) {
        ParseOutcome.Parsed parsed = assertInstanceOf(
                ParseOutcome.Parsed.class,
                DesiredStateParser.parse(document(url), UrlRule.of(SourceId.DIRECTORY)),
                url);
        return parsed.state().models().get(0).artifacts().get(0).url();
    }

    private static ParseOutcome.Refused refused(String url, SourceId source) {
        return assertInstanceOf(
                ParseOutcome.Refused.class, DesiredStateParser.parse(document(url), UrlRule.of(source)), url);
    }

    @Test
    void parse_pathsBelowTheDocument_areNames() {
        assertEquals(List.of("artifacts", "m"), DownloadUrl.names(read("artifacts/m")));
        assertEquals(List.of("m 1.tflite"), DownloadUrl.names(read("m%201.tflite")));
        assertEquals(List.of("...", "..m", "m."), DownloadUrl.names(read(".../..m/m.")));
        assertTrue(DownloadUrl.isBeside(read("artifacts/m")));
    }

    @Test
    void parse_urlOfAServerInADirectory_isTaken() {
        assertEquals(URI.create("https://host/m"), read("https://host/m"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "//host/m",
                "..",
                "../m",
                "a/../../m",
                "a/..",
                "a/%2e%2e/m",
                "a%2F..%2Fm",
                "./m",
                "a//m",
                "a/",
                "m?x=1",
                "?x",
                "m#x",
                "m%00",
                "a%0am",
                "a%5C..%5Cm"
            })
    void parse_pathThatIsNotPlain_isRefused(String url) {
        ParseOutcome.Refused refused = refused(url, SourceId.DIRECTORY);

        assertEquals(ErrorCode.DESIRED_VALUE_INVALID, refused.code());
        assertTrue(refused.detail().contains("must be a plain path below the directory"), refused.detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "file:artifacts/m", "ftp://host/m", "jar:file:/m!/x", "C:m"})
    void parse_otherScheme_isRefusedFromEverySource(String url) {
        for (SourceId source : List.of(SourceId.DIRECTORY, SourceId.HTTP, SourceId.CONFIGURATION)) {
            assertEquals(ErrorCode.URL_SCHEME_REFUSED, refused(url, source).code());
        }
    }

    @Test
    void parse_relativeUrlOfAnotherSource_isRefused() {
        for (SourceId source : List.of(SourceId.HTTP, SourceId.CONFIGURATION)) {
            ParseOutcome.Refused refused = refused("artifacts/m", source);

            assertEquals(ErrorCode.URL_SCHEME_REFUSED, refused.code());
            assertTrue(refused.detail().contains("relative URLs in the document of a directory"), refused.detail());
        }
        assertInstanceOf(ParseOutcome.Refused.class, DesiredStateParser.parse(document("artifacts/m")));
    }

    @Test
    void parse_flatFormInADirectory_mayBeRelative() {
        String flat = "{\"url\":\"m.tflite\",\"md5\":\"" + "a".repeat(32) + "\",\"modelFileName\":\"m.tflite\"}";

        assertInstanceOf(ParseOutcome.Parsed.class, DesiredStateParser.parse(flat, UrlRule.of(SourceId.DIRECTORY)));
        assertInstanceOf(ParseOutcome.Refused.class, DesiredStateParser.parse(flat, UrlRule.of(SourceId.HTTP)));
    }

    @Test
    void memory_relativeUrl_isReadAgainForTheDirectoryAlone() throws Exception {
        String text = document("artifacts/m");
        ParseOutcome.Parsed parsed = assertInstanceOf(
                ParseOutcome.Parsed.class, DesiredStateParser.parse(text, UrlRule.of(SourceId.DIRECTORY)));
        SourceMemory memory =
                new SourceMemory("/media/usb", new Accepted(text, parsed.state()), new Accepted(text, parsed.state()));

        Map<String, SourceMemory> read =
                SyncDocument.read(SyncDocument.write(Map.of("directory", memory, "http", memory)));

        assertEquals(memory, read.get("directory"));
        assertNotNull(read.get("http"));
        assertNull(read.get("http").accepted());
    }

    @Test
    void shown_relativeUrl_isItsPath() {
        assertEquals("artifacts/m 1", Shown.of(URI.create("artifacts/m%201")));
    }
}
