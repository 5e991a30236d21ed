package dev.modelwire.bndrun;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Packages that Kura calls successful and that do not work: each is told by name and cause, and taken back. */
class BrokenPackageIT {

    private static final Duration TOLD_WITHIN = Duration.ofSeconds(30);
    private static final String PACKAGES = "MODELWIRE-PACKAGES-V1";
    private static final String COMPONENT = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="dev.modelwire.Forlorn" immediate="true">
              <implementation class="java.lang.Object"/>
              <reference name="Never" interface="java.util.function.LongSupplier" target="(never=there)"/>
            </scr:component>
            """;

    /** Breaks a package, and says what must be told of it. */
    private record Breakage(String qualifier, RaisedPackage.Change change, List<String> told) {}

    /** Put into a bundle as its activator. */
    public static final class Throwing implements BundleActivator {
        @Override
        public void start(BundleContext context) {
            throw new IllegalStateException("no luck today");
        }

        @Override
        public void stop(BundleContext context) {
            // never started
        }
    }

    @TempDir
    Path home;

    @TempDir
    Path raised;

    @Test
    void brokenPackage_ofEachKind_isToldWithItsCauseAndTakenBack() throws Exception {
        try (LoadedGateway loaded = LoadedGateway.install(home, 100)) {
            for (Breakage breakage : breakages().toList()) {
                Path file = RaisedPackage.write(
                        LoadedGateway.file("modelwire"), breakage.qualifier(), raised, breakage.change());
                loaded.gateway().installPackage(file);
                long begin = System.nanoTime();
                for (String told : breakage.told()) {
                    loaded.await(told, TOLD_WITHIN, () -> loaded.reported().contains(told));
                }
                System.out.printf(
                        Locale.ROOT,
                        "broken package %s: told after %d ms%n",
                        breakage.qualifier(),
                        (System.nanoTime() - begin) / 1_000_000);

                String answer = loaded.request(PACKAGES, "EXEC", "rollback/modelwire");

                assertTrue(answer.contains("\"rollback\":\"modelwire\""), answer);
                loaded.await(
                        "whole packages",
                        () -> loaded.reported().contains("\"packages\":{\"state\":\"whole\"")
                                && loaded.gateway().isHealthy());
                loaded.awaitScored(10);
            }
        }
    }

    /** Each higher than the one before: what is taken back lies below it. */
    private static Stream<Breakage> breakages() {
        return Stream.of(
                new Breakage(
                        "v91-import",
                        (bundle, manifest, files) -> {
                            if (bundle.equals("dev.modelwire.inference")) {
                                append(manifest, "Import-Package", "no.such.thing;version=\"[1,2)\"");
                            }
                        },
                        List.of("\"bundle\":\"dev.modelwire.inference 0.1.0.v91-import\"", "no.such.thing")),
                new Breakage(
                        "v92-activator",
                        (bundle, manifest, files) -> {
                            if (bundle.equals("dev.modelwire.sync")) {
                                manifest.putValue("Bundle-Activator", Throwing.class.getName());
                                append(manifest, "Import-Package", "org.osgi.framework");
                                files.put(Throwing.class.getName().replace('.', '/') + ".class", bytes());
                            }
                        },
                        List.of("\"bundle\":\"dev.modelwire.sync 0.1.0.v92-activator\"", "no luck today")),
                new Breakage(
                        "v93-component",
                        (bundle, manifest, files) -> {
                            if (bundle.equals("dev.modelwire.store")) {
                                append(manifest, "Service-Component", "OSGI-INF/forlorn.xml");
                                files.put("OSGI-INF/forlorn.xml", COMPONENT.getBytes(StandardCharsets.UTF_8));
                            }
                        },
                        List.of(
                                "\"component\":\"dev.modelwire.Forlorn\"",
                                "nothing offers java.util.function.LongSupplier with (never=there)")));
    }

    private static void append(Attributes manifest, String header, String value) {
        String before = manifest.getValue(header);
        if (before == null || !before.contains(value.replaceAll(";.*", ""))) {
            manifest.putValue(header, before == null ? value : before + "," + value);
        }
    }

    private static byte[] bytes() throws IOException {
        try (InputStream in = Throwing.class.getResourceAsStream("BrokenPackageIT$Throwing.class")) {
            return in.readAllBytes();
        }
    }
}
