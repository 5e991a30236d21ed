package dev.modelwire.sync.internal.desired;

import dev.modelwire.api.reported.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a desired state in either of its forms. */
public final class DesiredStateParser {

    public static final int MAX_BYTES = 64 * 1024;

    private DesiredStateParser() {}

    public static ParseOutcome parse(byte[] utf8) {
        return parse(utf8, UrlRule.SERVERS);
    }

    public static ParseOutcome parse(byte[] utf8, UrlRule rule) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return parse(text, rule);
        } catch (CharacterCodingException e) {
            return new ParseOutcome.Refused(ErrorCode.DESIRED_NOT_JSON, "the document is not UTF-8");
        }
    }

    public static ParseOutcome parse(String text) {
        return parse(text, UrlRule.SERVERS);
    }

    public static ParseOutcome parse(String text, UrlRule rule) {
        if (text.isBlank()) {
            return new ParseOutcome.SaysNothing();
        }
        try {
            Fields root = Fields.of("$", StrictJson.read(text, MAX_BYTES));
            if (root.object().members().isEmpty()) {
                return new ParseOutcome.SaysNothing();
            }
            return new ParseOutcome.Parsed(
                    FlatForm.looksLike(root) ? FlatForm.read(root, rule) : FullForm.read(root, rule));
        } catch (DesiredRefusedException e) {
            return new ParseOutcome.Refused(e.code(), e.detail());
        }
    }
}
