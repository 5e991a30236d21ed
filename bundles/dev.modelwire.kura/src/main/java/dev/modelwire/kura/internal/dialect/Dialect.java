package dev.modelwire.kura.internal.dialect;

import java.util.List;

/**
 * How one cloud keeps a desired state and takes a reported one. An immutable value: each call returns what is to be sent,
 * which document was learnt, and the value that takes the place of this one.
 */
public interface Dialect {

    /** Returns the topic filters that must be subscribed to. */
    List<String> listensTo();

    /** The connection was made, perhaps again: whatever came in between was missed. */
    Step connected();

    /** A message came, perhaps twice, late or out of order, perhaps one that is none of ours. */
    Step message(String topic, byte[] body);

    /** The reported state has changed. */
    Step report(String reportedJson);

    /** The answer to something has not come in time. */
    Step overdue();

    /** Returns whether an answer has not come yet. */
    boolean unanswered();
}
