package dev.modelwire.kura.internal.dialect;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Holds a conversation: keeps the dialect that comes next and remembers the last step. */
final class Talker {

    private Dialect dialect;
    private Step last;

    Talker(Dialect dialect) {
        this.dialect = dialect;
    }

    Talker connected() {
        return took(dialect.connected());
    }

    Talker message(String topic, String body) {
        return took(dialect.message(topic, body.getBytes(StandardCharsets.UTF_8)));
    }

    Talker report(String json) {
        return took(dialect.report(json));
    }

    Talker overdue() {
        return took(dialect.overdue());
    }

    private Talker took(Step step) {
        last = step;
        dialect = step.next();
        return this;
    }

    String desired() {
        return last.desired();
    }

    List<Outgoing> sent() {
        return last.send();
    }

    List<String> topics() {
        return last.send().stream().map(Outgoing::topic).toList();
    }

    boolean unanswered() {
        return dialect.unanswered();
    }

    /** A reported state with this much in it. */
    static String reported(long revision, int models, String phase) {
        StringBuilder json = new StringBuilder("{\"modelwire-reported\":1,\"revision\":" + revision
                + ",\"convergence\":{\"state\":\"WORKING\",\"percent\":10,\"detail\":\"model m0: " + phase
                + "\"},\"source\":\"cloud\",\"models\":[");
        for (int i = 0; i < models; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"name\":\"m.")
                    .append(i)
                    .append("\",\"phase\":\"")
                    .append(phase)
                    .append("\",\"desired\":{\"version\":\"7\",\"digest\":\"sha-256:7\"},")
                    .append("\"active\":{\"version\":\"6\",\"digest\":\"sha-256:6\",\"engine\":\"tflite\"},")
                    .append("\"history\":[],\"warnings\":[]}");
        }
        return json.append("]}").toString();
    }
}
