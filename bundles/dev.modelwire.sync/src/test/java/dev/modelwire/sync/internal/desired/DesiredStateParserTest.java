package dev.modelwire.sync.internal.desired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.LocalFileName;
import dev.modelwire.api.reported.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesiredStateParserTest {

    private static final String SHA = "a".repeat(64);
    private static final String ARTIFACT =
            "{'role':'model','url':'https://host:8443/p.tflite?sig=S3CRET','sha256':'" + SHA + "','size':12}";
    private static final String MANIFEST =
            "{'role':'manifest','url':'http://host/p.json','sha256':'" + "b".repeat(64) + "','size':0}";

    @Test
    void parse_fullForm_givesEveryValue() {
        DesiredState state = parsed(full("'name':'pump','version':'7','fileName':'pump.tflite',"
                + "'activate':'immediate','artifacts':[" + ARTIFACT + "," + MANIFEST + "]"));
        DesiredModel model = state.models().get(0);
        assertEquals(42, state.revision());
        assertEquals(Instant.MAX, state.expires());
        assertEquals("pump", model.name().value());
        assertEquals("7", model.version().value());
        assertEquals(List.of(LocalFileName.of("pump.tflite")), model.fileNames());
        assertEquals(SHA, model.fingerprint().hex());
        assertEquals(12, model.artifacts().get(0).size());
        assertEquals(ArtifactRole.MANIFEST, model.artifacts().get(1).role());
        assertTrue(state.warnings().isEmpty());
    }

    @Test
    void parse_modelWithNoManifest_isAllowed() {
        assertEquals(
                1, parsed(full(model(ARTIFACT))).models().get(0).artifacts().size());
    }

    @Test
    void parse_noModels_isADesiredStateThatDeactivatesAll() {
        assertTrue(parsed("{'modelwire':1,'revision':3,'models':[]}").models().isEmpty());
    }

    @Test
    void parse_expires_isRead() {
        DesiredState state = parsed("{'modelwire':1,'revision':3,'expires':'2027-01-31T01:00:00+01:00','models':[]}");
        assertEquals(Instant.parse("2027-01-31T00:00:00Z"), state.expires());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "{}", " { } "})
    void parse_blankOrEmptyObject_saysNothing(String text) {
        assertInstanceOf(ParseOutcome.SaysNothing.class, DesiredStateParser.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "modelDownloadUrl, modelMd5",
        "modelUrl, modelMD5",
        "url, md5",
        "url, modelChecksum",
    })
    void parse_flatForm_isADesiredStateOfOneModel(String urlKey, String md5Key) {
        DesiredState state = parsed("{'" + urlKey + "':'http://h/x','" + md5Key + "':'" + "AB".repeat(16)
                + "','modelFileName':'_Pump v.2.TFLite'}".replace(' ', '_'));
        DesiredModel model = state.models().get(0);
        assertEquals(0, state.revision());
        assertEquals("pump_v.2", model.name().value());
        assertEquals("md5-abababab", model.version().value());
        assertEquals(-1, model.artifacts().get(0).size());
        assertEquals("md5:" + "ab".repeat(16), model.fingerprint().toString());
        assertEquals("_Pump_v.2.TFLite", model.fileNames().get(0).value());
        assertTrue(state.warnings().get(0).contains("MD5"));
    }

    @Test
    void parse_flatFormLacksAll_namesAllMissingKeys() {
        ParseOutcome.Refused refused = refused("{'url':'http://h/x'}");
        assertEquals(ErrorCode.DESIRED_KEY_MISSING, refused.code());
        assertTrue(refused.detail().contains("[modelMd5, modelFileName]"), refused.detail());
    }

    @Test
    void parse_fullFormLacksAll_namesAllMissingKeys() {
        ParseOutcome.Refused refused = refused(full("'version':'7'"));
        assertEquals(ErrorCode.DESIRED_KEY_MISSING, refused.code());
        assertTrue(refused.detail().contains("[$.models[0]] lacks [artifacts, name]"), refused.detail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "DESIRED_NOT_JSON | nonsense | malformed",
                "DESIRED_NOT_JSON | {'modelwire':1 | End of input",
                "DESIRED_NOT_JSON | {'modelwire':1,} | Expected name",
                "DESIRED_NOT_JSON | {modelwire:1} | malformed",
                "DESIRED_NOT_JSON | {'modelwire':NaN} | malformed",
                "DESIRED_NOT_JSON | {'modelwire':1} {} | malformed",
                "DESIRED_NOT_JSON | {'modelwire':1} // note | malformed",
                "DESIRED_VALUE_INVALID | [] | [$] must be an object",
                "DESIRED_VALUE_INVALID | null | [$] must be an object",
                "DESIRED_KEY_UNKNOWN | {'modelwire':1,'revision':1,'models':[],'extra':1} | [$.extra]",
                "DESIRED_KEY_UNKNOWN | {'url':'http://h/x','sha':'x'} | [$.sha]",
                "DESIRED_KEY_DUPLICATE | {'modelwire':1,'revision':1,'revision':1,'models':[]} | [$.revision]",
                "DESIRED_KEY_DUPLICATE | {'url':'http://h/x','modelUrl':'http://h/y'} | [modelUrl, url]",
                "DESIRED_KEY_MISSING | {'revision':1,'models':[]} | [modelwire]",
                "DESIRED_VALUE_INVALID | {'modelwire':2,'revision':1,'models':[]} | [$.modelwire] is [2]",
                "DESIRED_VALUE_INVALID | {'modelwire':1,'revision':0,'models':[]} | [$.revision] is [0]",
                "DESIRED_VALUE_INVALID | {'modelwire':1,'revision':1.5,'models':[]} | [$.revision]",
                "DESIRED_VALUE_INVALID | {'modelwire':1,'revision':1e999,'models':[]} | [$.revision]",
                "DESIRED_VALUE_INVALID | {'modelwire':1,'revision':'1','models':[]} | [$.revision]",
                "DESIRED_VALUE_INVALID | {'modelwire':1,'revision':9007199254740992,'models':[]} | [$.revision]",
                "DESIRED_VALUE_INVALID | {'modelwire':1,'revision':1,'models':{}} | [$.models] must be an array",
                "DESIRED_VALUE_INVALID | {'modelwire':1,'revision':1,'models':[7]} | [$.models[0]]",
                "DESIRED_VALUE_INVALID | {'modelwire':1,'revision':1,'models':[],'expires':'soon'} | [$.expires]",
            })
    void parse_badDocument_isRefusedWithCodeAndPath(ErrorCode code, String text, String expected) {
        assertRefused(code, text, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "DESIRED_KEY_UNKNOWN | 'md5':'x' | [$.models[0].md5]",
                "DESIRED_VALUE_INVALID | 'activate':'at:tomorrow' | [$.models[0].activate] is [tomorrow]",
                "DESIRED_VALUE_INVALID | 'activate':'now' | [$.models[0].activate] is [now]",
                "DESIRED_VALUE_INVALID | 'rollout':20 | [$.models[0].rollout] must be an object",
                "DESIRED_VALUE_INVALID | 'rollout':{'percent':101,'salt':'x'} | from 0 to 100",
                "DESIRED_KEY_MISSING | 'rollout':{'percent':20} | lacks [salt]",
                "DESIRED_VALUE_INVALID | 'fileName':'../x' | file name [../x]",
            })
    void parse_badModelKey_isRefusedWithCodeAndPath(ErrorCode code, String member, String expected) {
        assertRefused(code, full(member + "," + model(ARTIFACT)), expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "DESIRED_VALUE_INVALID | 'role':'model' | 'role':'weights' | [$.models[0].artifacts[0].role]",
                "DESIRED_VALUE_INVALID | 'role':'model' | 'role':'manifest' | exactly one artifact with role [model]",
                "DESIRED_VALUE_INVALID | 'size':12 | 'size':-1 | artifacts[0].size] is [-1]",
                "DESIRED_VALUE_INVALID | 'size':12 | 'size':null | artifacts[0].size]",
                "DESIRED_KEY_MISSING | ,'size':12 | '' | lacks [size]",
                "DESIRED_VALUE_INVALID | 'sha256':'a | 'sha256':'zz | artifacts[0].sha256]",
                "URL_SCHEME_REFUSED | https: | ftp: | has the scheme [ftp]",
                "URL_SCHEME_REFUSED | https://host:8443 | file:// | has the scheme [file]",
                "URL_SCHEME_REFUSED | https://host:8443 | rel | has the scheme []",
                "URL_SCHEME_REFUSED | https://host | https://me:S3CRET@host | user name or password",
                "DESIRED_VALUE_INVALID | https://host:8443 | https:// | must name a host",
                "DESIRED_VALUE_INVALID | ?sig=S3CRET | #x | fragment",
                "DESIRED_VALUE_INVALID | p.tflite | p tflite | is not a URL",
            })
    void parse_badArtifact_isRefusedWithCodeAndNoSecret(ErrorCode code, String good, String bad, String expected) {
        String artifact = ARTIFACT.replace(good, bad.equals("''") ? "" : bad);
        assertFalse(artifact.equals(ARTIFACT), "the table must change the document");
        assertRefused(code, full(model(artifact)), expected);
    }

    @Test
    void parse_modelOrFileNameTwice_isRefused() {
        String pump = "{" + model(ARTIFACT) + "}";
        String body = "{'modelwire':1,'revision':1,'models':[%s,%s]}";
        assertRefused(ErrorCode.DESIRED_VALUE_INVALID, body.formatted(pump, pump), "[$.models[1].name] is [pump]");
        String named = pump.replace("'version'", "'fileName':'m.bin','version'");
        assertRefused(
                ErrorCode.DESIRED_VALUE_INVALID,
                body.formatted(named, named.replace("pump", "fan")),
                "[$.models[1].fileName] is [m.bin]");
    }

    @Test
    void parse_deeperThanSixteen_isRefused() {
        String deep = "[".repeat(17) + "]".repeat(17);
        assertRefused(ErrorCode.DESIRED_NOT_JSON, "{'modelwire':" + deep + "}", "deeper than 16");
        assertRefused(ErrorCode.DESIRED_VALUE_INVALID, "[".repeat(16) + "]".repeat(16), "must be an object");
    }

    @Test
    void parse_longerThanSixtyFourKiBInUtf8_isRefused() {
        assertRefused(ErrorCode.DESIRED_NOT_JSON, "{'ä':'" + "ä".repeat(33_000) + "'}", "longer than 65536 bytes");
    }

    @Test
    void parse_bytesThatAreNotUtf8_isRefused() {
        byte[] latin = "{\"ä\":1}".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(
                new ParseOutcome.Refused(ErrorCode.DESIRED_NOT_JSON, "the document is not UTF-8"),
                DesiredStateParser.parse(latin));
    }

    private static String model(String artifacts) {
        return "'name':'pump','version':'7','artifacts':[" + artifacts + "]";
    }

    private static String full(String members) {
        return "{'modelwire':1,'revision':42,'models':[{" + members + "}]}";
    }

    private static DesiredState parsed(String text) {
        return assertInstanceOf(ParseOutcome.Parsed.class, DesiredStateParser.parse(text.replace('\'', '"')))
                .state();
    }

    private static ParseOutcome.Refused refused(String text) {
        return assertInstanceOf(ParseOutcome.Refused.class, DesiredStateParser.parse(text.replace('\'', '"')));
    }

    private static void assertRefused(ErrorCode code, String text, String expected) {
        ParseOutcome.Refused refused = refused(text);
        assertEquals(code, refused.code(), refused.detail());
        assertTrue(refused.detail().contains(expected), refused.detail());
        assertFalse(refused.detail().contains("S3CRET"), refused.detail());
    }
}
