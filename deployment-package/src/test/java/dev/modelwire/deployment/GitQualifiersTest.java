package dev.modelwire.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With repositories of its own, of few commits an hour apart. */
class GitQualifiersTest {

    private static final String SOURCE = "bundles/m.a/src/main/java/A.java";
    private static final String EMBEDDED_MODULE = "bundles/m.support/src/main/java/S.java";
    private static final String COMMON = "bundles/pom.xml";
    private static final Feature.Bundle BUNDLE = new Feature.Bundle(
            Feature.Coordinates.of("g:m.a:1.0.0"),
            List.of("m.support"),
            List.of(Feature.Coordinates.of("lib:lib:7.7.7")));

    @TempDir
    Path root;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @BeforeEach
    void setUp() throws IOException {
        git("init", "-q");
        write(SOURCE, "class A {}");
        write("bundles/m.a/bnd.bnd", "X: 1");
        write(EMBEDDED_MODULE, "class S {}");
        write(COMMON, "<modules>a</modules>\n<bnd><![CDATA[\nVendor: x\n]]></bnd>\n<other/>");
        write("pom.xml", "<lib.version>7.7.7</lib.version>\n<plugin>1</plugin>");
        commit();
    }

    @Test
    void bundle_itsSourcesChange_isRaised() throws IOException {
        write(SOURCE, "class A { int x; }");
        Instant changed = commit();

        assertEquals(changed, qualifiers().ofBundle(BUNDLE));
    }

    @Test
    void bundle_aModuleThatLiesInItChanges_isRaised() throws IOException {
        write(EMBEDDED_MODULE, "class S { int x; }");
        Instant changed = commit();

        assertEquals(changed, qualifiers().ofBundle(BUNDLE));
    }

    @Test
    void bundle_theCommonHeadersChange_isRaised() throws IOException {
        write(COMMON, "<modules>a</modules>\n<bnd><![CDATA[\nVendor: y\n]]></bnd>\n<other/>");
        Instant changed = commit();

        assertEquals(changed, qualifiers().ofBundle(BUNDLE));
    }

    @Test
    void bundle_theVersionOfWhatItEmbedsChanges_isRaised() throws IOException {
        write("pom.xml", "<lib.version>7.7.8</lib.version>\n<plugin>1</plugin>");
        Instant changed = commit();
        Feature.Bundle newer =
                new Feature.Bundle(BUNDLE.id(), BUNDLE.modules(), List.of(Feature.Coordinates.of("lib:lib:7.7.8")));

        assertEquals(changed, qualifiers().ofBundle(newer));
    }

    @Test
    void bundle_onlyTestsPagesAndOtherBundlesChange_staysAsItWas() throws IOException {
        Instant before = qualifiers().ofBundle(BUNDLE);
        write("bundles/m.a/src/test/java/ATest.java", "class ATest {}");
        write("bundles/m.a/README.md", "# a");
        write("bundles/m.b/src/main/java/B.java", "class B {}");
        write(COMMON, "<modules>a b</modules>\n<bnd><![CDATA[\nVendor: x\n]]></bnd>\n<other>1</other>");
        write("pom.xml", "<lib.version>7.7.7</lib.version>\n<plugin>2</plugin>");
        commit();

        assertEquals(before, qualifiers().ofBundle(BUNDLE));
    }

    @Test
    void bundle_changedAndNotCommitted_isAsNewAsItsFile() throws IOException {
        Path file = write(SOURCE, "class A { int y; }");
        Instant written = Instant.parse("2031-05-06T07:08:09Z");
        Files.setLastModifiedTime(file, FileTime.from(written));

        assertEquals(written, qualifiers().ofBundle(BUNDLE));
    }

    @Test
    void of_aDirectoryWithoutRepository_isNone() throws IOException {
        Path bare = Files.createDirectory(root.resolve("bare"));
        Files.writeString(bare.resolve(".git"), "gitdir: nowhere");

        assertEquals(Optional.empty(), GitQualifiers.of(bare));
    }

    private Qualifiers qualifiers() {
        return GitQualifiers.of(root).orElseThrow();
    }

    private Path write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Returns when it was. */
    private Instant commit() throws IOException {
        now = now.plusSeconds(3_600);
        git("add", "-A");
        git("-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false", "commit", "-qm", "x");
        return now;
    }

    private void git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("GIT_AUTHOR_DATE", now.toString());
        builder.environment().put("GIT_COMMITTER_DATE", now.toString());
        try {
            assertEquals(0, builder.start().waitFor(), command::toString);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
