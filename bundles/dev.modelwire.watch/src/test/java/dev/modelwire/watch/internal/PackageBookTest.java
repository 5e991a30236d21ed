package dev.modelwire.watch.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Version;

class PackageBookTest {

    @TempDir
    Path home;

    private Path packages;
    private GoodVersions good;
    private PackageBook book;

    @BeforeEach
    void setUp() throws IOException {
        packages = Files.createDirectory(home.resolve("packages"));
        good = new GoodVersions(home.resolve("good"));
        book = new PackageBook(home.resolve("dpa.properties"), good);
    }

    @Test
    void installed_noList_isNone() throws IOException {
        assertEquals(0, book.installed().size());
    }

    @Test
    void installed_packagesOfOthers_areLeftOut() throws IOException {
        installed("modelwire_2.0.0.dp", "modelwire-wires_1.0.0.dp", "modelwirex_1.0.0.dp", "other_1.0.0.dp");

        assertEquals(
                List.of("modelwire", "modelwire-wires"),
                List.copyOf(book.installed().keySet()));
    }

    @Test
    void previous_severalEarlierVersions_isTheNewestOfThem() throws IOException {
        kept("modelwire_1.0.0.dp", "modelwire_1.0.0.v2.dp", "modelwire_3.0.0.dp", "modelwire-wires_1.9.0.dp");
        installed("modelwire_2.0.0.dp");

        assertEquals(Optional.of("1.0.0.v2"), previous());
    }

    @Test
    void previous_anOlderOneIsKnownAsGood_isThatOne() throws IOException {
        kept("modelwire_1.0.0.dp", "modelwire_1.5.0.dp");
        installed("modelwire_1.0.0.dp");
        book.allGood();
        installed("modelwire_2.0.0.dp");

        assertEquals(Optional.of("1.0.0"), previous());
    }

    @Test
    void previous_goodOnesAfterARestart_areStillKnown() throws IOException {
        kept("modelwire_1.0.0.dp", "modelwire_1.5.0.dp");
        installed("modelwire_1.0.0.dp");
        book.allGood();
        installed("modelwire_2.0.0.dp");
        book = new PackageBook(home.resolve("dpa.properties"), new GoodVersions(home.resolve("good")));

        assertEquals(Optional.of("1.0.0"), previous());
    }

    @Test
    void previous_theNewestWasGoneBackFrom_isTheOneBefore() throws IOException {
        kept("modelwire_1.0.0.dp", "modelwire_1.5.0.dp");
        installed("modelwire_1.5.0.dp");
        book.giveUp(book.installed().get("modelwire"));
        installed("modelwire_2.0.0.dp");

        assertEquals(Optional.of("1.0.0"), previous());
    }

    @Test
    void previous_goneBackFromAndGoodLater_isThatOne() throws IOException {
        kept("modelwire_1.0.0.dp", "modelwire_1.5.0.dp");
        installed("modelwire_1.5.0.dp");
        book.giveUp(book.installed().get("modelwire"));
        book.allGood();
        installed("modelwire_2.0.0.dp");

        assertEquals(Optional.of("1.5.0"), previous());
    }

    @Test
    void previous_nothingKept_isNone() throws IOException {
        installed("modelwire_2.0.0.dp");

        assertEquals(Optional.empty(), previous());
    }

    @ParameterizedTest
    @CsvSource({
        "modelwire, modelwire_1.2.3.v4.dp, 1.2.3.v4",
        "modelwire, modelwire-wires_1.2.3.dp,",
        "modelwire, modelwire_1.2.3.deb,",
        "modelwire, modelwire_x.dp,"
    })
    void version_ofAFile_isReadFromItsName(String name, String file, String expected) {
        assertEquals(
                Optional.ofNullable(expected).map(Version::parseVersion), PackageBook.version(name, Path.of(file)));
    }

    private Optional<String> previous() throws IOException {
        return book.previous(book.installed().get("modelwire"))
                .map(entry -> entry.version().toString());
    }

    private void kept(String... files) throws IOException {
        for (String file : files) {
            Files.writeString(packages.resolve(file), file);
        }
    }

    private void installed(String... files) throws IOException {
        Properties properties = new Properties();
        for (String file : files) {
            properties.setProperty(
                    file.substring(0, file.indexOf('_')),
                    packages.resolve(file).toUri().toString());
        }
        try (var out = Files.newOutputStream(home.resolve("dpa.properties"))) {
            properties.store(out, null);
        }
    }
}
