package dev.modelwire.wire.internal;

import java.util.List;

/** What came of trying to score records with a service. */
sealed interface Attempt {

    /** The records that were taken are answered, in their order. */
    record Answered(List<Answer> answers) implements Attempt {
        public Answered {
            answers = List.copyOf(answers);
        }
    }

    /** No version is active; no record was taken. */
    record NoModel() implements Attempt {}
}
