package dev.modelwire.kura.internal.twin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.kura.internal.dialect.AzureDialect;
import dev.modelwire.kura.internal.dialect.ModelwireDialect;
import dev.modelwire.kura.internal.dialect.Outgoing;
import dev.modelwire.kura.internal.thread.ManualWorker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwinTest {

    private static final String GET = "$iothub/twin/GET/?$rid=modelwire-get";
    private static final String REPORT = "$iothub/twin/PATCH/properties/reported/?$rid=modelwire-report";

    private final ManualWorker worker = new ManualWorker();
    private final List<Outgoing> sent = new ArrayList<>();
    private final List<String> offered = new ArrayList<>();
    private final Twin twin = new Twin(worker, this::send, this::offer, () -> 1);
    private boolean broken;
    private boolean nobody;

    private void send(Outgoing message) {
        if (broken) {
            throw new IllegalStateException("not connected");
        }
        sent.add(message);
    }

    private boolean offer(String document) {
        if (!nobody) {
            offered.add(document);
        }
        return !nobody;
    }

    private List<String> takeTopics() {
        List<String> topics = sent.stream().map(Outgoing::topic).toList();
        sent.clear();
        return topics;
    }

    private void speakAzure() {
        twin.speak(new AzureDialect());
        worker.leap(Twin.SETTLING);
    }

    private void arrive(String topic, String body) {
        twin.arrived(topic, body.getBytes(StandardCharsets.UTF_8));
        worker.run();
    }

    private void answerGet(long version, long revision) {
        arrive(
                "$iothub/twin/res/200/?$rid=modelwire-get",
                "{\"desired\":{\"modelwire\":{\"revision\":" + revision + "},\"$version\":" + version + "}}");
    }

    private static String report(int revision) {
        return "{\"modelwire-reported\":1,\"revision\":" + revision + "}";
    }

    @Test
    void speak_asksAndOffersWhatIsAnswered() {
        speakAzure();
        assertEquals(List.of(GET), takeTopics());

        answerGet(7, 42);

        assertEquals(List.of("{\"revision\":42}"), offered);
    }

    @Test
    void arrived_onTheHostsThread_doesNothingThere() {
        speakAzure();

        twin.arrived("$iothub/twin/res/200/?$rid=modelwire-get", "{}".getBytes(StandardCharsets.UTF_8));

        assertEquals(List.of(), offered);
        assertEquals(1, worker.pending());
    }

    @Test
    void connected_saidBySeveralAtOnce_asksOnce() {
        speakAzure();
        takeTopics();

        twin.connected();
        twin.connected();
        twin.connected();
        worker.leap(Twin.SETTLING);

        assertEquals(List.of(GET), takeTopics());
    }

    @Test
    void get_unanswered_isAskedAgainLessAndLessOften() {
        speakAzure();
        takeTopics();

        worker.leap(Duration.ofSeconds(9));
        assertEquals(List.of(), takeTopics());
        worker.leap(Duration.ofSeconds(1));
        assertEquals(List.of(GET), takeTopics());
        worker.leap(Duration.ofSeconds(19));
        assertEquals(List.of(), takeTopics());
        worker.leap(Duration.ofSeconds(1));
        assertEquals(List.of(GET), takeTopics());
        worker.leap(Duration.ofDays(1));
        int asked = takeTopics().size();
        assertTrue(asked >= 140 && asked <= 152, () -> asked + " times in a day");
    }

    @Test
    void get_answered_isNotAskedAgain() {
        speakAzure();
        answerGet(7, 42);
        takeTopics();

        worker.leap(Duration.ofDays(1));

        assertEquals(List.of(), takeTopics());
    }

    @Test
    void t10_shortDisconnect_missedChangeIsLearntAndReportSentAgain() {
        speakAzure();
        answerGet(7, 42);
        twin.report(report(42));
        worker.run();
        arrive("$iothub/twin/res/204/?$rid=modelwire-report&$version=2", "");
        takeTopics();

        twin.connected();
        worker.leap(Twin.SETTLING);
        assertEquals(List.of(GET, REPORT), takeTopics());
        answerGet(9, 44);

        assertEquals(List.of("{\"revision\":42}", "{\"revision\":44}"), offered);
    }

    @Test
    void f5_reportStorm_isSlowedDownAndTheLastOneWins() {
        speakAzure();
        answerGet(7, 42);
        takeTopics();

        for (int i = 1; i <= 10_000; i++) {
            twin.report(report(i));
        }
        worker.run();
        assertEquals(1, sent.size());
        for (int i = 10_001; i <= 20_000; i++) {
            twin.report(report(i));
            worker.run();
        }
        assertEquals(List.of(REPORT), takeTopics());
        worker.leap(Twin.REPORT_AT_MOST_EVERY);

        assertEquals(1, sent.size());
        assertTrue(
                sent.get(0).body().contains("\"revision\":20000,"), sent.get(0).body());
    }

    @Test
    void f5_reportLostWhenSent_isSentAgain() {
        twin.speak(new ModelwireDialect());
        worker.leap(Twin.SETTLING);
        broken = true;
        twin.report(report(1));
        worker.leap(Duration.ofSeconds(30));
        assertEquals(List.of(), sent);

        broken = false;
        worker.leap(Duration.ofMinutes(1));

        assertEquals(List.of(new Outgoing("reported", report(1))), sent);
        worker.leap(Duration.ofDays(1));
        assertEquals(1, sent.size());
    }

    @Test
    void f5_reportOvertakenWhileItCouldNotBeSent_isNotSent() {
        twin.speak(new ModelwireDialect());
        worker.leap(Twin.SETTLING);
        broken = true;
        twin.report(report(1));
        worker.leap(Twin.REPORT_AT_MOST_EVERY);
        twin.report(report(2));
        worker.run();

        broken = false;
        worker.leap(Duration.ofMinutes(1));

        assertEquals(List.of(new Outgoing("reported", report(2))), sent);
    }

    @Test
    void f5_reportUnconfirmed_isSentAgain() {
        speakAzure();
        answerGet(7, 42);
        twin.report(report(42));
        worker.run();
        takeTopics();

        worker.leap(Patience.FIRST);

        assertEquals(List.of(REPORT), takeTopics());
    }

    @Test
    void f5_messageStorm_isBoundedAndEndsWithTheWholeTwin() {
        speakAzure();
        answerGet(1, 1);
        takeTopics();

        for (int version = 2; version < 10_000; version++) {
            twin.arrived(
                    "$iothub/twin/PATCH/properties/desired/?$version=" + version,
                    ("{\"modelwire\":\"x\",\"$version\":" + version + "}").getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(1, worker.pending());
        worker.leap(Twin.SETTLING);

        List<String> topics = takeTopics();
        assertTrue(topics.size() <= Mailbox.MOST + 1, topics::toString);
        assertEquals(GET, topics.get(topics.size() - 1));
    }

    @Test
    void desires_nobodyThere_areHandedOverWhenSomebodyCame() {
        nobody = true;
        speakAzure();
        answerGet(7, 42);
        answerGet(8, 43);
        nobody = false;

        twin.desiresTaken();
        worker.run();
        twin.desiresTaken();
        worker.run();

        assertEquals(List.of("{\"revision\":43}"), offered);
    }

    @Test
    void fallSilent_nothingIsHeardOrSaid() {
        speakAzure();
        takeTopics();

        twin.fallSilent();
        answerGet(7, 42);
        twin.report(report(1));
        twin.connected();
        worker.leap(Duration.ofDays(1));

        assertEquals(List.of(), sent);
        assertEquals(List.of(), offered);
    }

    @Test
    void speak_anotherDialect_reportsInIt() {
        speakAzure();
        twin.report(report(1));
        worker.leap(Twin.REPORT_AT_MOST_EVERY);
        takeTopics();

        twin.speak(new ModelwireDialect());
        worker.leap(Twin.SETTLING);

        assertEquals(List.of(new Outgoing("reported", report(1))), sent);
    }
}
