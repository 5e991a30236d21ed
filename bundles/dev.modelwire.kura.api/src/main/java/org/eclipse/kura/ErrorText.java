package org.eclipse.kura;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one place that makes a message from a code and its arguments: {@code CODE: argument, argument}. */
final class ErrorText {

    private ErrorText() {}

    static String of(KuraErrorCode code, @Nullable Object... arguments) {
        var text = Arrays.stream(arguments).map(String::valueOf).collect(Collectors.joining(", "));
        return text.isEmpty() ? code.name() : code.name() + ": " + text;
    }
}
