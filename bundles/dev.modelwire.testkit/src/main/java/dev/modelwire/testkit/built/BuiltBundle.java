package dev.modelwire.testkit.built;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the build has made of the bundle whose tests run: its manifest, component and metatype files. A file that is not there throws. */
public final class BuiltBundle {

    private static final Path ROOT = Path.of("target", "classes");
    private static final Pattern IMPORT = Pattern.compile("([\\w.]+)((?:;[^,\"]*(?:\"[^\"]*\")?)*)(?:,|$)");
    private static final Pattern VERSION = Pattern.compile("version=\"([^\"]*)\"");

    private BuiltBundle() {}

    /** Returns a main header of the manifest, null if it has none of that name. */
    public static @Nullable String header(String name) throws IOException {
        try (InputStream in = Files.newInputStream(ROOT.resolve("META-INF/MANIFEST.MF"))) {
            return new Manifest(in).getMainAttributes().getValue(name);
        }
    }

    /** Returns version ranges by imported package, without those of the JDK's {@code java.} packages. */
    public static Map<String, String> imports() throws IOException {
        Map<String, String> ranges = new LinkedHashMap<>();
        for (MatchResult match : IMPORT.matcher(String.valueOf(header("Import-Package")))
                .results()
                .toList()) {
            var version = VERSION.matcher(match.group(2));
            if (!match.group(1).startsWith("java.")) {
                ranges.put(match.group(1), version.find() ? version.group(1) : "");
            }
        }
        return ranges;
    }

    /** Returns the XML files of a directory such as {@code OSGI-INF}, by name. */
    public static List<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the description of the component of that name. */
    public static Document component(String name) throws Exception {
        return parse(ROOT.resolve("OSGI-INF/" + name + ".xml"));
    }

    /** Returns the metatype file of that PID. */
    public static Document metatype(String pid) throws Exception {
        return parse(ROOT.resolve("OSGI-INF/metatype/" + pid + ".xml"));
    }

    private static Document parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    /** Returns the elements of that tag in the order of the file, with {@code *} all. */
    public static List<Element> elements(Document document, String tag) {
        NodeList list = document.getElementsByTagName(tag);
        return IntStream.range(0, list.getLength())
                .mapToObj(i -> (Element) list.item(i))
                .toList();
    }
}
