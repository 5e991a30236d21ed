package dev.modelwire.wire.internal;

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
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the build has made of the bundle: its manifest, component and metatype files. */
public final class BuiltBundle {

    private static final Path ROOT = Path.of("target", "classes");
    private static final Pattern IMPORT = Pattern.compile("([\\w.]+)((?:;[^,\"]*(?:\"[^\"]*\")?)*)(?:,|$)");
    private static final Pattern VERSION = Pattern.compile("version=\"([^\"]*)\"");

    private BuiltBundle() {}

    public static String header(String name) throws IOException {
        try (InputStream in = Files.newInputStream(ROOT.resolve("META-INF/MANIFEST.MF"))) {
            return new Manifest(in).getMainAttributes().getValue(name);
        }
    }

    /** Returns version ranges by imported package, without those of the JDK's {@code java.} packages. */
    static Map<String, String> imports() throws IOException {
        Map<String, String> ranges = new LinkedHashMap<>();
        for (MatchResult match :
                IMPORT.matcher(header("Import-Package")).results().toList()) {
            var version = VERSION.matcher(match.group(2));
            if (!match.group(1).startsWith("java.")) {
                ranges.put(match.group(1), version.find() ? version.group(1) : "");
            }
        }
        return ranges;
    }

    static List<Path> files(String directory) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(directory))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    public static Document component(String name) throws Exception {
        return parse(ROOT.resolve("OSGI-INF/" + name + ".xml"));
    }

    public static Document metatype(String pid) throws Exception {
        return parse(ROOT.resolve("OSGI-INF/metatype/" + pid + ".xml"));
    }

    static Document parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    public static List<Element> elements(Document document, String tag) {
        NodeList list = document.getElementsByTagName(tag);
        return IntStream.range(0, list.getLength())
                .mapToObj(i -> (Element) list.item(i))
                .toList();
    }
}
