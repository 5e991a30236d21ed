package dev.modelwire.evaluation.internal.score;

import dev.modelwire.api.evaluation.ScorecardId;
import dev.modelwire.api.evaluation.ScoringSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What a ledger knows as a text: a format, an id and a fingerprint of the settings, then everything, packed and with a checksum. */
public final class LedgerDocument {

    private static final int FORMAT = 1;

    private LedgerDocument() {}

    /** What became of reading a text. */
    public sealed interface Reading {

        /** The ledger goes on. */
        record Found(Ledger ledger) implements Reading {}

        /** The ledger begins anew. */
        record Unusable(String why) implements Reading {}
    }

    /** Returns the text. */
    public static String of(ScorecardId id, Ledger ledger) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(FORMAT);
            out.writeUTF(id.value());
            out.writeUTF(fingerprint(ledger.settings()));
            ledger.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Reads what {@link #of} returned. */
    public static Reading read(String text, ScorecardId id, ScoringSettings settings) {
        try (DataInputStream in = new DataInputStream(
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(text))))) {
            int format = in.readInt();
            if (format != FORMAT) {
                return new Reading.Unusable("it has format [" + format + "], this release reads " + FORMAT);
            }
            String whose = in.readUTF();
            if (!whose.equals(id.value())) {
                return new Reading.Unusable("it is that of [" + whose + "]");
            }
            if (!in.readUTF().equals(fingerprint(settings))) {
                return new Reading.Unusable("it was measured by other settings");
            }
            Ledger ledger = new Ledger(settings);
            ledger.read(in);
            if (in.read() >= 0) { // the checksum is compared at the end
                return new Reading.Unusable("it is longer than it should be");
            }
            return new Reading.Found(ledger);
        } catch (IOException | RuntimeException e) {
            return new Reading.Unusable("it cannot be read (" + e + ")");
        }
    }

    /** In the order of {@link ScoringSettings#measuresAs}. */
    private static String fingerprint(ScoringSettings by) {
        return String.join(
                " ",
                by.model().value(),
                by.step().toString(),
                by.horizons().toString(),
                by.zone().getId(),
                Integer.toString(by.season()),
                by.cellBy().name(),
                by.levels().toString(),
                by.memory().toString());
    }
}
