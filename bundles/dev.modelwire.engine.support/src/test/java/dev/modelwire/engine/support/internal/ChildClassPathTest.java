package dev.modelwire.engine.support.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class ChildClassPathTest {

    @TempDir
    Path directory;

    private Path content;
    private Path base;
    private long lastModified = 7;
    private ChildClassPath classPath;

    @BeforeEach
    void fillBundle() throws IOException {
        content = Files.createDirectories(directory.resolve("content"));
        base = directory.resolve("child");
        Files.createDirectories(content.resolve("a/b c"));
        Files.writeString(content.resolve("top.txt"), "top");
        Files.writeString(content.resolve("a/b c/deep.txt"), "deep");
        classPath = new ChildClassPath(proxy(BundleContext.class, Map.of("getBundle", bundle())), base, "some.Factory");
    }

    @Test
    void blueprint_first_writesEveryEntryOfTheBundle() throws Exception {
        EngineBlueprint blueprint = classPath.blueprint().orElseThrow();
        assertEquals("some.Factory", blueprint.factory());
        Path jar = blueprint.classPath().get(0);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<String> names = zip.stream().map(ZipEntry::getName).sorted().toList();
            assertEquals(List.of("a/b c/deep.txt", "top.txt"), names);
            byte[] deep = zip.getInputStream(zip.getEntry("a/b c/deep.txt")).readAllBytes();
            assertArrayEquals("deep".getBytes(StandardCharsets.UTF_8), deep);
        }
        assertEquals(List.of(jar), files());
        assertEquals(jar.resolveSibling("native"), Blueprints.nativeDirectory(blueprint.settings()));
    }

    @Test
    void blueprint_again_leavesTheFileAlone() throws Exception {
        Path jar = classPath.blueprint().orElseThrow().classPath().get(0);
        Object written = Files.readAttributes(jar, "unix:ino");
        assertEquals(jar, classPath.blueprint().orElseThrow().classPath().get(0));
        assertEquals(written, Files.readAttributes(jar, "unix:ino"));
    }

    @Test
    void blueprint_otherRevision_replacesTheOldFiles() throws Exception {
        Path first = classPath.blueprint().orElseThrow().classPath().get(0);
        Files.writeString(
                Files.createDirectories(first.resolveSibling("native")).resolve("left.so"), "left");
        lastModified = 8;
        Path second = classPath.blueprint().orElseThrow().classPath().get(0);
        assertNotEquals(first, second);
        assertFalse(Files.exists(first));
        assertEquals(List.of(second), files());
    }

    @Test
    void blueprint_interruptedWrite_isWrittenAnew() throws Exception {
        Path revision = Files.createDirectories(base.resolve("7"));
        Files.writeString(revision.resolve("engine.part"), "half");
        Path jar = classPath.blueprint().orElseThrow().classPath().get(0);
        assertEquals(List.of(jar), files());
    }

    @Test
    void blueprint_noRoomForIt_isUnavailable() throws IOException {
        Files.writeString(base, "a file where the directory should be");
        EngineException refusal = assertThrows(EngineException.class, () -> classPath.blueprint());
        assertEquals(EngineException.Kind.UNAVAILABLE, refusal.kind());
    }

    private Bundle bundle() {
        return proxy(Bundle.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getLastModified" -> lastModified;
            case "getEntryPaths" -> entryPaths((String) arguments[0]);
            case "getEntry" -> url((String) arguments[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Enumeration<String> entryPaths(String path) {
        Path parent = path.equals("/") ? content : content.resolve(path);
        return Collections.enumeration(Arrays.stream(parent.toFile().listFiles())
                .map(file -> content.relativize(file.toPath()) + (file.isDirectory() ? "/" : ""))
                .toList());
    }

    private Object url(String path) throws MalformedURLException {
        return content.resolve(path).toUri().toURL();
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(base)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static <T> T proxy(Class<T> type, Map<String, Object> answers) {
        return proxy(type, (proxy, method, arguments) -> answers.get(method.getName()));
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
