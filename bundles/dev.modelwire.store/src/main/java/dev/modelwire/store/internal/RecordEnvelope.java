package dev.modelwire.store.internal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** What stands around the text of a record: the format and a checksum, so that a flipped bit is noticed. */
record RecordEnvelope(int format, String body) {

    static final int FORMAT = 2;

    /** Format 1 had no checksum: its fields stood beside its number. */
    static final int FIRST = 1;

    private static final String KEY = "\"modelwireRecord\":";
    private static final String HEAD = "{" + KEY + FORMAT + ",\"crc32c\":\"";
    private static final String MIDDLE = "\",\"record\":";
    private static final String TAIL = "}\n";
    private static final int CRC_DIGITS = 8;
    private static final int LONGEST_NUMBER = 9;

    static byte[] seal(String body) {
        return (HEAD + crc(body) + MIDDLE + body + TAIL).getBytes(StandardCharsets.UTF_8);
    }

    static RecordEnvelope open(String text) throws RecordFormatException {
        int format = format(text);
        return switch (format) {
            case FIRST -> new RecordEnvelope(FIRST, text);
            case FORMAT -> new RecordEnvelope(FORMAT, checked(text));
            default ->
                throw new RecordFormatException("record has format [" + format + "]: only " + FORMAT
                        + " and older are known; install a newer Modelwire");
        };
    }

    private static int format(String text) throws RecordFormatException {
        int at = spaces(text, 1);
        if (text.startsWith("{") && text.startsWith(KEY, at)) {
            int begin = spaces(text, at + KEY.length());
            int end = begin;
            while (end < text.length() && end - begin < LONGEST_NUMBER && isDigit(text.charAt(end))) {
                end++;
            }
            if (end > begin && text.startsWith(",", spaces(text, end))) {
                return Integer.parseInt(text, begin, end, 10);
            }
        }
        throw new RecordFormatException("record must begin with its format, {" + KEY);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int spaces(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String checked(String text) throws RecordFormatException {
        int begin = HEAD.length() + CRC_DIGITS + MIDDLE.length();
        if (!text.startsWith(HEAD)
                || !text.startsWith(MIDDLE, HEAD.length() + CRC_DIGITS)
                || !text.endsWith(TAIL)
                || text.length() < begin + TAIL.length()) {
            throw new RecordFormatException("record must have its checksum and its end");
        }
        String body = text.substring(begin, text.length() - TAIL.length());
        String expected = text.substring(HEAD.length(), HEAD.length() + CRC_DIGITS);
        if (!crc(body).equals(expected)) {
            throw new RecordFormatException("record has checksum [" + crc(body) + "]: it must be [" + expected
                    + "]; a bit has changed on the disk");
        }
        return body;
    }

    private static String crc(String body) {
        CRC32C crc = new CRC32C();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
