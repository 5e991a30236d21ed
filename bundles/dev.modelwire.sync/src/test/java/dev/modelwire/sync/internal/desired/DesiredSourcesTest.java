package dev.modelwire.sync.internal.desired;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.reported.ErrorCode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesiredSourcesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private DesiredSources sources = new DesiredSources(Map.of());

    @Test
    void offer_newRevision_isAcceptedAndChanged() {
        assertEquals(new Offer.Accepted(true), offer(full(5, "a")));
        assertEquals(5, accepted());
    }

    @Test
    void offer_sameAgainWithOtherSpaces_isAcceptedAndNotChanged() {
        offer(full(5, "a"));
        assertEquals(new Offer.Accepted(false), offer(full(5, "a").replace(",", " , ")));
    }

    @Test
    void offer_lowerRevision_isRefusedAndOldStays() {
        offer(full(5, "a"));
        assertRefused(ErrorCode.DESIRED_REVISION_OLD, offer(full(4, "a")), "[4] is below [5]");
        assertEquals(5, accepted());
    }

    @Test
    void offer_sameRevisionWithOtherContent_isRefused() {
        offer(full(5, "a"));
        assertRefused(ErrorCode.DESIRED_REVISION_OLD, offer(full(5, "b")), "another content");
    }

    @Test
    void offer_lowerRevisionAfterRestart_isRefused() throws DesiredRefusedException {
        offer(full(5, "a"));
        sources = new DesiredSources(SyncDocument.read(SyncDocument.write(sources.memories())));
        assertRefused(ErrorCode.DESIRED_REVISION_OLD, offer(full(4, "a")), "[4] is below [5]");
        assertEquals(new Offer.Accepted(false), offer(full(5, "a")));
        assertEquals(new Offer.Accepted(true), offer(full(6, "a")));
    }

    @Test
    void offer_flatFormBetweenRevisions_isExemptButForgetsNothing() throws DesiredRefusedException {
        offer(full(5, "a"));
        assertEquals(new Offer.Accepted(true), offer(flat("1")));
        assertEquals(new Offer.Accepted(true), offer(flat("2")));
        assertEquals(new Offer.Accepted(true), offer(flat("1")));
        sources = new DesiredSources(SyncDocument.read(SyncDocument.write(sources.memories())));
        assertEquals(0, accepted());
        assertRefused(ErrorCode.DESIRED_REVISION_OLD, offer(full(4, "a")), "[4] is below [5]");
    }

    @Test
    void offer_expired_isRefused() {
        Offer offer = offer(expiring("2026-11-22T10:00:00Z"));
        assertRefused(ErrorCode.DESIRED_EXPIRED, offer, "2026-11-22T10:00:00Z");
        assertNull(sources.accepted(SourceId.HTTP));
    }

    @Test
    void offer_acceptedBeforeItsExpiry_staysAccepted() {
        String document = expiring("2026-11-22T10:00:01Z");
        offer(document);
        Offer later =
                sources.offer(SourceId.HTTP, "o", document, DesiredStateParser.parse(document), NOW.plusSeconds(3600));
        assertEquals(new Offer.Accepted(false), later);
    }

    @Test
    void offer_otherOrigin_beginsRevisionsAnew() {
        offer(full(5, "a"));
        Offer moved =
                sources.offer(SourceId.HTTP, "elsewhere", full(1, "a"), DesiredStateParser.parse(full(1, "a")), NOW);
        assertEquals(new Offer.Accepted(true), moved);
    }

    @Test
    void offer_otherSource_hasItsOwnRevisions() {
        offer(full(5, "a"));
        Offer other =
                sources.offer(SourceId.CONFIGURATION, "", full(1, "a"), DesiredStateParser.parse(full(1, "a")), NOW);
        assertEquals(new Offer.Accepted(true), other);
    }

    @Test
    void offer_blank_saysNothingAndKeepsTheOld() {
        offer(full(5, "a"));
        assertInstanceOf(Offer.SaysNothing.class, offer(" "));
        assertEquals(5, accepted());
    }

    @Test
    void withdraw_keepsHowFarRevisionsHadCome() {
        offer(full(5, "a"));
        assertTrue(sources.withdraw(SourceId.HTTP));
        assertNull(sources.accepted(SourceId.HTTP));
        assertRefused(ErrorCode.DESIRED_REVISION_OLD, offer(full(4, "a")), "below [5]");
        assertEquals(new Offer.Accepted(true), offer(full(5, "a")));
    }

    @Test
    void read_damagedMemory_isRefused() {
        assertThrows(DesiredRefusedException.class, () -> SyncDocument.read("{\"modelwire-sync\":1"));
    }

    private Offer offer(String document) {
        return sources.offer(SourceId.HTTP, "o", document, DesiredStateParser.parse(document), NOW);
    }

    private long accepted() {
        SourceMemory.Accepted accepted = sources.accepted(SourceId.HTTP);
        assertNotNull(accepted);
        return accepted.state().revision();
    }

    private static void assertRefused(ErrorCode code, Offer offer, String expected) {
        Offer.Refused refused = assertInstanceOf(Offer.Refused.class, offer);
        assertEquals(code, refused.code());
        assertTrue(refused.detail().contains(expected), refused.detail());
    }

    private static String expiring(String at) {
        return "{\"modelwire\":1,\"revision\":5,\"expires\":\"" + at + "\",\"models\":[]}";
    }

    private static String full(long revision, String version) {
        return ("{'modelwire':1,'revision':" + revision + ",'models':[{'name':'pump','version':'" + version
                        + "','artifacts':[{'role':'model','url':'http://h/x','sha256':'" + "a".repeat(64)
                        + "','size':1}]}]}")
                .replace('\'', '"');
    }

    private static String flat(String digit) {
        return "{\"url\":\"http://h/x\",\"md5\":\"" + digit.repeat(32) + "\",\"modelFileName\":\"x.bin\"}";
    }
}
