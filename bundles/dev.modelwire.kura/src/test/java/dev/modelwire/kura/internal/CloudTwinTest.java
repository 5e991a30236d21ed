package dev.modelwire.kura.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.reported.Convergence;
import dev.modelwire.api.reported.Report;
import dev.modelwire.kura.internal.dialect.Outgoing;
import dev.modelwire.kura.internal.thread.ManualWorker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudTwinTest {

    private static final String DOCUMENT = "{\"modelwire\":1,\"revision\":42,\"models\":[]}";
    private static final String SHADOW = "$aws/things/gw/shadow/name/modelwire";

    private final ManualWorker worker = new ManualWorker();
    private final RecordedSync sync = new RecordedSync();
    private final List<String> sent = new ArrayList<>();
    private final TreeSet<String> registrations = new TreeSet<>();

    private CloudTwin twin(Map<String, ?> config) {
        CloudTwin twin =
                new CloudTwin(config(config), Map.of("kura.service.pid", "azure-twin", "service.pid", "x-1"), worker);
        worker.run();
        return twin;
    }

    private static CloudTwinConfig config(Map<String, ?> values) {
        return Fakes.config(CloudTwinConfig.class, values);
    }

    private CloudPublisher publisher(String name) {
        return Fakes.fake(CloudPublisher.class, (proxy, method, args) -> {
            if (method.getName().equals("publish")) {
                KuraMessage message = (KuraMessage) args[0];
                String body = new String(message.getPayload().getBody(), StandardCharsets.UTF_8);
                sent.add(name + " " + message.getProperties().get("modelwire.topic") + (body.isEmpty() ? "" : " body"));
            } else {
                registrations.add(name + " " + method.getName());
            }
            return null;
        });
    }

    private CloudSubscriber subscriber(String name) {
        return Fakes.fake(CloudSubscriber.class, (proxy, method, args) -> {
            registrations.add(name + " " + method.getName());
            return null;
        });
    }

    private static KuraMessage message(Map<String, Object> properties, String body) {
        KuraPayload payload = new KuraPayload();
        if (body != null) {
            payload.setBody(body.getBytes(StandardCharsets.UTF_8));
        }
        return new KuraMessage(payload, properties);
    }

    private static Report report() {
        return new Report(
                "{\"modelwire-reported\":1}", "cloud", 1, new Convergence(Convergence.State.CONVERGED, 100, ""));
    }

    @Test
    void message_document_isOfferedUnderThePidOfTheInstance() {
        CloudTwin twin = twin(Map.of());
        twin.bindSync(sync);

        twin.onMessageArrived(message(Map.of("appTopic", "desired", "deviceId", "gw"), DOCUMENT));
        assertEquals(List.of(), sync.told);
        worker.run();

        assertEquals(List.of("cloud azure-twin " + DOCUMENT), sync.told);
    }

    @Test
    void message_withoutBody_isNotAWithdrawal() {
        CloudTwin twin = twin(Map.of());
        twin.bindSync(sync);

        twin.onMessageArrived(message(Map.of(), null));
        worker.run();

        assertEquals(List.of(), sync.told);
    }

    @Test
    void message_beforeTheServiceIsThere_isOfferedThen() {
        CloudTwin twin = twin(Map.of());
        twin.onMessageArrived(message(Map.of(), DOCUMENT));
        worker.run();

        twin.bindSync(sync);
        worker.run();

        assertEquals(List.of("cloud azure-twin " + DOCUMENT), sync.told);
    }

    @Test
    void publishers_withFixedTopics_takeTheMessagesOfTheirs() {
        CloudTwin twin = twin(Map.of("dialect", "aws", "thing.name", "gw"));
        twin.bindPublisher(publisher("get"), Map.of("topic", SHADOW + "/get"));
        twin.bindPublisher(publisher("update"), Map.of("topic", SHADOW + "/update"));
        worker.leap(Duration.ofSeconds(1));
        assertEquals(List.of("get " + SHADOW + "/get"), sent);

        twin.bindSync(sync);
        sync.report(report());
        worker.run();

        assertEquals(List.of("get " + SHADOW + "/get", "update " + SHADOW + "/update body"), sent);
    }

    @Test
    void publishers_withOtherTopicsOnly_sendNothingWrongAndItIsTriedAgain() {
        CloudTwin twin = twin(Map.of("dialect", "aws", "thing.name", "gw"));
        twin.bindPublisher(publisher("update"), Map.of("topic", SHADOW + "/update"));
        worker.leap(Duration.ofSeconds(1));
        assertEquals(List.of(), sent);

        twin.bindPublisher(publisher("any"), Map.of("app.topic", "$modelwire.topic"));
        worker.leap(Duration.ofSeconds(1));

        assertEquals(List.of("any " + SHADOW + "/get"), sent);
    }

    @Test
    void line_withoutPublisher_saysWhatToDo() {
        KuraException failure =
                assertThrows(KuraException.class, () -> new KuraLine().send(new Outgoing("reported", "{}")));

        assertEquals(KuraErrorCode.SERVICE_UNAVAILABLE, failure.getCode());
        assertTrue(failure.getMessage().contains("CloudPublisher.target"), failure.getMessage());
    }

    @Test
    void t10_connectionMadeAgain_asksAndReportsAgain() {
        CloudTwin twin = twin(Map.of("dialect", "azure"));
        twin.bindSync(sync);
        twin.bindPublisher(publisher("p"), Map.of());
        sync.report(report());
        worker.leap(Duration.ofSeconds(5));
        sent.clear();

        twin.onConnectionLost();
        twin.onConnectionEstablished();
        twin.onConnectionLost();
        worker.leap(Duration.ofSeconds(1));

        assertEquals(
                List.of(
                        "p $iothub/twin/GET/?$rid=modelwire-get",
                        "p $iothub/twin/PATCH/properties/reported/?$rid=modelwire-report body"),
                sent);
    }

    @Test
    void references_comeAndGo_leaveNoListenerBehind() {
        CloudTwin twin = twin(Map.of());
        CloudSubscriber subscriber = subscriber("s");
        CloudPublisher publisher = publisher("p");

        twin.bindSubscriber(subscriber);
        twin.bindPublisher(publisher, Map.of());
        twin.unbindSubscriber(subscriber);
        twin.unbindPublisher(publisher);

        assertEquals(
                List.of(
                        "p registerCloudConnectionListener",
                        "p unregisterCloudConnectionListener",
                        "s registerCloudConnectionListener",
                        "s registerCloudSubscriberListener",
                        "s unregisterCloudConnectionListener",
                        "s unregisterCloudSubscriberListener"),
                List.copyOf(registrations));
    }

    @Test
    void unbindSync_afterItsSuccessorWasBound_keepsTheSuccessor() {
        CloudTwin twin = twin(Map.of());
        RecordedSync successor = new RecordedSync();
        twin.bindSync(sync);
        twin.bindSync(successor);
        twin.unbindSync(sync);

        assertEquals(List.of(), sync.listeners);
        assertEquals(1, successor.listeners.size());
        twin.unbindSync(successor);
        assertEquals(List.of(), successor.listeners);
    }

    @Test
    void modified_equal_beginsNothingAnew() {
        CloudTwin twin = twin(Map.of("dialect", "azure"));
        twin.bindPublisher(publisher("p"), Map.of());
        worker.leap(Duration.ofSeconds(1));
        sent.clear();

        twin.modified(config(Map.of("dialect", "azure")));
        worker.leap(Duration.ofSeconds(1));

        assertEquals(List.of(), sent);
    }

    @Test
    void modified_notEnabled_takesNothing() {
        CloudTwin twin = twin(Map.of());
        twin.bindSync(sync);
        twin.modified(config(Map.of("enabled", false)));

        twin.onMessageArrived(message(Map.of(), DOCUMENT));
        worker.run();

        assertEquals(List.of(), sync.told);
    }

    @Test
    void modified_invalid_keepsWhatWasGood() {
        CloudTwin twin = twin(Map.of());
        twin.bindSync(sync);
        twin.modified(config(Map.of("dialect", "klingon")));

        twin.onMessageArrived(message(Map.of(), DOCUMENT));
        worker.run();

        assertEquals(1, sync.told.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dialect | klingon | option dialect [klingon] must be modelwire, azure or aws",
                "thing.name | a/b | option thing.name [a/b] must be 1 to 128 of a-z A-Z 0-9 : _ -",
                "thing.name | + | option thing.name [+] must be 1 to 128 of a-z A-Z 0-9 : _ -",
                "shadow.name | # | option shadow.name [#] must be at most 64 of a-z A-Z 0-9 : _ -"
            })
    void options_invalid_sayKeyValueAndRule(String key, String value, String message) {
        Map<String, String> values = new HashMap<>(Map.of("dialect", "aws", "thing.name", "gw"));
        values.put(key, value);

        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> CloudTwinOptions.of(config(values)))
                        .getMessage());
    }

    @Test
    void close_ended_listensNoMore() {
        CloudTwin twin = twin(Map.of());
        twin.bindSync(sync);
        twin.close();

        twin.onMessageArrived(message(Map.of(), DOCUMENT));
        worker.run();

        assertEquals(List.of(), sync.told);
    }
}
