package dev.modelwire.sync.internal.directory;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.DesiredStateParser;
import dev.modelwire.sync.internal.desired.ParseOutcome;
import dev.modelwire.sync.internal.desired.Shown;
import dev.modelwire.sync.internal.desired.UrlRule;
import dev.modelwire.sync.internal.directory.PlainFiles.NotPlainException;
import dev.modelwire.sync.internal.directory.PlainFiles.Opened;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/** The desired-state document in a directory. */
public record DirectoryTwin(PlainFiles files, Path directory) {

    static final String DOCUMENT = "desired.json";
    private static final int BUFFER = 8 * 1024;

    /** Returns where the document is. */
    public String origin() {
        return directory.toString();
    }

    /** Blocks for as long as the file system does. */
    public LookOutcome look(Seen before) {
        try (Opened file = files.open(directory, List.of(DOCUMENT))) {
            return before.trusts(file.stamp()) ? new LookOutcome.Unchanged(before) : read(file, before);
        } catch (NotDirectoryException e) {
            return new LookOutcome.Away(null, "[" + directory + "] is no directory");
        } catch (NoSuchFileException e) {
            return new LookOutcome.Away(null, "there is no [" + DOCUMENT + "] in directory [" + directory + "]");
        } catch (NotPlainException e) {
            return new LookOutcome.Away(code(e), in(e));
        } catch (IOException e) {
            return new LookOutcome.Away(ErrorCode.SOURCE_UNREACHABLE, in(e));
        }
    }

    private static ErrorCode code(NotPlainException e) {
        return e.isLink() ? ErrorCode.REDIRECT_REFUSED : ErrorCode.SOURCE_UNREACHABLE;
    }

    private String in(IOException e) {
        return "directory [" + directory + "] cannot be read: "
                + Shown.of(e.getClass().getSimpleName() + " " + e.getMessage());
    }

    private static LookOutcome read(Opened file, Seen before) throws IOException {
        byte[] utf8 = read(file.bytes());
        Seen now = before.now(file.stamp(), utf8);
        if (before.same(utf8)) {
            return new LookOutcome.Unchanged(now);
        }
        if (utf8.length > DesiredStateParser.MAX_BYTES) {
            ParseOutcome refused = new ParseOutcome.Refused(
                    ErrorCode.DESIRED_NOT_JSON,
                    "the document is longer than " + DesiredStateParser.MAX_BYTES + " bytes");
            return new LookOutcome.Document("", refused, now);
        }
        return new LookOutcome.Document(
                new String(utf8, StandardCharsets.UTF_8),
                DesiredStateParser.parse(utf8, UrlRule.SERVERS_AND_BESIDE),
                now);
    }

    /** Reads no more than it takes to know that it is too much. */
    private static byte[] read(ReadableByteChannel bytes) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        while (all.size() <= DesiredStateParser.MAX_BYTES && bytes.read(buffer) >= 0) {
            all.write(buffer.array(), 0, buffer.position());
            buffer.clear();
        }
        return all.toByteArray();
    }
}
