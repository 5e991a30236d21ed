package dev.modelwire.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.api.desired.DirectorySource;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.desired.TransferOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectorySourceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final DirectorySource USB = new DirectorySource(Path.of("/media/usb"), SECOND);

    private static SyncOptions options(List<DirectorySource> directories) {
        return new SyncOptions(true, "", directories, List.of(), TransferOptions.of(SECOND, SECOND, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "media/usb", "./usb", "/media/../usb", "/media/./usb"})
    void directorySource_pathThatIsNotPlain_isRefused(String path) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new DirectorySource(Path.of(path), SECOND));

        assertEquals(
                "directory [" + Path.of(path) + "] must be an absolute path without [.] and [..]",
                refused.getMessage());
    }

    @Test
    void directorySource_intervalBelowASecond_isRefused() {
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> new DirectorySource(Path.of("/media/usb"), Duration.ofMillis(999)));

        assertEquals("interval [PT0.999S] between two looks must be at least 1 s", refused.getMessage());
    }

    @Test
    void syncOptions_twoDirectories_areRefused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> options(List.of(USB, USB)));

        assertEquals("there are 2 directories: there may be one", refused.getMessage());
    }
}
