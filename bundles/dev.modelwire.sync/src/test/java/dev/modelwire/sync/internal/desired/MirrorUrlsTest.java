package dev.modelwire.sync.internal.desired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.reported.ErrorCode;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several places for one file in a document. */
class MirrorUrlsTest {

    private static ParseOutcome parse(String places, UrlRule rule) {
        String document =
                "{'modelwire':1,'revision':1,'models':[{'name':'m','version':'1','artifacts':[{'role':'model'," + places
                        + "'sha256':'" + "a".repeat(64) + "','size':1}]}]}";
        return DesiredStateParser.parse(document.replace('\'', '"'), rule);
    }

    private static List<URI> read(String places, UrlRule rule) {
        ParseOutcome.Parsed parsed = assertInstanceOf(ParseOutcome.Parsed.class, parse(places, rule));
        return parsed.state().models().get(0).artifacts().get(0).urls();
    }

    private static String many(int count) {
        return IntStream.range(0, count).mapToObj(i -> "'http://h/" + i + "'").collect(Collectors.joining(","));
    }

    @Test
    void parse_urls_areKeptInOrder() {
        assertEquals(
                List.of(URI.create("https://b/m"), URI.create("http://a/m?sig=x")),
                read("'urls':['https://b/m','http://a/m?sig=x'],", UrlRule.SERVERS));
        assertEquals(List.of(URI.create("http://h/0")), read("'urls':[" + many(1) + "],", UrlRule.SERVERS));
        assertEquals(
                DesiredArtifact.MOST_URLS,
                read("'urls':[" + many(8) + "],", UrlRule.SERVERS).size());
        assertEquals(List.of(URI.create("http://h/0")), read("'url':'http://h/0',", UrlRule.SERVERS));
    }

    @Test
    void parse_urlsInADirectory_mayLieBesideTheDocumentAndOnServers() {
        assertEquals(
                List.of(URI.create("artifacts/m"), URI.create("https://h/m")),
                read("'urls':['artifacts/m','https://h/m'],", UrlRule.SERVERS_AND_BESIDE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DESIRED_KEY_MISSING | `` | lacks [url]",
                "DESIRED_VALUE_INVALID | 'urls':[], | .urls] must be an array of 1 to 8 strings",
                "DESIRED_VALUE_INVALID | 'urls':'http://h/m', | .urls] must be an array of 1 to 8 strings",
                "DESIRED_VALUE_INVALID | 'urls':['http://h/m',7], | .urls] must be an array of 1 to 8 strings",
                "DESIRED_VALUE_INVALID | 'urls':['http://h/m'],'url':'http://h/m', | .urls] stands beside [url]: use one",
                "DESIRED_VALUE_INVALID | 'urls':['http://h/m?a','http://h/m?a'], | .urls] names [http://h/m] twice",
                "URL_SCHEME_REFUSED | 'urls':['http://h/m','file:///etc/passwd'], | .urls[1]] has the scheme [file]",
                "URL_SCHEME_REFUSED | 'urls':['http://h/m','artifacts/m'], | .urls[1]] has the scheme []",
                "URL_SCHEME_REFUSED | 'urls':['http://me:pw@h/m'], | .urls[0]] holds a user name or password",
            })
    void parse_urlsThatAreNotAllowed_areRefusedWithTheirPlace(ErrorCode code, String places, String detail) {
        ParseOutcome.Refused refused = assertInstanceOf(ParseOutcome.Refused.class, parse(places, UrlRule.SERVERS));
        assertEquals(code, refused.code(), refused.detail());
        assertTrue(refused.detail().contains(detail), refused.detail());
    }

    @Test
    void parse_nineUrls_areRefused() {
        ParseOutcome.Refused refused =
                assertInstanceOf(ParseOutcome.Refused.class, parse("'urls':[" + many(9) + "],", UrlRule.SERVERS));
        assertEquals(ErrorCode.DESIRED_VALUE_INVALID, refused.code());
    }
}
