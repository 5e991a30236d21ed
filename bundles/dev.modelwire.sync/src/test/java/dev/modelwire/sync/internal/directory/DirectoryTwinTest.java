package dev.modelwire.sync.internal.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.ParseOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTwinTest {

    private static final FileTime THEN = FileTime.fromMillis(1_700_000_000_000L);

    @TempDir
    Path temp;

    private Path stick;
    private Path document;
    private final AtomicInteger reads = new AtomicInteger();
    private DirectoryTwin twin;

    @BeforeEach
    void start() {
        stick = temp.resolve("stick");
        document = stick.resolve("desired.json");
        twin = new DirectoryTwin(new NoFollowFiles(), stick);
    }

    private static String state(int revision) {
        return "{\"modelwire\":1,\"revision\":" + revision + ",\"models\":[]}";
    }

    private void write(String text) throws IOException {
        Files.createDirectories(stick);
        Files.writeString(document, text);
        Files.setLastModifiedTime(document, THEN);
    }

    private LookOutcome.Document document(Seen before) {
        return assertInstanceOf(LookOutcome.Document.class, twin.look(before));
    }

    private LookOutcome.Away away() {
        return assertInstanceOf(LookOutcome.Away.class, twin.look(Seen.NOTHING));
    }

    private void assertAway(ErrorCode code, String expected) {
        LookOutcome.Away away = away();
        assertEquals(code, away.code(), away.detail());
        assertTrue(away.detail().contains(expected), away.detail());
    }

    @Test
    void look_noDirectory_isAwayAndNoFault() {
        LookOutcome.Away away = away();

        assertNull(away.code());
        assertEquals("there is no [desired.json] in directory [" + stick + "]", away.detail());
    }

    @Test
    void look_fileInPlaceOfTheDirectory_isAway() throws IOException {
        Files.writeString(stick, "x");

        assertNull(away().code());
    }

    @Test
    void look_emptyDirectory_isAway() throws IOException {
        Files.createDirectory(stick);

        assertNull(away().code());
    }

    @Test
    void look_document_isRead() throws IOException {
        write(state(3));

        LookOutcome.Document found = document(Seen.NOTHING);

        assertEquals(state(3), found.text());
        assertInstanceOf(ParseOutcome.Parsed.class, found.parsed());
        assertEquals(stick.toString(), twin.origin());
    }

    @Test
    void look_sameAgain_isUnchangedAndSoonNotReadAnyMore() throws IOException {
        write(state(3));
        twin = new DirectoryTwin(counting(), stick);
        Seen seen = document(Seen.NOTHING).seen();
        for (int look = 0; look < 20; look++) {
            seen = assertInstanceOf(LookOutcome.Unchanged.class, twin.look(seen))
                    .seen();
        }

        assertEquals(Seen.TRUSTED_AFTER, reads.get());
    }

    @Test
    void look_otherContentUnderTheSameSizeAndTime_isSeen() throws IOException {
        write(state(3));
        Seen seen = document(Seen.NOTHING).seen();
        write(state(4));

        assertEquals(state(4), document(seen).text());
    }

    @Test
    void look_otherTimeAfterManyLooks_isReadAgain() throws IOException {
        write(state(3));
        Seen seen = document(Seen.NOTHING).seen();
        for (int look = 0; look < 20; look++) {
            seen = assertInstanceOf(LookOutcome.Unchanged.class, twin.look(seen))
                    .seen();
        }
        write(state(4));
        Files.setLastModifiedTime(document, FileTime.fromMillis(THEN.toMillis() + 2000));

        assertEquals(state(4), document(seen).text());
    }

    @Test
    void look_sameContentUnderAnotherTime_isUnchanged() throws IOException {
        write(state(3));
        Seen seen = document(Seen.NOTHING).seen();
        Files.setLastModifiedTime(document, FileTime.fromMillis(THEN.toMillis() + 2000));

        assertInstanceOf(LookOutcome.Unchanged.class, twin.look(seen));
    }

    @Test
    void look_documentThatNeverEnds_isRefused() throws IOException {
        write("x".repeat(1_000_000));

        ParseOutcome.Refused refused = assertInstanceOf(
                ParseOutcome.Refused.class, document(Seen.NOTHING).parsed());

        assertEquals(ErrorCode.DESIRED_NOT_JSON, refused.code());
        assertEquals("the document is longer than 65536 bytes", refused.detail());
    }

    @Test
    void look_documentIsALink_isNotFollowed() throws IOException {
        Path secret = Files.writeString(temp.resolve("secret"), state(9));
        Files.createDirectory(stick);
        Files.createSymbolicLink(document, secret);

        assertAway(ErrorCode.REDIRECT_REFUSED, "[desired.json] is a link");
    }

    @Test
    void look_documentIsADirectory_isNotRead() throws IOException {
        Files.createDirectories(document);

        assertAway(ErrorCode.SOURCE_UNREACHABLE, "[desired.json] is no plain file");
    }

    @Test
    void look_directoryReachedByALink_isRead() throws IOException {
        write(state(3));
        Path link = Files.createSymbolicLink(temp.resolve("link"), stick);
        twin = new DirectoryTwin(new NoFollowFiles(), link);

        assertEquals(state(3), document(Seen.NOTHING).text());
    }

    @Test
    void look_diskThatFails_isAwayWithTheReason() {
        twin = new DirectoryTwin(
                (directory, names) -> {
                    throw new FileSystemException("/media/usb", null, "Input/output\nerror");
                },
                stick);

        assertAway(ErrorCode.SOURCE_UNREACHABLE, "Input/output?error");
    }

    private PlainFiles counting() {
        return (directory, names) -> {
            PlainFiles.Opened opened = new NoFollowFiles().open(directory, names);
            assertEquals(List.of("desired.json"), names);
            ReadableByteChannel counted = new Counted(opened.bytes());
            return new PlainFiles.Opened(counted, opened.size(), opened.stamp());
        };
    }

    /** Counts how often a file is read from its beginning. */
    private final class Counted implements ReadableByteChannel {

        private final ReadableByteChannel bytes;
        private boolean begun;

        Counted(ReadableByteChannel bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read(ByteBuffer buffer) throws IOException {
            reads.addAndGet(begun ? 0 : 1);
            begun = true;
            return bytes.read(buffer);
        }

        @Override
        public boolean isOpen() {
            return bytes.isOpen();
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
