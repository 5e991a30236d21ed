package dev.modelwire.evaluation.internal.picture;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes a plate as a file. */
final class PictureFiles {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int SCALE = 2;

    /** It would make readers ask the network for it. */
    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>]*>\\s*");

    private PictureFiles() {}

    static List<Path> write(Plate plate, Path directory, String prefix) throws IOException {
        Path svg = directory.resolve(prefix + plate.name() + ".svg");
        Path png = directory.resolve(prefix + plate.name() + ".png");
        replace(svg, svg(plate));
        replace(png, png(plate));
        return List.of(svg, png);
    }

    /** Twice as many points in each direction, for screens that have them. */
    private static byte[] png(Plate plate) throws IOException {
        BufferedImage image =
                new BufferedImage(plate.width() * SCALE, plate.height() * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        plate.paint(graphics);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", bytes)) {
            throw new IOException("this Java platform writes no PNG");
        }
        return bytes.toByteArray();
    }

    private static byte[] svg(Plate plate) throws IOException {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setPrecision(2);
        context.setComment(null);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new Dimension(plate.width(), plate.height()));
        plate.paint(graphics);
        Element root = graphics.getRoot();
        root.setAttributeNS(null, "viewBox", "0 0 " + plate.width() + " " + plate.height());
        root.setAttributeNS(null, "role", "img");
        Document owner = root.getOwnerDocument();
        Element description = owner.createElementNS(SVG, "desc");
        description.setTextContent(String.join(". ", plate.lines()));
        root.insertBefore(description, root.getFirstChild());
        Element title = owner.createElementNS(SVG, "title");
        title.setTextContent(plate.title());
        root.insertBefore(title, root.getFirstChild());
        StringWriter text = new StringWriter();
        graphics.stream(root, text, false, false);
        graphics.dispose();
        return DOCTYPE.matcher(text.toString()).replaceFirst("").getBytes(StandardCharsets.UTF_8);
    }

    private static Document document() throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IOException("this Java platform makes no XML", e);
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        Files.write(beside, content);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
