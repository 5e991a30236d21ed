package dev.modelwire.testkit.http;

import java.util.function.UnaryOperator;

/** How the server answers one request. */
@FunctionalInterface
public interface Behaviour {

    /** Returns the answer to that request. */
    Answer answer(Request request);

    /** Returns this behaviour with a fault in its answer, if that is a {@link Message}. */
    default Behaviour but(UnaryOperator<Message> fault) {
        return request -> {
            Answer answer = answer(request);
            return answer instanceof Message message ? fault.apply(message) : answer;
        };
    }
}
