package dev.modelwire.store.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** What stands around the text of a record: the format and a checksum, so that a flipped bit is noticed. */
record RecordEnvelope(int format, String body) {

    static final int FORMAT = 2;

    /** Format 1 had no checksum: its fields stood beside its number. */
    static final int FIRST = 1;

    private static final Pattern NUMBER = Pattern.compile("\\{\\s*\"modelwireRecord\":\\s*(\\d{1,9})\\s*,");
    private static final Pattern WHOLE = Pattern.compile(
            "\\{\"modelwireRecord\":2,\"crc32c\":\"([0-9a-f]{8})\",\"record\":(.*)\\}\\n", Pattern.DOTALL);

    static byte[] seal(String body) {
        return ("{\"modelwireRecord\":" + FORMAT + ",\"crc32c\":\"" + crc(body) + "\",\"record\":" + body + "}\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static RecordEnvelope open(String text) throws RecordFormatException {
        Matcher number = NUMBER.matcher(text);
        if (!number.lookingAt()) {
            throw new RecordFormatException("record must begin with its format, {\"modelwireRecord\":");
        }
        int format = Integer.parseInt(number.group(1));
        return switch (format) {
            case FIRST -> new RecordEnvelope(FIRST, text);
            case FORMAT -> new RecordEnvelope(FORMAT, checked(text));
            default ->
                throw new RecordFormatException("record has format [" + format + "]: only " + FORMAT
                        + " and older are known; install a newer Modelwire");
        };
    }

    private static String checked(String text) throws RecordFormatException {
        Matcher whole = WHOLE.matcher(text);
        if (!whole.matches()) {
            throw new RecordFormatException("record must have its checksum and its end");
        }
        String body = whole.group(2);
        if (!crc(body).equals(whole.group(1))) {
            throw new RecordFormatException("record has checksum [" + crc(body) + "]: it must be [" + whole.group(1)
                    + "]; a bit has changed on the disk");
        }
        return body;
    }

    private static String crc(String body) {
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
